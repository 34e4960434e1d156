package dev.pinlint.model;

import java.util.Collections;
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
   * @param type the simple name of a type that whoever calls it must name, empty if there is none
   */
  public record Call(String name, String type) implements Comparable<Call> {
    @Override
    public int compareTo(Call other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : type.compareTo(other.type);
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

  /** Asks who calls a method. */
  public void callers(MethodModel method) {
    TypeRef declaring = TypeRef.of(method.member().type());
    String type = declaring.simpleName();
    boolean isConstructor = method.name().equals(Member.CONSTRUCTOR);
    if (method.is(Modifier.PRIVATE) || (isConstructor && isLocal(declaring))) {
      return; // they are where the method is
    }
    boolean isNamed = isConstructor || method.is(Modifier.STATIC);
    callers.add(new Call(isConstructor ? type : method.name(), isNamed ? type : ""));
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
