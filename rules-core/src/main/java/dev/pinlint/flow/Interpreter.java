package dev.pinlint.flow;

import dev.pinlint.model.Answer;
import dev.pinlint.model.Block;
import dev.pinlint.model.Body;
import dev.pinlint.model.Exit;
import dev.pinlint.model.Handler;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Program;
import dev.pinlint.model.Site;
import dev.pinlint.model.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs a body on abstract values, path by path.
 *
 * <p>A block is interpreted once for each different state that reaches it. Beyond {@link
 * #MAX_STATES} states of one block they are joined, and the join climbs to a fixpoint: that is the
 * widening, and what makes loops end. Calls of analysed methods are interpreted with the values
 * they are given; see {@link Calls}. An instruction may throw if it is a call; a handler sees what
 * was true before it.
 */
public final class Interpreter {

  /**
   * So many states a block may have before they are joined: a loop over a constant array of as many
   * elements is exact.
   */
  public static final int MAX_STATES = 64;

  /**
   * So many a block may have when path by path takes more steps than the root is worth: then it is
   * done again, with less known of each path.
   */
  private static final int FEW_STATES = 1;

  /** So often one path may pass a condition that is not known before what it knows is widened. */
  public static final int MAX_GUESSES = 2;

  /** So many instructions one root may take before it is given up, or done again. */
  public static final int MAX_STEPS = 8_000;

  /** So many times as many steps the second attempt is worth: it ends far more often. */
  private static final int SECOND_ATTEMPT = 6;

  private final Calls calls;
  private final Operations operations;
  private final CallSemantics semantics;
  private final Recursion recursion;
  private final Catching catching;
  private final IdentityHashMap<Body, Liveness> liveness = new IdentityHashMap<>();
  private final Budget budget = new Budget();
  private int maxStates = MAX_STATES;
  private boolean isExhausted;

  /** An interpreter for one root; {@code statics} gives the values of static final fields. */
  public Interpreter(
      Program program, ValueLibrary library, Statics statics, CallSemantics semantics) {
    this.semantics = semantics;
    this.budget.start(semantics.stepsForRoot());
    this.recursion = new Recursion(this, this::run);
    this.catching = new Catching(program);
    this.operations = new Operations(program, library, statics);
    this.calls = new Calls(program, library, statics, semantics, this);
  }

  /**
   * Whether the bound was hit: then what was found is a part of what there is, and nothing is known
   * for sure.
   */
  public boolean isExhausted() {
    return isExhausted;
  }

  /** What is left of the steps. */
  Budget budget() {
    return budget;
  }

  /** All the ways in which the body ends. */
  List<Outcome> run(Body body, List<Traced> arguments, State caller, Frame frame) {
    return new Run(body, frame).from(arguments, caller);
  }

  /** All the ways in which the body of an outermost frame ends; none if the bound is hit. */
  public List<Outcome> runRoot(MethodModel root, List<Traced> arguments) {
    return runRoot(root.member(), root.body().orElseThrow(), arguments);
  }

  /** The same for a body, as that of a lambda, that is written in the member. */
  public List<Outcome> runRoot(Member member, Body body, List<Traced> arguments) {
    for (int states : List.of(MAX_STATES, FEW_STATES)) {
      maxStates = states;
      budget.start(semantics.stepsForRoot() * (states == FEW_STATES ? SECOND_ATTEMPT : 1));
      recursion.start();
      calls.start();
      try {
        return recursion.solve(body, arguments, new State(), Frame.root(member)).orElse(List.of());
      } catch (Budget.Spent e) {
        if (!semantics.triesAgain()) {
          break;
        }
      }
    }
    isExhausted = true;
    return List.of();
  }

  /** Whether some recursion did not come to an end, so that what it does is unknown. */
  public boolean isWidened() {
    return recursion.isWidened();
  }

  Recursion recursion() {
    return recursion;
  }

  /** A path inside a block: where an instruction left it. */
  private record Thrown(Optional<Traced> exception, State state) {}

  private final class Run {
    private final Body body;
    private final Frame frame;
    private final Liveness live;
    private final TreeMap<Integer, Deque<State>> pending = new TreeMap<>();
    private final Map<Integer, Set<State>> seen = new TreeMap<>();
    private final Map<Integer, State> widened = new TreeMap<>();
    private final Guesses guesses = new Guesses();
    private final Set<Outcome> outcomes = new LinkedHashSet<>();

    Run(Body body, Frame frame) {
      this.body = body;
      this.frame = frame;
      this.live = liveness.computeIfAbsent(body, Liveness::new);
    }

    List<Outcome> from(List<Traced> arguments, State caller) {
      State entry = caller.enter();
      for (int i = 0; i < body.parameters().size(); i++) {
        entry.var(
            body.parameters().get(i),
            i < arguments.size()
                ? arguments.get(i)
                : new Traced(
                    new Value.Unknown(Set.of(), body.parameters().get(i).type(), false),
                    frame.depth()));
      }
      reach(0, entry);
      while (!pending.isEmpty()) {
        int index = pending.firstKey();
        Deque<State> states = java.util.Objects.requireNonNull(pending.get(index));
        State state = states.remove();
        if (states.isEmpty()) {
          pending.remove(index);
        }
        block(index, state);
      }
      return List.copyOf(outcomes);
    }

    private void reach(int block, State state) {
      state.keep(live.temps(block), live.vars(block));
      Set<State> known = seen.computeIfAbsent(block, key -> new HashSet<>());
      if (known.contains(state)) {
        return;
      }
      Optional<Mark> choice = Choices.undone(state, known);
      if (choice.isPresent()) {
        forget(block, Choices.otherwise(state, choice.get()));
        state.unmark(choice.get());
        reach(block, state);
        return;
      }
      State next = state;
      State before = widened.get(block);
      if (known.size() >= maxStates) {
        next = before == null ? state : before.join(state);
        if (next.equals(before)) {
          return;
        }
        widened.put(block, next.copy());
      }
      known.add(next.copy());
      Deque<State> waiting = pending.computeIfAbsent(block, key -> new ArrayDeque<>());
      if (before != null) {
        // What it was widened to earlier is part of this.
        waiting.remove(before);
      }
      waiting.add(next);
    }

    private void forget(int block, State state) {
      Deque<State> waiting = pending.get(block);
      if (waiting != null && waiting.remove(state) && waiting.isEmpty()) {
        pending.remove(block);
      }
    }

    private void block(int index, State entry) {
      Block block = body.blocks().get(index);
      Frame here = block.handlers().isEmpty() ? frame : frame.watched();
      List<State> states = List.of(entry);
      for (Instr instr : block.instrs()) {
        List<State> after = new ArrayList<>();
        for (State state : states) {
          budget.step();
          for (Thrown thrown : step(instr, state, after, here)) {
            raise(block, thrown);
          }
        }
        states = after.size() <= 1 ? after : List.copyOf(new LinkedHashSet<>(after));
        if (states.size() > maxStates) {
          states = List.of(states.stream().reduce(State::join).orElseThrow());
        }
      }
      for (State state : states) {
        exit(index, block, state);
      }
    }

    /**
     * Interprets one instruction; the states behind it go to {@code after}, what it throws is
     * returned.
     */
    private List<Thrown> step(Instr instr, State state, List<State> after, Frame here) {
      if (instr instanceof Instr.Read read) {
        state.temp(read.result(), state.var(read.variable(), frame.depth()));
      } else if (instr instanceof Instr.Write write) {
        state.var(write.variable(), state.temp(write.value()));
      } else if (instr instanceof Instr.Call call) {
        return call(call, state, after, here);
      } else if (instr instanceof Instr.Closure closure) {
        closure(closure, state);
      } else if (!operations.apply(instr, state, frame)) {
        return List.of(new Thrown(Optional.empty(), state));
      }
      after.add(state);
      return List.of();
    }

    private void closure(Instr.Closure closure, State state) {
      List<Traced> captured = closure.captured().stream().map(state::temp).toList();
      state.temp(
          closure.result(),
          new Traced(
              new Value.Function(closure.target(), captured, frame.member(), frame.depth()),
              frame.depth()));
      if (frame.depth() == 0 && closure.target() instanceof Instr.LambdaBody lambda) {
        // Whoever calls it, and whenever: what it does by itself is found where it is written.
        run(lambda.body(), captured, state, frame.lambda(closure));
      }
    }

    private List<Thrown> call(Instr.Call call, State state, List<State> after, Frame here) {
      List<Thrown> thrown = new ArrayList<>();
      for (Outcome outcome : calls.outcomes(call, state, here)) {
        if (outcome instanceof Outcome.Returned returned) {
          returned.state().temp(call.result(), returned.value());
          after.add(returned.state());
        } else if (outcome instanceof Outcome.Threw threw) {
          thrown.add(new Thrown(Optional.of(threw.exception()), threw.state()));
        } else if (outcome instanceof Outcome.Failed) {
          thrown.add(new Thrown(Optional.empty(), outcome.state()));
        }
      }
      return thrown;
    }

    private void exit(int index, Block block, State state) {
      Exit exit = block.exit();
      if (exit instanceof Exit.Goto go) {
        reach(go.target(), state);
      } else if (exit instanceof Exit.Branch branch) {
        branch(index, block, branch, state);
      } else if (exit instanceof Exit.Switch choice) {
        choose(block, choice, state);
      } else if (exit instanceof Exit.Return returned) {
        Traced value =
            returned
                .value()
                .map(state::temp)
                .orElseGet(() -> new Traced(new Value.Constant(Literal.NULL), frame.depth()));
        outcomes.add(new Outcome.Returned(value, state.enter()));
      } else if (exit instanceof Exit.Throw thrown) {
        Optional<Traced> exception =
            Optional.of(state.temp(thrown.exception()))
                .filter(value -> !(value.value() instanceof Value.Failure));
        raise(block, new Thrown(exception, state));
      }
    }

    private void branch(int index, Block block, Exit.Branch branch, State entry) {
      Optional<Boolean> known = Condition.of(branch, entry).decided(entry);
      if (known.isPresent()) {
        reach(known.get() ? branch.ifTrue() : branch.ifFalse(), entry);
        return;
      }
      Optional<State> guessing = guesses.next(index, entry);
      Optional<TestedVariable> tested = TestedVariable.of(block, branch.condition());
      for (State state : guessing.stream().toList()) {
        Condition condition = Condition.of(branch, state);
        for (boolean truth : new boolean[] {true, false}) {
          State side = state.copy();
          side.decide(condition.value(), truth);
          if (!condition.value().isStable()) {
            boolean isTaken = truth != condition.isNegated();
            tested.ifPresent(variable -> variable.decide(isTaken, side, frame.depth()));
          }
          side.pass(
              new Stop(
                  frame.member(),
                  place(index, block),
                  new Stop.Passed.Decided(condition.value(), truth)));
          semantics.branch(condition.value(), truth, side);
          reach(truth == condition.isNegated() ? branch.ifFalse() : branch.ifTrue(), side);
        }
      }
    }

    /** The last place before the end of the block; where there is none, the block stands for it. */
    private Optional<Site> place(int index, Block block) {
      return block.lastPlace().isPresent() || frame.isFunction()
          ? block.lastPlace()
          : Optional.of(Site.ofBlock(index));
    }

    private void choose(Block block, Exit.Switch choice, State state) {
      Value selector = state.temp(choice.selector()).value();
      if (selector instanceof Value.Constant constant) {
        int target =
            choice.cases().stream()
                .filter(arm -> arm.value().equals(constant.literal()))
                .mapToInt(Exit.Case::target)
                .findFirst()
                .orElse(choice.otherwise());
        reach(target, state);
        return;
      }
      for (int target : new LinkedHashSet<>(choice.targets())) {
        State side = state.copy();
        semantics.branch(selector, true, side);
        semantics.take(Arm.of(choice, target, selector, frame.member(), block.lastPlace()), side);
        reach(target, side);
      }
    }

    /** Hands an exception to the handlers that may take it, and to the caller if none must. */
    private void raise(Block block, Thrown thrown) {
      TypeRef type =
          thrown.exception().map(exception -> exception.value().type()).orElse(TypeRef.UNKNOWN);
      for (Handler handler : block.handlers()) {
        Answer takes = catching.takes(handler, thrown.exception().map(Traced::value));
        if (takes == Answer.NO) {
          continue;
        }
        State state = thrown.state().copy();
        state.var(handler.caught(), thrown.exception().orElseGet(() -> caught(handler)));
        if (thrown.exception().isEmpty()) {
          semantics.failed(state);
        } else if (takes == Answer.UNKNOWN && !catching.isMoreSpecial(handler, type)) {
          semantics.caughtPerhaps(state);
        }
        state.pass(
            new Stop(frame.member(), block.lastPlace(), new Stop.Passed.Caught(handler.type())));
        reach(handler.target(), state);
        if (takes == Answer.YES) {
          return;
        }
      }
      State state = thrown.state().enter();
      if (thrown.exception().isPresent()) {
        outcomes.add(new Outcome.Threw(thrown.exception().get(), state));
      } else if (frame.isWatched()) {
        outcomes.add(new Outcome.Failed(state));
      }
    }

    private Traced caught(Handler handler) {
      TypeRef type = handler.type().orElse(TypeRef.of("java.lang.Throwable"));
      return new Traced(new Value.Failure(type), frame.depth());
    }
  }
}
