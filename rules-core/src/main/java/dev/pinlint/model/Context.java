package dev.pinlint.model;

import java.util.Optional;

/** The class path and platform that the analysed set is seen against. */
@FunctionalInterface
public interface Context {

  /** The header of the type with the canonical name, if it is in this context. */
  Optional<TypeHeader> header(String typeName);

  /** This context, then the other. */
  default Context or(Context other) {
    return typeName -> header(typeName).or(() -> other.header(typeName));
  }
}
