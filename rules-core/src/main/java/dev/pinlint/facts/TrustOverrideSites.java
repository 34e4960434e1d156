package dev.pinlint.facts;

import dev.pinlint.facts.LibraryTrustOverride.Certainty;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.knowledge.Setting;
import dev.pinlint.knowledge.TrustCheck;
import dev.pinlint.model.Answer;
import dev.pinlint.model.Member;
import dev.pinlint.model.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts together what the paths through one call say of it: a switch that is off on one path and on
 * on another is one that something selects.
 */
final class TrustOverrideSites {

  /**
   * That something is switched off.
   *
   * @param line what knowledge says of it: two lines about one method are two claims
   * @param name the switch, the value that accepts anything, or the setting, for people
   * @param off what it switches off
   * @param isEffective whether what the value is given to is known to go by it
   * @param versions the versions in which it does, for a message; empty if all that come into
   *     question
   */
  record Claim(
      Record line, String name, List<TrustCheck> off, boolean isEffective, String versions) {

    /** The claim of a switch, or of a value and what it is given to, if that is known. */
    static Claim of(Api api, Optional<Api> effect, LibraryVersions used) {
      String versions =
          Stream.concat(Stream.of(api), effect.stream())
              .filter(known -> known.holdsFor(used) != Answer.YES)
              .map(known -> known.library().name() + " " + known.versions())
              .distinct()
              .collect(Collectors.joining(", "));
      return new Claim(api, TrustOverrideSites.name(api), api.off(), effect.isPresent(), versions);
    }

    /** The claim of a setting that a call puts somewhere. */
    static Claim of(SettingsInCode.Put put) {
      return new Claim(put.setting(), put.name(), put.setting().off(), put.isEffective(), "");
    }
  }

  /** In place of an argument's index: the call as a whole. */
  static final int CALL = -1;

  /**
   * A path at a call.
   *
   * @param root the method that it began in
   */
  record Passing(Member root, Invocation call, State state) {}

  private record Key(Place place, String callee, int argument) {}

  /** What was seen at one call. */
  private static final class Seen {
    final Map<Claim, Set<Answer>> answers = new LinkedHashMap<>();
    final Set<Step> related = new LinkedHashSet<>();
    final Ways ways = new Ways();
    boolean hasOther;
    boolean isRenewed;
    boolean isDoubtful;
    boolean isOfProcess;
    boolean isOfOthers;

    void add(Seen other) {
      other.answers.forEach(
          (claim, all) ->
              answers.computeIfAbsent(claim, any -> EnumSet.noneOf(Answer.class)).addAll(all));
      related.addAll(other.related);
      ways.add(other.ways);
      hasOther |= other.hasOther;
      isRenewed |= other.isRenewed;
      isDoubtful |= other.isDoubtful;
      isOfProcess |= other.isOfProcess;
      isOfOthers |= other.isOfOthers;
    }
  }

  private final Anchors anchors;
  private final Guards guards;
  private final Map<Key, Seen> seen = new LinkedHashMap<>();
  private final Map<Key, Seen> attempt = new LinkedHashMap<>();

  TrustOverrideSites(Program program, Anchors anchors) {
    this.anchors = anchors;
    this.guards = new Guards(program);
  }

  /** What decides on the way to a place. */
  Guards guards() {
    return guards;
  }

  /** Begins to observe anew: what was not kept is forgotten. */
  void attempt() {
    attempt.clear();
  }

  /** Keeps what was observed since the attempt began. */
  void keep() {
    attempt.forEach((key, here) -> seen.computeIfAbsent(key, any -> new Seen()).add(here));
    attempt.clear();
  }

  /**
   * On some path the claim is true, not true, or not known to be.
   *
   * @param argument the index of the argument that it is about, or {@link #CALL}
   * @param seen the call, and where the way to it began
   */
  void observe(Place place, int argument, Claim claim, Answer answer, Passing seen) {
    Seen here = at(place, seen.call().call().method().name(), argument);
    here.answers.computeIfAbsent(claim, any -> EnumSet.noneOf(Answer.class)).add(answer);
    if (answer == Answer.YES) {
      here.ways.pass(seen.root(), guards, seen.state(), seen.call());
    }
    relate(place, here, seen.call());
  }

