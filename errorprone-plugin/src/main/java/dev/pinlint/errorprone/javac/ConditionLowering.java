package dev.pinlint.errorprone.javac;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.BodyBuilder.Label;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import java.util.Optional;

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
    lowering.patterns().match(value, test.getPattern(), ifTrue, ifFalse);
  }
}
