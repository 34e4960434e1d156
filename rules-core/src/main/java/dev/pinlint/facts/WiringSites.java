package dev.pinlint.facts;

import dev.pinlint.facts.DecisionSites.Decision;
import dev.pinlint.facts.Guards.Decided;
import dev.pinlint.facts.Wiring.Reach;
import dev.pinlint.facts.Wiring.Use;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps where code that decides is made and put into effect, and puts together what was seen of one
 * place from different methods: who calls a method may know what decides whether it is called.
 */
final class WiringSites {

  private record Key(Object what, Reach reach, String api, Place place) {}

  /** What was seen of a key from one method: what all paths decided, and what was gone through. */
  private static final class Seen {
    final List<Decided> way;
    final Set<Member> through = new HashSet<>();
    final Set<Step> related = new LinkedHashSet<>();

    /** What else decides for the object that it is given to. */
    final Set<Object> beside = new HashSet<>();

    /** What the object is called that it is given to, if it was not made here. */
    final Set<String> onto = new HashSet<>();

    boolean isOwn;

    Seen(List<Decided> way) {
      this.way = new ArrayList<>(way);
    }
  }

  private final Program program;
  private final Anchors anchors;
  private final Guards guards;
  private final Map<Key, Seen> attempt = new LinkedHashMap<>();
  private final Map<Key, Map<Member, Seen>> kept = new LinkedHashMap<>();
  private final Set<Member> seeing = new HashSet<>();

