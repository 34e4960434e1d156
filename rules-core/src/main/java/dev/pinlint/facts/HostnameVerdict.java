package dev.pinlint.facts;

/**
 * What a hostname decision goes by when it says that the server is the one that was meant; the
 * gravest first.
 */
public enum HostnameVerdict {
  /** By nothing: it always says yes. */
  ACCEPTS_ALL,
  /** On some way out by nothing of the server's: a flag, a setting, an answer that is ignored. */
  SOME_WAYS,
  /** For some host names by nothing but the name. */
  SOME_NAMES,
  /** By what a person says who is asked. */
  USER_APPROVED,
  /** For names of this machine by nothing but the name: nobody on the way can answer there. */
  LOOPBACK,
  /** By looking at what the server presents, in a way of its own. */
  OWN_CHECK,
  /** Code that is not seen has a say. */
  UNKNOWN,
  /** It never says yes. */
  REJECTS,
  /** By another verifier's yes, always. */
  DELEGATES
}
