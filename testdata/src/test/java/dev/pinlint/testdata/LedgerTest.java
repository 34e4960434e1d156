package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real libraries through both front ends: exactly what a person has read and judged. */
final class LedgerTest {

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

  @Test
  void everyLibraryHasALedger() {
    assertThat(Library.all().stream().map(Library::name))
        .isNotEmpty()
        .containsExactlyElementsOf(ledgers().stream().map(Ledger::library).toList());
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void everyFileIsLowered(Ledger ledger) {
    for (FrontEnd frontEnd : FrontEnd.values()) {
      Lowered lowered = result(ledger, frontEnd).lowered();
      assertThat(lowered.types()).isNotEmpty();
      assertThat(lowered.problems().stream().map(Lowered.Problem::file))
          .as("problems from %s: %s", frontEnd.keyword(), lowered.problems())
          .containsExactlyInAnyOrderElementsOf(ledger.facts(Ledger.Kind.PROBLEM, frontEnd));
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

  @ParameterizedTest
  @MethodSource("ledgers")
  void noAnalysisHitsItsBound(Ledger ledger) {
    for (FrontEnd frontEnd : FrontEnd.values()) {
      assertThat(result(ledger, frontEnd).analysis().facts().exhausted())
          .as(frontEnd.keyword())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void findingsAreThoseOfTheLedger(Ledger ledger) {
    for (FrontEnd frontEnd : FrontEnd.values()) {
      assertThat(result(ledger, frontEnd).analysis().findings().stream().map(Finding::projection))
          .as(frontEnd.keyword())
          .containsExactlyInAnyOrderElementsOf(ledger.facts(Ledger.Kind.FOUND, frontEnd));
    }
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void silentDecisionsAreThoseOfTheLedger(Ledger ledger) {
    for (FrontEnd frontEnd : FrontEnd.values()) {
      assertThat(silent(result(ledger, frontEnd).analysis()))
          .as(frontEnd.keyword())
          .containsExactlyInAnyOrderElementsOf(ledger.facts(Ledger.Kind.QUIET, frontEnd));
    }
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void theLedgerHasEveryTrustManagerOfTheClassFiles(Ledger ledger) {
    assertThat(TrustManagerScan.ofClasses(new Library(ledger.library()).classes()))
        .containsExactlyInAnyOrderElementsOf(trustManagers(ledger, FrontEnd.CLASSES));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void theLedgerHasEveryTrustManagerOfTheText(Ledger ledger) {
    Map<String, Long> known = counted(trustManagers(ledger, FrontEnd.SOURCE));
    counted(TrustManagerScan.ofText(new Library(ledger.library()).sources()))
        .forEach(
            (type, count) ->
                assertThat(known.getOrDefault(type, 0L)).as(type).isGreaterThanOrEqualTo(count));
  }

  /** An error is practically never wrong. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void noFindingIsFalse(Ledger ledger) {
    assertThat(ledger.entries())
        .noneMatch(entry -> entry.kind() == Ledger.Kind.FOUND && entry.judgement().equals("false"));
  }

  private static List<String> silent(Analysis analysis) {
    Set<String> reported =
        analysis.findings().stream()
            .map(finding -> finding.location().anchor().toString())
            .collect(Collectors.toSet());
    return analysis.facts().trustDecisions().stream()
        .flatMap(decision -> decision.checks().stream())
        .filter(check -> !reported.contains(check.location().anchor().toString()))
        .map(check -> check.location().anchor() + " | " + check.verdict())
        .toList();
  }

  /** The types that the ledger has a line for, in the words of the scan. */
  private static List<String> trustManagers(Ledger ledger, FrontEnd frontEnd) {
    List<String> members = new ArrayList<>(ledger.facts(Ledger.Kind.QUIET, frontEnd));
    ledger.facts(Ledger.Kind.FOUND, frontEnd).stream()
        .filter(fact -> fact.startsWith("TrustAllCertificates | "))
        .forEach(fact -> members.add(fact.split(" \\| ", -1)[1]));
    Stream<String> checked =
        members.stream()
            .map(fact -> fact.split(" \\| ", -1)[0])
            .map(member -> member.substring(0, member.lastIndexOf('#')));
    return Stream.concat(checked, ledger.facts(Ledger.Kind.NO_CHECK, frontEnd).stream())
        .distinct()
        .map(TrustManagerScan::ofEngineName)
        .toList();
  }

  private static Map<String, Long> counted(List<String> types) {
    return types.stream()
        .collect(Collectors.groupingBy(type -> type, TreeMap::new, Collectors.counting()));
  }
}
