package dev.pinlint.facts;

import dev.pinlint.facts.DecisionSites.Decision;
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
import dev.pinlint.model.Modifier;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps where code that decides is made and put into effect, and puts together what was seen of one
 * place from different methods: who calls a method may know what decides whether it is called.
 */
final class WiringSites {

  private record Key(Object what, Reach reach, String api, Place place) {}

  /** What was seen of a key. */
  private static final class Seen {
    final Ways ways = new Ways();
    final Set<Step> related = new LinkedHashSet<>();

    /** What else decides for the object that it is given to. */
    final Set<Object> beside = new HashSet<>();

    /** What the object is called that it is given to, if it was not made here. */
    final Set<String> onto = new HashSet<>();

    boolean isOwn;

    void add(Seen other) {
      ways.add(other.ways);
      related.addAll(other.related);
      beside.addAll(other.beside);
      onto.addAll(other.onto);
      isOwn |= other.isOwn;
    }
  }

  private final Program program;
  private final Anchors anchors;
  private final Guards guards;
  private final Map<Key, Seen> attempt = new LinkedHashMap<>();
  private final Map<Key, Seen> kept = new LinkedHashMap<>();
  private final Set<Member> seeing = new HashSet<>();
  private final Set<TypeRef> withMakers = new HashSet<>();

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
    attempt.forEach((key, here) -> kept.computeIfAbsent(key, any -> new Seen()).add(here));
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
    Seen here = attempt.computeIfAbsent(key, any -> new Seen());
    Member root = invocation.frame().placeAt(0, invocation.call()).member();
    here.ways.pass(root, guards, state, invocation);
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
    return Optional.ofNullable(kept.get(key)).map(seen -> seen.beside).orElse(Set.of());
  }

  private Set<String> onto(Key key) {
    return Optional.ofNullable(kept.get(key)).map(seen -> seen.onto).orElse(Set.of());
  }

  /** What becomes of what decides. */
  Wiring of(Decision decision) {
    Set<Object> subjects = subjects(decision);
    List<Use> uses = new ArrayList<>();
    kept.forEach(
        (key, seen) -> {
          if (subjects.contains(key.what())) {
            uses.add(
                new Use(
                    key.reach(), key.api(), step(key), seen.ways.guard(guards, this::ofObject)));
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
                    seen.isOwn,
                    seen.ways.guard(guards, this::ofObject),
                    List.copyOf(seen.related)));
          }
        });
    return all.stream()
        .sorted(
            Comparator.comparing((DefaultReplacement fact) -> fact.location().file())
                .thenComparing(fact -> fact.location().line())
                .thenComparing(fact -> fact.location().anchor().toString()))
        .toList();
  }

  /** The types whose methods put one of them into effect where nothing stands before it. */
  Set<TypeRef> unguarded(List<Decision> decisions) {
    Set<Object> subjects = new HashSet<>();
    decisions.forEach(decision -> subjects.addAll(subjects(decision)));
    return kept.entrySet().stream()
        .filter(use -> subjects.contains(use.getKey().what()))
        .filter(use -> use.getKey().reach() != Reach.MADE)
        .flatMap(use -> use.getValue().ways.unguarded(guards))
        .filter(this::isOfObject)
        .map(method -> TypeRef.of(method.type()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whoever makes an object of the type, or of one below it, was followed to the end. */
  void makersAreKnown(TypeRef type) {
    withMakers.add(type);
  }

  /** What stands before the making of whatever object the method is called on, if it is known. */
  private Optional<Guard> ofObject(Member method) {
    TypeRef type = TypeRef.of(method.type());
    if (!withMakers.contains(type) || !isOfObject(method)) {
      return Optional.empty();
    }
    Set<Object> types = new HashSet<>(Set.of(type));
    program.subtypes(type).forEach(below -> types.add(below.ref()));
    return Ways.weakest(
        kept.entrySet().stream()
            .filter(made -> made.getKey().reach() == Reach.MADE)
            .filter(made -> types.contains(made.getKey().what()))
            .map(made -> made.getValue().ways.guard(guards))
            .toList());
  }

  private boolean isOfObject(Member method) {
    return program.type(TypeRef.of(method.type())).stream()
        .flatMap(type -> type.methods().stream())
        .anyMatch(one -> one.member().equals(method) && !one.is(Modifier.STATIC));
  }

  private static Step step(Key key) {
    String text = key.reach() == Reach.MADE ? "is made here" : "is given to " + key.api() + " here";
    return Step.at(key.place().member(), key.place().call().site(), text);
  }

  private static String name(Invocation invocation) {
    MethodRef method = invocation.call().method();
    String type = invocation.owner().simpleName();
    return method.name().equals(Member.CONSTRUCTOR)
        ? "new " + type
        : type.isEmpty() || invocation.owner().equals(TypeRef.UNKNOWN)
            ? method.name()
            : type + "." + method.name();
  }
}