  /** On some path a connection is made by something that may accept anything. */
  void connect(AcceptingValues accepting, LibraryVersions versions, Passing seen) {
    Invocation connects = seen.call();
    for (Traced factory : connects.receiver().stream().toList()) {
      Place place = connects.frame().placeAt(factory.depth(), connects.call());
      for (Value value : factory.value().alternatives()) {
        accepting
            .api(value)
            .ifPresentOrElse(
                api ->
                    observe(
                        place, CALL, Claim.of(api, Optional.of(api), versions), Answer.YES, seen),
                () -> observeOther(place, CALL, connects.call().method().name()));
      }
    }
  }

  /** Some path gets to a call of which is told later what it comes to. */
  void pass(Place place, int argument, Passing seen) {
    Seen here = at(place, seen.call().call().method().name(), argument);
    here.ways.pass(seen.root(), guards, seen.state(), seen.call());
    relate(place, here, seen.call());
  }

  /** What a call that was passed comes to, on some path. */
  void answer(Place place, int argument, String callee, Claim claim, Answer answer) {
    at(place, callee, argument)
        .answers
        .computeIfAbsent(claim, any -> EnumSet.noneOf(Answer.class))
        .add(answer);
  }

  /** On some path somebody may take back what the call does. */
  void doubt(Place place, int argument, String callee) {
    at(place, callee, argument).isDoubtful = true;
  }

  /** On some path somebody takes what was put, or nobody does who is seen. */
  void taken(Place place, int argument, String callee, boolean isByProcess) {
    Seen here = at(place, callee, argument);
    here.isOfProcess |= isByProcess;
    here.isOfOthers |= !isByProcess;
  }

  private static void relate(Place place, Seen here, Invocation invocation) {
    String callee = invocation.call().method().name();
    if (!place.call().site().equals(invocation.call().site())) {
      here.related.add(
          Step.at(
              invocation.frame().member(), invocation.call().site(), callee + " is called here"));
    }
  }

  /** Whether nothing is known, so far, that keeps anybody from what the last attempt has seen. */
  boolean isUnguarded() {
    return attempt.values().stream()
        .filter(here -> here.answers.values().stream().anyMatch(all -> all.contains(Answer.YES)))
        .anyMatch(here -> here.ways.guard(guards).isEmpty());
  }

  /** On some path a value is given that is not known to accept anything. */
  void observeOther(Place place, int argument, String callee) {
    at(place, callee, argument).hasOther = true;
  }

  /** On some path what the value was given to may have been initialised anew, without it. */
  void observeRenewed(Place place, int argument, String callee) {
    at(place, callee, argument).isRenewed = true;
  }

  private Seen at(Place place, String callee, int argument) {
    return attempt.computeIfAbsent(new Key(place, callee, argument), any -> new Seen());
  }

  /** The facts, in an order that depends on nothing but the program. */
  List<LibraryTrustOverride> overrides() {
    List<LibraryTrustOverride> all = new ArrayList<>();
    seen.forEach(
        (key, here) ->
            here.answers.forEach(
                (claim, answers) -> {
                  if (!answers.equals(EnumSet.of(Answer.NO))) {
                    all.add(override(anchors.of(key.place()), claim, answers, here));
                  }
                }));
    return all.stream()
        .sorted(
            Comparator.comparing((LibraryTrustOverride fact) -> fact.location().file())
                .thenComparing(fact -> fact.location().line())
                .thenComparing(fact -> fact.location().anchor().toString())
                .thenComparing(LibraryTrustOverride::api)
                .thenComparing(LibraryTrustOverride::certainty))
        .distinct()
        .toList();
  }

  private LibraryTrustOverride override(
      Location location, Claim claim, Set<Answer> answers, Seen here) {
    Certainty certainty =
        here.isRenewed || !answers.contains(Answer.YES)
            ? Certainty.UNKNOWN
            : here.hasOther || answers.size() > 1
                ? Certainty.SELECTED
                : !claim.versions().isEmpty()
                    ? Certainty.IN_SOME_VERSIONS
                    : isEffective(claim, here) && !here.isDoubtful
                        ? Certainty.SHOWN
                        : Certainty.HANDED_ON;
    return new LibraryTrustOverride(
        location,
        claim.name(),
        claim.off(),
        certainty,
        claim.versions(),
        here.ways.guard(guards),
        Optional.empty(),
        List.copyOf(here.related));
  }

  private static boolean isEffective(Claim claim, Seen here) {
    boolean isOfProcess = claim.line() instanceof Setting setting && setting.isOfProcess();
    return claim.isEffective() || (isOfProcess && here.isOfProcess && !here.isOfOthers);
  }

  /** The switch, for people. */
  static String name(Api api) {
    String type = api.owner().simpleName();
    return api.name().equals(Member.CONSTRUCTOR) ? "new " + type : type + "." + api.name();
  }
}
