package dev.pinlint.facts;

import dev.pinlint.model.TypeRef;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What names and texts tell of whether something is for people to choose. */
final class OptionNames {

  /** What types are called whose objects hold what people may choose. */
  private static final Pattern HOLDER =
      Pattern.compile(
          ".*(?:Config|Configuration|Settings?|Options?|OptionSet|Properties|Preferences"
              + "|Parameters|Params|Flags|Features|Arguments|Args|Environment|Builder"
              + "|CommandLine)");

  /** What types are called whose constants say how much is checked. */
  private static final Pattern MODE =
      Pattern.compile(
          "(?=.*(?:ssl|tls|secur|trust|verif|valid|check|cert|hostname))"
              + ".*(?:mode|level|policy|strategy|verification|validation|checks|checking)",
          Pattern.CASE_INSENSITIVE);

  /** What methods of such constants are called that say it. */
  private static final Pattern CHECKS =
      Pattern.compile(".*(?:verif|valid|trust|check|hostname).*", Pattern.CASE_INSENSITIVE);

  /** Constants that say that there is no TLS: all others say nothing but that there is. */
  private static final Pattern OFF =
      Pattern.compile("disabled?|none|off|no|never|plain(?:_?text)?", Pattern.CASE_INSENSITIVE);

  /** Texts that somebody has to write who wants less: a switch of a command line, or the word. */
  private static final Pattern ASKS_FOR_LESS =
      Pattern.compile(
          "--?[A-Za-z].*|(?:.*(?:[^A-Za-z]|(?<=[a-z])(?=[A-Z])))?"
              + "(?i:insecure|unsafe|lenient|self[-_]?signed|trust[-_.]?all"
              + "|(?:accept|allow)[-_.]?(?:all|any)"
              + "|(?:no|skip|ignore|disable)[-_.]?(?:(?:ssl|tls|host|hostname|name)[-_.]?)?"
              + "(?:verif|valid|check|cert)).*");

  /** Texts that stand for yes and no. */
  private static final Set<String> TRUTHS = Set.of("true", "false", "yes", "no", "on", "off");

  private OptionNames() {}

  /** Whether objects of the type hold what people may choose. */
  static boolean isHolder(TypeRef type) {
    return HOLDER.matcher(type.simpleName()).matches();
  }

  /** Whether constants of the type say how much is checked. */
  static boolean isMode(TypeRef type) {
    return MODE.matcher(type.simpleName()).matches();
  }

  /** Whether the method of such a constant says what is checked. */
  static boolean saysWhatIsChecked(String method) {
    return CHECKS.matcher(method).matches();
  }

  /** Whether the constant says that there is no TLS at all. */
  static boolean isOff(String constant) {
    return OFF.matcher(constant).matches();
  }

  /** Whether nobody says this who does not want less to be checked. */
  static boolean asksForLess(String text) {
    return ASKS_FOR_LESS.matcher(text).matches();
  }

  /** Whether the text stands for yes or no. */
  static boolean isTruth(String text) {
    return TRUTHS.contains(text.toLowerCase(Locale.ROOT));
  }
}
