package dev.pinlint.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a person thinks of all that is reported, and not reported, in one library; the format is in
 * {@code testdata/ledger/README.md}.
 *
 * @param library name and version
 * @param entries the lines
 */
record Ledger(String library, List<Entry> entries) {

  /** What a line is about. */
  enum Kind {
    /** A finding. */
    FOUND(5, Set.of("true", "false", "arguable")),
    /** A server check that no finding is about. */
    QUIET(2, Set.of("right", "wrong", "arguable")),
    /** A type that is a trust manager and has no body of a server check. */
    NO_CHECK(1, Set.of()),
    /** An input that is not analysed. */
    PROBLEM(1, Set.of());

    private final int factFields;
    private final Set<String> judgements;

    Kind(int factFields, Set<String> judgements) {
      this.factFields = factFields;
      this.judgements = judgements;
    }
  }

  /**
   * A line.
   *
   * @param kind what it is about
   * @param frontEnds which front ends say so
   * @param fact what they say
   * @param judgement whether they are right; empty where there is nothing to judge
   * @param reason why
   */
  record Entry(Kind kind, Set<FrontEnd> frontEnds, String fact, String judgement, String reason) {

    static Entry of(String line) {
      List<String> fields = Arrays.asList(line.split(" \\| ", -1));
      Kind kind = Kind.valueOf(fields.get(0).toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
      boolean isJudged = !kind.judgements.isEmpty();
      int end = 2 + kind.factFields;
      if (fields.size() != end + (isJudged ? 2 : 1)) {
        throw new IllegalArgumentException("wrong number of fields: " + line);
      }
      String judgement = isJudged ? fields.get(end) : "";
      String reason = fields.get(fields.size() - 1);
      if (isJudged && !kind.judgements.contains(judgement)) {
        throw new IllegalArgumentException("not one of " + kind.judgements + ": " + line);
      }
      if (reason.isBlank()) {
        throw new IllegalArgumentException("no reason: " + line);
      }
      return new Entry(
          kind,
          frontEnds(fields.get(1)),
          String.join(" | ", fields.subList(2, end)),
          judgement,
          reason);
    }

    private static Set<FrontEnd> frontEnds(String keyword) {
      Predicate<FrontEnd> isMeant =
          frontEnd -> keyword.equals("both") || keyword.equals(frontEnd.keyword());
      Set<FrontEnd> meant = Set.copyOf(Arrays.stream(FrontEnd.values()).filter(isMeant).toList());
      if (meant.isEmpty()) {
        throw new IllegalArgumentException("no front end: " + keyword);
      }
      return meant;
    }
  }

  /** The ledger of every library that has one. */
  static List<Ledger> all() {
    Path directory = Fixtures.root().resolve("testdata/ledger");
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(Ledger::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ledger of(Path file) {
    List<Entry> entries = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          entries.add(Entry.of(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String name = file.getFileName().toString();
    return new Ledger(name.substring(0, name.length() - ".txt".length()), entries);
  }

  /** The lines of a kind that are about what a front end says. */
  List<String> facts(Kind kind, FrontEnd frontEnd) {
    return entries.stream()
        .filter(entry -> entry.kind() == kind && entry.frontEnds().contains(frontEnd))
        .map(Entry::fact)
        .toList();
  }

  @Override
  public String toString() {
    return library;
  }
}
