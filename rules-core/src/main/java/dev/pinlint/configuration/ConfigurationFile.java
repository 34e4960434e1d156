package dev.pinlint.configuration;

import dev.pinlint.facts.Anchor;
import dev.pinlint.facts.Location;
import dev.pinlint.model.Member;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of configuration.
 *
 * @param path how to call it in findings and problems
 * @param text its content
 */
public record ConfigurationFile(String path, String text) {

  /** Source sets as Gradle and Maven have them. The innermost counts. */
  private static final Pattern SOURCE_SET =
      Pattern.compile("(?<module>(?:.*[/!])?)src/(?<set>[^/!]+)/[^!]*");

  /** Where there are none: what is in archives, and projects of old. */
  private static final Pattern RESOURCE =
      Pattern.compile("(?<module>(?:.*[/!])?)(?:res|assets|WEB-INF|META-INF)/[^!]*");

  /** The part of the path that leads to the module, with a slash at its end if it has one. */
  public String module() {
    return matcher(SOURCE_SET)
        .or(() -> matcher(RESOURCE))
        .map(found -> found.group("module"))
        .orElseGet(() -> path.substring(0, path.length() - name().length()));
  }

  /** The path in the module: what the file is identified by. */
  public String inModule() {
    return path.substring(module().length());
  }

  /** The source set that it is in, if it is in one. */
  public Optional<String> sourceSet() {
    return matcher(SOURCE_SET).map(found -> found.group("set"));
  }

  /** The name of the file. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Optional<Matcher> matcher(Pattern pattern) {
    return Optional.of(pattern.matcher(path)).filter(Matcher::matches);
  }

  /**
   * A place in it.
   *
   * @param entry the path of the entry, beginning with a slash
   * @param line the line, from 1
   */
  public Location location(String entry, int line) {
    return new Location(Anchor.of(Member.entry(inModule(), entry)), 0, path, line);
  }
}
