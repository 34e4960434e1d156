package dev.pinlint.cli.rehearsal;

import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.cli.inventory.PinSet;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.inventory.SourceSet;
import dev.pinlint.cli.rehearsal.Semantics.InForce;
import dev.pinlint.cli.rehearsal.Semantics.Judgement;
import dev.pinlint.model.Answer;
import dev.pinlint.pins.PatternReading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What becomes of all clients in a scenario.
 *
 * @param scenario what is rehearsed, for people
 * @param outcomes what becomes of those that it concerns, the gravest first
 * @param unconcerned how many ways to be pinned it does not concern
 */
public record Rehearsal(String scenario, List<Outcome> outcomes, int unconcerned) {

  private static final String OPEN = "not all of its pins are known";

  private static final Comparator<Outcome> GRAVEST_FIRST =
      Comparator.comparing(Outcome::verdict)
          .thenComparing(Outcome::host)
          .thenComparing(outcome -> outcome.set().place().title())
          .thenComparing(outcome -> outcome.row().key());

  public Rehearsal {
    outcomes = outcomes.stream().sorted(GRAVEST_FIRST).distinct().toList();
  }

  /** A row with one of its sets. */
  record Way(PinnedHost row, PinSet set) {}

  /** How many outcomes have the verdict. */
  public int count(Verdict verdict) {
    return Math.toIntExact(outcomes.stream().filter(one -> one.verdict() == verdict).count());
  }

  static Stream<Way> ways(PinInventory inventory) {
    return inventory.hosts().stream()
        .filter(row -> row.sourceSet() != SourceSet.TEST)
        .flatMap(row -> row.sets().stream().map(set -> new Way(row, set)));
  }

  /**
   * Tomorrow the server presents a chain.
   *
   * @param hosts whom it is for; if none is said, whom its certificate is for
   */
  public static Rehearsal ofChain(
      PinInventory inventory, ServerChain chain, List<String> hosts, LocalDate day) {
    List<String> names = hosts.isEmpty() ? chain.names() : hosts;
    return new Run(inventory, Optional.empty(), chain, names, day)
        .rehearse("the chain of " + ServerChain.name(chain.leaf()));
  }

  /**
   * The server presented a chain, and will present another: only what the change does counts.
   *
   * @param hosts whom it is for; if none is said, whom its certificate is for today
   */
  public static Rehearsal ofChange(
      PinInventory inventory, ServerChain from, ServerChain to, List<String> hosts, LocalDate day) {
    List<String> names = hosts.isEmpty() ? from.names() : hosts;
    return new Run(inventory, Optional.of(from), to, names, day)
        .rehearse(
            "the change from the chain of "
                + ServerChain.name(from.leaf())
                + " to the chain of "
                + ServerChain.name(to.leaf()));
  }

