package dev.pinlint.testdata;

import dev.pinlint.model.TypeRef;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names in a piece of the model that a front end could not resolve. */
final class UnresolvedNames {

  private final Set<String> names = new TreeSet<>();

  private UnresolvedNames() {}

  /** The names, as written. */
  static Set<String> in(Object model) {
    UnresolvedNames unresolved = new UnresolvedNames();
    unresolved.visit(model);
    return unresolved.names;
  }

  private void visit(Object part) {
    if (part instanceof TypeRef type) {
      if (!type.resolved() && !type.equals(TypeRef.UNKNOWN)) {
        names.add(type.name());
      }
    } else if (part instanceof Iterable<?> parts) {
      parts.forEach(this::visit);
    } else if (part instanceof Optional<?> optional) {
      optional.ifPresent(this::visit);
    } else if (part instanceof Record) {
      for (RecordComponent component : part.getClass().getRecordComponents()) {
        visit(value(part, component));
      }
    }
  }

  private static Object value(Object model, RecordComponent component) {
    try {
      return component.getAccessor().invoke(model);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }
}
