package dev.pinlint.facts;

import java.util.List;
import java.util.Optional;

/**
 * A comparison, inside a trust decision or what it calls, or once a connection is there, of what a
 * server presents with something else: a pin that no library knows of.
 *
 * @param location the call that compares, in the outermost analysed frame in which what it compares
 *     with is no parameter any more
 * @param part what of the certificate is compared
 * @param position which certificate of the chain
 * @param digest the standard name of the algorithm of the digest that is compared; empty if it is
 *     the part itself, or the algorithm is not known
 * @param constants what it is compared with, as far as that is in the code, in a fixed order
 * @param isRequired whether some chain is accepted because it is equal; of a deny list none is
 * @param isException whether it is asked only where another check has refused the server: whom that
 *     one trusts is let in either way
 * @param isOfHostname whether it is a decision about a host name that compares, or code after it:
 *     the chain has been validated, and names are what is left to compare
 * @param related the call that compares, if that is another one
 */
public record IdentityComparison(
    Location location,
    Part part,
    Position position,
    Optional<String> digest,
    List<String> constants,
    boolean isRequired,
    boolean isException,
    boolean isOfHostname,
    List<Step> related) {

  /** Letters and digits. */
  private static final int SHORTEST_NAME = 3;

  /** What of a certificate is compared. */
  public enum Part {
    /** All of it. */
    CERTIFICATE("certificate"),
    /** Its public key: the same after a renewal, if the key is kept. */
    KEY("public key"),
    /** Its serial number, which whoever makes a certificate chooses. */
    SERIAL_NUMBER("serial number"),
    /** Its signature. */
    SIGNATURE("signature"),
    /** The name of its owner, which whoever makes a certificate chooses. */
    SUBJECT("subject"),
    /** The name of its issuer, which whoever makes a certificate chooses. */
    ISSUER("issuer"),
    /** A number of 32 bits: another certificate with the same one is found in minutes. */
    HASH_CODE("hash code"),
    /** Its text form, of which no platform promises anything. */
    TEXT("text form"),
    /** What kind of certificate it is: dates, algorithms, uses. */
    ATTRIBUTE("attributes"),
    /** Something of it. */
    OTHER("content");

    private final String text;

    Part(String text) {
      this.text = text;
    }

    /** Whether no other certificate has it, a renewed one included. */
    public boolean isOfOneCertificate() {
      return this == CERTIFICATE
          || this == SERIAL_NUMBER
          || this == SIGNATURE
          || this == HASH_CODE
          || this == TEXT;
    }

    /** Whether a certificate that has the same is made in minutes. */
    public boolean isForgeable() {
      return isName() || this == SERIAL_NUMBER || this == HASH_CODE;
    }

    /** Whether it is known to be no name. */
    public boolean isSubstance() {
      return isOfOneCertificate() || this == KEY;
    }

    /** Whether it is a name, which whoever makes a certificate chooses. */
    public boolean isName() {
      return this == SUBJECT || this == ISSUER;
    }
  }

  /** Which certificate of the presented chain is compared. */
  public enum Position {
    /** The server's own, which comes first. */
    LEAF("server's certificate"),
    /** The one that comes last. */
    LAST("last certificate of the chain"),
    /** Any of them, or one that is not known. */
    ANY("certificates of the chain");

    private final String text;

    Position(String text) {
      this.text = text;
    }
  }

  public IdentityComparison {
    constants = List.copyOf(constants);
    related = List.copyOf(related);
  }

  /**
   * The same comparison of something that was made to be compared with constants.
   *
   * @param made the call that makes it
   * @param with the constants
   * @param compares the call that compares
   */
  IdentityComparison made(Location made, List<String> with, Step compares) {
    return new IdentityComparison(
        made,
        part,
        position,
        digest,
        with,
        isRequired,
        isException,
        isOfHostname,
        List.of(compares));
  }

  /** The same comparison, of which something else is known about what becomes of its answer. */
  IdentityComparison required(boolean isNeeded) {
    return new IdentityComparison(
        location, part, position, digest, constants, isNeeded, isException, isOfHostname, related);
  }

  /** Whether it pins something. */
  public boolean isPin() {
    return !pins().isEmpty();
  }

  /**
   * What it pins: the constants that some chain is accepted for being equal to. Names are what a
   * verifier of host names is there to compare.
   */
  public List<String> pins() {
    boolean isPin = isRequired && part != Part.ATTRIBUTE && (!isOfHostname || part.isSubstance());
    return constants.stream()
        .filter(constant -> isPin && (!part.isForgeable() || isName(constant)))
        .toList();
  }

  /** Whether a text can be somebody's name; a wildcard, a separator or a prefix is nobody's. */
  private static boolean isName(String constant) {
    return constant.codePoints().filter(Character::isLetterOrDigit).count() >= SHORTEST_NAME;
  }

  /** What is compared, for people: a phrase without an article. */
  public String subject() {
    String whole =
        part == Part.CERTIFICATE ? position.text : part.text + " of the " + position.text;
    return digest.map(algorithm -> algorithm + " digest of the " + whole).orElse(whole);
  }
}
