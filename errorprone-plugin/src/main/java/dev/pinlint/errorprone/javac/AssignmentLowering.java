package dev.pinlint.errorprone.javac;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.tools.javac.code.Symbol;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.Var;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Lowers assignments of every form. */
final class AssignmentLowering {

  /** A place that can be read and written, its operands evaluated once. */
  private record Place(Supplier<Temp> read, Consumer<Temp> write) {}

  private final Lowering lowering;
  private final Frame frame;
  private final BodyBuilder builder;

  AssignmentLowering(Lowering lowering) {
    this.lowering = lowering;
    frame = lowering.frame();
    builder = frame.builder();
  }

  Temp assign(AssignmentTree tree) {
    Place place = place(tree.getVariable());
    Temp value = lowering.expressions().lower(tree.getExpression());
    place.write().accept(value);
    return value;
  }

  Temp update(CompoundAssignmentTree tree) {
    Place place = place(tree.getVariable());
    Temp old = place.read().get();
    Temp result;
    if (ExpressionLowering.isString(tree.getVariable())) {
      result = builder.concat(lowering.expressions().parts(tree.getExpression(), List.of(old)));
    } else {
      Temp value = lowering.expressions().lower(tree.getExpression());
      Operator operator =
          tree.getKind() == Tree.Kind.PLUS_ASSIGNMENT ? Operator.ADD : Operator.ARITHMETIC;
      result = builder.op(operator, old, value);
    }
    place.write().accept(result);
    return result;
  }

  /** {@code ++} and {@code --}, which add 1 and -1, as {@code iinc} does. */
  Temp step(UnaryTree tree) {
    Tree.Kind kind = tree.getKind();
    boolean isUp = kind == Tree.Kind.PREFIX_INCREMENT || kind == Tree.Kind.POSTFIX_INCREMENT;
    boolean isPrefix = kind == Tree.Kind.PREFIX_INCREMENT || kind == Tree.Kind.PREFIX_DECREMENT;
    Place place = place(tree.getExpression());
    Temp old = place.read().get();
    Temp result = builder.op(Operator.ADD, old, builder.constant(new Literal.Int(isUp ? 1 : -1)));
    place.write().accept(result);
    return isPrefix ? result : old;
  }

  private Place place(ExpressionTree expression) {
    Tree tree = Trees.withoutParentheses(expression);
    if (tree instanceof ArrayAccessTree access) {
      Temp array = lowering.expressions().lower(access.getExpression());
      Temp index = lowering.expressions().lower(access.getIndex());
      return new Place(
          () -> builder.op(Operator.ARRAY_LOAD, array, index),
          value -> builder.op(Operator.ARRAY_STORE, array, index, value));
    }
    Symbol symbol = Trees.symbol(tree);
    if (symbol != null && Trees.isField(symbol)) {
      if (tree instanceof MemberSelectTree select) {
        return field(lowering.names().qualified(select, symbol), symbol, tree);
      } else if (tree instanceof IdentifierTree) {
        return field(lowering.names().unqualified(symbol), symbol, tree);
      }
    } else if (symbol != null && tree instanceof IdentifierTree) {
      Var variable = frame.declare(symbol);
      return new Place(() -> builder.read(variable), value -> builder.write(variable, value));
    }
    return new Place(() -> builder.opaque("unresolved", List.of()), value -> {});
  }

  private Place field(NameLowering.Access access, Symbol field, Tree tree) {
    return new Place(
        () ->
            builder.getField(
                access.receiver(),
                NameLowering.field(access, field),
                frame.names().erased(field.type),
                frame.at(tree)),
        value ->
            builder.putField(
                access.receiver(), NameLowering.field(access, field), value, frame.at(tree)));
  }
}
