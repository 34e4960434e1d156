package dev.pinlint.rules;

import dev.pinlint.facts.Location;
import dev.pinlint.facts.Step;
import dev.pinlint.facts.Wiring;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A finding.
 *
 * @param rule name of the rule
 * @param level how sure and how grave
 * @param location where
 * @param host the host or pattern that it is about; empty if about none
 * @param pins the pins that it is about, in a fixed order
 * @param messageKey which message of the rule's page
 * @param path a witness: how the code gets to what is accused, in order; empty if there is nothing
 *     to tell
 * @param related other places that contribute, as the constants that a pin is made of
 * @param details what else the message tells, as the name of an API
 * @param fixes changes that a tool may make by itself
 * @param wiring a sentence on what becomes of it elsewhere in the program, which only who sees the
 *     whole of that should tell; empty if there is nothing to tell
 */
public record Finding(
    String rule,
    Level level,
    Location location,
    String host,
    List<String> pins,
    String messageKey,
    List<Step> path,
    List<Step> related,
    List<String> details,
    List<Fix> fixes,
    String wiring) {

  /** What a {@link #fingerprint} begins with, before a colon: those of others are never equal. */
  public static final String FINGERPRINT_VERSION = "1";

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

  /** A finding whose message tells of nothing but host and pins. */
  public Finding(
      String rule,
      Level level,
      Location location,
      String host,
      List<String> pins,
      String messageKey,
      List<Step> path,
      List<Step> related) {
    this(rule, level, location, host, pins, messageKey, path, related, List.of(), List.of());
  }

  /** A finding that nothing is told of but what is known where it is. */
  public Finding(
      String rule,
      Level level,
      Location location,
      String host,
      List<String> pins,
      String messageKey,
      List<Step> path,
      List<Step> related,
      List<String> details,
      List<Fix> fixes) {
    this(rule, level, location, host, pins, messageKey, path, related, details, fixes, "");
  }

  /**
   * This finding, and what becomes of it elsewhere.
   *
   * @param lowered how grave it is for that
   */
  Finding wired(Wiring elsewhere, Level lowered) {
    List<Step> places = new ArrayList<>(related);
    places.addAll(elsewhere.places());
    return new Finding(
        rule,
        lowered,
        location,
        host,
        pins,
        messageKey,
        path,
        places,
        details,
        fixes,
        elsewhere.sentence());
  }

  /** This finding with changes that mend it. */
  public Finding withFixes(List<Fix> offered) {
    return new Finding(
        rule, level, location, host, pins, messageKey, path, related, details, offered, wiring);
  }

  /** This finding for review at most, and what there is to say for that. */
  public Finding forReview(Step reason) {
    List<Step> places = new ArrayList<>(related);
    places.add(reason);
    return new Finding(
        rule, Level.REVIEW, location, host, pins, messageKey, path, places, details, fixes, wiring);
  }

  public Finding {
    pins = List.copyOf(pins);
    path = List.copyOf(path);
    related = List.copyOf(related);
    details = List.copyOf(details);
    fixes = List.copyOf(fixes);
  }

  /** The text for people, on one line whatever the analysed code has in its constants. */
  public String message() {
    List<String> arguments = new ArrayList<>(List.of(host, String.join(", ", pins)));
    arguments.addAll(details);
    return RulePage.of(rule)
        .message(messageKey, arguments.stream().map(Finding::onOneLine).toList());
  }

  /** The text for people where the whole program is seen: the message, and what becomes of it. */
  public String messageInProgram() {
    return wiring.isEmpty() ? message() : message() + " " + onOneLine(wiring);
  }

  private static String onOneLine(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(hit -> String.format("<U+%04X>", (int) hit.group().charAt(0)));
  }

  /** What parity compares: rule, anchor key, host, pins, verdict. */
  public String projection() {
    return String.join(
        " | ", rule, location.anchor().toString(), host, String.join(", ", pins), messageKey);
  }

  /**
   * Identifies the finding from run to run: version 1, then the first 16 bytes of the SHA-256 of
   * rule, anchor key, host and message key, in hexadecimal. No line, no path, no provenance goes
   * into it.
   */
  public String fingerprint() {
    String identity = String.join("\n", rule, location.anchor().toString(), host, messageKey);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return FINGERPRINT_VERSION + ":" + HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
