package dev.pinlint.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a person thinks of all that may concern trust in one library; the format is in {@code
 * testdata/ledger/README.md}.
 *
 * @param library name and version
 * @param entries the entries, in the order of the file
 */
record Ledger(String library, List<LedgerEntry> entries) {

  private static final String ENDING = ".txt";

  /** The ledger of every library that is read as classes and as sources. */
  static List<Ledger> all() {
    return in(Fixtures.root().resolve("testdata/ledger"));
  }

  /** The ledger of every library of which only the decisions are listed, in its classes. */
  static List<Ledger> ofClasses() {
    return in(Fixtures.root().resolve("testdata/ledger/classes"));
  }

  private static List<Ledger> in(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .map(Ledger::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ledger of(Path file) {
    try {
      List<LedgerEntry> entries =
          Arrays.stream(Files.readString(file).split("\n\\s*\n", -1))
              .map(block -> block.lines().filter(line -> !line.startsWith("#")).toList())
              .filter(lines -> !lines.isEmpty())
              .map(LedgerEntry::of)
              .toList();
      String name = file.getFileName().toString();
      return new Ledger(name.substring(0, name.length() - ENDING.length()), entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The keys of all entries of some kinds, in the order of the file. */
  List<String> keys(Set<String> kinds) {
    return entries.stream()
        .map(LedgerEntry::key)
        .filter(key -> kinds.contains(key.substring(0, key.indexOf(' '))))
        .toList();
  }

  /** The files that a front end does not analyse. */
  List<String> problems(FrontEnd frontEnd) {
    return of(LedgerEntry.PROBLEM, frontEnd);
  }

  /** The members that are more than the engine follows, from a front end. */
  List<String> bounds(FrontEnd frontEnd) {
    return of(LedgerEntry.BOUND, frontEnd);
  }

  private List<String> of(String kind, FrontEnd frontEnd) {
    String beginning = kind + frontEnd.keyword() + " ";
    return entries.stream()
        .map(LedgerEntry::key)
        .filter(key -> key.startsWith(beginning))
        .map(key -> key.substring(beginning.length()))
        .toList();
  }

  /** What all entries say that the rules should report. */
  List<LedgerEntry.Claim> claims() {
    return entries.stream().flatMap(entry -> entry.claims().stream()).toList();
  }

  @Override
  public String toString() {
    return library;
  }
}
