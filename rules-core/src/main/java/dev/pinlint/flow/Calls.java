package dev.pinlint.flow;

import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Body;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a call does. Asked in this order: a function object that is called; the subject's own
 * semantics; the value library; the bodies of the analysed methods that it may run; else nothing is
 * known of it, and what it was given escapes.
 */
final class Calls {

  private final Dispatch dispatch;
  private final ValueLibrary library;
  private final Statics statics;
  private final CallSemantics semantics;
  private final Interpreter interpreter;
  private final Recursion recursion;
  private final Iterations iterations;

  /** What took more steps than it is worth where it was called, and would again. */
  private final Set<List<Member>> tooCostly = new HashSet<>();

  Calls(
      Program program,
      ValueLibrary library,
      Statics statics,
      CallSemantics semantics,
      Interpreter interpreter) {
    this.dispatch = new Dispatch(program);
    this.library = library;
    this.statics = statics;
    this.semantics = semantics;
    this.interpreter = interpreter;
    this.recursion = interpreter.recursion();
    this.iterations = new Iterations(library, semantics, this::function);
  }

  /**
   * Forgets what was too costly: the next attempt knows less of each path, and takes fewer steps.
   */
  void start() {
    tooCostly.clear();
  }

  /** The ways in which the call ends that are worth telling apart. The state may be changed. */
  List<Outcome> outcomes(Instr.Call call, State state, Frame frame) {
    return outcomes(
        new Invocation(
            call,
            call.receiver().map(state::temp),
            call.arguments().stream().map(state::temp).toList(),
            frame,
            Optional.empty()),
        state);
  }

  private List<Outcome> outcomes(Invocation unknown, State state) {
    if (unknown.receiver().isPresent()
        && unknown.receiver().get().value() instanceof Value.Function function
        && !unknown.owner().equals(TypeRef.OBJECT)) {
      return function(function, unknown.arguments(), unknown, state);
    }
    Invocation invocation = unknown.known(library.api(unknown));
    if (invocation.is(Role.NEVER_RETURNS)) {
      return List.of();
    }
    if (invocation.is(Role.HARMLESS)) {
      return List.of(new Outcome.Returned(harmless(invocation, state), state));
    }
    List<MethodModel> targets = dispatch.targets(invocation);
    Optional<List<Outcome>> special = semantics.apply(invocation, !targets.isEmpty(), state);
    if (special.isPresent()) {
      return special.get();
    }
    if (invocation.isValuesOfEnum()) {
      Optional<Traced> constants = constants(invocation, state);
      if (constants.isPresent()) {
        return List.of(new Outcome.Returned(constants.get(), state));
      }
    }
    Optional<List<Outcome>> loop = iterations.outcomes(invocation, state);
    if (loop.isPresent()) {
      return loop.get();
    }
    Optional<Traced> value = library.apply(invocation, state);
    if (value.isPresent()) {
      return List.of(new Outcome.Returned(value.get(), state));
    }
    return analysed(targets, invocation, state).orElseGet(() -> unseen(invocation, state));
  }

  /** A new array of all the constants of an enum. */
  private Optional<Traced> constants(Invocation invocation, State state) {
    TypeRef type = invocation.owner();
    return statics
        .constants(type, state, invocation.frame().depth())
        .map(
            all ->
                ValueLibrary.make(
                    invocation, state, new HeapObject.Sequence(all, false), type.arrayOf()));
  }

  private static Traced result(Invocation invocation, State state) {
    // A text is a value, whoever makes it.
    return invocation.call().kind() == CallKind.NEW && !invocation.owner().equals(TypeRef.STRING)
        ? make(invocation, state)
        : invocation.result(state);
  }

  /**
   * What the bodies of the targets do; empty if there is none, or it takes more steps than it is
   * worth, or recursion does not come to an end.
   */
  private Optional<List<Outcome>> analysed(
      List<MethodModel> targets, Invocation invocation, State state) {
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    if (!tooCostly.isEmpty() && tooCostly.contains(members(targets))) {
      return Optional.empty();
    }
    int steps =
        targets.stream()
            .mapToInt(target -> semantics.stepsFor(target, invocation, state))
            .max()
            .orElseThrow();
    Optional<Optional<List<Outcome>>> outcomes =
        interpreter.budget().within(steps, () -> bodies(targets, invocation, state));
    if (outcomes.isEmpty()) {
      tooCostly.add(members(targets));
    }
    return outcomes.flatMap(Function.identity());
  }

  private static List<Member> members(List<MethodModel> targets) {
    return targets.stream().map(MethodModel::member).toList();
  }

