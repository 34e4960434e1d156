package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import dev.pinlint.testdata.LedgerEntry.Claim;
import dev.pinlint.testdata.listing.Catalogue;
import dev.pinlint.testdata.listing.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real libraries through both front ends, beside what a person who read them says. */
final class LedgerTest {

  private static final Set<String> RULES =
      Set.of(
          "HardcodedPin",
          "HardcodedCertificate",
          "MissingBackupPin",
          "MalformedPin",
          "StaleCaPin",
          "DeadPinPattern",
          "WeakPinDigest",
          "HandRolledPin",
          "LeafCertificatePin",
          "PinWithoutChainValidation",
          "TrustAllCertificates",
          "SwallowedTrustFailure",
          "PartialTrustCheck",
          "CustomTrustManager",
          "InsecureHostnameVerifier",
          "CustomHostnameVerifier",
          "InsecureTrustApi",
          "RevocationDisabled",
          "MissingHostnameVerification");

  private static final Set<String> OF_SINKS = Set.of("call", "read", "reference");

  private static final int WANTED_PARITY_PERCENT = 90;

  /** What a front end and the engine make of a library. */
  private record Result(Lowered lowered, Analysis analysis) {}

  private static final Map<String, Map<FrontEnd, Result>> RESULTS = new TreeMap<>();

  static List<Ledger> ledgers() {
    return Ledger.all();
  }

  private static Result result(Ledger ledger, FrontEnd frontEnd) {
    return RESULTS
        .computeIfAbsent(ledger.library(), any -> new EnumMap<>(FrontEnd.class))
        .computeIfAbsent(
            frontEnd,
            any -> {
              Lowered lowered = frontEnd.lower(new Library(ledger.library()));
              return new Result(lowered, Analysis.of(lowered.types(), new Platform()));
            });
  }

  private static LedgerComparison comparison(Ledger ledger, FrontEnd frontEnd) {
    return LedgerComparison.of(ledger, result(ledger, frontEnd).analysis());
  }

  private static Listing listing(Ledger ledger) {
    return Listing.of(
        new Library(ledger.library()).classes().stream().map(ClassFile::bytes).toList());
  }

