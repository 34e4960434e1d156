package dev.pinlint.source;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.Members.Candidates;
import java.util.List;
import java.util.Optional;

/** Finds which methods a call may mean, and on what. */
final class Callees {

  /** What a method is called on. */
  enum Receiver {
    /** Nothing: a static method. */
    NONE,
    /** {@code this}. */
    THIS,
    /** An enclosing instance. */
    OUTER,
    /** {@code this}, without dispatch. */
    SUPER,
    /** The expression in front of the dot. */
    VALUE
  }

  /**
   * What a call means.
   *
   * @param receiver what it is called on
   * @param owner the type that the call names
   * @param candidates the methods it may be, none if the owner cannot be seen
   */
  record Callee(Receiver receiver, TypeRef owner, Candidates candidates) {}

  private final Session session;

  Callees(Session session) {
    this.session = session;
  }

  Callee find(MethodCallExpr call, Scope scope) {
    Callee named = named(call, scope);
    return new Callee(
        named.receiver(),
        named.owner(),
        session.overloads.narrow(named.candidates(), call.getArguments(), scope));
  }

  private Callee named(MethodCallExpr call, Scope scope) {
    String name = call.getNameAsString();
    int arguments = call.getArguments().size();
    if (call.getScope().isEmpty()) {
      return unqualified(name, arguments, scope);
    }
    Expression qualifier = call.getScope().get();
    if (qualifier instanceof SuperExpr above) {
      return onSuper(above, name, arguments, scope);
    }
    if (qualifier instanceof ThisExpr self && self.getTypeName().isEmpty()) {
      return onThis(name, arguments, scope);
    }
    Optional<TypeRef> type = session.bindings.qualifierType(qualifier, scope);
    if (type.isPresent()) {
      return new Callee(
          Receiver.NONE, type.get(), session.members.methods(type.get(), name, arguments));
    }
    TypeRef owner = session.types.typeOf(qualifier, scope);
    Candidates candidates = session.members.methods(owner, name, arguments);
    return new Callee(Receiver.VALUE, owner, candidates);
  }

  private Callee onThis(String name, int arguments, Scope scope) {
    Optional<DeclaredType> type = scope.enclosingType();
    return type.map(
            self ->
                new Callee(Receiver.THIS, self.ref, session.members.methods(self, name, arguments)))
        .orElse(new Callee(Receiver.THIS, TypeRef.UNKNOWN, Candidates.NONE));
  }

  /** The type whose method {@code super} means, and whether its instance is an enclosing one. */
  Callee onSuper(SuperExpr above, String name, int arguments, Scope scope) {
    Optional<TypeRef> named =
        above
            .getTypeName()
            .map(
                written ->
                    session.names.resolveName(List.of(written.asString().split("\\.")), scope));
    Receiver receiver = Receiver.SUPER;
    TypeRef owner = session.types.superclass(scope);
    if (named.isPresent()) {
      Optional<DeclaredType> declared = session.names.find(named.get());
      boolean isEnclosing =
          declared.isPresent() && !declared.get().isInterface() && encloses(declared.get(), scope);
      if (isEnclosing) {
        owner = session.names.supertypes(declared.get()).superclass().orElse(TypeRef.OBJECT);
        receiver = scope.enclosingType().equals(declared) ? Receiver.SUPER : Receiver.OUTER;
      } else {
        owner = named.get();
      }
    }
    return new Callee(receiver, owner, session.members.methods(owner, name, arguments));
  }

  private static boolean encloses(DeclaredType type, Scope scope) {
    for (Scope level = scope; level != null; level = level.parent) {
      if (level.type == type) {
        return true;
      }
    }
    return false;
  }

  /**
   * The innermost enclosing type that has a method of the name; else an import; else a type not all
   * of which is seen.
   */
  private Callee unqualified(String name, int arguments, Scope scope) {
    boolean isOuter = false;
    Optional<Callee> unseen = Optional.empty();
    for (Scope level = scope; level != null; level = level.parent) {
      DeclaredType type = level.type;
      if (type != null) {
        Receiver receiver = isOuter ? Receiver.OUTER : Receiver.THIS;
        if (session.members.hasMethod(type, name)) {
          Candidates candidates = session.members.methods(type, name, arguments);
          return new Callee(
              candidates.areStatic() ? Receiver.NONE : receiver, type.ref, candidates);
        }
        if (unseen.isEmpty() && !session.names.lineage(type).complete()) {
          unseen = Optional.of(new Callee(receiver, type.ref, Candidates.NONE));
        }
        isOuter = true;
      }
      FileContext file = level.file;
      if (file != null) {
        Optional<Callee> imported = imported(name, arguments, file, unseen.isEmpty());
        if (imported.isPresent()) {
          return imported.get();
        }
      }
    }
    return unseen.orElseGet(
        () ->
            new Callee(
                Receiver.THIS,
                scope.enclosingType().map(type -> type.ref).orElse(TypeRef.UNKNOWN),
                Candidates.NONE));
  }

  private Optional<Callee> imported(
      String name, int arguments, FileContext file, boolean mustBeImported) {
    for (String owner : file.staticMembers().getOrDefault(name, List.of())) {
      return Optional.of(imported(owner, name, arguments));
    }
    for (String owner : file.staticTypes()) {
      Callee callee = imported(owner, name, arguments);
      if (callee.candidates().areStatic()) {
        return Optional.of(callee);
      }
    }
    List<String> unseen =
        file.staticTypes().stream()
            .filter(owner -> session.names.find(TypeRef.of(owner)).isEmpty())
            .filter(owner -> session.names.library(TypeRef.of(owner)).isEmpty())
            .toList();
    return mustBeImported && unseen.size() == 1
        ? Optional.of(imported(unseen.get(0), name, arguments))
        : Optional.empty();
  }

  private Callee imported(String owner, String name, int arguments) {
    TypeRef type = TypeRef.of(owner);
    return new Callee(Receiver.NONE, type, session.members.methods(type, name, arguments));
  }
}
