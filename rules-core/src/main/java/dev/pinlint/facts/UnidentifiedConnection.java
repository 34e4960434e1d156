package dev.pinlint.facts;

/**
 * A connection of TLS that is used although nobody has made sure that the server is the one that
 * was meant.
 *
 * @param location where it is made, or where the question is asked that nobody heeds
 * @param api the call that makes it, as {@code SSLSocketFactory.createSocket}, or the question
 * @param reason what is missing
 */
public record UnidentifiedConnection(Location location, String api, Reason reason) {

  /** What is missing. */
  public enum Reason {
    /** It is made and used on every path, and nobody asks who is at the other end. */
    NOT_ASKED,
    /** A verifier is asked, and the code does the same after a yes as after a no. */
    IGNORED
  }
}
