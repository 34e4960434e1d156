package dev.pinlint.cli.changes;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of files that changed.
 *
 * @param byFile the changed lines by absolute path; of a new file all
 * @param texts what they say now
 */
public record ChangedLines(Map<Path, List<Range>> byFile, List<String> texts) {

  private static final Pattern HUNK =
      Pattern.compile("@@ -\\d+(?:,\\d+)? \\+(\\d+)(?:,(\\d+))? @@.*");

  private static final String NEW_FILE = "+++ b/";

  /** Some lines, from 1, the last one included. */
  public record Range(int first, int last) {
    /** All lines of a file. */
    static final Range ALL = new Range(0, Integer.MAX_VALUE);

    boolean contains(int line) {
      return line >= first && line <= last;
    }
  }

  public ChangedLines {
    byFile = Map.copyOf(byFile);
    texts = List.copyOf(texts);
  }

  /** The texts that a difference adds. */
  static List<String> added(List<String> difference) {
    return difference.stream()
        .filter(line -> line.startsWith("+") && !line.startsWith("+++ "))
        .map(line -> line.substring(1))
        .toList();
  }

  /** Whether a changed line says it: a constant that is used elsewhere. */
  public boolean say(String text) {
    return !text.isEmpty() && texts.stream().anyMatch(line -> line.contains(text));
  }

  /** The lines that a difference without context adds or changes, of files below a folder. */
  static Map<Path, List<Range>> parse(List<String> difference, Path folder) {
    Map<Path, List<Range>> byFile = new TreeMap<>();
    List<Range> ranges = new ArrayList<>();
    boolean isHead = true;
    for (String line : difference) {
      Matcher hunk = HUNK.matcher(line);
      if (line.startsWith("diff --git ")) {
        isHead = true;
      } else if (isHead && line.startsWith(NEW_FILE)) {
        ranges = new ArrayList<>();
        byFile.put(folder.resolve(line.substring(NEW_FILE.length())), ranges);
      } else if (hunk.matches()) {
        isHead = false;
        int first = Integer.parseInt(hunk.group(1));
        int count = hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2));
        // Where lines only went, those around the gap are what changed.
        ranges.add(count == 0 ? new Range(first, first + 1) : new Range(first, first + count - 1));
      }
    }
    return byFile;
  }

  /** Whether the line of a file changed; of a file without a line number, anything of it. */
  public boolean contain(String file, int line) {
    if (file.isEmpty()) {
      return false;
    }
    try {
      int archive = file.indexOf("!/");
      Path path = Path.of(archive < 0 ? file : file.substring(0, archive));
      List<Range> ranges = byFile.getOrDefault(RealPath.of(path), List.of());
      return ranges.stream().anyMatch(range -> line <= 0 || archive >= 0 || range.contains(line));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
