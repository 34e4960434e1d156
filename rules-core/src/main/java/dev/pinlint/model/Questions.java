package dev.pinlint.model;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What an analysis wanted to know of code that may not have been given to it. Whoever left code out
 * looks here for what is missing: the analysis of a program is that of a larger one if none of
 * these questions has another answer there.
 */
public final class Questions {

  private final Set<String> types = new ConcurrentSkipListSet<>();
  private final Set<String> subtypes = new ConcurrentSkipListSet<>();
  private final Set<Call> callers = new ConcurrentSkipListSet<>();
  private final Set<String> fields = new ConcurrentSkipListSet<>();

  /**
   * A method whose callers were asked for.
   *
   * @param name the method's name; for a constructor, the simple name of its type
   * @param types full names of types that it may be called on, in order
   */
  public record Call(String name, List<String> types) implements Comparable<Call> {
    public Call {
      types = List.copyOf(types);
    }

    @Override
    public int compareTo(Call other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : types.toString().compareTo(other.types.toString());
    }
  }

  void type(TypeRef type) {
    if (type.resolved()) {
      types.add(type.name());
    }
  }

  void subtypes(TypeRef type) {
    if (!isLocal(type)) {
      subtypes.add(type.name());
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
      callers.add(new Call(isConstructor ? declaring.simpleName() : method.name(), related));
    }
  }

  /** Asks who names a field. */
  public void users(FieldModel field) {
    if (!field.is(Modifier.PRIVATE)) {
      fields.add(field.ref().name());
    }
  }

  /** Full names of types whose declarations were asked for, and not there. */
  public Set<String> types() {
    return Collections.unmodifiableSet(types);
  }

  /** Full names of types whose subtypes were asked for. */
  public Set<String> subtypes() {
    return Collections.unmodifiableSet(subtypes);
  }

  /** Methods whose callers were asked for. */
  public Set<Call> callers() {
    return Collections.unmodifiableSet(callers);
  }

  /** Names of fields whose uses were asked for. */
  public Set<String> fields() {
    return Collections.unmodifiableSet(fields);
  }
}
