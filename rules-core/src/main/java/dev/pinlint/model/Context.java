package dev.pinlint.model;

import java.util.Optional;

/** The class path and platform that the analysed set is seen against. */
@FunctionalInterface
public interface Context {

  /** The header of the type with the canonical name, if it is in this context. */
  Optional<TypeHeader> header(String typeName);

  /**
   * The members of the type with the canonical name; empty if it is not in this context, or the
   * context is that of a host whose front end has types of its own.
   */
  default Optional<Signatures> signatures(String typeName) {
    return Optional.empty();
  }

  /** This context, then the other. */
  default Context or(Context other) {
    Context first = this;
    return new Context() {
      @Override
      public Optional<TypeHeader> header(String typeName) {
        return first.header(typeName).or(() -> other.header(typeName));
      }

      @Override
      public Optional<Signatures> signatures(String typeName) {
        return first.signatures(typeName).or(() -> other.signatures(typeName));
      }
    };
  }
}
