package dev.pinlint.source;

import dev.pinlint.model.TypeRef;
import java.util.List;

/**
 * A type with the type arguments that it has where it is written.
 *
 * @param erasure its erasure, {@link TypeRef#UNKNOWN} if it is not known
 * @param arguments its type arguments: of a wildcard the bound; none of a raw type
 */
record GenericType(TypeRef erasure, List<GenericType> arguments) {

  static final GenericType UNKNOWN = erased(TypeRef.UNKNOWN);

  GenericType {
    arguments = List.copyOf(arguments);
  }

  static GenericType erased(TypeRef erasure) {
    return new GenericType(erasure, List.of());
  }

  boolean isUnknown() {
    return erasure.equals(TypeRef.UNKNOWN);
  }
}
