package dev.pinlint.source;

import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.VoidType;
import com.github.javaparser.ast.type.WildcardType;
import dev.pinlint.model.Answer;
import dev.pinlint.model.Context;
import dev.pinlint.model.TypeModel.Kind;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.DeclaredType.Lineage;
import dev.pinlint.source.DeclaredType.Supertypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds the full name behind a type name, and what is above a type, from the given files and their
 * context.
 */
final class TypeNames {

  private static final Optional<TypeRef> ENUM = Optional.of(TypeRef.of("java.lang.Enum"));

  final LibraryTypes libraries;
  private final Map<String, DeclaredType> declared = new HashMap<>();
  private final Set<String> sought = new HashSet<>();
  private final Set<TypeParameter> pendingBounds = new HashSet<>();
  private final Predicate<String> isKnown;
  private final Consumer<String> loader;

  /**
   * Names of the given files and their context, and of types that exist as far as {@code isKnown}
   * says; {@code loader} is told each name that is looked for, once, and may then add types.
   */
  TypeNames(Context context, Predicate<String> isKnown, Consumer<String> loader) {
    this.loader = loader;
    this.libraries = new LibraryTypes(context);
    this.isKnown = isKnown;
  }

  /** Adds a type to the index; of two with one name the first counts that is no outline. */
  void add(DeclaredType type) {
    declared.merge(
        type.ref.name(),
        type,
        (known, next) -> known.isOutline() && !next.isOutline() ? next : known);
  }

  Optional<DeclaredType> find(TypeRef type) {
    return type.resolved() ? declared(type.name()) : Optional.empty();
  }

  private Optional<DeclaredType> declared(String name) {
    DeclaredType known = declared.get(name);
    if (known == null && sought.add(name)) {
      loader.accept(name);
      known = declared.get(name);
    }
    return Optional.ofNullable(known);
  }

  Optional<LibraryType> library(TypeRef type) {
    return type.resolved() && declared(type.name()).isEmpty()
        ? libraries.find(type.name())
        : Optional.empty();
  }

  private boolean exists(String name) {
    return declared(name).isPresent() || libraries.exists(name) || isKnown.test(name);
  }

  // ---- names ----

  /** The erasure of a written type. */
  TypeRef resolve(Type type, Scope scope) {
    if (type instanceof PrimitiveType || type instanceof VoidType) {
      return TypeRef.of(type.asString());
    } else if (type instanceof ArrayType array) {
      return resolve(array.getComponentType(), scope).arrayOf();
    } else if (type instanceof ClassOrInterfaceType named) {
      return resolveName(segments(named), scope);
    } else if (type instanceof IntersectionType several) {
      return resolve(several.getElements().get(0), scope);
    } else if (type instanceof WildcardType wildcard) {
      return wildcard.getExtendedType().map(bound -> resolve(bound, scope)).orElse(TypeRef.OBJECT);
    }
    return TypeRef.UNKNOWN;
  }

  /** Whether a written type is {@code var}. */
  static boolean isInferred(Type type) {
    return type.isVarType() || type.isUnknownType() || type.asString().equals("var");
  }

  /** Whether the type is a type parameter, or an array of one, that stands for anything. */
  boolean isFree(Type type, Scope scope) {
    return isVariable(type, scope) && resolve(type.getElementType(), scope).equals(TypeRef.OBJECT);
  }

  /** Whether the type is a type parameter, or an array of one. */
  static boolean isVariable(Type type, Scope scope) {
    return type.getElementType() instanceof ClassOrInterfaceType named
        && named.getScope().isEmpty()
        && typeParameter(named.getNameAsString(), scope).isPresent();
  }

