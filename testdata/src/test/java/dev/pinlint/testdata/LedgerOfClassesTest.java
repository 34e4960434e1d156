package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.bytecode.Origins;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.prefilter.Prefilter;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import dev.pinlint.testdata.LedgerEntry.Claim;
import dev.pinlint.testdata.listing.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many more real libraries than {@link LedgerTest} has, as class files alone: all that decides
 * about trust there, beside what a person who read it says.
 */
final class LedgerOfClassesTest {

  private static final int WANTED_LIBRARIES = 40;

  private static final int TOLERATED_FALSE_PERCENT = 5;

  private static final Lowered NO_SOURCES = new Lowered(List.of(), List.of());

  /** What is seen of a library. */
  private record Seen(List<String> decisions, LedgerComparison comparison, List<Finding> all) {}

  private static final Map<String, Seen> SEEN = new TreeMap<>();

  static List<Ledger> ledgers() {
    return Ledger.ofClasses();
  }

  private static Seen seen(Ledger ledger) {
    return SEEN.computeIfAbsent(ledger.library(), any -> look(ledger));
  }

  private static Seen look(Ledger ledger) {
    List<ClassFile> classes = new Library(ledger.library()).classes();
    Listing listing = Listing.of(classes.stream().map(ClassFile::bytes).toList());
    Analysis analysis = analysis(classes);
    return new Seen(
        Stream.concat(listing.types().stream(), listing.closures().stream()).toList(),
        LedgerComparison.of(ledger, analysis),
        analysis.findings());
  }

  /** What the files tell that the prefilter lets through, as the command line has it. */
  private static Analysis analysis(List<ClassFile> classes) {
    Prefilter prefilter = new Prefilter(List.of(), classes, Knowledge.builtIn());
    BytecodeFrontEnd frontEnd = new BytecodeFrontEnd(prefilter::classes, new Origins());
    while (true) {
      Analysis analysis =
          Analysis.of(
              frontEnd.types(classes.stream().filter(prefilter::isChosen).toList()).types(),
              new Platform().or(prefilter.headers()),
              Settings.DEFAULT,
              prefilter.lowering(none -> NO_SOURCES, frontEnd::types));
      if (!prefilter.grow(analysis.questions())) {
        return analysis;
      }
    }
  }

  @Test
  void thereAreManyLibraries() {
    assertThat(ledgers()).hasSizeGreaterThanOrEqualTo(WANTED_LIBRARIES);
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void theLedgerHasAllThatDecides(Ledger ledger) {
    assertThat(ledger.keys(Set.of("type", "closure")))
        .containsExactlyElementsOf(seen(ledger).decisions());
  }

  /** An error is practically never wrong. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void noErrorIsFalse(Ledger ledger) {
    assertThat(unexpected(ledger, Level.ERROR)).isEmpty();
  }

  /** What is known to be missed is missed still, or the ledger is out of date. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void nothingIsMissedButWhatIsKnownToBe(Ledger ledger) {
    Predicate<Claim> isKnown = claim -> claim.missedBy().contains(FrontEnd.CLASSES);
    assertThat(seen(ledger).comparison().missed()).allMatch(isKnown);
    assertThat(seen(ledger).comparison().found()).noneMatch(isKnown);
  }

  @Test
  void fewWarningsAreFalse() {
    List<Finding> all = ledgers().stream().flatMap(one -> seen(one).all().stream()).toList();
    long warnings = all.stream().filter(finding -> finding.level() == Level.WARNING).count();
    List<String> unexpected =
        ledgers().stream().flatMap(one -> unexpected(one, Level.WARNING).stream()).toList();
    assertThat(unexpected.size() * 100L)
        .as("of %d warnings: %s", warnings, unexpected)
        .isLessThan(warnings * TOLERATED_FALSE_PERCENT);
  }

  private static List<String> unexpected(Ledger ledger, Level level) {
    return seen(ledger).comparison().unexpected().stream()
        .filter(finding -> finding.level() == level)
        .map(Finding::projection)
        .toList();
  }

  /** Writes the numbers, to {@code target/ledger-of-classes.txt} and to the console. */
  @AfterAll
  static void report() throws IOException {
    List<String> lines = new ArrayList<>();
    List<LedgerComparison> all = new ArrayList<>();
    for (Ledger ledger : ledgers()) {
      LedgerComparison comparison = seen(ledger).comparison();
      all.add(comparison);
      lines.add(comparison.numbers(ledger.library()));
      comparison.missed().forEach(claim -> lines.add("    missed: " + claim));
      comparison
          .unexpected()
          .forEach(one -> lines.add("    not asked for: " + one.level() + " " + one.projection()));
    }
    lines.add(LedgerComparison.sum(all).numbers("total"));
    Files.write(Fixtures.root().resolve("testdata/target/ledger-of-classes.txt"), lines);
    lines.forEach(System.out::println);
  }
}
