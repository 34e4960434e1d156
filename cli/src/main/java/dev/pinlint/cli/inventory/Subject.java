package dev.pinlint.cli.inventory;

/** What of a certificate a pin is of. */
public enum Subject {
  /** Its public key, which may stay the same when it is renewed. */
  KEY,
  /** All of it, so that no other certificate has it. */
  CERTIFICATE,
  /** A part that nobody keeps the same on purpose, or that anybody can make. */
  OTHER,
  UNKNOWN
}
