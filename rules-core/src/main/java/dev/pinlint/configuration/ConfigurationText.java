package dev.pinlint.configuration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pinlint.configuration.spring.SecurityHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells files that may matter from the rest, by no more than the beginning, and decodes them. */
public final class ConfigurationText {

  /** How many bytes of a file are looked at to tell whether it may matter. */
  public static final int HEAD = 4096;

  /** More bytes than a configuration has that a person has written. */
  public static final int GREATEST_SIZE = 4 << 20;

  private static final String ROOTS = "network-security-config|manifest";

  /** What may stand before the root element of a document, and the name of that. */
  private static final Pattern ROOT =
      Pattern.compile(
          "\\s*+(?:<\\?(?:(?!\\?>).)*+\\?>\\s*+|<!--(?:(?!-->).)*+-->\\s*+)*+"
              + "(?:<(?:[\\w.-]+:)?(?<name>[\\w.-]+)|<!DOCTYPE.*<(?<behind>"
              + ROOTS
              + ")\\b|(?<open><!--|<\\?|$))",
          Pattern.DOTALL);

  /** What settings about trust have in their keys; the look at single settings comes later. */
  private static final Pattern WORDS =
      Pattern.compile(
          "ssl|tls|trust|cert|verif|hostname|endpoint|insecure|smtps|imaps|pop3s",
          Pattern.CASE_INSENSITIVE);

  /** What configuration of Spring Security has that pins keys in browsers. */
  private static final Pattern HEADERS =
      Pattern.compile("\\bhpkp\\b|public-key-pins", Pattern.CASE_INSENSITIVE);

  private static final Pattern ASSET =
      Pattern.compile("(?:.*[/!])?assets/.*\\.json", Pattern.CASE_INSENSITIVE);

  private static final Pattern PINS = Pattern.compile("sha(?:1|256)\\\\?/");

  private static final Pattern ENCODING =
      Pattern.compile(
          "<\\?xml[^>]*?encoding\\s*=\\s*[\"'](?<name>[\\w.:-]+)[\"'].*", Pattern.DOTALL);

  private ConfigurationText() {}

  /**
   * A file, if it may say something of trust. Of most files no more is read than the beginning.
   *
   * @throws IOException if it cannot be read, or is too large to be read by a person
   */
  public static Optional<ConfigurationFile> read(String path, InputStream stream)
      throws IOException {
    byte[] head = stream.readNBytes(HEAD);
    if (!mayMatter(path, head)) {
      return Optional.empty();
    }
    byte[] rest = stream.readNBytes(GREATEST_SIZE);
    if (rest.length == GREATEST_SIZE && !path.endsWith(".xml")) {
      return Optional.empty(); // data, and no settings
    } else if (rest.length == GREATEST_SIZE) {
      throw new IOException("larger than any configuration");
    }
    byte[] bytes = Arrays.copyOf(head, head.length + rest.length);
    System.arraycopy(rest, 0, bytes, head.length, rest.length);
    String text = CertificateFiles.isName(path) ? new String(bytes, ISO_8859_1) : decode(bytes);
    return Optional.of(new ConfigurationFile(path, text)).filter(file -> mayMatter(path, text));
  }

  /**
   * Whether the file may say something of trust.
   *
   * @param path its path
   * @param head its first {@link #HEAD} bytes, or all if it has no more
   */
  public static boolean mayMatter(String path, byte[] head) {
    if (!path.endsWith(".xml") || AndroidTexts.isName(path)) {
      return true;
    }
    Matcher root = ROOT.matcher(decode(head));
    if (!root.lookingAt()) {
      return false;
    }
    if (root.group("open") != null) {
      return head.length == HEAD;
    }
    return root.group("behind") != null
        || root.group("name").matches(ROOTS)
        || root.group("name").equals(SecurityHeaders.ROOT);
  }

  /** Whether it is data of an app for Android that code may take pins from. */
  public static boolean isAsset(String path) {
    return ASSET.matcher(path).matches();
  }

  /** Whether a file may say something of trust, by its words. */
  public static boolean mayMatter(String path, String text) {
    if (CertificateFiles.isName(path)) {
      return true;
    } else if (isAsset(path)) {
      return PINS.matcher(text).find();
    } else if (AndroidTexts.isName(path)) {
      return text.contains("<string");
    } else if (!path.endsWith(".xml")) {
      return WORDS.matcher(text).find();
    }
    Matcher root = ROOT.matcher(text);
    boolean isOfSpring = root.lookingAt() && SecurityHeaders.ROOT.equals(root.group("name"));
    return !isOfSpring || HEADERS.matcher(text).find();
  }

  /** The text: as its first bytes or its declaration say, else in UTF-8. */
  public static String decode(byte[] bytes) {
    String text = new String(bytes, encoding(bytes));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Charset encoding(byte[] bytes) {
    if (bytes.length > 1 && ((bytes[0] & bytes[1] & 0xFE) == 0xFE) && bytes[0] != bytes[1]) {
      return UTF_16;
    }
    String beginning = new String(Arrays.copyOf(bytes, Math.min(bytes.length, 200)), ISO_8859_1);
    Matcher declared = ENCODING.matcher(beginning);
    try {
      return declared.matches() ? Charset.forName(declared.group("name")) : UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return UTF_8;
    }
  }
}
