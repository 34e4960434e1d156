package dev.pinlint.knowledge;

import dev.pinlint.model.Answer;
import java.util.Optional;

/**
 * The versions of a library that something holds for.
 *
 * @param since the first of them; empty if it is the first there is
 * @param before the first that it does not hold for any more; empty if it still does
 */
public record VersionRange(Optional<Version> since, Optional<Version> before) {

  /** Every version. */
  public static final VersionRange ALL = new VersionRange(Optional.empty(), Optional.empty());

  /** Whether the version is one of them; without one the answer is only known for all versions. */
  public Answer contains(Optional<Version> version) {
    if (equals(ALL)) {
      return Answer.YES;
    }
    return version.map(this::answer).orElse(Answer.UNKNOWN);
  }

  private Answer answer(Version version) {
    boolean isInside =
        since.map(first -> first.compareTo(version) <= 0).orElse(true)
            && before.map(end -> version.compareTo(end) < 0).orElse(true);
    return isInside ? Answer.YES : Answer.NO;
  }

  /** For a message: {@code since 2.0 and before 5.33.0}; empty for every version. */
  @Override
  public String toString() {
    String start = since.map(version -> "since " + version).orElse("");
    String end = before.map(version -> "before " + version).orElse("");
    return start + (start.isEmpty() || end.isEmpty() ? "" : " and ") + end;
  }
}
