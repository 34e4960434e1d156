package dev.pinlint.errorprone.javac;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Type;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.BodyBuilder.Label;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lowers conditions to jumps, as a class file has them. Branches that a constant condition excludes
 * are not taken, so they are dropped as unreachable.
 */
final class ConditionLowering {

  private final Lowering lowering;
  private final Frame frame;
  private final BodyBuilder builder;

  ConditionLowering(Lowering lowering) {
    this.lowering = lowering;
    frame = lowering.frame();
    builder = frame.builder();
  }

  /** Ends the block with a jump to one of the labels. */
  void branch(ExpressionTree condition, Label ifTrue, Label ifFalse) {
    Tree tree = Trees.withoutParentheses(condition);
    Optional<Boolean> known = Constants.condition(tree);
    if (known.isPresent()) {
      builder.goTo(known.get() ? ifTrue : ifFalse);
    } else if (tree instanceof UnaryTree not && not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      branch(not.getExpression(), ifFalse, ifTrue);
    } else if (tree instanceof BinaryTree binary && isShortCircuit(binary)) {
      boolean isAnd = binary.getKind() == Tree.Kind.CONDITIONAL_AND;
      Label right = builder.label();
      branch(binary.getLeftOperand(), isAnd ? right : ifTrue, isAnd ? ifFalse : right);
      builder.start(right);
      branch(binary.getRightOperand(), ifTrue, ifFalse);
    } else if (tree instanceof BinaryTree binary && isNullTest(binary)) {
      boolean isEqual = binary.getKind() == Tree.Kind.EQUAL_TO;
      builder.branch(nullTest(binary), isEqual ? ifTrue : ifFalse, isEqual ? ifFalse : ifTrue);
    } else if (tree instanceof InstanceOfTree test && test.getPattern() != null) {
      matchPattern(test, ifTrue, ifFalse);
    } else {
      builder.branch(lowering.expressions().lower((ExpressionTree) tree), ifTrue, ifFalse);
    }
  }

  /** The value of a condition that is made of jumps. */
  Temp value(ExpressionTree condition) {
    return lowering
        .expressions()
        .choose(
            condition,
            () -> builder.constant(dev.pinlint.model.Literal.TRUE),
            () -> builder.constant(dev.pinlint.model.Literal.FALSE));
  }

  static boolean isShortCircuit(BinaryTree binary) {
    return binary.getKind() == Tree.Kind.CONDITIONAL_AND
        || binary.getKind() == Tree.Kind.CONDITIONAL_OR;
  }

  /** Whether one side of the comparison is the null literal. */
  static boolean isNullTest(BinaryTree binary) {
    return (binary.getKind() == Tree.Kind.EQUAL_TO || binary.getKind() == Tree.Kind.NOT_EQUAL_TO)
        && (isNull(binary.getLeftOperand()) || isNull(binary.getRightOperand()));
  }

  /** {@code IS_NULL} of the side that is not the null literal. */
  Temp nullTest(BinaryTree binary) {
    ExpressionTree tested =
        isNull(binary.getRightOperand()) ? binary.getLeftOperand() : binary.getRightOperand();
    return builder.op(Operator.IS_NULL, lowering.expressions().lower(tested));
  }

  private static boolean isNull(ExpressionTree tree) {
    return Trees.withoutParentheses(tree).getKind() == Tree.Kind.NULL_LITERAL;
  }

  private void matchPattern(InstanceOfTree test, Label ifTrue, Label ifFalse) {
    Temp value = lowering.expressions().lower(test.getExpression());
    Tree pattern = test.getPattern();
    match(value, pattern, ifTrue, ifFalse);
  }

  /** Goes to {@code ifTrue} with the pattern's variables written if the value matches. */
  void match(Temp value, Tree pattern, Label ifTrue, Label ifFalse) {
    Label bind = builder.label();
    Temp matches =
        pattern instanceof BindingPatternTree binding
            ? builder.typed(Operator.INSTANCEOF, value, frame.names().erased(type(binding)))
            : builder.opaque("pattern", List.of(value));
    builder.branch(matches, bind, ifFalse);
    builder.start(bind);
    bind(value, pattern);
    builder.goTo(ifTrue);
  }

  private static Type type(BindingPatternTree binding) {
    return ASTHelpers.getSymbol(binding.getVariable()).type;
  }

  /** Writes the variables of a pattern that the value matches. */
  void bind(Temp value, Tree pattern) {
    if (pattern instanceof BindingPatternTree binding) {
      builder.write(frame.declare(ASTHelpers.getSymbol(binding.getVariable())), value);
    } else {
      bindOpaquely(value, pattern);
    }
  }

  private void bindOpaquely(Temp value, Tree pattern) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        builder.write(
            frame.declare(ASTHelpers.getSymbol(tree)),
            builder.opaque("pattern-variable", List.of(value)));
        return null;
      }
    }.scan(pattern, null);
  }
}
