package dev.pinlint.cli.risk;

import dev.pinlint.cli.inventory.Artifact;
import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinSet;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.inventory.SourceSet;
import dev.pinlint.cli.inventory.Subject;
import dev.pinlint.model.Answer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How likely, and how long, a row locks its users out: a sum of points, each with its reason. It is
 * for comparing rows of one estate, and no probability. The table stands in {@code docs/risk.md}.
 *
 * @param score from 0 to {@value #MOST}
 * @param points what it is made of; those of no points say what was not counted, and why
 */
public record OutageRisk(int score, List<Point> points) {

  /** The highest score. */
  public static final int MOST = 100;

  private static final int HIGH = 60;
  private static final int MEDIUM = 30;

  private static final int SOON = 90;
  private static final int YEAR = 365;

  /** One reason. */
  public record Point(int points, String reason) {}

  /** What a score amounts to. */
  public enum Band {
    HIGH,
    MEDIUM,
    LOW
  }

  public OutageRisk {
    points = List.copyOf(points);
  }

  /** What the score amounts to. */
  public Band band() {
    return score >= HIGH ? Band.HIGH : score >= MEDIUM ? Band.MEDIUM : Band.LOW;
  }

  /** The risk of a row on a day: that of the worst way in which it can end up. */
  public static OutageRisk of(PinnedHost row, LocalDate day) {
    return harmless(row, day)
        .orElseGet(
            () ->
                row.sets().stream()
                    .map(set -> sum(ofSet(row, set, day)))
                    .max(Comparator.comparing(OutageRisk::score))
                    .orElseThrow());
  }

  private static OutageRisk sum(List<Point> points) {
    return new OutageRisk(Math.min(MOST, points.stream().mapToInt(Point::points).sum()), points);
  }

  /** Rows that lock nobody out. */
  private static Optional<OutageRisk> harmless(PinnedHost row, LocalDate day) {
    Optional<String> reason =
        row.sourceSet() == SourceSet.TEST || row.sourceSet() == SourceSet.DEBUG
            ? Optional.of("it is not shipped")
            : row.governance().isOverOn(day)
                ? Optional.of("its pins are not enforced any more")
                : row.governance().wired() == Answer.NO
                    ? Optional.of("nothing that connects has it installed")
                    : row.sets().stream()
                            .allMatch(set -> set.fate().filter("never"::equals).isPresent())
                        ? Optional.of("its host pattern matches no host")
                        : Optional.empty();
    return reason.map(text -> new OutageRisk(0, List.of(new Point(0, text))));
  }

  private static List<Point> ofSet(PinnedHost row, PinSet set, LocalDate day) {
    List<Pin> live = set.pins().stream().filter(Pin::canMatch).toList();
    List<Point> points = new ArrayList<>();
    points.add(backup(set));
    if (live.isEmpty()) {
      if (!set.pins().isEmpty()) {
        points.add(new Point(60, "no pin can ever match: the host cannot be reached now"));
      }
    } else {
      keys(live).forEach(points::add);
      end(live, day).ifPresent(points::add);
    }
    points.add(killSwitch(row));
    points.add(release(row, set));
    if (row.governance().expiryGuard() == Answer.NO) {
      points.add(new Point(5, "it never stops being enforced by itself"));
    }
    if (row.governance().telemetry() == Answer.NO) {
      points.add(new Point(5, "nobody is told of a failure"));
    }
    return points;
  }

  private static Point backup(PinSet set) {
    int count = set.distinctCount();
    if (!set.isComplete()) {
      return new Point(0, "not all pins are known, so that a backup may be there or not");
    }
    return count > 1
        ? new Point(0, count - 1 == 1 ? "one backup" : (count - 1) + " backups")
        : new Point(30, "no backup: when the one key changes, every client is locked out");
  }

  private static Stream<Point> keys(List<Pin> live) {
    List<Point> points = new ArrayList<>();
    if (live.stream().allMatch(pin -> pin.subject() == Subject.CERTIFICATE)) {
      points.add(new Point(25, "whole certificates are pinned: each renewal locks clients out"));
    } else if (live.stream().allMatch(pin -> pin.subject() == Subject.OTHER)) {
      points.add(
          new Point(
              25, "what is pinned is neither key nor certificate, and changes with each renewal"));
    }
    List<Pin.Standing> standings = live.stream().map(Pin::standing).distinct().toList();
    if (standings.stream().allMatch(OutageRisk::isGone)) {
      points.add(new Point(25, "no authority issues with the pinned keys any more"));
    } else if (standings.stream().allMatch(one -> isGone(one) || one == Pin.Standing.ROTATING)) {
      points.add(new Point(20, "the authority of the pinned keys rotates them when it likes"));
    }
    return points.stream();
  }

  private static boolean isGone(Pin.Standing standing) {
    return standing == Pin.Standing.RETIRED
        || standing == Pin.Standing.DISTRUSTED
        || standing == Pin.Standing.STAGING;
  }

  /** When the last of the pinned keys ends, if that is known of all. */
  private static Optional<Point> end(List<Pin> live, LocalDate day) {
    if (live.stream().anyMatch(pin -> pin.lastDay().isEmpty())) {
      return Optional.empty();
    }
    return live.stream()
        .flatMap(pin -> pin.lastDay().stream())
        .max(Comparator.naturalOrder())
        .flatMap(last -> end(last, ChronoUnit.DAYS.between(day, last)));
  }

  private static Optional<Point> end(LocalDate last, long days) {
    if (days < 0) {
      return Optional.of(new Point(30, "all pinned keys have ended, the last on " + last));
    } else if (days <= SOON) {
      return Optional.of(new Point(20, "all pinned keys end within " + days + " days"));
    }
    return days <= YEAR
        ? Optional.of(new Point(10, "all pinned keys end within a year, the last on " + last))
        : Optional.empty();
  }

  private static Point killSwitch(PinnedHost row) {
    return switch (row.governance().killSwitch()) {
      case YES -> new Point(0, "a kill switch");
      case NO -> new Point(10, "no kill switch: pins go away with a release only");
      case UNKNOWN -> new Point(5, "no kill switch is known");
    };
  }

  private static Point release(PinnedHost row, PinSet set) {
    if (set.pins().stream().noneMatch(Pin::isKnown)) {
      return new Point(0, "the pins come from outside the code");
    }
    Artifact.Kind kind = row.artifact().kind();
    return switch (kind) {
      case ANDROID_APP, DESKTOP_APP ->
          new Point(20, "users have to update the " + kind.title() + " to get other pins");
      case LIBRARY ->
          new Point(15, "other programs have to take over a new version of the library");
      case SERVICE -> new Point(5, "the service has to be redeployed to get other pins");
      case UNKNOWN -> new Point(10, "a release is needed to get other pins, of what is not known");
    };
  }
}
