package dev.pinlint.facts;

import dev.pinlint.flow.Place;
import dev.pinlint.model.Block;
import dev.pinlint.model.Body;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Program;
import dev.pinlint.model.Site;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Finds the anchors of calls and members of a program. */
public final class Anchors {

  private final Program program;
  private final Map<Member, MethodModel> methods = new HashMap<>();

  /** The anchors of a program. */
  public Anchors(Program program) {
    this.program = program;
    program.types().forEach(this::add);
  }

  private void add(TypeModel type) {
    type.methods().forEach(method -> methods.putIfAbsent(method.member(), method));
  }

  private MethodModel method(Member member) {
    if (!methods.containsKey(member)) {
      // The program may have grown.
      program.type(TypeRef.of(member.type())).ifPresent(this::add);
    }
    return Objects.requireNonNull(methods.get(member));
  }

  /** The location of a member. */
  public Location of(MethodModel method) {
    return new Location(Anchor.of(method.member()), -1, method.site().file(), method.site().line());
  }

  /**
   * The location of a call: its own, or that of the call which consumes it if it makes an object;
   * else its member.
   */
  public Location of(Place place) {
    MethodModel method = method(place.member());
    Optional<Instr.Call> named =
        isNamed(place.call())
            ? Optional.of(written(method, place.call()))
            : consumer(method, place.call());
    return named
        .map(call -> at(method, call))
        .orElseGet(
            () ->
                new Location(
                    Anchor.of(method.member()),
                    -1,
                    place.call().site().file(),
                    place.call().site().line()));
  }

  /**
   * The location of a function that is written in a body of a method, a lambda's perhaps: that of
   * the call which it is given to, directly or in an object that is made there; else its member.
   */
  public Location ofFunction(MethodModel method, Body around, Instr.Closure closure) {
    Set<Temp> carriers = new HashSet<>(Set.of(closure.result()));
    for (Block block : around.blocks()) {
      for (Instr instr : block.instrs()) {
        boolean isGiven = instr.inputs().stream().anyMatch(carriers::contains);
        if (isGiven && instr instanceof Instr.Call call && isNamed(call)) {
          return at(method, call);
        } else if (isGiven && (instr instanceof Instr.Call || isCast(instr))) {
          carriers.add(instr.output().orElseThrow());
        }
      }
    }
    Site site = closure.site();
    return new Location(Anchor.of(method.member()), -1, site.file(), site.line());
  }

  private static boolean isCast(Instr instr) {
    return instr instanceof Instr.Op op && op.operator() == Operator.CAST;
  }

  private static Location at(MethodModel method, Instr.Call call) {
    String name = call.method().name();
    int[] before = {0};
    List<Integer> ids = new java.util.ArrayList<>();
    calls(
        method.body().orElseThrow(),
        other -> {
          if (isNamed(other)
              && other.method().name().equals(name)
              && !ids.contains(other.site().id())) {
            ids.add(other.site().id());
            before[0] += other.site().id() < call.site().id() ? 1 : 0;
          }
        });
    return new Location(
        new Anchor(method.member(), Optional.of(name), before[0]),
        call.site().id(),
        call.site().file(),
        call.site().line());
  }

  /**
   * All the calls of a member as locations, lambdas included: what a marker in a source file is
   * resolved with.
   */
  public static List<Location> calls(MethodModel method) {
    List<Location> all = new java.util.ArrayList<>();
    method
        .body()
        .ifPresent(
            body ->
                calls(
                    body,
                    call -> {
                      if (isNamed(call)) {
                        all.add(at(method, call));
                      }
                    }));
    return List.copyOf(all);
  }

  /** The call itself; of one that a method reference stands for, the call that runs it. */
  private static Instr.Call written(MethodModel method, Instr.Call call) {
    Instr.Call[] found = {call};
    calls(
        method.body().orElseThrow(),
        other -> {
          if (isNamed(other) && other.site().id() == call.site().id()) {
            found[0] = other;
          }
        });
    return found[0];
  }

  private static Optional<Instr.Call> consumer(MethodModel method, Instr.Call made) {
    Instr.Call[] found = new Instr.Call[1];
    calls(
        method.body().orElseThrow(),
        call -> {
          if (isNamed(call)
              && call.inputs().contains(made.result())
              && call.site().id() > made.site().id()
              && found[0] == null) {
            found[0] = call;
          }
        });
    return Optional.ofNullable(found[0]);
  }

  private static boolean isNamed(Instr.Call call) {
    return !call.method().name().equals(Member.CONSTRUCTOR);
  }

  /** Visits the calls of a body, those of its lambdas included. */
  static void calls(Body body, Consumer<Instr.Call> visitor) {
    instructions(
        body,
        instr -> {
          if (instr instanceof Instr.Call call) {
            visitor.accept(call);
          }
        });
  }

  /** Visits the instructions of a body, those of its lambdas included. */
  static void instructions(Body body, Consumer<Instr> visitor) {
    body.blocks().stream()
        .flatMap(block -> block.instrs().stream())
        .forEach(
            instr -> {
              visitor.accept(instr);
              if (instr instanceof Instr.Closure closure
                  && closure.target() instanceof Instr.LambdaBody lambda) {
                instructions(lambda.body(), visitor);
              }
            });
  }

  /** Whether an instruction of the body fits, those of its lambdas included. */
  static boolean anyInstruction(Body body, Predicate<Instr> test) {
    return body.blocks().stream()
        .flatMap(block -> block.instrs().stream())
        .anyMatch(
            instr ->
                test.test(instr)
                    || (instr instanceof Instr.Closure closure
                        && closure.target() instanceof Instr.LambdaBody lambda
                        && anyInstruction(lambda.body(), test)));
  }
}
