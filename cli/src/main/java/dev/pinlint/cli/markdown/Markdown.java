package dev.pinlint.cli.markdown;

import dev.pinlint.cli.text.Text;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pieces of GitHub's Markdown. Names and lines of code come from strangers and are only shown. */
public final class Markdown {

  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~!&@]");

  private Markdown() {}

  /** A text that means nothing but itself, on one line. */
  public static String text(String text) {
    return SPECIAL.matcher(oneLine(text)).replaceAll("\\\\$0");
  }

  /** A text as code, on one line. */
  public static String code(String text) {
    String shown = oneLine(text).replace("|", "\\|");
    String fence = "`";
    while (shown.contains(fence)) {
      fence += "`";
    }
    boolean needsSpace = shown.startsWith("`") || shown.endsWith("`");
    String space = needsSpace ? " " : "";
    return shown.isEmpty() ? "" : fence + space + shown + space + fence;
  }

  /** A row of a table. */
  public static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** A table's head. */
  public static String head(List<String> titles) {
    return row(titles) + row(titles.stream().map(title -> "---").toList());
  }

  private static String oneLine(String text) {
    return Text.printable(text.replaceAll("\\s+", " ")).strip();
  }
}