  private Optional<List<Outcome>> bodies(
      List<MethodModel> targets, Invocation invocation, State state) {
    List<Outcome> outcomes = new ArrayList<>();
    for (MethodModel target : targets) {
      State before = state.copy();
      if (targets.size() > 1) {
        semantics.chosen(before);
      }
      List<Traced> arguments = new ArrayList<>();
      Optional<Traced> made = Optional.empty();
      if (invocation.call().kind() == CallKind.NEW) {
        made = Optional.of(make(invocation, before));
        arguments.add(made.get());
      } else if (!target.is(Modifier.STATIC)) {
        arguments.add(
            invocation
                .receiver()
                .orElseGet(
                    () ->
                        new Traced(
                            new Value.Unknown(Set.of(), invocation.owner(), true),
                            invocation.frame().depth())));
      }
      arguments.addAll(invocation.bound(target, before));
      Optional<List<Outcome>> ends =
          run(target.body().orElseThrow(), target.member(), arguments, made, invocation, before);
      if (ends.isEmpty()) {
        return Optional.empty();
      }
      outcomes.addAll(ends.get());
      if (target.name().equals(Member.CONSTRUCTOR)) {
        constructed(invocation, arguments.get(0).value(), ends.get());
      }
    }
    return Optional.of(outcomes);
  }

  private void constructed(Invocation invocation, Value made, List<Outcome> ends) {
    ends.stream()
        .filter(Outcome.Returned.class::isInstance)
        .forEach(end -> semantics.constructed(invocation, made, end.state()));
  }

  private Optional<List<Outcome>> run(
      Body body,
      Member member,
      List<Traced> arguments,
      Optional<Traced> made,
      Invocation invocation,
      State state) {
    return run(
        body,
        arguments,
        made,
        invocation,
        state,
        invocation.frame().calling(member, invocation.call()));
  }

  private Optional<List<Outcome>> run(
      Body body,
      List<Traced> arguments,
      Optional<Traced> made,
      Invocation invocation,
      State state,
      Frame callee) {
    Frame frame = invocation.frame();
    Stop stop = stop(invocation);
    State before = state.copy();
    before.pass(stop);
    Optional<List<Outcome>> ends = recursion.solve(body, arguments, before, callee);
    List<Outcome> outcomes = new ArrayList<>();
    for (Outcome outcome : ends.orElse(List.of())) {
      State after = state.resume(outcome.state(), frame.depth());
      after.leave(stop);
      if (outcome instanceof Outcome.Returned returned) {
        Traced value = made.orElseGet(() -> returned.value().returnedTo(frame.depth()));
        outcomes.add(new Outcome.Returned(value, after));
      } else if (outcome instanceof Outcome.Threw threw) {
        outcomes.add(new Outcome.Threw(threw.exception().returnedTo(frame.depth()), after));
      } else {
        outcomes.add(new Outcome.Failed(after));
      }
    }
    return ends.map(found -> outcomes);
  }

  private static Stop stop(Invocation invocation) {
    return new Stop(
        invocation.frame().member(),
        Optional.of(invocation.call().site()),
        new Stop.Passed.Called(invocation.call().method()));
  }

  /** Whether something is logged depends on nothing that the program decides by. */
  private static Traced harmless(Invocation invocation, State state) {
    Traced result = result(invocation, state);
    return invocation.call().method().name().startsWith("is")
        ? new Traced(
            new Value.Unknown(Set.of(Value.LOGGED), result.value().type(), false), result.depth())
        : result;
  }

  private List<Outcome> function(
      Value.Function function, List<Traced> arguments, Invocation invocation, State state) {
    if (function.target() instanceof Instr.LambdaBody lambda) {
      Frame callee = invocation.frame().calling(function.member(), invocation.call());
      return lambda(lambda, function, arguments, invocation, state, callee);
    }
    Instr.ReferencedMethod reference = (Instr.ReferencedMethod) function.target();
    List<Traced> all = new ArrayList<>(function.captured());
    all.addAll(arguments);
    boolean isStatic =
        reference.kind() == CallKind.STATIC
            || reference.kind() == CallKind.NEW
            // Of a name that is not resolved nobody can say whether an argument is the receiver.
            || !reference.method().owner().resolved()
            || (reference.kind() == CallKind.VIRTUAL
                && dispatch.isDeclaredStatic(reference.method(), all.size()));
    Optional<Traced> receiver =
        isStatic || all.isEmpty() ? Optional.empty() : Optional.of(all.remove(0));
    CallKind kind =
        isStatic && reference.kind() == CallKind.VIRTUAL ? CallKind.STATIC : reference.kind();
    MethodRef method =
        reference.method().parameters().isPresent()
            ? reference.method()
            : MethodRef.untyped(reference.method().owner(), reference.method().name(), all.size());
    Instr.Call call =
        new Instr.Call(
            invocation.call().result(),
            kind,
            method,
            invocation.call().receiver(),
            invocation.call().arguments(),
            invocation.call().site());
    return outcomes(
        new Invocation(call, receiver, all, invocation.frame(), Optional.empty()), state);
  }

