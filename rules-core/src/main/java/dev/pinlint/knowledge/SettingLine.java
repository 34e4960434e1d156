package dev.pinlint.knowledge;

import dev.pinlint.knowledge.KnowledgeFile.Library;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one line about a setting; see {@link KnowledgeFile} for the grammar. */
final class SettingLine {

  private static final Pattern LINE =
      Pattern.compile(
          "setting +(?:(?<url>[a-z][\\w+.:-]*)\\?)?(?<key>[\\w.*-]+)(?:"
              + " +(?<anchor>anchor=certificate(?: password=(?<password>[\\w.-]+))?)|"
              + " +is=(?<values>\"\"|\\*|[^\\s|]+(?:\\|[^\\s|]+)*)"
              + " +(?<leaves>leaves-)?off=(?<off>chain|hostname|chain,hostname|revocation)(?<from>"
              + " +from=process)?)(?: +unless=(?<unless>[\\w.*,:|-]+))?");

  private SettingLine() {}

  /**
   * What the line says.
   *
   * @throws IllegalArgumentException if it cannot be understood
   */
  static Setting read(Library library, String text) {
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      throw new IllegalArgumentException(
          "not 'setting key is=value off=chain,hostname' or 'setting url?parameter …': " + text);
    }
    boolean isAnchor = line.group("anchor") != null;
    boolean leavesOff = line.group("leaves") != null;
    boolean isOfUrl = line.group("url") != null;
    if (leavesOff
        ? isOfUrl || line.group("unless") == null
        : text.contains(" unless=") && !isOfUrl) {
      throw new IllegalArgumentException(
          "a key has unless= with leaves-off=, and only then: " + text);
    }
    return new Setting(
        library,
        Optional.ofNullable(line.group("url")),
        line.group("key"),
        SettingValues.read(isAnchor ? "*" : line.group("values")),
        isAnchor
            ? List.of()
            : Arrays.stream(line.group("off").split(",", -1))
                .map(check -> TrustCheck.valueOf(check.toUpperCase(Locale.ROOT)))
                .toList(),
        isAnchor,
        leavesOff,
        line.group("from") != null,
        Optional.ofNullable(line.group("password")),
        line.group("unless") == null
            ? List.of()
            : Arrays.stream(line.group("unless").split(",", -1))
                .map(other -> beside(other, isOfUrl))
                .toList());
  }

  private static Setting.Beside beside(String written, boolean isOfUrl) {
    String[] parts = written.split(":", 2);
    return new Setting.Beside(
        isOfUrl ? parts[0].toLowerCase(Locale.ROOT) : parts[0],
        parts.length == 1 ? List.of() : Arrays.asList(parts[1].split("\\|", -1)));
  }
}
