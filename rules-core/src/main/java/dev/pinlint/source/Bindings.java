package dev.pinlint.source;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.Members.FieldInfo;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what a name in an expression means: a variable, a field, a type, or part of a package's
 * name.
 */
final class Bindings {

  /** The class that Android's build makes: it has types with names in lower case, and no fields. */
  private static final String RESOURCES = "R";

  /** What a simple name in an expression stands for. */
  sealed interface Binding {}

  /** A local variable or parameter. */
  record LocalVariable(Local local) implements Binding {}

  /**
   * A field that an enclosing type declares or inherits.
   *
   * @param through the enclosing type
   * @param info the field
   * @param isOuter whether there is another type between
   */
  record EnclosingField(DeclaredType through, FieldInfo info, boolean isOuter) implements Binding {}

  /** A field that is imported; what it is may not be known. */
  record ImportedField(TypeRef owner, Optional<FieldInfo> info) implements Binding {}

  private static final Set<String> USUAL_CONSTANTS = Set.of("LOG", "LOGGER", "INSTANCE", "TAG");

  private final TypeNames names;
  private final Members members;

  Bindings(TypeNames names, Members members) {
    this.names = names;
    this.members = members;
  }

  /** What the name means, if that can be seen. */
  Optional<Binding> find(String name, Scope start) {
    boolean isOuter = false;
    for (Scope level = start; level != null; level = level.parent) {
      Local local = level.variables.get(name);
      if (local != null) {
        return Optional.of(new LocalVariable(local));
      }
      DeclaredType type = level.type;
      if (type != null) {
        Optional<FieldInfo> field = members.field(type, name);
        if (field.isPresent()) {
          return Optional.of(new EnclosingField(type, field.get(), isOuter));
        }
        isOuter = true;
      }
      FileContext file = level.file;
      if (file != null) {
        return imported(name, file);
      }
    }
    return Optional.empty();
  }

  private Optional<Binding> imported(String name, FileContext file) {
    List<String> owners = file.staticMembers().getOrDefault(name, List.of());
    for (String owner : owners) {
      Optional<FieldInfo> field = members.field(TypeRef.of(owner), name);
      if (field.isPresent()) {
        return Optional.of(new ImportedField(TypeRef.of(owner), field));
      }
    }
    for (String owner : file.staticTypes()) {
      Optional<FieldInfo> field = members.field(TypeRef.of(owner), name);
      if (field.isPresent() && field.get().isStatic()) {
        return Optional.of(new ImportedField(TypeRef.of(owner), field));
      }
    }
    return owners.stream()
        .findFirst()
        .map(owner -> new ImportedField(TypeRef.of(owner), Optional.empty()));
  }

  /** The type that an expression in front of a dot names, if it names a type. */
  Optional<TypeRef> qualifierType(Expression expression, Scope scope) {
    if (expression instanceof NameExpr name) {
      return simpleType(name.getNameAsString(), scope);
    } else if (expression.isTypeExpr()) {
      return Optional.of(names.resolve(expression.asTypeExpr().getType(), scope));
    } else if (expression instanceof FieldAccessExpr access) {
      return memberType(access, scope);
    }
    return Optional.empty();
  }

  private Optional<TypeRef> simpleType(String name, Scope scope) {
    if (find(name, scope).filter(binding -> !isUnseenImport(binding)).isPresent()) {
      return Optional.empty();
    }
    return names
        .simple(name, scope)
        .or(() -> looksLikeType(name) ? Optional.of(unseenType(name, scope)) : Optional.empty());
  }

  /** A static import may mean a nested type as well as a field. */
  private static boolean isUnseenImport(Binding binding) {
    return binding instanceof ImportedField imported && imported.info().isEmpty();
  }

  private static TypeRef unseenType(String name, Scope scope) {
    return scope.fileContext().staticMembers().getOrDefault(name, List.of()).stream()
        .findFirst()
        .map(owner -> TypeRef.of(owner + "." + name))
        .orElse(TypeRef.unresolved(name));
  }

  private Optional<TypeRef> memberType(FieldAccessExpr access, Scope scope) {
    String name = access.getNameAsString();
    Optional<TypeRef> outer = qualifierType(access.getScope(), scope);
    if (outer.isPresent()) {
      Optional<TypeRef> member = names.memberType(outer.get(), name);
      if (member.isPresent()) {
        return member;
      }
      boolean isField = members.field(outer.get(), name).isPresent();
      return !isField && (hasShapeOfType(name) || outer.get().simpleName().equals(RESOURCES))
          ? Optional.of(new TypeRef(outer.get().name() + "." + name, outer.get().resolved()))
          : Optional.empty();
    }
    Optional<List<String>> segments = segments(access);
    if (segments.isEmpty()
        || TypeNames.startsUpperCase(segments.get().get(0))
        || find(segments.get().get(0), scope).isPresent()) {
      return Optional.empty();
    }
    TypeRef whole = TypeRef.of(String.join(".", segments.get()));
    boolean isKnown = names.find(whole).isPresent() || names.library(whole).isPresent();
    boolean isAfterPackage =
        segments.get().subList(0, segments.get().size() - 1).stream()
            .noneMatch(TypeNames::startsUpperCase);
    return isKnown || (isAfterPackage && looksLikeType(name))
        ? Optional.of(whole)
        : Optional.empty();
  }

  private static Optional<List<String>> segments(FieldAccessExpr access) {
    ArrayDeque<String> segments = new ArrayDeque<>();
    Expression next = access;
    while (next instanceof FieldAccessExpr inner) {
      segments.addFirst(inner.getNameAsString());
      next = inner.getScope();
    }
    if (next instanceof NameExpr first) {
      segments.addFirst(first.getNameAsString());
      return Optional.of(List.copyOf(segments));
    }
    return Optional.empty();
  }

  /**
   * Types begin with an upper-case letter; so do constants, but these have underscores or
   * well-known names.
   */
  private static boolean looksLikeType(String name) {
    return hasShapeOfType(name)
        || (TypeNames.startsUpperCase(name)
            && name.indexOf('_') < 0
            && !USUAL_CONSTANTS.contains(name));
  }

  private static boolean hasShapeOfType(String name) {
    return TypeNames.startsUpperCase(name) && name.chars().anyMatch(Character::isLowerCase);
  }
}