  /**
   * Nothing is known of the call: it may run the functions it was given, or not, and keep or change
   * what it was given.
   */
  private List<Outcome> unseen(Invocation invocation, State state) {
    Traced result = result(invocation, state);
    List<Outcome> withFunctions = new ArrayList<>();
    for (Traced argument : invocation.arguments()) {
      if (argument.value() instanceof Value.Function function) {
        List<Traced> passed = parameters(function, invocation, state);
        for (Outcome outcome : byUnseen(function, passed, invocation, state.copy())) {
          afterUnseen(invocation, outcome.state());
          withFunctions.add(
              outcome instanceof Outcome.Returned
                  ? new Outcome.Returned(result, outcome.state())
                  : outcome);
        }
      }
    }
    List<Outcome> outcomes = new ArrayList<>(opaque(invocation, state));
    outcomes.addAll(outcomes.size() - 1, withFunctions);
    return outcomes;
  }

  /**
   * What a function does that code which is not seen may run. That code passes nothing that is
   * known, so what a lambda makes of what it has captured belongs to the lambda, not to this call.
   */
  private List<Outcome> byUnseen(
      Value.Function function, List<Traced> passed, Invocation invocation, State state) {
    if (!(function.target() instanceof Instr.LambdaBody lambda)) {
      return function(function, passed, invocation, state);
    }
    Frame callee = invocation.frame().running(function.member(), invocation.call());
    return lambda(lambda, function, passed, invocation, state, callee);
  }

  /**
   * What a lambda does. What it makes of what it has captured belongs to it: that is told where it
   * is written, whoever runs it.
   */
  private List<Outcome> lambda(
      Instr.LambdaBody lambda,
      Value.Function function,
      List<Traced> passed,
      Invocation invocation,
      State state,
      Frame callee) {
    Stream<Traced> captured =
        function.captured().stream().map(it -> it.captured(function.depth(), callee.depth()));
    List<Traced> all = Stream.concat(captured, passed.stream()).toList();
    return run(lambda.body(), all, Optional.empty(), invocation, state, callee)
        .orElseGet(() -> opaque(invocation, state));
  }

  /** The same, but that no function is run: it may be the one that is not followed any further. */
  private List<Outcome> opaque(Invocation invocation, State state) {
    Traced result = result(invocation, state);
    List<Outcome> outcomes = new ArrayList<>();
    if (invocation.frame().isWatched()) {
      outcomes.add(new Outcome.Failed(state.copy()));
    }
    State quiet = state.copy();
    afterUnseen(invocation, quiet);
    outcomes.add(new Outcome.Returned(result, quiet));
    return outcomes;
  }

  private void afterUnseen(Invocation invocation, State state) {
    invocation.inputs().forEach(state::escape);
    semantics.unseen(invocation, state);
  }

  /**
   * What a function may be given by code that is not seen: anything, made of whatever that code was
   * given.
   */
  private List<Traced> parameters(Value.Function function, Invocation invocation, State state) {
    int count = function.target().parameterCount() - function.captured().size();
    List<TypeRef> types = elements(invocation, state).map(Value::type).distinct().toList();
    TypeRef type = types.size() == 1 ? types.get(0) : TypeRef.UNKNOWN;
    Traced any =
        new Traced(
            Value.unknown(type, Stream.concat(invocation.inputs(), elements(invocation, state))),
            invocation.frame().depth());
    return Collections.nCopies(Math.max(count, 0), any);
  }

  private Stream<Value> elements(Invocation invocation, State state) {
    return library.receiver(invocation, state).stream()
        .flatMap(list -> list.elements().stream())
        .map(Traced::value);
  }

  private static Traced make(Invocation invocation, State state) {
    ObjectId id = invocation.frame().object(invocation.call().result().index());
    state.object(id, HeapObject.History.NEW);
    return new Traced(
        new Value.Instance(id, invocation.call().method().owner()), invocation.frame().depth());
  }
}