  /** One rehearsal with chains. */
  private record Run(
      PinInventory inventory,
      Optional<ServerChain> from,
      ServerChain to,
      List<String> names,
      LocalDate day) {

    Rehearsal rehearse(String scenario) {
      TreeMap<String, List<Way>> groups = new TreeMap<>();
      ways(inventory)
          .forEach(
              way ->
                  groups
                      .computeIfAbsent(
                          way.row().repository() + " " + way.set().number(),
                          group -> new ArrayList<>())
                      .add(way));
      List<Outcome> outcomes = new ArrayList<>();
      int unconcerned = 0;
      for (List<Way> group : groups.values()) {
        List<Outcome> ofGroup =
            group.get(0).row().mechanism().isByHost() ? byHost(group) : anywhere(group);
        unconcerned += ofGroup.isEmpty() ? 1 : 0;
        outcomes.addAll(ofGroup);
      }
      return new Rehearsal(scenario, outcomes, unconcerned);
    }

    private List<Outcome> byHost(List<Way> group) {
      List<Outcome> outcomes = new ArrayList<>();
      for (String host : names) {
        List<Way> concerned =
            group.stream().filter(way -> HostMatch.of(way.row(), host) != Answer.NO).toList();
        Optional<Way> refused = group.stream().filter(Run::isRefused).findFirst();
        if (refused.isPresent()) {
          Way way = refused.get();
          outcomes.add(
              outcome(
                  way,
                  host,
                  new Judgement(Verdict.BREAKS, "the library refuses its host pattern")));
        } else if (!concerned.isEmpty()) {
          outcomes.add(unite(nearest(concerned), host));
        }
      }
      return outcomes;
    }

    private static boolean isRefused(Way way) {
      return HostMatch.reading(way.row()).fate() == PatternReading.Fate.REFUSED;
    }

    /** Android goes by the most specific entry alone; OkHttp unites all that match. */
    private static List<Way> nearest(List<Way> concerned) {
      return switch (concerned.get(0).row().mechanism()) {
        case NETWORK_SECURITY_CONFIG ->
            concerned.stream()
                .max(Comparator.comparing(way -> way.row().host().length()))
                .map(List::of)
                .orElse(concerned);
        default -> concerned;
      };
    }

    private Outcome unite(List<Way> ways, String host) {
      Way shown =
          ways.stream()
              .max(
                  Comparator.comparing((Way way) -> HostMatch.of(way.row(), host) == Answer.YES)
                      .thenComparing(way -> !way.row().host().startsWith("*"))
                      .thenComparing(way -> way.row().host().length()))
              .orElseThrow();
      return outcome(shown, host, judge(to, shown, Optional.of(host), inForce(ways, host)));
    }

    /** What of the ways is in force for the host. */
    private static InForce inForce(List<Way> ways, String host) {
      List<Way> matching =
          ways.stream().filter(way -> HostMatch.of(way.row(), host) == Answer.YES).toList();
      // Where it is not known whether anything is pinned, what would pass if it is passes anyway.
      List<Pin> certain =
          (matching.isEmpty() ? ways : matching)
              .stream()
                  .filter(way -> way.set().isComplete())
                  .flatMap(way -> way.set().pins().stream())
                  .distinct()
                  .toList();
      List<Pin> possible =
          ways.stream()
              .flatMap(way -> way.set().pins().stream())
              .filter(pin -> !certain.contains(pin))
              .distinct()
              .toList();
      Optional<String> doubt =
          ways.stream().anyMatch(way -> !way.set().isComplete())
              ? Optional.of(OPEN)
              : matching.size() < ways.size()
                  ? Optional.of("it is not known whether it is for this host")
                  : Optional.empty();
      return new InForce(certain, possible, doubt);
    }

    private Judgement judge(ServerChain chain, Way way, Optional<String> host, InForce pins) {
      Judgement judged = new Semantics(chain, day).judge(way.row(), host, pins);
      if (from.isEmpty() || chain.equals(from.get()) || judged.verdict() != Verdict.BREAKS) {
        return judged;
      }
      Judgement before = judge(from.get(), way, host, pins);
      return before.verdict() == Verdict.BREAKS
          ? new Judgement(Verdict.UNKNOWN, "the old chain breaks it as well: " + judged.reason())
          : judged;
    }

    /** What is pinned without a host concerns whoever connects there, and nobody knows who does. */
    private List<Outcome> anywhere(List<Way> group) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Way way : group) {
        List<Pin> pins = way.set().pins();
        InForce inForce = way.set().isComplete() ? InForce.all(pins) : InForce.perhaps(pins, OPEN);
        Judgement after = new Semantics(to, day).judge(way.row(), Optional.empty(), inForce);
        Optional<Judgement> before =
            from.map(
                chain -> new Semantics(chain, day).judge(way.row(), Optional.empty(), inForce));
        boolean isConcerned = before.map(old -> old.verdict() != Verdict.BREAKS).orElse(true);
        if (isConcerned) {
          boolean isKnown = before.filter(old -> old.verdict() == Verdict.PASSES).isPresent();
          outcomes.add(
              outcome(
                  way,
                  way.row().hostTitle(),
                  isKnown || after.verdict() != Verdict.BREAKS
                      ? after
                      : new Judgement(
                          Verdict.UNKNOWN,
                          "whom it connects to is not known; this chain it refuses: "
                              + after.reason())));
        }
      }
      return outcomes;
    }

    private static Outcome outcome(Way way, String host, Judgement judgement) {
      return new Outcome(host, way.row(), way.set(), judgement.verdict(), judgement.reason());
    }
  }
}
