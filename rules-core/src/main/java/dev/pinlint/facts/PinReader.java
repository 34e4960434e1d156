package dev.pinlint.facts;

import dev.pinlint.authorities.Authority;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.pins.DigestAlgorithm;
import dev.pinlint.pins.HostPatterns;
import dev.pinlint.pins.PatternReading;
import dev.pinlint.pins.PinFormats;
import dev.pinlint.pins.PinReading;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads pins as the libraries that get them do, in the versions that the program uses. */
final class PinReader {

  private final LibraryVersions versions;
  private final Map<String, PinFormats> formats = new HashMap<>();
  private final Map<String, HostPatterns> patterns = new HashMap<>();

  PinReader(LibraryVersions versions) {
    this.versions = versions;
  }

  /** The name of the API's way to read a pin. */
  static String format(Api api) {
    return api.properties().getOrDefault("pin-format", "");
  }

  private PinFormats of(Api api) {
    return formats.computeIfAbsent(format(api), name -> PinFormats.named(name, versions::of));
  }

  /** What the API makes of the text. */
  PinReading read(Api api, String text, Optional<String> algorithm) {
    PinFormats format = of(api);
    PinReading reading = format.read(text, algorithm);
    if (!format.isOfKey(text)) {
      return reading;
    }
    PinReading judged = PinOwners.judged(reading);
    return judged.mendedTo(judged.mended().map(format::spelled));
  }

  /** What the API makes of the host pattern; nothing worth telling if it takes none. */
  PatternReading readHost(Api api, String pattern) {
    return Optional.ofNullable(api.properties().get("host-pattern"))
        .map(name -> patterns.computeIfAbsent(name, one -> HostPatterns.named(one, versions::of)))
        .map(known -> known.read(pattern))
        .orElse(PatternReading.MATCHES);
  }

  /** Whose key, or certificate, a pin is that has been read. */
  Optional<Authority> owner(Api api, String text, PinReading reading) {
    return PinOwners.owner(reading, of(api).isOfKey(text));
  }

  /** Whether a pin of the API is of a key, and not of a whole certificate. */
  boolean isOfKey(Api api, String text) {
    return of(api).isOfKey(text);
  }

  /** The text for a pin that is handed over in bytes. */
  Optional<String> text(Api api, byte[] pin) {
    return of(api).text(pin);
  }

  /** What the digest of a pin is made with, although its value may not be known. */
  Optional<DigestAlgorithm> algorithm(Api api, Value pin, Optional<String> named) {
    boolean hasKnownBeginning =
        pin instanceof Value.Expression expression && expression.operator().equals("concat");
    Value beginning = hasKnownBeginning ? ((Value.Expression) pin).operands().get(0) : pin;
    return of(api).algorithm(beginning.text().orElse(""), named);
  }
}
