package dev.pinlint.source;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Lowers a string concatenation to one flat list of parts. */
final class ConcatLowering {

  private final BodyContext context;
  private final ExpressionLowering expressions;
  private final List<Temp> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  ConcatLowering(BodyContext context, ExpressionLowering expressions) {
    this.context = context;
    this.expressions = expressions;
  }

  Temp lower(BinaryExpr whole) {
    add(whole);
    return finish();
  }

  /** {@code before + added}, where the left value is there already. */
  Temp append(Temp before, Expression added) {
    parts.add(before);
    add(added);
    return finish();
  }

  private void add(Expression whole) {
    Deque<Expression> pending = new ArrayDeque<>(List.of(whole));
    while (!pending.isEmpty()) {
      Expression next = pending.pop();
      Optional<Object> constant = expressions.fold(next);
      if (constant.isPresent()) {
        text.append(constant.get());
      } else if (next.isNullLiteralExpr()) {
        text.append("null");
      } else if (next instanceof EnclosedExpr enclosed) {
        pending.push(enclosed.getInner());
      } else if (next instanceof BinaryExpr binary
          && binary.getOperator() == BinaryExpr.Operator.PLUS
          && expressions.typeOf(binary).equals(TypeRef.STRING)) {
        pending.push(binary.getRight());
        pending.push(binary.getLeft());
      } else {
        endText();
        parts.add(expressions.lower(next));
      }
    }
  }

  private void endText() {
    if (text.length() > 0) {
      parts.add(context.constant(text.toString()));
      text.setLength(0);
    }
  }

  private Temp finish() {
    endText();
    return context.builder.concat(parts);
  }
}
