package dev.pinlint.errorprone.javac;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Type.ArrayType;
import com.sun.tools.javac.code.TypeTag;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.BodyBuilder.Label;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lowers expressions to the temp that holds their value. */
final class ExpressionLowering {

  private static final int LARGEST_ARRAY = 64;

  private final Lowering lowering;
  private final Frame frame;
  private final BodyBuilder builder;

  ExpressionLowering(Lowering lowering) {
    this.lowering = lowering;
    frame = lowering.frame();
    builder = frame.builder();
  }

  Temp lower(ExpressionTree expression) {
    Tree tree = Trees.withoutParentheses(expression);
    Optional<Literal> constant = Constants.of(tree);
    if (constant.isPresent()) {
      return builder.constant(constant.get());
    } else if (tree instanceof IdentifierTree name) {
      return lowering.names().read(name);
    } else if (tree instanceof MemberSelectTree select) {
      return lowering.names().read(select);
    } else if (tree instanceof MethodInvocationTree call) {
      return lowering.calls().call(call);
    } else if (tree instanceof NewClassTree creation) {
      return lowering.calls().create(creation);
    } else if (tree instanceof LambdaExpressionTree lambda) {
      return lowering.closures().lambda(lambda);
    } else if (tree instanceof MemberReferenceTree reference) {
      return lowering.closures().reference(reference);
    } else if (tree instanceof AssignmentTree assignment) {
      return lowering.assignments().assign(assignment);
    } else if (tree instanceof CompoundAssignmentTree assignment) {
      return lowering.assignments().update(assignment);
    } else if (tree instanceof SwitchExpressionTree choice) {
      return lowering.switches().lower(choice);
    }
    return operate((ExpressionTree) tree);
  }

  private Temp operate(ExpressionTree tree) {
    if (tree instanceof BinaryTree binary) {
      return binary(binary);
    } else if (tree instanceof UnaryTree unary) {
      return unary(unary);
    } else if (tree instanceof ConditionalExpressionTree choice) {
      return choose(
          choice.getCondition(),
          () -> lower(choice.getTrueExpression()),
          () -> lower(choice.getFalseExpression()));
    } else if (tree instanceof TypeCastTree cast) {
      return cast(cast);
    } else if (tree instanceof InstanceOfTree test) {
      return test.getPattern() == null
          ? builder.typed(
              Operator.INSTANCEOF,
              lower(test.getExpression()),
              frame.names().erased(Trees.type(test.getType())))
          : lowering.conditions().value(test);
    } else if (tree instanceof ArrayAccessTree access) {
      Temp array = lower(access.getExpression());
      Temp index = lower(access.getIndex());
      return builder.op(Operator.ARRAY_LOAD, array, index);
    } else if (tree instanceof NewArrayTree array) {
      return newArray(array);
    }
    return builder.opaque(tree.getKind().name(), List.of());
  }

  /** {@code condition ? then : otherwise}. */
  Temp choose(ExpressionTree condition, Supplier<Temp> then, Supplier<Temp> otherwise) {
    Var result = frame.temporary(TypeRef.UNKNOWN);
    Label ifTrue = builder.label();
    Label ifFalse = builder.label();
    Label end = builder.label();
    lowering.conditions().branch(condition, ifTrue, ifFalse);
    builder.start(ifTrue);
    builder.write(result, then.get());
    builder.goTo(end);
    builder.start(ifFalse);
    builder.write(result, otherwise.get());
    builder.start(end);
    return builder.read(result);
  }

  // ---- operators ----

  private Temp binary(BinaryTree tree) {
    if (ConditionLowering.isShortCircuit(tree)) {
      return lowering.conditions().value(tree);
    } else if (ConditionLowering.isNullTest(tree)) {
      Temp isNull = lowering.conditions().nullTest(tree);
      return tree.getKind() == Tree.Kind.EQUAL_TO ? isNull : builder.op(Operator.NOT, isNull);
    } else if (isConcatenation(tree)) {
      return builder.concat(parts(tree, List.of()));
    }
    Temp left = lower(tree.getLeftOperand());
    Temp right = lower(tree.getRightOperand());
    return builder.op(operator(tree.getKind()), left, right);
  }

  private static Operator operator(Tree.Kind kind) {
    return switch (kind) {
      case EQUAL_TO -> Operator.EQ;
      case NOT_EQUAL_TO -> Operator.NE;
      case LESS_THAN -> Operator.LT;
      case LESS_THAN_EQUAL -> Operator.LE;
      case GREATER_THAN -> Operator.GT;
      case GREATER_THAN_EQUAL -> Operator.GE;
      case PLUS -> Operator.ADD;
      case MINUS -> Operator.SUB;
      default -> Operator.ARITHMETIC;
    };
  }

