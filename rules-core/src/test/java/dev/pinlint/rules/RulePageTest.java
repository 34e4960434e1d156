package dev.pinlint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinlint.pins.PinFlaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds that every rule has a whole page, and reads pages. */
final class RulePageTest {

  private static final Path PAGES =
      Path.of(System.getProperty("pinlint.root"), "rules-core/src/main/resources/rules");

  private static final List<String> KEYS =
      List.of(
          "summary", "harm", "level", "cwe", "owasp", "nist", "attribute", "effort", "tags", "fix");

  /** What a page may have besides. */
  private static final Set<String> OPTIONAL =
      Set.of("alternatives", "clock", "default", "lowest", "masvs", "nhi");

  /**
   * {@code report(location, "key"…}, perhaps with a level before it, the location being free of
   * commas outside of parentheses.
   */
  private static final Pattern REPORT =
      Pattern.compile(
          "\\breport\\(\\s*(?:(?:Level\\.\\w+|level(?:\\((?:[\\w.]|\\(\\))*\\))?),\\s*)?[\\w.()]+,\\s*(\"([^\"]*)\"|flaw\\b)?");

  // ---- the pages ----

  @ParameterizedTest
  @MethodSource("rules")
  void pageHasAllSectionsInOrderAndNoneIsEmpty(Rule rule) {
    RulePage page = RulePage.of(rule.name());

    List<String> headings = new java.util.ArrayList<>(List.of(""));
    headings.addAll(RulePage.SECTIONS);
    assertThat(page.sections().keySet()).containsExactlyElementsOf(headings);
    assertThat(page.sections().values()).allSatisfy(text -> assertThat(text).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void pageHasAllKeysAndNoOther(Rule rule) {
    RulePage page = RulePage.of(rule.name());

    assertThat(page.keys().keySet())
        .containsAll(KEYS)
        .allMatch(key -> KEYS.contains(key) || OPTIONAL.contains(key) || key.startsWith("message."))
        .anyMatch(key -> key.startsWith("message."));
    assertThat(page.keys().values()).allSatisfy(value -> assertThat(value).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keysCanBeRead(Rule rule) {
    RulePage page = RulePage.of(rule.name());

    assertThat(page.harm().keyword()).isEqualTo(page.key("harm"));
    assertThat(page.level().keyword()).isEqualTo(page.key("level"));
    assertThat(page.cwe()).isNotEmpty().allMatch(number -> number > 0);
    assertThat(page.key("owasp")).matches("[AM]\\d+:20\\d\\d(, [AM]\\d+:20\\d\\d)*");
    assertThat(page.owasp()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(page.key("attribute")).matches("[a-z]+");
    assertThat(page.key("effort")).matches("\\d+(min|h)");
    assertThat(page.tags()).isNotEmpty().allMatch(tag -> tag.matches("[a-z0-9-]+"));
    assertThat(page.masvs()).allMatch(one -> one.matches("MASVS-NETWORK-[12]|MASTG-TEST-\\d{4}"));
    assertThat(page.nhi()).allMatch(one -> one.matches("NHI([1-9]|10):2025"));
    assertThat(page.filings()).containsKeys("OWASP", "NIST CSF 2.0");
    assertThat(page.key("nist"))
        .matches("[A-Z]{2}\\.[A-Z]{2}-\\d\\d(, [A-Z]{2}\\.[A-Z]{2}-\\d\\d)*");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void summaryIsOneSentence(Rule rule) {
    assertThat(RulePage.of(rule.name()).summary()).matches("[A-Z][^.!?]*\\.");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void messagesOfThePageAreThoseThatTheRuleReports(Rule rule) throws IOException {
    Set<String> reported = reportedKeys(Files.readString(RulesTest.source(rule)));
    Set<String> written =
        RulePage.of(rule.name()).keys().keySet().stream()
            .filter(key -> key.startsWith("message."))
            .map(key -> key.substring("message.".length()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(reported).isNotEmpty();
    assertThat(written).isEqualTo(reported);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void messagesHaveNoPlaceThatIsNeverFilled(Rule rule) {
    RulePage page = RulePage.of(rule.name());

    assertThat(page.keys().keySet().stream().filter(key -> key.startsWith("message.")))
        .allSatisfy(
            key ->
                assertThat(
                        page.message(
                            key.substring("message.".length()),
                            List.of("host", "pins", "a", "b", "c", "d", "e")))
                    .doesNotContainPattern("\\{\\d"));
  }

  @Test
  void everyPageBelongsToARule() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Rules.ALL.stream().map(rule -> rule.name() + ".md").toList());
    }
  }

  @Test
  void keysAreFoundInSourceText() {
    assertThat(
            reportedKeys(
                """
                judgement.report(check.location(), "one");
                judgement.report(
                    host.lastSite(), "two", host.pattern(), host.pins());
                """))
        .containsExactly("one", "two");
    assertThat(reportedKeys("judgement.report(site.location(), flaw, host);"))
        .contains("refused-prefix", "placeholder");
    assertThatThrownBy(() -> reportedKeys("judgement.report(where, key(fact));"))
        .isInstanceOf(AssertionError.class);
  }

  // ---- reading ----

  @Test
  void pageIsReadIntoKeysAndSections() {
    RulePage page =
        RulePage.parse(
            "Test",
            """
            ---
            summary: One: two.
            level: review
            harm: governance
            cwe: 295, 297
            message.key: {0} has {1}, {0}.
            ---
            Before.

            ## First
            a
            ---
            ### deeper

            ## Second
            """);

    assertThat(page.summary()).isEqualTo("One: two.");
    assertThat(page.level()).isEqualTo(Level.REVIEW);
    assertThat(page.harm()).isEqualTo(Harm.GOVERNANCE);
    assertThat(page.cwe()).containsExactly(295, 297);
    assertThat(page.message("key", List.of("h", "p"))).isEqualTo("h has p, h.");
    assertThat(page.sections().keySet()).containsExactly("", "First", "Second");
    assertThat(page.sections().get("First")).isEqualTo("a\n---\n### deeper");
    assertThat(page.sections().get("Second")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "---", "summary: a.\n---\n", "---\nsummary: a.\n", "## First\n"})
  void pageWithoutFrontMatterFails(String text) {
    assertThatThrownBy(() -> RulePage.parse("Test", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Test");
  }

  @Test
  void missingKeyAndMissingPageAreNamed() {
    RulePage page = RulePage.parse("Test", "---\nlevel: error\n---\n");

    assertThatThrownBy(page::summary)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Test")
        .hasMessageContaining("summary");
    assertThatThrownBy(() -> page.message("none", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none");
    assertThatThrownBy(() -> RulePage.of("NoSuchRule"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NoSuchRule");
  }

  // ---- helpers ----

  /**
   * The literal keys, and for a {@code flaw} those of all flaws; fails for anything else, since it
   * could not be checked.
   */
  private static Set<String> reportedKeys(String source) {
    List<MatchResult> reports = REPORT.matcher(source).results().toList();
    assertThat(reports)
        .as("every call of report has a literal key")
        .allMatch(hit -> hit.group(1) != null);
    assertThat(reports)
        .as("every call of report is understood")
        .hasSize((int) Pattern.compile("\\breport\\(").matcher(source).results().count());
    return reports.stream()
        .flatMap(
            hit ->
                hit.group(2) != null
                    ? Stream.of(hit.group(2))
                    : Arrays.stream(PinFlaw.values()).map(PinFlaw::keyword))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Stream<Rule> rules() {
    return Rules.ALL.stream();
  }
}
