package dev.pinlint.bytecode;

/** Code that a compiler does not make, or no longer makes; its method becomes opaque. */
final class UnsupportedCodeException extends RuntimeException {

  UnsupportedCodeException(String reason) {
    super(reason);
  }
}
