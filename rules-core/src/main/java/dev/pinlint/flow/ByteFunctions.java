package dev.pinlint.flow;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The functions between texts and bytes, by the names that knowledge gives them. */
final class ByteFunctions {

  private static final String CHARSETS = "java.nio.charset.StandardCharsets.";

  /** Charsets in which ASCII is ASCII, by the names of their constants. */
  private static final Map<String, Charset> CONSTANTS =
      Map.of(
          CHARSETS + "UTF_8", StandardCharsets.UTF_8,
          CHARSETS + "US_ASCII", StandardCharsets.US_ASCII,
          CHARSETS + "ISO_8859_1", StandardCharsets.ISO_8859_1);

  private static final Map<String, Charset> NAMES =
      Map.of(
          "UTF-8", StandardCharsets.UTF_8,
          "US-ASCII", StandardCharsets.US_ASCII,
          "ISO-8859-1", StandardCharsets.ISO_8859_1);

  /** {@code android.util.Base64.URL_SAFE}, {@code NO_WRAP}, {@code NO_PADDING}. */
  private static final int URL_SAFE = 8;

  private static final int NO_WRAP = 2;
  private static final int NO_PADDING = 1;

  private ByteFunctions() {}

  static void addTo(Map<String, Function<Inputs, Optional<Object>>> all) {
    all.put("get-bytes", ByteFunctions::getBytes);
    all.put("string", ByteFunctions::string);
    all.put("to-char-array", inputs -> inputs.text(0).map(String::toCharArray));
    all.put("base64-encode", ByteFunctions::encode);
    all.put("base64-decode", ByteFunctions::decode);
    all.put("android-base64-encode", ByteFunctions::androidEncode);
    all.put("android-base64-decode", ByteFunctions::androidDecode);
    all.put("hex-format", ByteFunctions::formatHex);
    all.put("hex-parse", ByteFunctions::parseHex);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character < 128);
  }

  /** The charset at the index; the platform's own is one in which ASCII is ASCII. */
  private static Optional<Charset> charset(Inputs inputs, int index, boolean isAscii) {
    if (inputs.count() <= index) {
      return isAscii ? Optional.of(StandardCharsets.US_ASCII) : Optional.empty();
    }
    return inputs
        .constantName(index)
        .map(CONSTANTS::get)
        .or(() -> inputs.text(index).map(NAMES::get));
  }

  /** The text of a file is kept as its bytes. */
  private static Optional<Object> getBytes(Inputs inputs) {
    Optional<Value> file = inputs.value(0).filter(value -> value.content().isPresent());
    return file.isPresent() ? file.map(same -> same) : encoded(inputs);
  }

  private static Optional<Object> encoded(Inputs inputs) {
    return inputs
        .text(0)
        .flatMap(text -> charset(inputs, 1, isAscii(text)).map(charset -> text.getBytes(charset)));
  }

  private static Optional<Object> string(Inputs inputs) {
    if (inputs.count() == 1) {
      Optional<String> text = inputs.text(0).or(() -> inputs.characters(0));
      if (text.isPresent()) {
        return text.map(same -> same);
      }
    }
    return inputs
        .bytes(0)
        .flatMap(
            bytes ->
                charset(inputs, 1, isAscii(new String(bytes, StandardCharsets.ISO_8859_1)))
                    .map(charset -> new String(bytes, charset)));
  }

  // ---- java.util ----

  /** The operator of the call that made the codec. */
  private static Optional<String> maker(Optional<Value> codec) {
    return codec
        .filter(value -> value instanceof Value.Expression)
        .map(value -> ((Value.Expression) value).operator());
  }

  private static Optional<Value> receiver(Optional<Value> codec) {
    return codec
        .filter(value -> value instanceof Value.Expression)
        .map(value -> ((Value.Expression) value).operands())
        .filter(operands -> operands.size() == 1)
        .map(operands -> operands.get(0));
  }

  private static Optional<Base64.Encoder> encoder(Optional<Value> codec) {
    return maker(codec)
        .flatMap(
            name ->
                switch (name) {
                  case "getEncoder" -> Optional.of(Base64.getEncoder());
                  case "getUrlEncoder" -> Optional.of(Base64.getUrlEncoder());
                  case "withoutPadding" ->
                      encoder(receiver(codec)).map(Base64.Encoder::withoutPadding);
                  default -> Optional.empty();
                });
  }

  private static Optional<Object> encode(Inputs inputs) {
    return encoder(inputs.value(0))
        .flatMap(encoder -> inputs.bytes(1).map(encoder::encodeToString));
  }

  private static Optional<Base64.Decoder> decoder(Optional<Value> codec) {
    return maker(codec)
        .flatMap(
            name ->
                switch (name) {
                  case "getDecoder" -> Optional.of(Base64.getDecoder());
                  case "getUrlDecoder" -> Optional.of(Base64.getUrlDecoder());
                  case "getMimeDecoder" -> Optional.of(Base64.getMimeDecoder());
                  default -> Optional.empty();
                });
  }

  private static Optional<Object> decode(Inputs inputs) {
    return decoder(inputs.value(0))
        .flatMap(
            decoder ->
                inputs.text(1).map(decoder::decode).or(() -> inputs.bytes(1).map(decoder::decode)));
  }

  private static Optional<HexFormat> hex(Optional<Value> codec) {
    return maker(codec)
        .flatMap(
            name ->
                switch (name) {
                  case "of" -> Optional.of(HexFormat.of());
                  case "withUpperCase" -> hex(receiver(codec)).map(HexFormat::withUpperCase);
                  case "withLowerCase" -> hex(receiver(codec)).map(HexFormat::withLowerCase);
                  default -> Optional.empty();
                });
  }

  private static Optional<Object> formatHex(Inputs inputs) {
    return hex(inputs.value(0)).flatMap(format -> inputs.bytes(1).map(format::formatHex));
  }

  private static Optional<Object> parseHex(Inputs inputs) {
    return hex(inputs.value(0)).flatMap(format -> inputs.text(1).map(format::parseHex));
  }

  // ---- android.util ----

  /** Without NO_WRAP lines are broken, and one ends the text. */
  private static Optional<Object> androidEncode(Inputs inputs) {
    Optional<byte[]> bytes = inputs.bytes(0);
    Optional<Integer> flags = inputs.number(1);
    if (bytes.isEmpty()
        || flags.isEmpty()
        || (flags.get() & NO_WRAP) == 0
        || (flags.get() & ~(NO_WRAP | NO_PADDING | URL_SAFE)) != 0) {
      return Optional.empty();
    }
    Base64.Encoder encoder =
        (flags.get() & URL_SAFE) != 0 ? Base64.getUrlEncoder() : Base64.getEncoder();
    return Optional.of(
        ((flags.get() & NO_PADDING) != 0 ? encoder.withoutPadding() : encoder)
            .encodeToString(bytes.get()));
  }

  /** It is more lenient than the platform's; what that takes, both read alike. */
  private static Optional<Object> androidDecode(Inputs inputs) {
    return inputs
        .number(1)
        .map(flags -> (flags & URL_SAFE) != 0 ? Base64.getUrlDecoder() : Base64.getDecoder())
        .flatMap(decoder -> inputs.text(0).map(decoder::decode));
  }
}
