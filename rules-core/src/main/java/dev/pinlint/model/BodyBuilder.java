package dev.pinlint.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The only way to make a {@link Body}.
 *
 * <p>The primitives append an instruction to the current block, or end it. They are all that the
 * bytecode front end uses. The combinators ({@link #ifElse}, {@link #shortCircuit}, {@link
 * #tryCatchFinally}, …) are for the front ends that lower trees; each takes the lowering of its
 * parts as functions, which it may run more than once (a finally block is lowered once for each way
 * into it).
 *
 * <p>Code that is appended after a jump goes to a block that nothing reaches; {@link #build} drops
 * such blocks.
 */
public final class BodyBuilder extends InstructionBuilder {

  /** The start of a block, known before the block is. */
  public static final class Label {
    private final int id;
    private final int finallyDepth;

    private Label(int id, int finallyDepth) {
      this.id = id;
      this.finallyDepth = finallyDepth;
    }
  }

  /** A handler whose block is still to come; no type means any exception. */
  public record Catch(Optional<TypeRef> type, Var caught, Label target) {}

  /** A catch clause of a tree: the types of its union, its variable, its block. */
  public record CatchClause(List<TypeRef> types, Var variable, Runnable body) {}

  /** One group of case labels with the statements behind it, which may run on into the next. */
  public record Arm(List<Literal> values, boolean isDefault, Runnable body) {}

  /** Where {@code break} and {@code continue} in a loop's body go. */
  public record Loop(Label onBreak, Label onContinue) {}

  private record FinallyScope(Runnable finalizer, List<Catch> outerHandlers) {}

  private final List<Var> parameters = new ArrayList<>();
  private final BlockDrafts blocks = new BlockDrafts();
  private int labels;
  private int vars;
  private final BitSet temporaries = new BitSet();
  private List<Catch> handlers = List.of();
  private List<FinallyScope> scopes = new ArrayList<>();

  /** An empty builder, at the start of the entry block. */
  public BodyBuilder() {
    start(label());
  }

  // ---- variables ----

  /** Declares the next parameter; {@code this} comes first where there is one. */
  public Var parameter(String name, TypeRef type) {
    Var parameter = variable(name, type);
    parameters.add(parameter);
    return parameter;
  }

  /** Declares a variable. */
  public Var variable(String name, TypeRef type) {
    return new Var(vars++, name, type);
  }

  /**
   * Declares a variable that is in no source: it holds the value of an expression that is lowered
   * to jumps. Where they only write true and false to it, {@link #build} writes the condition.
   */
  public Var temporary(TypeRef type) {
    Var temporary = variable("", type);
    temporaries.set(temporary.index());
    return temporary;
  }

  // ---- blocks ----

  /**
   * A label for a block that is started later. Jumps to it run the finally blocks that were opened
   * since.
   */
  public Label label() {
    return new Label(labels++, scopes.size());
  }

  /**
   * Starts the block of the label, with the handlers in force; the current block, if it is open,
   * runs into it.
   *
   * @throws IllegalStateException if the block was started before
   */
  public void start(Label label) {
    blocks.start(
        label.id,
        handlers.stream()
            .map(
                handler ->
                    new BlockDrafts.DraftHandler(
                        handler.type(), handler.caught(), handler.target().id))
            .toList());
  }

  /**
   * Sets the handlers of the blocks started from now on, innermost first. For the bytecode front
   * end.
   */
  public void handlers(List<Catch> handlersFromHere) {
    handlers = List.copyOf(handlersFromHere);
  }

  /**
   * Whether the current block is open: false after a jump, until a block is started or an
   * instruction is appended.
   */
  public boolean isOpen() {
    return blocks.isOpen();
  }

  // ---- exits ----

  /**
   * Ends the block with a jump that does not leave a {@code try}; see {@link #jump} for those that
   * may.
   */
  public void goTo(Label target) {
    finish(new Exit.Goto(target.id));
  }

  /** Ends the block with a two-way branch. */
  public void branch(Temp condition, Label ifTrue, Label ifFalse) {
    finish(new Exit.Branch(condition, ifTrue.id, ifFalse.id));
  }

  /** One arm of {@link #switchTo}. */
  public record Target(Literal value, Label label) {}

  /** Ends the block with a multi-way branch. */
  public void switchTo(Temp selector, List<Target> targets, Label otherwise) {
    finish(
        new Exit.Switch(
            selector,
            targets.stream()
                .map(target -> new Exit.Case(target.value(), target.label().id))
                .toList(),
            otherwise.id));
  }

  /** Ends the block with a throw. */
  public void throwException(Temp exception, Site site) {
    finish(new Exit.Throw(exception, site));
  }

  /** Leaves for the label, through the finally blocks between here and there. */
  public void jump(Label target) {
    runFinalizers(target.finallyDepth, () -> goTo(target));
  }

  /** Returns, through all open finally blocks. */
  public void returnValue(Optional<Temp> value) {
    runFinalizers(0, () -> finish(new Exit.Return(value)));
  }

  // ---- combinators ----

  /** {@code if (condition) then; else otherwise;}. */
  public void ifElse(Temp condition, Runnable then, Runnable otherwise) {
    Label thenLabel = label();
    Label elseLabel = label();
    Label end = label();
    branch(condition, thenLabel, elseLabel);
    start(thenLabel);
    then.run();
    goToIfOpen(end);
    start(elseLabel);
    otherwise.run();
    goToIfOpen(end);
    start(end);
  }

  /** {@code condition ? then : otherwise}. */
  public Temp conditional(Temp condition, Supplier<Temp> then, Supplier<Temp> otherwise) {
    Var result = temporary(TypeRef.UNKNOWN);
    ifElse(condition, () -> write(result, then.get()), () -> write(result, otherwise.get()));
    return read(result);
  }

  /** {@code left && right} ({@code isAnd}) or {@code left || right}. */
  public Temp shortCircuit(boolean isAnd, Temp left, Supplier<Temp> right) {
    Supplier<Temp> decided = () -> constant(Literal.of(!isAnd));
    return isAnd ? conditional(left, right, decided) : conditional(left, decided, right);
  }

  /**
   * {@code while (condition) { body; update; }}; a {@code for} statement's initialiser comes
   * before.
   */
  public void loop(Supplier<Temp> condition, Consumer<Loop> body, Runnable update) {
    Label head = label();
    Label inside = label();
    Label next = label();
    Label end = label();
    start(head);
    branch(condition.get(), inside, end);
    start(inside);
    body.accept(new Loop(end, next));
    start(next);
    update.run();
    goToIfOpen(head);
    start(end);
  }

  /** {@code do body while (condition)}. */
  public void doLoop(Consumer<Loop> body, Supplier<Temp> condition) {
    Label head = label();
    Label next = label();
    Label end = label();
    start(head);
    body.accept(new Loop(end, next));
    start(next);
    branch(condition.get(), head, end);
    start(end);
  }

  /**
   * {@code for (variable : elements) body} in the form of a loop over an array. A front end that
   * does not know whether the expression is an array or a collection uses this form too: an
   * analysis takes ARRAY_LENGTH and ARRAY_LOAD of a collection for its size and its n-th element.
   */
  public void forEach(Temp elements, Var variable, Consumer<Loop> body) {
    Var index = variable("", TypeRef.of("int"));
    write(index, constant(new Literal.Int(0)));
    loop(
        () -> op(Operator.LT, read(index), op(Operator.ARRAY_LENGTH, elements)),
        loop -> {
          write(variable, op(Operator.ARRAY_LOAD, elements, read(index)));
          body.accept(loop);
        },
        () -> write(index, op(Operator.ADD, read(index), constant(new Literal.Int(1)))));
  }

  /**
   * A {@code switch} over constants. Each arm runs on into the next unless its body jumps to {@code
   * end}, which the caller makes with {@link #label} and which is started when this returns.
   */
  public void switchOn(Temp selector, List<Arm> arms, Label end) {
    List<Label> starts = arms.stream().map(arm -> label()).toList();
    List<Target> targets = new ArrayList<>();
    Label otherwise = end;
    for (int i = 0; i < arms.size(); i++) {
      for (Literal value : arms.get(i).values()) {
        targets.add(new Target(value, starts.get(i)));
      }
      if (arms.get(i).isDefault()) {
        otherwise = starts.get(i);
      }
    }
    switchTo(selector, targets, otherwise);
    for (int i = 0; i < arms.size(); i++) {
      start(starts.get(i));
      arms.get(i).body().run();
    }
    goToIfOpen(end);
    start(end);
  }

  /** {@code try body catch … finally finalizer}. */
  public void tryCatchFinally(
      Runnable body, List<CatchClause> clauses, Optional<Runnable> finalizer) {
    List<Catch> outer = handlers;
    Label end = label();
    Var pending = variable("", TypeRef.of("java.lang.Throwable"));
    Label rethrow = label();
    List<Catch> protectedByFinally = new ArrayList<>();
    if (finalizer.isPresent()) {
      scopes.add(new FinallyScope(finalizer.get(), outer));
      protectedByFinally.add(new Catch(Optional.empty(), pending, rethrow));
    }
    protectedByFinally.addAll(outer);
    List<Label> clauseLabels = clauses.stream().map(clause -> label()).toList();
    List<Catch> protectedByAll = new ArrayList<>();
    for (int i = 0; i < clauses.size(); i++) {
      for (TypeRef type : clauses.get(i).types()) {
        protectedByAll.add(
            new Catch(Optional.of(type), clauses.get(i).variable(), clauseLabels.get(i)));
      }
    }
    protectedByAll.addAll(protectedByFinally);

    handlers = protectedByAll;
    start(label());
    body.run();
    jumpIfOpen(end);
    for (int i = 0; i < clauses.size(); i++) {
      handlers = protectedByFinally;
      start(clauseLabels.get(i));
      clauses.get(i).body().run();
      jumpIfOpen(end);
    }
    handlers = outer;
    if (finalizer.isPresent()) {
      scopes.remove(scopes.size() - 1);
      start(rethrow);
      finalizer.get().run();
      if (isOpen()) {
        throwException(read(pending), new Site(0, "", 0));
      }
    }
    start(end);
  }

  /**
   * {@code try (resources) body}, without the clauses of its own that an extended one has: wrap it
   * in {@link #tryCatchFinally} for those. {@code initialize} declares and sets the resource;
   * {@code close} closes it.
   */
  public void tryResource(Runnable initialize, Runnable body, Runnable close) {
    initialize.run();
    tryCatchFinally(body, List.of(), Optional.of(close));
  }

  // ---- the result ----

  /**
   * Ends the body with a return if it is open, makes operators of jumps that only choose between
   * true and false, drops what cannot be reached, and numbers the blocks in depth-first order.
   */
  public Body build() {
    if (isOpen()) {
      returnValue(Optional.empty());
    }
    blocks.liftConditions(temporaries, this::temp);
    return new Body(parameters, blocks.reachable());
  }

  @Override
  void append(Instr instr) {
    open();
    blocks.add(instr);
  }

  private void finish(Exit exit) {
    open();
    blocks.finish(exit);
  }

  /** What is appended after a jump goes to a block of its own, which nothing reaches. */
  private void open() {
    if (!isOpen()) {
      start(label());
    }
  }

  private void goToIfOpen(Label target) {
    if (isOpen()) {
      goTo(target);
    }
  }

  private void jumpIfOpen(Label target) {
    if (isOpen()) {
      jump(target);
    }
  }

  /**
   * Lowers the finally blocks from the innermost to the given depth, each outside its own
   * protection, then the jump.
   */
  private void runFinalizers(int depth, Runnable jump) {
    List<FinallyScope> savedScopes = scopes;
    List<Catch> savedHandlers = handlers;
    for (int i = savedScopes.size() - 1; i >= depth; i--) {
      scopes = new ArrayList<>(savedScopes.subList(0, i));
      handlers = savedScopes.get(i).outerHandlers();
      start(label());
      savedScopes.get(i).finalizer().run();
    }
    if (isOpen() || savedScopes.size() <= depth) {
      jump.run();
    }
    scopes = savedScopes;
    handlers = savedHandlers;
  }
}
