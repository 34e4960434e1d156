package dev.pinlint.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a library, ordered as Maven orders them: number by number, {@code 5.9} before {@code
 * 5.33}, missing numbers being 0; a qualifier such as {@code rc1} comes before the version without
 * it, one such as {@code jre8} after.
 *
 * @param text as written
 */
public record Version(String text) implements Comparable<Version> {

  private static final Pattern PART = Pattern.compile("\\d+|[A-Za-z]+");

  /** Qualifiers that come before the release; each is also a synonym of others. */
  private static final List<String> BEFORE_RELEASE =
      List.of("alpha", "a", "beta", "b", "milestone", "m", "rc", "cr", "snapshot");

  private static final List<String> RELEASE = List.of("", "ga", "final", "release");

  /** A number, or a qualifier, which comes before any number. */
  private record Part(int rank, long number, String qualifier) implements Comparable<Part> {

    private static final Part NOTHING = of("");

    static Part of(String text) {
      if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
        return new Part(2, Long.parseLong(text.substring(Math.max(0, text.length() - 18))), "");
      }
      String name = text.toLowerCase(Locale.ROOT);
      int early = BEFORE_RELEASE.indexOf(name);
      if (early >= 0) {
        return new Part(-1, early / 2, "");
      }
      return RELEASE.contains(name) ? new Part(0, 0, "") : new Part(1, 0, name);
    }

    boolean isNothing() {
      return rank == 0 || (rank == 2 && number == 0);
    }

    @Override
    public int compareTo(Part other) {
      if (isNothing() && other.isNothing()) {
        return 0;
      }
      int byRank = Integer.compare(rank, other.rank);
      int byNumber = Long.compare(number, other.number);
      return byRank != 0 ? byRank : byNumber != 0 ? byNumber : qualifier.compareTo(other.qualifier);
    }
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    while (matcher.find()) {
      parts.add(Part.of(matcher.group()));
    }
    return parts;
  }

  @Override
  public int compareTo(Version other) {
    List<Part> left = parts();
    List<Part> right = other.parts();
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      Part first = i < left.size() ? left.get(i) : Part.NOTHING;
      Part second = i < right.size() ? right.get(i) : Part.NOTHING;
      int order = first.compareTo(second);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
