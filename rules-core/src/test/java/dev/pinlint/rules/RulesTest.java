package dev.pinlint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what all rules have in common. */
final class RulesTest {

  static final Path SOURCES =
      Path.of(System.getProperty("pinlint.root"), "rules-core/src/main/java/dev/pinlint/rules");

  @Test
  void namesAreUniqueAndInOrder() {
    List<String> names = Rules.ALL.stream().map(Rule::name).toList();

    assertThat(names).isNotEmpty().doesNotHaveDuplicates().isSorted();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void nameIsThatOfTheClass(Rule rule) {
    assertThat(rule.name())
        .isEqualTo(rule.getClass().getSimpleName())
        .matches("([A-Z][a-z0-9]+){2,}");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ruleIsShort(Rule rule) throws IOException {
    assertThat(Files.readAllLines(source(rule))).hasSizeLessThanOrEqualTo(60);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ruleKeepsNothingBetweenJudgements(Rule rule) {
    assertThat(rule.getClass().getDeclaredFields())
        .allMatch(field -> java.lang.reflect.Modifier.isStatic(field.getModifiers()));
  }

  @Test
  void everyRuleThatIsWrittenIsAmongThem() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      List<String> written =
          files
              .filter(file -> isRule(file))
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .sorted()
              .toList();

      assertThat(Rules.ALL).extracting(Rule::name).isEqualTo(written);
    }
  }

  private static boolean isRule(Path file) {
    try {
      return Files.readString(file).contains(" implements Rule {");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Path source(Rule rule) {
    return SOURCES.resolve(rule.name() + ".java");
  }

  static Stream<Rule> rules() {
    return Rules.ALL.stream();
  }
}