  WiringSites(Program program, Anchors anchors) {
    this.program = program;
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

  /** Keeps what was observed from a method since the attempt began. */
  void keep(Member root) {
    if (!attempt.isEmpty()) {
      seeing.add(root);
    }
    attempt.forEach(
        (key, here) ->
            kept.computeIfAbsent(key, any -> new LinkedHashMap<>()).putIfAbsent(root, here));
    attempt.clear();
  }

  /** Whether anything was kept from the method. */
  boolean hasSeen(Member root) {
    return seeing.contains(root);
  }

  void made(TypeRef type, Invocation invocation, State state) {
    if (program.type(type).isEmpty()) {
      return;
    }
    Place place = new Place(invocation.frame().member(), invocation.call());
    observe(new Key(type, Reach.MADE, "", place), invocation, state);
  }

  /**
   * Some values are put into effect.
   *
   * @param beside what else decides for the object that they are given to
   */
  void installed(
      Set<Value> values, Set<Value> beside, Reach reach, Invocation invocation, State state) {
    Place place = new Place(invocation.frame().member(), invocation.call());
    for (Value value : values) {
      if (!value.equals(Carried.PLATFORM)) {
        Key key = new Key(subject(value), reach, name(invocation), place);
        Seen here = observe(key, invocation, state);
        beside.forEach(other -> here.beside.add(subject(other)));
        here.onto.add(onto(reach, invocation));
      }
    }
  }

  private static Object subject(Value value) {
    return value instanceof Value.Function function ? new Running(function.target()) : value.type();
  }

  private static String onto(Reach reach, Invocation invocation) {
    String object =
        invocation
            .receiver()
            .map(Traced::value)
            .map(value -> value instanceof Value.Unknown ? invocation.owner() : value)
            .map(Object::toString)
            .orElse("");
    return reach + " " + object;
  }

  void replaced(Api api, int depth, boolean isOwn, Invocation invocation, State state) {
    Place place = invocation.frame().placeAt(depth, invocation.call());
    Seen here = observe(new Key(api, Reach.PROCESS, name(invocation), place), invocation, state);
    here.isOwn |= isOwn;
    if (!place.call().site().equals(invocation.call().site())) {
      String callee = invocation.call().method().name();
      Member member = invocation.frame().member();
      here.related.add(Step.at(member, invocation.call().site(), callee + " is called here"));
    }
  }

  private Seen observe(Key key, Invocation invocation, State state) {
    List<Decided> way = guards.onTheWay(state);
    Seen here = attempt.computeIfAbsent(key, any -> new Seen(way));
    here.way.retainAll(way);
    invocation.frame().calls().stream().skip(1).forEach(call -> here.through.add(call.member()));
    if (invocation.frame().depth() > 0) {
      here.through.add(invocation.frame().member());
    }
    return here;
  }

  /** A function is what it runs, and no other one that looks like it. */
  private static final class Running {
    private final Instr.Target target;

    Running(Instr.Target target) {
      this.target = target;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Running running && running.target == target;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(target);
    }
  }

  // ---- what comes of it ----

  private Set<Object> subjects(Decision decision) {
    Set<Object> subjects = new HashSet<>();
    if (decision.function().isPresent()) {
      subjects.add(new Running(decision.function().get().target()));
    } else {
      subjects.add(decision.type());
      program.subtypes(decision.type()).forEach(type -> subjects.add(type.ref()));
    }
    return subjects;
  }

  /** Whether one of two decisions is put into effect only where the other one is as well. */
  boolean isOnlyBeside(Decision decision, Decision other) {
    Set<Object> subjects = subjects(decision);
    Set<Object> others = subjects(other);
    List<Key> installed =
        kept.keySet().stream()
            .filter(key -> subjects.contains(key.what()) && key.reach() != Reach.MADE)
            .toList();
    return !installed.isEmpty()
        && installed.stream()
            .allMatch(
                key ->
                    kept.keySet().stream()
                        .filter(that -> others.contains(that.what()))
                        .filter(that -> that.reach() != Reach.MADE)
                        .anyMatch(that -> areTogether(key, that)));
  }

  private boolean areTogether(Key one, Key other) {
    boolean isGiven = beside(one).contains(other.what()) || beside(other).contains(one.what());
    boolean isSamePlace =
        one.place().member().equals(other.place().member())
            && !Collections.disjoint(onto(one), onto(other));
    return isGiven || isSamePlace;
  }

  private Set<Object> beside(Key key) {
    Set<Object> all = new HashSet<>();
    kept.getOrDefault(key, Map.of()).values().forEach(seen -> all.addAll(seen.beside));
    return all;
  }

  private Set<String> onto(Key key) {
    Set<String> all = new HashSet<>();
    kept.getOrDefault(key, Map.of()).values().forEach(seen -> all.addAll(seen.onto));
    return all;
  }

  /** What becomes of what decides. */
  Wiring of(Decision decision) {
    Set<Object> subjects = subjects(decision);
    List<Use> uses = new ArrayList<>();
    kept.forEach(
        (key, seen) -> {
          if (subjects.contains(key.what())) {
            uses.add(new Use(key.reach(), key.api(), step(key), guard(seen)));
          }
        });
    boolean isMade = decision.function().isPresent() || !uses.isEmpty();
    return new Wiring(isMade, uses);
  }

  /** Where the process is given something else to decide by, ordered by place. */
  List<DefaultReplacement> replacements() {
    List<DefaultReplacement> all = new ArrayList<>();
    kept.forEach(
        (key, seen) -> {
          if (key.what() instanceof Api) {
            all.add(
                new DefaultReplacement(
                    anchors.of(key.place()),
                    key.api(),
                    seen.values().stream().anyMatch(here -> here.isOwn),
                    guard(seen),
                    seen.values().stream().flatMap(here -> here.related.stream()).toList()));
          }
        });
    return all.stream()
        .sorted(
            Comparator.comparing((DefaultReplacement fact) -> fact.location().file())
                .thenComparing(fact -> fact.location().line())
                .thenComparing(fact -> fact.location().anchor().toString()))
        .toList();
  }

  private static Step step(Key key) {
    String text = key.reach() == Reach.MADE ? "is made here" : "is given to " + key.api() + " here";
    return Step.at(key.place().member(), key.place().call().site(), text);
  }

  /** The weakest guard on the ways there; a method that others call is on the ways of those. */
  private Optional<Guard> guard(Map<Member, Seen> seen) {
    Set<Member> through = new HashSet<>();
    seen.values().forEach(here -> through.addAll(here.through));
    List<Optional<Guard>> ways =
        seen.entrySet().stream()
            .filter(here -> !through.contains(here.getKey()))
            .map(here -> guards.nearest(here.getValue().way))
            .toList();
    return ways.stream().allMatch(Optional::isPresent)
        ? ways.stream().flatMap(Optional::stream).min(Comparator.comparing(Guard::strength))
        : Optional.empty();
  }

  private static String name(Invocation invocation) {
    MethodRef method = invocation.call().method();
    String type = invocation.owner().simpleName();
    return method.name().equals(Member.CONSTRUCTOR)
        ? "new " + type
        : type.isEmpty() ? method.name() : type + "." + method.name();
  }
}