  @Test
  void everyLibraryHasALedger() {
    assertThat(Library.all().stream().map(Library::name))
        .isNotEmpty()
        .containsExactlyElementsOf(ledgers().stream().map(Ledger::library).toList());
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void claimsAreAboutRulesOfThePlan(Ledger ledger) {
    assertThat(ledger.claims()).extracting(Claim::rule).isSubsetOf(RULES);
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void theLedgerHasAllTrustTypes(Ledger ledger) {
    assertThat(ledger.keys(Set.of("type"))).containsExactlyElementsOf(listing(ledger).types());
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void theLedgerHasAllTrustClosures(Ledger ledger) {
    assertThat(ledger.keys(Set.of("closure")))
        .containsExactlyElementsOf(listing(ledger).closures());
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void theLedgerHasAllTextsLikePins(Ledger ledger) {
    assertThat(ledger.keys(Set.of("text"))).containsExactlyElementsOf(listing(ledger).texts());
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void theLedgerHasAllSinks(Ledger ledger) {
    Path catalogue = Fixtures.root().resolve("../shared/catalogue/apis.yaml");
    assumeTrue(Files.exists(catalogue), "the catalogue is not beside the checkout");
    assertThat(ledger.keys(OF_SINKS))
        .containsExactlyElementsOf(listing(ledger).sinks(Catalogue.of(catalogue)));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void everyFileIsLowered(Ledger ledger) {
    for (FrontEnd frontEnd : FrontEnd.values()) {
      Lowered lowered = result(ledger, frontEnd).lowered();
      assertThat(lowered.types()).isNotEmpty();
      assertThat(lowered.problems().stream().map(Lowered.Problem::file))
          .as("problems from %s: %s", frontEnd.keyword(), lowered.problems())
          .containsExactlyInAnyOrderElementsOf(ledger.problems(frontEnd));
    }
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void everyBodyIsValid(Ledger ledger) {
    for (FrontEnd frontEnd : FrontEnd.values()) {
      assertThat(
              result(ledger, frontEnd).lowered().types().stream()
                  .flatMap(type -> ModelValidator.problems(type).stream()))
          .as(frontEnd.keyword())
          .isEmpty();
    }
  }

  /** A bound that is hit is a fact of the report, and a new one is news. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void noAnalysisHitsItsBoundButThoseKnownTo(Ledger ledger) {
    for (FrontEnd frontEnd : FrontEnd.values()) {
      assertThat(Set.copyOf(result(ledger, frontEnd).analysis().facts().exhausted()))
          .as(frontEnd.keyword())
          .containsExactlyInAnyOrderElementsOf(ledger.bounds(frontEnd));
    }
  }

  /** An error is practically never wrong. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void noErrorIsFalse(Ledger ledger) {
    for (FrontEnd frontEnd : FrontEnd.values()) {
      assertThat(comparison(ledger, frontEnd).unexpected())
          .as(frontEnd.keyword())
          .filteredOn(finding -> finding.level() == Level.ERROR)
          .extracting(Finding::projection)
          .isEmpty();
    }
  }

  /** What is known to be missed is missed still, or the ledger is out of date. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void nothingIsMissedButWhatIsKnownToBe(Ledger ledger) {
    for (FrontEnd frontEnd : FrontEnd.values()) {
      LedgerComparison comparison = comparison(ledger, frontEnd);
      Predicate<Claim> isKnown = claim -> claim.missedBy().contains(frontEnd);
      assertThat(comparison.missed()).as(frontEnd.keyword()).allMatch(isKnown);
      assertThat(comparison.found()).as(frontEnd.keyword()).noneMatch(isKnown);
    }
  }

  @Test
  void sourcesAloneTellAlmostAllThatClassFilesTell() {
    List<Finding> ofClasses = new ArrayList<>();
    List<Finding> ofClassesOnly = new ArrayList<>();
    for (Ledger ledger : ledgers()) {
      List<Finding> findings = result(ledger, FrontEnd.CLASSES).analysis().findings();
      ofClasses.addAll(findings);
      ofClassesOnly.addAll(ofClassesOnly(ledger));
    }
    assertThat(ofClassesOnly)
        .as("of level error")
        .filteredOn(finding -> finding.level() == Level.ERROR)
        .extracting(Finding::projection)
        .isEmpty();
    assertThat(percent(ofClasses.size() - ofClassesOnly.size(), ofClasses.size()))
        .isGreaterThanOrEqualTo(WANTED_PARITY_PERCENT);
  }

  private static List<Finding> ofClassesOnly(Ledger ledger) {
    List<String> ofSource =
        result(ledger, FrontEnd.SOURCE).analysis().findings().stream()
            .map(LedgerTest::comparable)
            .toList();
    return result(ledger, FrontEnd.CLASSES).analysis().findings().stream()
        .filter(finding -> !ofSource.contains(comparable(finding)))
        .toList();
  }

  /** What the source front end could not resolve in the type of a finding. */
  private static String unresolved(Ledger ledger, Finding finding) {
    String anchor = finding.location().anchor().toString();
    return "unresolved: "
        + result(ledger, FrontEnd.SOURCE).lowered().types().stream()
            .filter(type -> anchor.startsWith(type.name() + "#"))
            .flatMap(type -> UnresolvedNames.in(type).stream())
            .distinct()
            .toList();
  }

  private static String comparable(Finding finding) {
    return finding.level() + " | " + finding.projection();
  }

  private static int percent(int part, int whole) {
    return whole == 0 ? 100 : part * 100 / whole;
  }

  /** Writes the numbers, to {@code target/ledger.txt} and to the console. */
  @AfterAll
  static void report() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Ledger ledger : ledgers()) {
      for (FrontEnd frontEnd : FrontEnd.values()) {
        lines.addAll(lines(ledger, frontEnd));
      }
      List<Finding> ofClasses = result(ledger, FrontEnd.CLASSES).analysis().findings();
      List<Finding> ofClassesOnly = ofClassesOnly(ledger);
      lines.add(
          "  source has %d of %d findings from classes"
              .formatted(ofClasses.size() - ofClassesOnly.size(), ofClasses.size()));
      for (Finding finding : ofClassesOnly) {
        lines.add(
            "    not from source: " + comparable(finding) + ", " + unresolved(ledger, finding));
      }
    }
    lines.addAll(totals());
    Files.write(Fixtures.root().resolve("testdata/target/ledger.txt"), lines);
    lines.forEach(System.out::println);
  }

  /** The numbers of all libraries together. */
  private static List<String> totals() {
    List<String> totals = new ArrayList<>();
    for (FrontEnd frontEnd : FrontEnd.values()) {
      List<LedgerComparison> all =
          ledgers().stream().map(ledger -> comparison(ledger, frontEnd)).toList();
      totals.add(LedgerComparison.sum(all).numbers("total, " + frontEnd.keyword()));
    }
    int ofClasses = 0;
    int ofClassesOnly = 0;
    for (Ledger ledger : ledgers()) {
      ofClasses += result(ledger, FrontEnd.CLASSES).analysis().findings().size();
      ofClassesOnly += ofClassesOnly(ledger).size();
    }
    int both = ofClasses - ofClassesOnly;
    totals.add(
        "source has %d of %d findings from classes, %d %%"
            .formatted(both, ofClasses, percent(both, ofClasses)));
    return totals;
  }

  private static List<String> lines(Ledger ledger, FrontEnd frontEnd) {
    LedgerComparison comparison = comparison(ledger, frontEnd);
    Stream<String> numbers = Stream.of(comparison.numbers(ledger + ", " + frontEnd.keyword()));
    Stream<String> missed = comparison.missed().stream().map(claim -> "    missed: " + claim);
    Stream<String> unexpected =
        comparison.unexpected().stream().map(finding -> "    false: " + comparable(finding));
    Stream<String> quiet = quiet(result(ledger, frontEnd).analysis());
    return Stream.of(numbers, missed, unexpected, quiet).flatMap(stream -> stream).toList();
  }

  /** The server checks that no finding is about, with what the engine thinks of them. */
  private static Stream<String> quiet(Analysis analysis) {
    Set<String> reported =
        analysis.findings().stream()
            .map(finding -> finding.location().anchor().toString())
            .collect(Collectors.toSet());
    return analysis.facts().trustDecisions().stream()
        .flatMap(decision -> decision.checks().stream())
        .filter(check -> !reported.contains(check.location().anchor().toString()))
        .map(check -> "    quiet: " + check.location().anchor() + " | " + check.verdict());
  }
}
