package dev.pinlint.errorprone.javac;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * Lowers names: variables, fields, {@code this}, class literals, and the receivers of unqualified
 * members.
 */
final class NameLowering {

  /** What a member is reached through: no receiver if it is static. */
  record Access(Optional<Temp> receiver, TypeRef owner) {}

  private final Lowering lowering;
  private final Frame frame;
  private final BodyBuilder builder;

  NameLowering(Lowering lowering) {
    this.lowering = lowering;
    frame = lowering.frame();
    builder = frame.builder();
  }

  Temp read(IdentifierTree tree) {
    Symbol symbol = Trees.symbol(tree);
    if (symbol == null) {
      return builder.opaque("unresolved", List.of());
    } else if (isSelf(tree.getName())) {
      return frame.readSelf();
    } else if (Trees.isField(symbol)) {
      return readField(unqualified(symbol), symbol, tree);
    }
    return frame
        .variable(symbol)
        .map(builder::read)
        .orElseGet(() -> builder.opaque("captured", List.of()));
  }

  Temp read(MemberSelectTree tree) {
    Symbol symbol = Trees.symbol(tree);
    if (tree.getIdentifier().contentEquals("class")) {
      return classLiteral(tree);
    } else if (isSelf(tree.getIdentifier())) {
      return qualifiedSelf(tree);
    } else if (symbol == null || !Trees.isField(symbol)) {
      return Trees.isName(tree.getExpression())
          ? builder.opaque("unresolved", List.of())
          : builder.opaque(
              "unresolved", List.of(lowering.expressions().lower(tree.getExpression())));
    } else if (isLength(tree, symbol)) {
      return builder.op(Operator.ARRAY_LENGTH, lowering.expressions().lower(tree.getExpression()));
    }
    return readField(qualified(tree, symbol), symbol, tree);
  }

  private Temp readField(Access access, Symbol field, Tree tree) {
    return builder.getField(
        access.receiver(),
        TypeNames.field(access.owner(), field),
        frame.names().erased(field.type),
        frame.at(tree));
  }

  /** The field that a name or select stands for, for a write. */
  static FieldRef field(Access access, Symbol field) {
    return TypeNames.field(access.owner(), field);
  }

  /**
   * How an unqualified member is reached: through {@code this}, a class around, or a static import.
   */
  Access unqualified(Symbol member) {
    Optional<ClassSymbol> holder = frame.names().holder(member, frame.type());
    boolean isOwn = holder.isPresent() && holder.get() == frame.type();
    if (ASTHelpers.isStatic(member)) {
      return new Access(
          Optional.empty(),
          isOwn
              ? frame.names().qualifier(member, frame.type().type)
              : frame.names().declaring(member));
    }
    TypeRef owner =
        holder
            .map(type -> frame.names().qualifier(member, type.type))
            .orElseGet(() -> frame.names().declaring(member));
    return new Access(Optional.of(isOwn ? frame.readSelf() : outerSelf()), owner);
  }

  /**
   * How a member is reached through its qualifier, which is evaluated even if the member is static.
   */
  Access qualified(MemberSelectTree tree, Symbol member) {
    ExpressionTree qualifier = tree.getExpression();
    Type type = Trees.type(qualifier);
    TypeRef owner = frame.names().qualifier(member, type);
    if (Trees.isName(qualifier)) {
      return new Access(Optional.empty(), owner);
    }
    Temp receiver = lowering.expressions().lower(qualifier);
    return new Access(
        ASTHelpers.isStatic(member) ? Optional.empty() : Optional.of(receiver), owner);
  }

  private Temp qualifiedSelf(MemberSelectTree tree) {
    Symbol type = Trees.symbol(tree.getExpression());
    // I.super names an interface of this very class, Outer.super the superclass of a class around
    // it.
    boolean isOwn =
        type == frame.type()
            || (tree.getIdentifier().contentEquals("super")
                && type instanceof ClassSymbol named
                && named.isInterface());
    return isOwn ? frame.readSelf() : outerSelf();
  }

  private Temp outerSelf() {
    return builder.opaque("outer-this", List.of());
  }

  private Temp classLiteral(MemberSelectTree tree) {
    Type type = Trees.type(tree.getExpression());
    return type == null || type.isPrimitiveOrVoid()
        ? builder.opaque("class-literal", List.of())
        : builder.constant(new Literal.ClassLiteral(frame.names().erased(type)));
  }

  static boolean isSelf(CharSequence name) {
    return "this".contentEquals(name) || "super".contentEquals(name);
  }

  private boolean isLength(MemberSelectTree tree, Symbol field) {
    Type type = Trees.type(tree.getExpression());
    return type != null
        && field.name.contentEquals("length")
        && frame.names().types().isArray(type);
  }
}
