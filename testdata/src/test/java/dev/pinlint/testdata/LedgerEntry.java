package dev.pinlint.testdata;

import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place in a library, and what a person who read the code says of it.
 *
 * @param key the place as the listing has it
 * @param claims what should be reported there; none where all must be silent
 */
record LedgerEntry(String key, List<Claim> claims) {

  /** Begins the key of a file that a front end cannot analyse; the front end follows. */
  static final String PROBLEM = "problem ";

  /** Begins the key of a member that is more than the engine follows; the front end follows. */
  static final String BOUND = "bound ";

  /**
   * What a person says that a rule should report.
   *
   * @param isRequired whether silence is wrong
   * @param levels the levels that are right
   * @param rule name of the rule
   * @param place beginning of the anchor, as far as it is decided by the design
   * @param missedBy the front ends that are known not to see it
   */
  record Claim(
      boolean isRequired, Set<Level> levels, String rule, String place, Set<FrontEnd> missedBy) {

    private static final Pattern SHAPE =
        Pattern.compile("(?<levels>[a-z/]+) (?<rule>\\w+)(?: at (?<place>.+))?");

    /** Characters that may follow the name of a type or a member in an anchor. */
    private static final String BOUNDARIES = " #/";

    static Claim of(boolean isRequired, String text, String key) {
      Matcher shape = SHAPE.matcher(text);
      if (!shape.matches()) {
        throw new IllegalArgumentException("no level and rule: " + text);
      }
      Set<Level> levels = EnumSet.noneOf(Level.class);
      Arrays.stream(shape.group("levels").split("/", -1)).map(Level::of).forEach(levels::add);
      String stated = shape.group("place");
      String place = stated == null ? placeOf(key) : stated;
      return new Claim(isRequired, levels, shape.group("rule"), place, Set.of());
    }

    Claim missedBy(Set<FrontEnd> frontEnds) {
      return new Claim(isRequired, levels, rule, place, frontEnds);
    }

    /** Whether a finding is what is meant. */
    boolean covers(Finding finding) {
      return finding.rule().equals(rule)
          && levels.contains(finding.level())
          && isAt(finding.location().anchor().toString());
    }

    /** Whether an anchor is in the place that is meant. */
    boolean isAt(String anchor) {
      return anchor.equals(place)
          || (anchor.startsWith(place) && BOUNDARIES.indexOf(anchor.charAt(place.length())) >= 0);
    }

    /** {@code a.b.C$D} of a type, {@code a.b.C$D.m(int)} of anything else, as an anchor has it. */
    private static String placeOf(String key) {
      String place = key.substring(key.indexOf(' ') + 1).split(" [<>\"]", -1)[0];
      if (!key.startsWith("type ")) {
        int end = place.lastIndexOf('.', place.indexOf('('));
        place = place.substring(0, end) + "#" + place.substring(end + 1);
      }
      if (place.matches(".*\\$\\d.*")) {
        throw new IllegalArgumentException("say where: an anchor has no " + place);
      }
      return place.replace('$', '.');
    }

    @Override
    public String toString() {
      return rule + " at " + place;
    }
  }

  /** Reads the lines of an entry. */
  static LedgerEntry of(List<String> lines) {
    String key = lines.get(0);
    List<Claim> claims = new ArrayList<>();
    boolean isJudged = Stream.of(PROBLEM, BOUND).anyMatch(key::startsWith);
    boolean isExplained = false;
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.strip().split(": ", 2);
      if (parts.length < 2 || parts[1].isBlank()) {
        throw new IllegalArgumentException("says nothing: " + line);
      }
      switch (parts[0]) {
        case "does" -> isExplained = true;
        case "reason" -> {}
        case "silent" -> isJudged = true;
        case "expect", "may" -> {
          claims.add(Claim.of(parts[0].equals("expect"), parts[1], key));
          isJudged = true;
        }
        case "missed" -> {
          int last = claims.size() - 1;
          claims.set(last, claims.get(last).missedBy(frontEnds(parts[1])));
        }
        default -> throw new IllegalArgumentException("unknown word: " + line);
      }
    }
    if (!isExplained || !isJudged) {
      throw new IllegalArgumentException("not explained, or not judged: " + key);
    }
    return new LedgerEntry(key, List.copyOf(claims));
  }

  private static Set<FrontEnd> frontEnds(String text) {
    String[] parts = text.split(" \\| ", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("no reason: " + text);
    }
    Set<FrontEnd> meant = EnumSet.noneOf(FrontEnd.class);
    for (FrontEnd frontEnd : FrontEnd.values()) {
      if (parts[0].equals("both") || parts[0].equals(frontEnd.keyword())) {
        meant.add(frontEnd);
      }
    }
    if (meant.isEmpty()) {
      throw new IllegalArgumentException("no front end: " + text);
    }
    return meant;
  }
}
