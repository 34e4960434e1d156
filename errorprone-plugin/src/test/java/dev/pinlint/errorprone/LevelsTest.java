package dev.pinlint.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.errorprone.CompilerRun.Warning;
import dev.pinlint.testdata.Fixtures;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The level belongs to the finding, and what the user says wins. */
class LevelsTest {

  private static final Path FOR_REVIEW =
      Fixtures.sourceRoot().resolve("fixtures/customtrustmanager/PinAndDelegate.java");

  private static final Path WARNED_OF =
      Fixtures.sourceRoot().resolve("fixtures/customtrustmanager/FlagSkipsDelegate.java");

  private static final Path ENDED =
      Fixtures.sourceRoot().resolve("fixtures/expiredpin/EndedAuthority.java");

  private static final Path ENDS_LATER =
      Fixtures.sourceRoot().resolve("fixtures/expiredpin/EndsInManyYears.java");

  @TempDir private Path output;

  private List<String> said(Path fixture, String options) {
    return said("CustomTrustManager", fixture, options);
  }

  private List<String> said(String rule, Path fixture, String options) {
    CompilerRun run = CompilerRun.withPlugin(List.of(fixture), output, "ErrorProne" + options);
    run.compile();
    return run.warnings().stream()
        .filter(warning -> warning.rule().equals(rule))
        .map(Warning::kind)
        .toList();
  }

  @Test
  void reviewIsQuietUnlessAskedFor() {
    assertThat(said(FOR_REVIEW, "")).isEmpty();
    assertThat(said(FOR_REVIEW, " -XepOpt:Pinlint:Level=warning")).isEmpty();
    assertThat(said(FOR_REVIEW, " -XepOpt:Pinlint:Level=review")).containsExactly("NOTE");
  }

  @Test
  void namingTheRuleAsksForIt() {
    assertThat(said(FOR_REVIEW, " -Xep:CustomTrustManager:WARN")).containsExactly("WARNING");
    assertThat(said(FOR_REVIEW, " -Xep:CustomTrustManager:ERROR")).containsExactly("ERROR");
    assertThat(said(FOR_REVIEW, " -Xep:CustomX509TrustManager:WARN")).containsExactly("WARNING");
    assertThat(said(FOR_REVIEW, " -Xep:PartialTrustCheck:WARN")).isEmpty();
  }

  /** On the command line it is an error. */
  @Test
  void whatTheDayBringsIsNoErrorUnlessTheUserSaysSo() {
    assertThat(said("ExpiredPin", ENDED, "")).containsExactly("WARNING");
    assertThat(said("ExpiredPin", ENDED, " -Xep:ExpiredPin:ERROR")).containsExactly("ERROR");
    assertThat(said("ExpiredPin", ENDED, " -Xep:ExpiredPin:OFF")).isEmpty();
  }

  @Test
  void theHorizonIsAnOption() {
    // It ends on 2046-12-31, and is a server's own.
    String before = " -XepOpt:Pinlint:Today=2046-12-01 -XepOpt:Pinlint:Horizon=";
    assertThat(said("ExpiredPin", ENDS_LATER, before + "29")).isEmpty();
    assertThat(said("ExpiredPin", ENDS_LATER, before + "30")).containsExactly("WARNING");
    assertThat(said("ExpiredPin", ENDS_LATER, before + "365,29")).isEmpty();
    assertThat(said("ExpiredPin", ENDS_LATER, " -XepOpt:Pinlint:Today=2046-12-01"))
        .containsExactly("WARNING");
  }

  @Test
  void warningsAreShown() {
    assertThat(said(WARNED_OF, "")).containsExactly("WARNING");
    assertThat(said(WARNED_OF, " -Xep:CustomTrustManager:ERROR")).containsExactly("ERROR");
    assertThat(said(WARNED_OF, " -Xep:CustomTrustManager:OFF")).isEmpty();
  }
}
