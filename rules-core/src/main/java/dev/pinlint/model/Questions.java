package dev.pinlint.model;

import java.util.Collection;
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

  private final Set<Question> asked = ConcurrentHashMap.newKeySet();

  /** All questions of some programs. */
  public static Questions of(Collection<Questions> several) {
    Questions all = new Questions();
    several.forEach(one -> all.asked.addAll(one.asked));
    return all;
  }

  /** Asks for a type; the question if it is a new one. */
  Optional<Question> type(TypeRef type) {
    return type.resolved() ? ask(new Question.Declaration(type.name())) : Optional.empty();
  }

  /**
   * Asks for what is below a type.
   *
   * @param method only those count that declare a method of this name; empty if all do
   */
  Optional<Question> subtypes(TypeRef type, Optional<String> method) {
    return isLocal(type) ? Optional.empty() : ask(new Question.Subtypes(type.name(), method));
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
  Optional<Question> callers(MethodModel method, List<String> related) {
    TypeRef declaring = TypeRef.of(method.member().type());
    boolean isConstructor = method.name().equals(Member.CONSTRUCTOR);
    boolean isOnlyHere =
        method.is(Modifier.PRIVATE)
            || method.name().equals(Member.STATIC_INITIALIZER)
            || (isConstructor && isLocal(declaring));
    return isOnlyHere
        ? Optional.empty()
        : ask(new Question.Use(isConstructor ? declaring.simpleName() : method.name(), related));
  }

  /**
   * Asks who names a field.
   *
   * @param related the declaring type and those below it
   */
  Optional<Question> users(FieldModel field, List<String> related) {
    return field.is(Modifier.PRIVATE)
        ? Optional.empty()
        : ask(new Question.Use(field.ref().name(), related));
  }

  private Optional<Question> ask(Question question) {
    return asked.add(question) ? Optional.of(question) : Optional.empty();
  }

  /** All that was asked; what answers them is the same in whatever order. */
  public Set<Question> all() {
    return Set.copyOf(asked);
  }
}
