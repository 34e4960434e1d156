package dev.pinlint.source;

import org.jspecify.annotations.Nullable;

/** A file is no Java source. */
final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SyntaxException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
