package dev.pinlint.facts;

import dev.pinlint.authorities.Authority;
import java.util.List;
import java.util.Optional;

/**
 * A call that hands pins to a library, or an entry of a configuration file that does, wherever they
 * come from.
 *
 * @param location the call, in the outermost analysed frame in which host and pins are no
 *     parameters any more
 * @param host the pattern as the library compares it, or the name of the symbol that it is; empty
 *     if the library asks for none
 * @param hostFate what the library makes of the pattern, if it does not simply match: {@code
 *     never}, {@code refused}, {@code never-or-refused}, {@code outdated}, {@code obsolete}
 * @param hostVersions which versions do what, where it is not the same in all
 * @param pins what may be handed over, in a fixed order
 * @param isOpen whether there may be others
 * @param format the library's way to read a pin, as knowledge names it
 * @param isOfLeaf whether what is pinned is all of the server's own certificate
 * @param related the call that the library receives, if that is another one
 */
public record PinSite(
    Location location,
    String host,
    Optional<String> hostFate,
    String hostVersions,
    List<Pin> pins,
    boolean isOpen,
    String format,
    boolean isOfLeaf,
    List<Step> related) {

  /** Where a pin comes from. */
  public enum Origin {
    /** It is in the code. */
    CONSTANT,
    /** Callers that are not known pass it. */
    CALLER,
    /** Configuration, a field, code that is not seen. */
    UNKNOWN
  }

  /**
   * One pin.
   *
   * @param text the text, or the name of the symbol that it is
   * @param origin where it comes from
   * @param algorithm the standard name of the algorithm that the digest is made with, if known
   * @param flaw what keeps a constant from ever matching, if anything does: {@code refused-…} if
   *     the library throws, {@code unmatched-…} or {@code placeholder} if it compares in vain
   * @param mended the same digest as the library wants it, where it can be told
   * @param owner the certification authority whose key it is, if it is known to be one's
   * @param place where it is written, if that is another place than that of the whole
   */
  public record Pin(
      String text,
      Origin origin,
      Optional<String> algorithm,
      Optional<String> flaw,
      Optional<String> mended,
      Optional<Authority> owner,
      Optional<Location> place) {

    /** A pin with no place of its own. */
    public Pin(
        String text,
        Origin origin,
        Optional<String> algorithm,
        Optional<String> flaw,
        Optional<String> mended,
        Optional<Authority> owner) {
      this(text, origin, algorithm, flaw, mended, owner, Optional.empty());
    }
  }

  /** A site whose pattern simply matches. */
  public PinSite(
      Location location,
      String host,
      List<Pin> pins,
      boolean isOpen,
      String format,
      boolean isOfLeaf,
      List<Step> related) {
    this(location, host, Optional.empty(), "", pins, isOpen, format, isOfLeaf, related);
  }

  public PinSite {
    pins = List.copyOf(pins);
    related = List.copyOf(related);
  }

  /** Whether it is an entry of a configuration file. */
  public boolean isConfigured() {
    return location.anchor().member().isEntry();
  }

  /** The same, but located where the pin is written. */
  public PinSite at(Pin pin) {
    Location written = pin.place().orElse(location);
    return new PinSite(
        written, host, hostFate, hostVersions, pins, isOpen, format, isOfLeaf, related);
  }

  /** The pins that are in the code. */
  public List<Pin> constants() {
    return pins.stream().filter(pin -> pin.origin() == Origin.CONSTANT).toList();
  }
}
