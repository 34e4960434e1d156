package dev.pinlint.source;

import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.VoidType;
import com.github.javaparser.ast.type.WildcardType;
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
import java.util.function.Predicate;

/**
 * Finds the full name behind a type name, and what is above a type, from the given files and the
 * platform alone.
 */
final class TypeNames {

  final PlatformTypes platform = new PlatformTypes();
  private final Map<String, DeclaredType> declared = new HashMap<>();
  private final Set<TypeParameter> pendingBounds = new HashSet<>();
  private final Predicate<String> isKnown;

  /**
   * Names of the given files and the platform, and of types that exist as far as {@code isKnown}
   * says.
   */
  TypeNames(Predicate<String> isKnown) {
    this.isKnown = isKnown;
  }

  /** Adds a type to the index; of two with one name the first counts. */
  void add(DeclaredType type) {
    declared.putIfAbsent(type.ref.name(), type);
  }

  Optional<DeclaredType> find(TypeRef type) {
    return type.resolved() ? Optional.ofNullable(declared.get(type.name())) : Optional.empty();
  }

  Optional<Class<?>> platformClass(TypeRef type) {
    return type.resolved() && !declared.containsKey(type.name())
        ? platform.find(type.name())
        : Optional.empty();
  }

  private boolean exists(String name) {
    return declared.containsKey(name) || platform.exists(name) || isKnown.test(name);
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
    Type element = type.getElementType();
    return element instanceof ClassOrInterfaceType named
        && named.getScope().isEmpty()
        && typeParameter(named.getNameAsString(), scope).isPresent()
        && resolve(element, scope).equals(TypeRef.OBJECT);
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
    return candidates.stream().filter(this::exists).findFirst().map(TypeRef::of);
  }

  /** The member type with the name, inherited ones included, if it can be seen. */
  Optional<TypeRef> memberType(TypeRef owner, String name) {
    Optional<DeclaredType> start = find(owner);
    if (start.isEmpty()) {
      return Optional.of(owner.name() + "." + name)
          .filter(candidate -> owner.resolved() && exists(candidate))
          .map(TypeRef::of);
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
        Supertypes above = supertypes(type.get());
        above.superclass().ifPresent(pending::add);
        pending.addAll(above.interfaces());
      } else if (platform.exists(next.name() + "." + name)) {
        return Optional.of(TypeRef.of(next.name() + "." + name));
      }
    }
    return Optional.empty();
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
      case ENUM -> new Supertypes(Optional.of(TypeRef.of("java.lang.Enum")), implemented);
      case RECORD -> new Supertypes(Optional.of(TypeRef.of("java.lang.Record")), implemented);
      case ANNOTATION ->
          new Supertypes(Optional.empty(), List.of(TypeRef.of("java.lang.annotation.Annotation")));
    };
  }

  private boolean isInterface(TypeRef type) {
    return find(type)
        .map(DeclaredType::isInterface)
        .or(() -> platformClass(type).map(Class::isInterface))
        .orElse(false);
  }

  Lineage lineage(DeclaredType start) {
    if (start.lineage != null) {
      return start.lineage;
    }
    List<DeclaredType> types = new ArrayList<>();
    List<Class<?>> classes = new ArrayList<>();
    boolean complete = true;
    Set<String> seen = new HashSet<>();
    Deque<TypeRef> pending = new ArrayDeque<>(List.of(start.ref));
    while (!pending.isEmpty()) {
      TypeRef next = pending.remove();
      if (!seen.add(next.name())) {
        continue;
      }
      Optional<DeclaredType> type = next.equals(start.ref) ? Optional.of(start) : find(next);
      Optional<Class<?>> known = platformClass(next);
      if (type.isPresent()) {
        types.add(type.get());
        Supertypes above = supertypes(type.get());
        above.superclass().ifPresent(pending::add);
        pending.addAll(above.interfaces());
      } else if (known.isPresent()) {
        classes.add(known.get());
      } else {
        complete = false;
      }
    }
    if (!classes.contains(Object.class)) {
      classes.add(Object.class);
    }
    Lineage lineage = new Lineage(List.copyOf(types), List.copyOf(classes), complete);
    start.lineage = lineage;
    return lineage;
  }

  /** Whether the type is an enum of the given files. */
  boolean isEnum(TypeRef type) {
    return find(type).map(found -> found.declaration.kind() == Kind.ENUM).orElse(false);
  }
}
