package dev.pinlint.cli.inventory;

import dev.pinlint.authorities.Authority;
import dev.pinlint.facts.EmbeddedCertificate;
import dev.pinlint.facts.IdentityComparison;
import dev.pinlint.facts.PinSite;
import dev.pinlint.pins.DigestAlgorithm;
import dev.pinlint.pins.PinFormats;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes pins of facts. */
final class Pins {

  /** How people write before a digest what it is made with. */
  private static final Pattern PREFIX = Pattern.compile("(?i)^sha-?(?:1|256|384|512)\\s*[/:=]\\s*");

  private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}[:\\s]?)+");

  private Pins() {}

  /** The pins of a call or an entry that hands them to a library. */
  static List<Pin> of(PinSite site) {
    return site.pins().stream().map(pin -> of(site, pin)).toList();
  }

  private static Pin of(PinSite site, PinSite.Pin pin) {
    Optional<PinFormats> format = format(site.format());
    boolean isConstant = pin.origin() == PinSite.Origin.CONSTANT;
    Optional<String> digest =
        format
            .filter(known -> isConstant)
            .flatMap(known -> known.read(pin.text(), pin.algorithm()).digest())
            .map(HexFormat.of()::formatHex);
    return new Pin(
        pin.text(),
        origin(site, pin),
        format
            .map(known -> known.isOfKey(pin.text()) ? Subject.KEY : Subject.CERTIFICATE)
            .orElse(Subject.UNKNOWN),
        Mechanism.of(site.format()).position(),
        pin.algorithm(),
        digest,
        pin.flaw(),
        pin.owner()
            .map(owner -> owner.isRoot() ? KeyRole.ROOT : KeyRole.INTERMEDIATE)
            .orElse(site.isOfLeaf() ? KeyRole.LEAF : KeyRole.UNKNOWN),
        pin.owner().map(Authority::title),
        standing(pin.owner()),
        pin.owner().flatMap(Authority::lastDay));
  }

  private static Optional<PinFormats> format(String name) {
    try {
      return Optional.of(PinFormats.named(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Pin.Origin origin(PinSite site, PinSite.Pin pin) {
    return switch (pin.origin()) {
      case CONSTANT -> site.isConfigured() ? Pin.Origin.CONFIGURATION : Pin.Origin.CODE;
      case CALLER -> Pin.Origin.CALLER;
      case UNKNOWN -> Pin.Origin.UNKNOWN;
    };
  }

  static Pin.Standing standing(Optional<Authority> owner) {
    return owner
        .map(
            known ->
                switch (known.standing()) {
                  case RETIRED -> Pin.Standing.RETIRED;
                  case STAGING -> Pin.Standing.STAGING;
                  case DISTRUSTED -> Pin.Standing.DISTRUSTED;
                  case ROTATING -> Pin.Standing.ROTATING;
                  case GOOD -> Pin.Standing.GOOD;
                })
        .orElse(Pin.Standing.UNKNOWN);
  }

  /** A value that is known by its name only. */
  static Pin unknown(String text) {
    return new Pin(
        text,
        Pin.Origin.UNKNOWN,
        Subject.UNKNOWN,
        Position.ANY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        KeyRole.UNKNOWN,
        Optional.empty(),
        Pin.Standing.UNKNOWN,
        Optional.empty());
  }

  /** The constants that a check compares with. */
  static List<Pin> of(IdentityComparison comparison) {
    Subject subject =
        switch (comparison.part()) {
          case KEY -> Subject.KEY;
          case CERTIFICATE -> Subject.CERTIFICATE;
          default -> Subject.OTHER;
        };
    Position position =
        switch (comparison.position()) {
          case LEAF -> Position.LEAF;
          case LAST -> Position.LAST;
          case ANY -> Position.PRESENTED;
        };
    return comparison.pins().stream()
        .map(
            text ->
                new Pin(
                    text,
                    Pin.Origin.CODE,
                    subject,
                    position,
                    comparison.digest(),
                    comparison.digest().flatMap(algorithm -> digest(text, algorithm)),
                    Optional.empty(),
                    position == Position.LEAF ? KeyRole.LEAF : KeyRole.UNKNOWN,
                    Optional.empty(),
                    Pin.Standing.UNKNOWN,
                    Optional.empty()))
        .toList();
  }

  /** The digest that a text is, in hexadecimal or base64, if it has the right length. */
  private static Optional<String> digest(String text, String algorithm) {
    Optional<Integer> length = DigestAlgorithm.named(algorithm).map(DigestAlgorithm::length);
    String bare = PREFIX.matcher(text.strip()).replaceFirst("");
    if (HEX.matcher(bare).matches()) {
      String hex = bare.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
      return Optional.of(hex)
          .filter(digits -> length.filter(n -> 2 * n == digits.length()).isPresent());
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(bare);
      return Optional.of(HexFormat.of().formatHex(bytes))
          .filter(digits -> length.filter(n -> n == bytes.length).isPresent());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * A certificate that alone is trusted. Of an authority the key counts; a server's own is trusted
   * only as it is.
   */
  static Pin of(EmbeddedCertificate certificate) {
    boolean isAuthority = certificate.isAuthority();
    return new Pin(
        isAuthority ? certificate.pin() : certificate.fingerprint(),
        Pin.Origin.CODE,
        isAuthority ? Subject.KEY : Subject.CERTIFICATE,
        isAuthority ? Position.ANCHOR : Position.LEAF,
        Optional.of("SHA-256"),
        isAuthority ? digest(certificate.pin(), "SHA-256") : Optional.of(certificate.fingerprint()),
        Optional.empty(),
        role(certificate.isAuthority(), certificate.isSelfSigned()),
        Optional.of(certificate.subject()),
        Pin.Standing.UNKNOWN,
        Optional.of(certificate.lastDay()));
  }

  private static KeyRole role(boolean isAuthority, boolean isSelfSigned) {
    if (!isAuthority) {
      return KeyRole.LEAF;
    }
    return isSelfSigned ? KeyRole.ROOT : KeyRole.INTERMEDIATE;
  }
}
