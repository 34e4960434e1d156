package dev.pinlint.facts;

import dev.pinlint.facts.TrustOverrideSites.Claim;
import dev.pinlint.facts.TrustOverrideSites.Passing;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Answer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What switches and settings are put to, on each path. What an object holds at the end of the path,
 * or where it is handed on, decides; what was put before and is overwritten was of no effect.
 */
final class HeldSwitches {

  /**
   * A switch of an object, or a setting in it.
   *
   * @param holder the object; empty for the whole process
   * @param name which
   * @param isSetting whether the object is nothing but a container of settings
   */
  record Switch(String holder, String name, boolean isSetting) {

    /** The switch of the object that a call is made on, if it can be told from others. */
    static Optional<Switch> of(Invocation call, String name, boolean isSetting) {
      return call.receiver().isEmpty()
          ? Optional.of(new Switch("", name, isSetting))
          : holder(call.receiver().get().value()).map(it -> new Switch(it, name, isSetting));
    }

    /**
     * The switch that a call puts, as a line of knowledge says: its last condition is the value.
     */
    static Optional<Switch> of(Invocation call, Api api) {
      int others = Math.max(api.conditions().size() - 1, 0);
      String name = api.owner() + "#" + api.name() + api.conditions().subList(0, others);
      return call.receiver().isEmpty() ? Optional.empty() : of(call, name, false);
    }

    /** What a call is given to decide about servers, if the next such call takes its place. */
    static Optional<Switch> ofInstaller(Invocation call, Api installer) {
      String name = installer.owner() + "#" + call.call().method().name();
      return call.receiver().isEmpty() || installer.isTrue("adds")
          ? Optional.empty()
          : of(call, name, false);
    }

    /** What tells an object from others; empty if that is not known. */
    static Optional<String> holder(Value value) {
      return value instanceof Value.Instance instance
          ? Optional.of(instance.id().toString())
          : Optional.of(value).filter(Value::isStable).map(Value::toString);
    }

    private boolean isIn(Value value) {
      return holder(value).filter(holder::equals).isPresent();
    }
  }

  /**
   * A call that switches a check off, until another one puts it on again.
   *
   * @param argument the index of the argument that does, or {@link TrustOverrideSites#CALL}
   */
  private record Held(Switch where, Place place, int argument, String callee, Claim claim) {}

  private final TrustOverrideSites sites;

  /** In the order in which they were met, which is also what tells them apart in marks. */
  private final Map<Held, Mark> held = new LinkedHashMap<>();

  private final Set<Held> settled = new HashSet<>();

  HeldSwitches(TrustOverrideSites sites) {
    this.sites = sites;
  }

  /** Begins anew: what was seen is forgotten. */
  void attempt() {
    held.clear();
    settled.clear();
  }

  /** On this path the claim is true from here on. */
  void put(Switch where, Place place, int argument, Claim claim, Passing passing) {
    String callee = passing.call().call().method().name();
    Held one = new Held(where, place, argument, callee, claim);
    Mark mark =
        held.computeIfAbsent(one, any -> new Mark(Mark.Kind.HELD, String.valueOf(held.size())));
    passing.state().mark(mark.kind(), mark.detail());
    sites.pass(place, argument, passing);
  }

  /** The path goes on after an exception that nobody threw on purpose: it says nothing. */
  static void fail(State state) {
    state.mark(Mark.Kind.ACCIDENT, "");
  }

  /** What was put there by other calls is not there any more. */
  void overwrite(Switch where, Invocation by, State state) {
    Place here = new Place(by.frame().member(), by.call());
    settle(
        it ->
            it.where().equals(where)
                && !it.place().equals(here)
                && !by.frame().calls().contains(it.place()),
        Answer.NO,
        state);
  }

  /** A call changes a container of settings; says whether what it puts gets there. */
  boolean change(SettingsInCode.Change change, Invocation by, State state) {
    Mark filled = new Mark(Mark.Kind.HELD, change.where().toString());
    boolean isThere = state.hasMet(filled);
    switch (change.kind()) {
      case OVERWRITTEN -> {
        overwrite(change.where(), by, state);
        state.mark(filled.kind(), filled.detail());
      }
      case KEPT -> state.mark(filled.kind(), filled.detail());
      case REMOVED -> {
        overwrite(change.where(), by, state);
        state.unmark(filled);
      }
      case NOT_KNOWN -> overwritePerhaps(change.where(), state);
    }
    return change.kind() != SettingsInCode.Change.Kind.KEPT || !isThere;
  }

  private void overwritePerhaps(Switch any, State state) {
    open(it -> it.where().holder().equals(any.holder()), state)
        .forEach(it -> sites.doubt(it.place(), it.argument(), it.callee()));
  }

  /**
   * A call that is not looked into gets what is held.
   *
   * @param isUnseen whether it may do anything with what it is given
   */
  void handOn(Invocation call, boolean isUnseen, State state) {
    if (!held.isEmpty()) {
      Predicate<Held> isGiven = it -> isGiven(it.where(), call, isUnseen, state);
      boolean isProcess = isUnseen && call.is(Role.SETTINGS_OF_PROCESS);
      open(isGiven, state).forEach(it -> taken(it, isProcess));
      settle(isGiven, Answer.YES, state);
    }
  }

  private void taken(Held one, boolean isByProcess) {
    sites.taken(one.place(), one.argument(), one.callee(), isByProcess);
  }

  private static boolean isGiven(Switch where, Invocation call, boolean isUnseen, State state) {
    if (where.holder().isEmpty()) {
      return isUnseen;
    }
    boolean isUsed =
        !where.isSetting()
            && !isSetter(call)
            && call.receiver().filter(to -> where.isIn(to.value())).isPresent();
    return isUsed
        || (isUnseen
            && call.arguments().stream()
                .map(Traced::value)
                .anyMatch(given -> state.isOrHolds(given, where::isIn)));
  }

  /** Another option of the same object, by the names that these have. */
  private static boolean isSetter(Invocation call) {
    String name = call.call().method().name();
    return name.startsWith("set")
        || name.startsWith("with")
        || call.api().filter(Api::returnsReceiver).isPresent();
  }

  /** What is still held where a path ends is what counts; so does what no path has ended with. */
  void end(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Returned returned
          && !returned.state().hasMet(Mark.Kind.ACCIDENT)) {
        open(any -> true, returned.state()).forEach(it -> taken(it, false));
        settle(any -> true, Answer.YES, returned.state());
      }
    }
    held.keySet().stream()
        .filter(it -> !settled.contains(it))
        .forEach(
            it -> {
              taken(it, false);
              sites.answer(it.place(), it.argument(), it.callee(), it.claim(), Answer.YES);
            });
  }

  private void settle(Predicate<Held> test, Answer answer, State state) {
    for (Held one : open(test, state)) {
      if (answer == Answer.YES || !state.hasMet(Mark.Kind.ACCIDENT)) {
        settled.add(one);
        sites.answer(one.place(), one.argument(), one.callee(), one.claim(), answer);
      }
      Optional.ofNullable(held.get(one)).ifPresent(state::unmark);
    }
  }

  private List<Held> open(Predicate<Held> test, State state) {
    Set<Mark> marks = state.marks();
    return held.entrySet().stream()
        .filter(entry -> marks.contains(entry.getValue()) && test.test(entry.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
