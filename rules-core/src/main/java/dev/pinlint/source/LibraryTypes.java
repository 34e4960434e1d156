package dev.pinlint.source;

import dev.pinlint.model.Context;
import dev.pinlint.model.Member;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Signatures;
import dev.pinlint.model.TypeHeader;
import dev.pinlint.model.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Types that are in none of the given files, as the class path and the platform declare them. */
final class LibraryTypes {

  private final Context context;
  private final Map<String, Optional<LibraryType>> types = new HashMap<>();
  private final Map<String, Hierarchy> hierarchies = new HashMap<>();

  LibraryTypes(Context context) {
    this.context = context;
  }

  /**
   * A type and what is above it.
   *
   * @param types the type itself first, superclasses before interfaces, {@code Object} always there
   * @param methods what code may call on it by name, without what is overridden
   * @param complete whether every supertype was seen
   */
  private record Hierarchy(
      List<LibraryType> types, Map<String, List<Signatures.Method>> methods, boolean complete) {}

  /** The type with the canonical name, if it is seen. */
  Optional<LibraryType> find(String canonicalName) {
    if (canonicalName.endsWith("[]")) {
      return Optional.empty();
    }
    Optional<LibraryType> known = types.get(canonicalName);
    if (known == null) {
      known =
          context
              .header(canonicalName)
              .flatMap(
                  header ->
                      context
                          .signatures(canonicalName)
                          .map(signatures -> new LibraryType(header, signatures)));
      types.put(canonicalName, known);
    }
    return known;
  }

  /** Whether there is a type with the name that code of other packages can name. */
  boolean exists(String canonicalName) {
    return find(canonicalName).filter(type -> type.signatures().isAccessible()).isPresent();
  }

  /** Whether there is a type with the name that code of the package can name. */
  boolean exists(String canonicalName, String packageName) {
    return exists(canonicalName)
        || (find(canonicalName).isPresent()
            && !packageName.isEmpty()
            && canonicalName.startsWith(packageName + ".")
            && canonicalName.indexOf('.', packageName.length() + 1) < 0);
  }

  // ---- hierarchy ----

  /** Whether every supertype is seen. */
  boolean isComplete(LibraryType type) {
    return hierarchy(type).complete();
  }

  private Hierarchy hierarchy(LibraryType start) {
    Hierarchy known = hierarchies.get(start.header().name());
    if (known == null) {
      known = climb(start);
      hierarchies.put(start.header().name(), known);
    }
    return known;
  }

  private Hierarchy climb(LibraryType start) {
    List<LibraryType> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Deque<TypeRef> pending = new ArrayDeque<>(List.of(TypeRef.of(start.header().name())));
    boolean complete = true;
    while (!pending.isEmpty()) {
      TypeRef next = pending.remove();
      if (!seen.add(next.name())) {
        continue;
      }
      Optional<LibraryType> type = find(next.name());
      if (type.isPresent()) {
        found.add(type.get());
        TypeHeader header = type.get().header();
        header.superclass().ifPresent(pending::add);
        pending.addAll(header.interfaces());
      } else {
        complete = false;
      }
    }
    if (!seen.contains(TypeRef.OBJECT.name())) {
      find(TypeRef.OBJECT.name()).ifPresent(found::add);
    }
    return new Hierarchy(List.copyOf(found), methods(start, found), complete);
  }

  private static Map<String, List<Signatures.Method>> methods(
      LibraryType start, List<LibraryType> types) {
    Map<String, List<Signatures.Method>> methods = new LinkedHashMap<>();
    Set<List<Object>> seen = new HashSet<>();
    for (LibraryType type : types) {
      boolean isStart = type.equals(start);
      // Of a method and its bridges with the same parameters the method itself counts.
      type.signatures().methods().stream()
          .sorted(Comparator.comparing(Signatures.Method::isSynthetic))
          .filter(method -> isStart || isInherited(method, type))
          .filter(method -> seen.add(List.of(method.name(), method.erasedParameters())))
          .filter(method -> !method.isSynthetic())
          .forEach(
              method ->
                  methods.computeIfAbsent(method.name(), name -> new ArrayList<>()).add(method));
    }
    return methods;
  }

