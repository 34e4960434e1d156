package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.Platform;
import dev.pinlint.model.TypeModel;
import dev.pinlint.rules.Finding;
import dev.pinlint.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not matter: the compiler, its options, the shape of the text, the order of the files. */
final class FixtureVariantsTest {

  private static final List<Finding> FROM_CLASSES =
      findings(BytecodeFrontEnd.lower(Fixtures.classes()).types());

  private static final List<Finding> FROM_SOURCE =
      findings(Fixtures.lower(Fixtures.sources()).types());

  private static final Pattern SIMPLE_PINNER = Pattern.compile("(?<![.\\w])CertificatePinner\\b");

  private static final String PINNER_IMPORT = "import okhttp3.CertificatePinner;\n";

  @ParameterizedTest
  @EnumSource
  void theCompilerDoesNotMatter(FixtureVariant variant, @TempDir Path directory) {
    Lowered lowered = BytecodeFrontEnd.lower(variant.compile(directory));
    assertThat(lowered.problems()).isEmpty();
    assertThat(lowered.types().stream().flatMap(type -> ModelValidator.problems(type).stream()))
        .isEmpty();
    assertSame(findings(lowered.types()), FROM_CLASSES);
  }

  @Test
  void lineEndsDoNotMatter() {
    assertSame(findings(rewritten(text -> text.replace("\n", "\r\n"))), FROM_SOURCE);
  }

  @Test
  void linesDoNotMatter() {
    String comment = "/*\n * CertificatePinner, X509TrustManager { }\n */\n";
    List<Finding> moved = findings(rewritten(text -> comment + text));
    assertSame(moved, FROM_SOURCE);
    assertThat(moved.stream().map(finding -> finding.location().line()))
        .containsExactlyElementsOf(
            FROM_SOURCE.stream().map(finding -> finding.location().line() + 3).toList());
  }

  @Test
  void importsDoNotMatter() {
    int[] rewritten = {0};
    List<TypeModel> types =
        rewritten(
            text -> {
              if (!text.contains(PINNER_IMPORT)) {
                return text;
              }
              rewritten[0]++;
              return SIMPLE_PINNER
                  .matcher(text.replace(PINNER_IMPORT, "\n"))
                  .replaceAll("okhttp3.CertificatePinner");
            });
    assertThat(rewritten[0]).isGreaterThan(50);
    assertSame(findings(types), FROM_SOURCE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderOfSourcesDoesNotMatter(long seed) {
    List<SourceFile> files = shuffled(Fixtures.sources(), seed);
    assertThat(rendered(findings(Fixtures.lower(files).types())))
        .containsExactlyElementsOf(rendered(FROM_SOURCE));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderOfClassesDoesNotMatter(long seed) {
    List<ClassFile> files = shuffled(Fixtures.classes(), seed);
    assertThat(rendered(findings(BytecodeFrontEnd.lower(files).types())))
        .containsExactlyElementsOf(rendered(FROM_CLASSES));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderOfTypesDoesNotMatter(long seed) {
    assertThat(rendered(findings(shuffled(Fixtures.lower(Fixtures.sources()).types(), seed))))
        .containsExactlyElementsOf(rendered(FROM_SOURCE));
    assertThat(
            rendered(findings(shuffled(BytecodeFrontEnd.lower(Fixtures.classes()).types(), seed))))
        .containsExactlyElementsOf(rendered(FROM_CLASSES));
  }

  @Test
  void whatIsGivenTwiceIsFoundOnce() {
    assertThat(rendered(findings(Fixtures.lower(twice(Fixtures.sources())).types())))
        .containsExactlyElementsOf(rendered(FROM_SOURCE));
    assertThat(rendered(findings(BytecodeFrontEnd.lower(twice(Fixtures.classes())).types())))
        .containsExactlyElementsOf(rendered(FROM_CLASSES));
  }

  private static void assertSame(List<Finding> actual, List<Finding> expected) {
    assertThat(expected).isNotEmpty();
    assertThat(difference(actual, expected, Finding::projection)).isEmpty();
    assertThat(difference(actual, expected, Finding::fingerprint)).isEmpty();
  }

  /** What only one of the two has, so that a failure can be read. */
  private static List<String> difference(
      List<Finding> actual, List<Finding> expected, Function<Finding, String> identity) {
    List<String> left = actual.stream().map(identity).toList();
    List<String> right = expected.stream().map(identity).toList();
    return Stream.concat(
            left.stream().filter(line -> !right.contains(line)).map("too many: "::concat),
            right.stream().filter(line -> !left.contains(line)).map("missing: "::concat))
        .toList();
  }

  private static List<TypeModel> rewritten(UnaryOperator<String> rewriting) {
    List<SourceFile> files =
        Fixtures.sources().stream()
            .map(file -> new SourceFile(file.path(), rewriting.apply(file.text())))
            .toList();
    Lowered lowered = Fixtures.lower(files);
    assertThat(lowered.problems()).isEmpty();
    return lowered.types();
  }

  private static List<Finding> findings(List<TypeModel> types) {
    return Analysis.of(types, new Platform()).findings();
  }

  private static List<String> rendered(List<Finding> findings) {
    return findings.stream().map(Finding::toString).toList();
  }

  private static <T> List<T> shuffled(List<T> list, long seed) {
    List<T> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  private static <T> List<T> twice(List<T> list) {
    return Stream.concat(list.stream(), list.stream()).toList();
  }
}