  private Temp unary(UnaryTree tree) {
    return switch (tree.getKind()) {
      case LOGICAL_COMPLEMENT -> builder.op(Operator.NOT, lower(tree.getExpression()));
      case UNARY_PLUS -> lower(tree.getExpression());
      case UNARY_MINUS, BITWISE_COMPLEMENT ->
          builder.op(Operator.ARITHMETIC, lower(tree.getExpression()));
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
          lowering.assignments().step(tree);
      // Javac's null check around the outer instance of a creation.
      default -> lower(tree.getExpression());
    };
  }

  private Temp cast(TypeCastTree tree) {
    Temp value = lower(tree.getExpression());
    Type target = Trees.type(tree.getType());
    return target == null || target.isPrimitive()
        ? value
        : builder.typed(Operator.CAST, value, frame.names().erased(target));
  }

  // ---- strings ----

  static boolean isString(Tree tree) {
    Type type = Trees.type(tree);
    return type != null
        && type.hasTag(TypeTag.CLASS)
        && type.tsym.getQualifiedName().contentEquals("java.lang.String");
  }

  private static boolean isConcatenation(Tree tree) {
    return tree instanceof BinaryTree binary
        && binary.getKind() == Tree.Kind.PLUS
        && isString(binary)
        && Constants.value(binary).isEmpty();
  }

  /** The temps of a flat concatenation that begins with the given ones. */
  List<Temp> parts(ExpressionTree tree, List<Temp> first) {
    List<ExpressionTree> operands = new ArrayList<>();
    flatten(tree, operands);
    List<Temp> temps = new ArrayList<>(first);
    StringBuilder text = new StringBuilder();
    for (ExpressionTree operand : operands) {
      Optional<Object> constant = Constants.value(operand);
      if (constant.isPresent()) {
        text.append(constant.get());
      } else {
        flush(text, temps);
        temps.add(lower(operand));
      }
    }
    flush(text, temps);
    return temps;
  }

  private void flush(StringBuilder text, List<Temp> temps) {
    if (!text.isEmpty()) {
      temps.add(builder.constant(new Literal.Text(text.toString())));
      text.setLength(0);
    }
  }

  /**
   * Walks down the left operands in a loop: generated code has concatenations of thousands of
   * parts.
   */
  private static void flatten(ExpressionTree tree, List<ExpressionTree> operands) {
    List<ExpressionTree> backwards = new ArrayList<>();
    Tree left = Trees.withoutParentheses(tree);
    while (isConcatenation(left) && left instanceof BinaryTree binary) {
      backwards.add(binary.getRightOperand());
      left = Trees.withoutParentheses(binary.getLeftOperand());
    }
    operands.add((ExpressionTree) left);
    Collections.reverse(backwards);
    for (ExpressionTree operand : backwards) {
      if (isConcatenation(Trees.withoutParentheses(operand))) {
        flatten(operand, operands);
      } else {
        operands.add(operand);
      }
    }
  }

  // ---- arrays ----

  private Temp newArray(NewArrayTree tree) {
    @Nullable Type component = Trees.type(tree) instanceof ArrayType array ? array.elemtype : null;
    TypeRef componentRef = frame.names().erased(component);
    if (tree.getInitializers() != null) {
      List<Temp> elements = tree.getInitializers().stream().map(this::lower).toList();
      return builder.array(componentRef, elements, frame.at(tree));
    }
    int size = constantSize(tree);
    if (size >= 0) {
      Literal initial = initialElement(component);
      List<Temp> elements = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        elements.add(builder.constant(initial));
      }
      return builder.array(componentRef, elements, frame.at(tree));
    }
    return builder.opaque(
        Instr.Opaque.newArray(componentRef),
        tree.getDimensions().stream().map(this::lower).toList());
  }

  private static int constantSize(NewArrayTree tree) {
    return tree.getDimensions().size() == 1
            && Constants.of(tree.getDimensions().get(0)).orElse(Literal.NULL)
                instanceof Literal.Int size
            && size.value() >= 0
            && size.value() <= LARGEST_ARRAY
        ? (int) size.value()
        : -1;
  }

  private static Literal initialElement(@Nullable Type component) {
    if (component == null || !component.isPrimitive()) {
      return Literal.NULL;
    }
    return component.hasTag(TypeTag.FLOAT) || component.hasTag(TypeTag.DOUBLE)
        ? new Literal.Real(0)
        : new Literal.Int(0);
  }
}
