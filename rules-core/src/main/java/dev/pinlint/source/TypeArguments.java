package dev.pinlint.source;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.WildcardType;
import dev.pinlint.model.Signatures;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.Bindings.EnclosingField;
import dev.pinlint.source.Callees.Callee;
import java.util.Optional;

/**
 * What a method of a generic type returns, where its result is one of the type's parameters and the
 * object is in a field: the declaration of the field says what the parameter stands for.
 */
final class TypeArguments {

  private final Session session;

  TypeArguments(Session session) {
    this.session = session;
  }

  /** The type of the call's result, if type arguments tell it. */
  Optional<TypeRef> resultType(MethodCallExpr call, Callee callee, Scope scope) {
    Optional<Integer> index =
        callee
            .candidates()
            .uniqueOfLibrary()
            .filter(method -> isDeclaredIn(callee.owner(), method))
            .flatMap(method -> method.result().variable())
            .flatMap(variable -> index(variable, callee.owner()));
    if (index.isEmpty()) {
      return Optional.empty();
    }
    return call.getScope()
        .flatMap(object -> field(object, scope))
        .flatMap(field -> argument(field, index.get()));
  }

  private Optional<Integer> index(String variable, TypeRef owner) {
    return session
        .names
        .library(owner)
        .map(type -> type.signatures().typeParameters().indexOf(variable))
        .filter(index -> index >= 0);
  }

  private boolean isDeclaredIn(TypeRef owner, Signatures.Method method) {
    return session
        .names
        .library(owner)
        .filter(type -> type.signatures().methods().contains(method))
        .isPresent();
  }

  private Optional<DeclaredField> field(Expression object, Scope scope) {
    if (object instanceof NameExpr name) {
      return session
          .bindings
          .find(name.getNameAsString(), scope)
          .filter(EnclosingField.class::isInstance)
          .flatMap(field -> ((EnclosingField) field).info().declared());
    }
    return object instanceof FieldAccessExpr access && access.getScope().isThisExpr()
        ? session
            .members
            .field(session.types.typeOf(access.getScope(), scope), access.getNameAsString())
            .flatMap(Members.FieldInfo::declared)
        : Optional.empty();
  }

  private Optional<TypeRef> argument(DeclaredField field, int index) {
    return field
        .declared()
        .filter(ClassOrInterfaceType.class::isInstance)
        .flatMap(type -> type.asClassOrInterfaceType().getTypeArguments())
        .filter(arguments -> index < arguments.size())
        .flatMap(arguments -> bound(arguments.get(index)))
        .filter(type -> !session.names.isFree(type, field.owner().scope))
        .map(type -> session.names.resolve(type, field.owner().scope));
  }

  private static Optional<? extends Type> bound(Type argument) {
    return argument instanceof WildcardType wildcard
        ? wildcard.getExtendedType()
        : Optional.of(argument);
  }
}
