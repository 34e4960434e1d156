package dev.pinlint.bytecode;

import dev.pinlint.model.Body;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.Exit;
import dev.pinlint.model.Handler;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Site;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Lowers the code of one method or lambda: runs each block on a stack of temps. */
final class BodyLowering {

  final Scope scope;
  final ClassNode type;
  final Code code;
  final Draft draft;
  final LocalVariables locals;
  private final BlockGraph graph;
  private final StackFlow flow;
  private final @Nullable Value[] made;
  private final Map<StackFlow.Origin, Value> arrived = new HashMap<>();
  private final Map<StackFlow.Origin, Var> joins = new HashMap<>();
  private final Map<Integer, Var> caught = new HashMap<>();
  private final @Nullable Site site;
  private OperandStack<Value> stack = new OperandStack<>(List.of());

  private BodyLowering(Scope scope, ClassIndex.Lambda method) {
    this.scope = scope;
    this.type = method.type();
    this.code = scope.index.code(method.method());
    this.graph = new BlockGraph(code);
    this.flow = new StackFlow(code, graph);
    this.draft = new Draft(graph.blocks().size());
    this.locals = new LocalVariables(scope, method, draft.builder);
    this.made = new Value[code.size()];
    this.site = null;
  }

  /** The lowering of a method in place of a call of it, in a straight line. */
  private BodyLowering(BodyLowering caller, MethodNode method, Site site) {
    this.scope = caller.scope;
    this.type = caller.type;
    this.code = scope.index.code(method);
    this.graph = caller.graph;
    this.flow = caller.flow;
    this.draft = caller.draft;
    this.locals = new LocalVariables(draft.builder);
    this.made = new Value[code.size()];
    this.site = site;
  }

  /**
   * The body of a method that has code.
   *
   * @throws UnsupportedCodeException if no compiler of this century makes such code
   */
  static Body lower(Scope scope, MethodNode method) {
    return lower(scope, new ClassIndex.Lambda(scope.type, method));
  }

  /** The body of a lambda; captured variables are its first parameters. */
  static Body lower(Scope scope, ClassIndex.Lambda lambda) {
    BodyLowering lowering = new BodyLowering(scope, lambda);
    lowering.lowerBlocks();
    return DraftFinish.finish(lowering.draft, new EnumSwitches(scope.index, scope.names));
  }

  /** What stands for a method whose code cannot be lowered. */
  static Body opaque(Scope scope, MethodNode method) {
    return opaque(scope, new ClassIndex.Lambda(scope.type, method));
  }

  private static Body opaque(Scope scope, ClassIndex.Lambda lambda) {
    MethodNode method = lambda.method();
    BodyBuilder builder = new BodyBuilder();
    new LocalVariables(scope, lambda, builder);
    Temp unknown = builder.opaque("unsupported-code", List.of());
    builder.returnValue(method.desc.endsWith(")V") ? Optional.empty() : Optional.of(unknown));
    return builder.build();
  }

  /** Code that is lowered into the current block, all of it at one site. */
  BodyLowering inlined(MethodNode method, Site site) {
    return new BodyLowering(this, method, site);
  }