  private static Optional<TypeParameter> typeParameter(String name, Scope scope) {
    for (Scope level = scope; level != null; level = level.parent) {
      TypeParameter parameter = level.typeParameters.get(name);
      if (parameter != null) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  private static List<String> segments(ClassOrInterfaceType type) {
    Deque<String> names = new ArrayDeque<>();
    for (Optional<ClassOrInterfaceType> next = Optional.of(type);
        next.isPresent();
        next = next.get().getScope()) {
      names.addFirst(next.get().getNameAsString());
    }
    return List.copyOf(names);
  }

  /** The type behind a dotted name in a place where only a type can stand. */
  TypeRef resolveName(List<String> segments, Scope scope) {
    Optional<TypeRef> first = simple(segments.get(0), scope);
    if (first.isPresent()) {
      TypeRef type = first.get();
      for (String member : segments.subList(1, segments.size())) {
        String unseen = type.name() + "." + member;
        boolean resolved = type.resolved();
        type = memberType(type, member).orElseGet(() -> new TypeRef(unseen, resolved));
      }
      return type;
    }
    String written = String.join(".", segments);
    boolean isQualified = segments.size() > 1 && !startsUpperCase(segments.get(0));
    return isQualified || exists(written) ? TypeRef.of(written) : TypeRef.unresolved(written);
  }

  /** The type that a simple name means in a scope, if it can be known. */
  Optional<TypeRef> simple(String name, Scope scope) {
    for (Scope level = scope; level != null; level = level.parent) {
      DeclaredType local = level.localTypes.get(name);
      if (local != null) {
        return Optional.of(local.ref);
      }
      TypeParameter parameter = level.typeParameters.get(name);
      if (parameter != null) {
        return Optional.of(bound(parameter, level));
      }
      DeclaredType type = level.type;
      if (type != null) {
        if (type.declaration.simpleName().equals(name)) {
          return Optional.of(type.ref);
        }
        Optional<TypeRef> member = memberType(type.ref, name);
        if (member.isPresent()) {
          return member;
        }
      }
      FileContext file = level.file;
      if (file != null) {
        return inFile(name, file);
      }
    }
    return Optional.empty();
  }

  private TypeRef bound(TypeParameter parameter, Scope scope) {
    if (parameter.getTypeBound().isEmpty() || !pendingBounds.add(parameter)) {
      return TypeRef.OBJECT;
    }
    try {
      return resolve(parameter.getTypeBound().get(0), scope);
    } finally {
      pendingBounds.remove(parameter);
    }
  }

  private Optional<TypeRef> inFile(String name, FileContext file) {
    String imported = file.types().get(name);
    if (imported != null) {
      return Optional.of(TypeRef.of(imported));
    }
    List<String> candidates = new ArrayList<>();
    file.staticMembers().getOrDefault(name, List.of()).stream()
        .map(owner -> owner + "." + name)
        .forEach(candidates::add);
    candidates.add(file.inPackage(name));
    file.packages().forEach(where -> candidates.add(where + "." + name));
    file.staticTypes().forEach(where -> candidates.add(where + "." + name));
    candidates.add("java.lang." + name);
    file.modulePackages().forEach(where -> candidates.add(where + "." + name));
    return candidates.stream()
        .filter(candidate -> exists(candidate) || libraries.exists(candidate, file.packageName()))
        .findFirst()
        .map(TypeRef::of);
  }

  /** The member type with the name, inherited ones included, if it can be seen. */
  Optional<TypeRef> memberType(TypeRef owner, String name) {
    Optional<DeclaredType> start = find(owner);
    if (start.isEmpty()) {
      return undeclaredMember(owner, name);
    }
    DeclaredType direct = start.get().memberTypes.get(name);
    if (direct != null) {
      return Optional.of(direct.ref);
    }
    Set<String> seen = new HashSet<>();
    Deque<TypeRef> pending = new ArrayDeque<>(List.of(owner));
    while (!pending.isEmpty()) {
      TypeRef next = pending.remove();
      if (!seen.add(next.name())) {
        continue;
      }
      Optional<DeclaredType> type = find(next);
      if (type.isPresent()) {
        DeclaredType found = type.get().memberTypes.get(name);
        if (found != null) {
          return Optional.of(found.ref);
        }
        Optional<TypeRef> generated = compiledMember(next, name);
        if (generated.isPresent()) {
          return generated;
        }
        Supertypes above = supertypes(type.get());
        above.superclass().ifPresent(pending::add);
        pending.addAll(above.interfaces());
      } else {
        Optional<TypeRef> found = undeclaredMember(next, name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The member of a type that is in none of the files: the class path, or knowledge, has it. */
  private Optional<TypeRef> undeclaredMember(TypeRef owner, String name) {
    return Optional.of(owner.name() + "." + name)
        .filter(candidate -> owner.resolved() && exists(candidate))
        .map(TypeRef::of)
        .or(() -> libraryMember(owner, name));
  }

  /** A type that a tool put into a declared one while it was compiled. */
  private Optional<TypeRef> compiledMember(TypeRef owner, String name) {
    return Optional.of(owner.name() + "." + name)
        .filter(candidate -> libraries.find(candidate).isPresent())
        .map(TypeRef::of);
  }

  private Optional<TypeRef> libraryMember(TypeRef owner, String name) {
    return library(owner).flatMap(type -> libraries.memberType(type, name)).map(TypeRef::of);
  }

  static boolean startsUpperCase(String name) {
    return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
  }

  // ---- hierarchy ----

  Supertypes supertypes(DeclaredType type) {
    if (type.supertypes != null) {
      return type.supertypes;
    }
    if (type.resolving) {
      return new Supertypes(Optional.empty(), List.of());
    }
    type.resolving = true;
    try {
      Supertypes found = findSupertypes(type);
      type.supertypes = found;
      return found;
    } finally {
      type.resolving = false;
    }
  }

  private Supertypes findSupertypes(DeclaredType type) {
    List<TypeRef> extended = new ArrayList<>();
    type.declaration.extended().forEach(written -> extended.add(resolve(written, type.header)));
    List<TypeRef> implemented = new ArrayList<>();
    type.declaration
        .implemented()
        .forEach(written -> implemented.add(resolve(written, type.header)));
    if (type.constantOf.isPresent()) {
      return new Supertypes(type.constantOf, List.of());
    }
    if (type.isAnonymous() && !extended.isEmpty() && isInterface(extended.get(0))) {
      return new Supertypes(Optional.of(TypeRef.OBJECT), extended);
    }
    return switch (type.declaration.kind()) {
      case CLASS ->
          new Supertypes(
              Optional.of(extended.isEmpty() ? TypeRef.OBJECT : extended.get(0)), implemented);
      case INTERFACE -> new Supertypes(Optional.empty(), extended);
      case ENUM -> new Supertypes(ENUM, implemented);
      case RECORD -> new Supertypes(Optional.of(TypeRef.of("java.lang.Record")), implemented);
      case ANNOTATION ->
          new Supertypes(Optional.empty(), List.of(TypeRef.of("java.lang.annotation.Annotation")));
    };
  }

  /** Whether a type is another, or below it. */
  Answer isSubtype(TypeRef sub, TypeRef sup) {
    if (sub.equals(sup) || sup.equals(TypeRef.OBJECT)) {
      return Answer.YES;
    }
    Optional<DeclaredType> type = find(sub);
    if (type.isPresent()) {
      Lineage lineage = lineage(type.get());
      boolean isBelow =
          lineage.declared().stream().anyMatch(above -> above.ref.equals(sup))
              || lineage.libraries().stream()
                  .map(above -> TypeRef.of(above.header().name()))
                  .anyMatch(above -> above.equals(sup) || libraries.isBelow(above, sup));
      return isBelow ? Answer.YES : lineage.complete() ? Answer.NO : Answer.UNKNOWN;
    }
    return library(sub)
        .map(
            known ->
                libraries.isBelow(sub, sup)
                    ? Answer.YES
                    : libraries.isComplete(known) ? Answer.NO : Answer.UNKNOWN)
        .orElse(Answer.UNKNOWN);
  }

  private boolean isInterface(TypeRef type) {
    return find(type)
        .map(DeclaredType::isInterface)
        .or(() -> library(type).map(known -> known.header().isInterface()))
        .orElse(false);
  }

  Lineage lineage(DeclaredType start) {
    if (start.lineage != null) {
      return start.lineage;
    }
    List<DeclaredType> types = new ArrayList<>();
    List<LibraryType> above = new ArrayList<>();
    boolean complete = true;
    Set<String> seen = new HashSet<>();
    Deque<TypeRef> pending = new ArrayDeque<>(List.of(start.ref));
    while (!pending.isEmpty()) {
      TypeRef next = pending.remove();
      if (!seen.add(next.name())) {
        continue;
      }
      Optional<DeclaredType> type = next.equals(start.ref) ? Optional.of(start) : find(next);
      Optional<LibraryType> known = library(next);
      if (type.isPresent()) {
        types.add(type.get());
        Supertypes direct = supertypes(type.get());
        direct.superclass().ifPresent(pending::add);
        pending.addAll(direct.interfaces());
      } else if (known.isPresent()) {
        above.add(known.get());
        complete &= libraries.isComplete(known.get());
      } else {
        complete = false;
      }
    }
    libraries
        .find(TypeRef.OBJECT.name())
        .filter(object -> !above.contains(object))
        .ifPresent(above::add);
    Lineage lineage = new Lineage(List.copyOf(types), List.copyOf(above), complete);
    start.lineage = lineage;
    return lineage;
  }

  /** Whether the type is known to be an enum. */
  boolean isEnum(TypeRef type) {
    return find(type)
        .map(found -> found.declaration.kind() == Kind.ENUM)
        .or(() -> library(type).map(known -> known.header().superclass().equals(ENUM)))
        .orElse(false);
  }
}
