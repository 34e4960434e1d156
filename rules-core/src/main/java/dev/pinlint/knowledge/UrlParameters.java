package dev.pinlint.knowledge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parameters of URLs that are settings. */
public final class UrlParameters {

  private static final Pattern PARAMETER =
      Pattern.compile("[?&;](?<name>[\\w.-]+)=(?<value>[^?&;\\s\"'),]*)");

  /** Nobody is between a program and its own machine. */
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "[^/]*//(?:[^@/]*@)?(?:localhost|127\\.[\\d.]+|\\[::1])(?![\\w.-])[^,]*",
          Pattern.CASE_INSENSITIVE);

  private UrlParameters() {}

  /**
   * A parameter of a URL.
   *
   * @param value its value
   * @param others all parameters of the URL, by their names in lower case
   */
  public record Found(String value, Map<String, String> others) {}

  /** The parameters that a setting is, in the URLs of a text that it is for. */
  public static List<Found> found(String text, Setting setting) {
    return found(text, setting, Map.of());
  }

  /**
   * The same, where properties are given beside the URL, which a driver takes for more parameters.
   *
   * @param beside the properties, by their names in lower case; which counts of two is not known
   */
  public static List<Found> found(String text, Setting setting, Map<String, String> beside) {
    List<Found> values = new ArrayList<>();
    String begin = setting.url().orElseThrow();
    if (!text.toLowerCase(Locale.ROOT).contains(begin.toLowerCase(Locale.ROOT))) {
      return List.of();
    }
    Matcher url =
        Pattern.compile("(?i)(?<![\\w:+])" + Pattern.quote(begin) + "[:+][^\\s\"']*").matcher(text);
    while (url.find()) {
      Map<String, String> parameters = parameters(url.group());
      beside.forEach(
          (key, value) ->
              parameters.merge(
                  key, value, (one, other) -> one.equals(other) ? one : FilledIn.HOLE));
      String value = parameters.get(setting.key().toLowerCase(Locale.ROOT));
      if (value != null && !LOOPBACK.matcher(url.group()).matches()) {
        values.add(new Found(value, parameters));
      }
    }
    return values;
  }

  private static Map<String, String> parameters(String url) {
    Map<String, String> parameters = new TreeMap<>();
    Matcher parameter = PARAMETER.matcher(url);
    while (parameter.find()) {
      parameters.put(
          parameter.group("name").toLowerCase(Locale.ROOT), plain(parameter.group("value")));
    }
    return parameters;
  }

  private static String plain(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