  /** What a closure of a lambda runs; empty if the bodies of lambdas would not end. */
  Optional<Instr.LambdaBody> lambdaBody(ClassIndex.Lambda lambda) {
    if (!scope.enter(lambda.method())) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Instr.LambdaBody(lower(scope, lambda)));
    } catch (UnsupportedCodeException e) {
      return Optional.of(new Instr.LambdaBody(opaque(scope, lambda)));
    } finally {
      scope.leave(lambda.method());
    }
  }

  /** A function object of a class that was made for a lambda alone. */
  Temp closure(ClassIndex.Lambda lambda, List<Temp> captured, Site where) {
    TypeRef function = scope.names.ref(lambda.type().interfaces.get(0));
    return lambdaBody(lambda)
        .map(body -> draft.add(temp -> new Instr.Closure(temp, function, body, captured, where)))
        .orElseGet(() -> draft.opaque("lambda", captured));
  }

  void clearStack() {
    stack = new OperandStack<>(List.of());
  }

  OperandStack<Value> stack() {
    return stack;
  }

  Site site(int position) {
    return site != null ? site : scope.site(code.at(position), code.line(position));
  }

  /**
   * The temp of a value; an object that escapes before its constructor ran is nothing that a source
   * can say.
   */
  Temp temp(Value value) {
    return value.temp() != null ? value.temp() : draft.opaque("uninitialized", List.of());
  }

  Temp popTemp() {
    return temp(stack.pop());
  }

  List<Temp> popTemps(int count) {
    return stack.pop(count).stream().map(this::temp).toList();
  }

  /** Pushes what the instruction at a position computed. */
  void push(int position, Temp temp) {
    Value value = Value.of(temp, StackShape.pushed(code.at(position)) == 2);
    made[position] = value;
    stack.push(value);
  }

  void pushAllocated(int position) {
    Value value = Value.allocated(position);
    made[position] = value;
    stack.push(value);
  }

  /** Makes all copies of an allocated object the result of its constructor's call. */
  void constructed(int position, Value allocated, Temp object) {
    Value value = Value.of(object, false);
    made[position] = value;
    stack.replaceAll(entry -> entry.equals(allocated) ? value : entry);
  }

  private void lowerBlocks() {
    for (int block : order()) {
      lowerBlock(block);
    }
  }

  /** Reverse postorder, so that what is on the stack has been computed before. */
  private List<Integer> order() {
    record Visit(int block, boolean done) {}
    BitSet seen = new BitSet();
    Deque<Visit> pending = new ArrayDeque<>(List.of(new Visit(0, false)));
    ArrayList<Integer> order = new ArrayList<>();
    while (!pending.isEmpty()) {
      Visit visit = pending.pop();
      if (visit.done()) {
        order.add(visit.block());
        continue;
      }
      if (seen.get(visit.block())) {
        continue;
      }
      seen.set(visit.block());
      pending.push(new Visit(visit.block(), true));
      BlockGraph.Range range = graph.blocks().get(visit.block());
      range.handlers().forEach(it -> pending.push(new Visit(graph.block(it.handler), false)));
      range.successors().forEach(it -> pending.push(new Visit(it, false)));
    }
    java.util.Collections.reverse(order);
    return order;
  }

  private void lowerBlock(int block) {
    BlockGraph.Range range = graph.blocks().get(block);
    draft.start(block);
    draft.current().handlers = handlers(range);
    List<Value> entries = new ArrayList<>();
    for (StackFlow.Origin origin : flow.atEntry(block).orElse(List.of())) {
      entries.add(valueAtEntry(block, origin));
    }
    stack = new OperandStack<>(entries);
    InstructionLowering instructions = new InstructionLowering(this);
    int last = range.end() - 1;
    int position = range.start();
    while (position < last) {
      position = instructions.lower(position, last);
    }
    if (position == last) {
      if (isExit(last)) {
        lowerExit(block, last);
        return;
      }
      instructions.lower(last, last);
    }
    leave(range);
    draft.current().exit = new Exit.Goto(graph.blockOf(range.end()));
  }

  private boolean isExit(int position) {
    return code.endsFlow(position) || code.at(position) instanceof JumpInsnNode;
  }

  private Value valueAtEntry(int block, StackFlow.Origin origin) {
    Value value;
    if (origin.kind() == StackFlow.Kind.INSTRUCTION) {
      value = made[origin.where()];
    } else if (origin.where() == block) {
      Var variable = origin.kind() == StackFlow.Kind.JOIN ? join(origin) : caught(block);
      value = Value.of(draft.read(variable), origin.wide());
      arrived.put(origin, value);
    } else {
      value = arrived.get(origin);
    }
    if (value == null) {
      throw new UnsupportedCodeException("a value on the operand stack comes from nowhere");
    }
    return value;
  }

  private Var join(StackFlow.Origin origin) {
    return joins.computeIfAbsent(origin, unused -> draft.builder.temporary(TypeRef.UNKNOWN));
  }

  private Var caught(int block) {
    Optional<StackFlow.Origin> joined =
        flow.atEntry(block)
            .filter(entries -> entries.size() == 1)
            .map(entries -> entries.get(0))
            .filter(origin -> origin.kind() == StackFlow.Kind.JOIN && origin.where() == block);
    return joined.isPresent()
        ? join(joined.get())
        : caught.computeIfAbsent(
            block, unused -> draft.builder.variable("", TypeRef.of("java.lang.Throwable")));
  }

  private List<Handler> handlers(BlockGraph.Range range) {
    List<Handler> handlers = new ArrayList<>();
    for (TryCatchBlockNode node : range.handlers()) {
      int target = graph.block(node.handler);
      Optional<TypeRef> type = Optional.ofNullable(node.type).map(scope.names::ref);
      handlers.add(new Handler(type, caught(target), target));
    }
    return handlers;
  }

  /** Passes on what is on the stack where the next block expects a variable. */
  private void leave(BlockGraph.Range range) {
    List<Value> entries = stack.entries();
    for (int successor : range.successors()) {
      List<StackFlow.Origin> expected = flow.atEntry(successor).orElse(List.of());
      for (int depth = 0; depth < expected.size(); depth++) {
        StackFlow.Origin origin = expected.get(depth);
        if (origin.kind() == StackFlow.Kind.JOIN && origin.where() == successor) {
          draft.write(join(origin), temp(entries.get(depth)));
        }
      }
    }
  }

  private void lowerExit(int block, int position) {
    BlockGraph.Range range = graph.blocks().get(block);
    AbstractInsnNode node = code.at(position);
    int opcode = node.getOpcode();
    if (node instanceof JumpInsnNode jump) {
      int target = graph.block(jump.label);
      if (opcode == Opcodes.GOTO) {
        leave(range);
        draft.current().exit = new Exit.Goto(target);
      } else {
        branch(block, opcode, target, graph.blockOf(position + 1));
      }
    } else if (node instanceof TableSwitchInsnNode table) {
      List<Integer> keys = new ArrayList<>();
      for (int i = 0; i < table.labels.size(); i++) {
        keys.add(table.min + i);
      }
      switchTo(range, keys, table.labels, table.dflt);
    } else if (node instanceof LookupSwitchInsnNode lookup) {
      switchTo(range, lookup.keys, lookup.labels, lookup.dflt);
    } else if (opcode == Opcodes.ATHROW) {
      draft.current().exit = new Exit.Throw(popTemp(), site(position));
    } else {
      draft.current().exit =
          new Exit.Return(opcode == Opcodes.RETURN ? Optional.empty() : Optional.of(popTemp()));
    }
  }

  private void switchTo(
      BlockGraph.Range range, List<Integer> keys, List<LabelNode> labels, LabelNode otherwise) {
    Temp selector = popTemp();
    leave(range);
    int defaultBlock = graph.block(otherwise);
    List<Exit.Case> cases = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      int target = graph.block(labels.get(i));
      // A table has an entry for each number in its range, also for those that the source does not
      // name.
      if (target != defaultBlock) {
        cases.add(new Exit.Case(new Literal.Int(keys.get(i)), target));
      }
    }
    draft.current().exit = new Exit.Switch(selector, cases, defaultBlock);
  }

  private void branch(int block, int opcode, int target, int next) {
    BlockGraph.Range range = graph.blocks().get(block);
    if (opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL) {
      Temp isNull = draft.op(Operator.IS_NULL, popTemp());
      leave(range);
      draft.current().exit =
          opcode == Opcodes.IFNULL
              ? new Exit.Branch(isNull, target, next)
              : new Exit.Branch(isNull, next, target);
      return;
    }
    if (opcode <= Opcodes.IFLE) {
      branchOnNumber(range, block, opcode, target, next);
      return;
    }
    Temp right = popTemp();
    Temp left = popTemp();
    Temp condition = draft.op(comparison(opcode), left, right);
    leave(range);
    draft.current().exit = new Exit.Branch(condition, target, next);
  }

  private void branchOnNumber(BlockGraph.Range range, int block, int opcode, int target, int next) {
    Temp tested = popTemp();
    Draft.Comparison compared = draft.comparisons.get(tested.index());
    if (compared == null && (opcode == Opcodes.IFEQ || opcode == Opcodes.IFNE)) {
      leave(range);
      draft.zeroTests.add(
          opcode == Opcodes.IFEQ
              ? new Draft.ZeroTest(block, tested, target, next)
              : new Draft.ZeroTest(block, tested, next, target));
      return;
    }
    Temp condition =
        compared != null
            ? draft.op(comparison(opcode), compared.left(), compared.right())
            : draft.op(comparison(opcode), tested, draft.constant(new Literal.Int(0)));
    leave(range);
    draft.current().exit = new Exit.Branch(condition, target, next);
  }

  /**
   * The operator of a conditional jump that compares two integers or references, or one integer
   * with zero.
   */
  static Operator comparison(int opcode) {
    return switch (opcode) {
      case Opcodes.IFEQ, Opcodes.IF_ICMPEQ, Opcodes.IF_ACMPEQ -> Operator.EQ;
      case Opcodes.IFNE, Opcodes.IF_ICMPNE, Opcodes.IF_ACMPNE -> Operator.NE;
      case Opcodes.IFLT, Opcodes.IF_ICMPLT -> Operator.LT;
      case Opcodes.IFGE, Opcodes.IF_ICMPGE -> Operator.GE;
      case Opcodes.IFGT, Opcodes.IF_ICMPGT -> Operator.GT;
      case Opcodes.IFLE, Opcodes.IF_ICMPLE -> Operator.LE;
      default -> throw new UnsupportedCodeException("jump " + opcode);
    };
  }
}