  private static boolean isInherited(Signatures.Method method, LibraryType from) {
    return !method.name().equals(Member.CONSTRUCTOR)
        && !(from.header().isInterface() && method.is(Modifier.STATIC));
  }

  // ---- members ----

  /** The name of a member type, inherited ones included. */
  Optional<String> memberType(LibraryType owner, String name) {
    return hierarchy(owner).types().stream()
        .map(type -> type.header().name() + "." + name)
        .filter(candidate -> find(candidate).isPresent())
        .findFirst();
  }

  /** A field, inherited ones included. */
  Optional<Signatures.Field> field(LibraryType type, String name) {
    return hierarchy(type).types().stream()
        .flatMap(above -> above.signatures().fields().stream())
        .filter(field -> field.name().equals(name))
        .findFirst();
  }

  /** The methods with the name that a call with so many arguments may mean. */
  List<Signatures.Method> candidates(LibraryType type, String name, int arguments) {
    return named(type, name).stream().filter(method -> method.arity().includes(arguments)).toList();
  }

  List<Signatures.Method> named(LibraryType type, String name) {
    return hierarchy(type).methods().getOrDefault(name, List.of());
  }

  /** The one return type of the candidates, if a call's result surely has it. */
  Optional<TypeRef> returnType(Collection<Signatures.Method> candidates) {
    Set<TypeRef> returned = new LinkedHashSet<>();
    for (Signatures.Method method : candidates) {
      if (method.result().isFree()) {
        return Optional.empty();
      }
      returned.add(method.result().erasure());
    }
    // Two interfaces may have the same method, one with a narrower type.
    List<TypeRef> narrowest = new ArrayList<>(returned);
    narrowest.removeIf(type -> returned.stream().anyMatch(other -> isBelow(other, type)));
    return narrowest.size() == 1 ? Optional.of(narrowest.get(0)) : Optional.empty();
  }

  /** Whether a type is below another, as far as is seen. */
  boolean isBelow(TypeRef sub, TypeRef sup) {
    return !sub.equals(sup)
        && find(sub.name())
            .map(this::hierarchy)
            .filter(
                hierarchy ->
                    hierarchy.types().stream()
                        .anyMatch(type -> type.header().name().equals(sup.name())))
            .isPresent();
  }

  /** The one type that all candidates have for an argument; erased, where arguments differ. */
  static Optional<Signatures.Type> parameterType(
      Collection<Signatures.Method> candidates, int index) {
    Set<Signatures.Type> types = new LinkedHashSet<>();
    for (Signatures.Method method : candidates) {
      int last = method.parameters().size() - 1;
      if (index > last
          || (method.is(Modifier.VARARGS) && index == last)
          || method.parameters().get(index).isFree()) {
        return Optional.empty();
      }
      types.add(method.parameters().get(index));
    }
    if (types.size() == 1) {
      return Optional.of(types.iterator().next());
    }
    List<TypeRef> erased = types.stream().map(Signatures.Type::erasure).distinct().toList();
    return erased.size() == 1
        ? Optional.of(Signatures.Type.erased(erased.get(0)))
        : Optional.empty();
  }

  /** The one abstract method of an interface, if it has just one. */
  Optional<Signatures.Method> function(LibraryType functionalInterface) {
    List<Signatures.Method> ofObject =
        find(TypeRef.OBJECT.name()).stream()
            .flatMap(object -> object.signatures().methods().stream())
            .toList();
    Hierarchy hierarchy = hierarchy(functionalInterface);
    List<Signatures.Method> required =
        hierarchy.methods().values().stream()
            .flatMap(List::stream)
            .filter(method -> method.is(Modifier.ABSTRACT))
            .filter(method -> ofObject.stream().noneMatch(known -> isSame(known, method)))
            .toList();
    return required.size() == 1 && hierarchy.complete()
        ? Optional.of(required.get(0))
        : Optional.empty();
  }

  private static boolean isSame(Signatures.Method one, Signatures.Method other) {
    return one.name().equals(other.name())
        && one.erasedParameters().equals(other.erasedParameters());
  }
}
