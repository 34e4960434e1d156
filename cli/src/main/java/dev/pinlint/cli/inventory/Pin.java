package dev.pinlint.cli.inventory;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What one certificate has to be.
 *
 * @param text as it is written, or the name of what holds it, in angle brackets
 * @param origin where it comes from
 * @param subject what of the certificate it is of
 * @param position which certificate it is compared with
 * @param algorithm the standard name of the algorithm of its digest
 * @param digest the digest in hexadecimal, if it is one and known
 * @param flaw what keeps it from ever matching, if anything does
 * @param role where in a chain its owner stands
 * @param owner whose key it is
 * @param standing what lists say of the owner's key, if it is a known authority's
 * @param lastDay the day on which the last known certificate of the key ends
 */
public record Pin(
    String text,
    Origin origin,
    Subject subject,
    Position position,
    Optional<String> algorithm,
    Optional<String> digest,
    Optional<String> flaw,
    KeyRole role,
    Optional<String> owner,
    Standing standing,
    Optional<LocalDate> lastDay) {

  /** Where a pin comes from. */
  public enum Origin {
    /** It is written in the code. */
    CODE,
    /** It is written in a configuration file. */
    CONFIGURATION,
    /** Callers that are not known pass it. */
    CALLER,
    /** A field, a setting, code that is not seen. */
    UNKNOWN
  }

  /** What lists say of an authority's key. */
  public enum Standing {
    /** The authority issues nothing with it any more. */
    RETIRED("is retired"),
    /** It is one for tests. */
    STAGING("is for tests only"),
    /** A root program has taken it out. */
    DISTRUSTED("is not trusted everywhere any more"),
    /** The authority takes another one whenever it likes. */
    ROTATING("is rotated whenever its authority likes"),
    /** Nothing of the kind. */
    GOOD("is in use"),
    /** No list has it. */
    UNKNOWN("is in no list");

    private final String title;

    Standing(String title) {
      this.title = title;
    }

    /** What is said of it, as the end of a sentence. */
    public String title() {
      return title;
    }
  }

  /** Whether a library may find it equal to something. */
  public boolean canMatch() {
    return flaw.isEmpty();
  }

  /** Whether its value is known. */
  public boolean isKnown() {
    return origin == Origin.CODE || origin == Origin.CONFIGURATION;
  }

  /** Whether a library throws as soon as it reads it. */
  public boolean isRefused() {
    return flaw.filter(keyword -> keyword.startsWith("refused")).isPresent();
  }

  /** What two texts of the same pin have in common. */
  public String identity() {
    return digest.map(hex -> algorithm.orElse("") + ":" + hex).orElse(text);
  }

  /** The pin and whose it is, for people. */
  public String title() {
    return text + owner.map(name -> " (" + name + ")").orElse("");
  }

  /** This pin as one of a certificate that is at hand. */
  Pin ownedBy(KeyRole known, String name, LocalDate end) {
    return new Pin(
        text,
        origin,
        subject,
        position,
        algorithm,
        digest,
        flaw,
        known,
        Optional.of(name),
        standing,
        Optional.of(end));
  }
}
