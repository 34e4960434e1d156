package dev.pinlint.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an analysis wanted to know of code that may not have been given to it. Whoever left code out
 * looks here for what is missing: the analysis of a program is that of a larger one if none of
 * these questions has another answer there.
 */
public final class Questions {

  private final Set<String> types = ConcurrentHashMap.newKeySet();
  private final Set<Subtypes> subtypes = ConcurrentHashMap.newKeySet();
  private final Set<Use> uses = ConcurrentHashMap.newKeySet();

  /**
   * A type whose subtypes were asked for.
   *
   * @param type its full name
   * @param method only those count that declare a method of this name; empty if all do
   */
  public record Subtypes(String type, Optional<String> method) {}

  /**
   * A member whose users were asked for.
   *
   * @param name the name of a method or field; for a constructor, the simple name of its type
   * @param types full names of types that it may be used by, in order
   */
  public record Use(String name, List<String> types) {
    public Use {
      types = List.copyOf(types);
    }
  }

  /** Asks for a type; whether that is asked for the first time. */
  boolean type(TypeRef type) {
    return type.resolved() && types.add(type.name());
  }

  void subtypes(TypeRef type, Optional<String> method) {
    if (!isLocal(type)) {
      subtypes.add(new Subtypes(type.name(), method));
    }
  }

  /** Anonymous and local types are known nowhere but where they are. */
  private static boolean isLocal(TypeRef type) {
    return type.name().indexOf('/') >= 0;
  }

  /**
   * Asks who calls a method.
   *
   * @param related the declaring type and those below and above it
   */
  void callers(MethodModel method, List<String> related) {
    TypeRef declaring = TypeRef.of(method.member().type());
    boolean isConstructor = method.name().equals(Member.CONSTRUCTOR);
    boolean isOnlyHere =
        method.is(Modifier.PRIVATE)
            || method.name().equals(Member.STATIC_INITIALIZER)
            || (isConstructor && isLocal(declaring));
    if (!isOnlyHere) {
      uses.add(new Use(isConstructor ? declaring.simpleName() : method.name(), related));
    }
  }

  /**
   * Asks who names a field.
   *
   * @param related the declaring type and those below it
   */
  void users(FieldModel field, List<String> related) {
    if (!field.is(Modifier.PRIVATE)) {
      uses.add(new Use(field.ref().name(), related));
    }
  }

  /** Full names of types whose declarations were asked for, and not there; in order. */
  public List<String> types() {
    return types.stream().sorted().toList();
  }

  /** Types whose subtypes were asked for; in order. */
  public List<Subtypes> subtypes() {
    return subtypes.stream().sorted(Comparator.comparing(Subtypes::toString)).toList();
  }

  /** Members whose users were asked for; in order. */
  public List<Use> uses() {
    return uses.stream().sorted(Comparator.comparing(Use::toString)).toList();
  }
}
