package dev.pinlint.testdata;

import dev.pinlint.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A marker in a fixture: {@code // expect: Rule}, {@code // quiet: Rule}, and the same with {@code -on-member}, on the line above
 * the anchor, or above another marker of the same anchor. In configuration it is a comment as the file has them.
 *
 * @param rule the rule
 * @param isExpected whether it must report here; if not it must not
 * @param isOnMember whether the anchor is the member declared below, not a call
 * @param file the fixture
 * @param line the marker's own line, from 1
 * @param anchorLine the line that it speaks of
 */
public record Marker(
    String rule, boolean isExpected, boolean isOnMember, String file, int line, int anchorLine) {

  private static final Pattern SYNTAX =
      Pattern.compile(
          "\\s*(?://|#|!|<!--) (?<kind>expect|quiet)(?<member>-on-member)?: (?<rules>\\w+(?:, \\w+)*)(?: -->)?");

  private static final Pattern ALMOST = Pattern.compile("(?://|#|!|<!--) (?:expect|quiet)");

  /** The line that says of a file that it holds no situation of its own. */
  private static final String SUPPORT = "// fixture: support";

  /**
   * The markers of a fixture.
   *
   * @throws IllegalArgumentException if it has none and does not say that it is support
   */
  public static List<Marker> of(SourceFile fixture) {
    return of(fixture.path(), fixture.text());
  }

  /**
   * The markers of a fixture.
   *
   * @throws IllegalArgumentException if it has none and does not say that it is support
   */
  public static List<Marker> of(String path, String text) {
    List<Marker> markers = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = SYNTAX.matcher(lines.get(i));
      if (matcher.matches()) {
        int anchor = i + 1;
        while (anchor < lines.size() && SYNTAX.matcher(lines.get(anchor)).matches()) {
          anchor++;
        }
        for (String rule : matcher.group("rules").split(", ", -1)) {
          markers.add(
              new Marker(
                  rule,
                  matcher.group("kind").equals("expect"),
                  matcher.group("member") != null,
                  path,
                  i + 1,
                  anchor + 1));
        }
      } else if (ALMOST.matcher(lines.get(i)).find()) {
        throw new IllegalArgumentException(
            path + ":" + (i + 1) + ": not a marker: " + lines.get(i));
      }
    }
    if (markers.isEmpty() && !text.contains(SUPPORT)) {
      throw new IllegalArgumentException(path + " has no marker");
    }
    return List.copyOf(markers);
  }
}
