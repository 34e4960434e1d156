package dev.pinlint.cli;

import dev.pinlint.cli.json.Json;
import dev.pinlint.cli.text.Style;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The formats of a report on a scan. */
enum Format {
  TEXT,
  JSON,
  SARIF,
  MARKDOWN,
  HTML;

  /** Prints a report in this format. */
  void print(Report report, List<Path> paths, Terminal terminal, PrintStream out, Style style) {
    switch (this) {
      case TEXT -> TextReport.print(report, style, out);
      case JSON -> Json.print(JsonReport.of(report), out);
      case SARIF -> Json.print(SarifReport.of(report, SourceRoot.of(terminal.directory())), out);
      case MARKDOWN -> out.print(MarkdownReport.of(report));
      case HTML -> out.print(HtmlScan.of(report, terminal.nameOf(paths), paths));
    }
  }

  /** Reads the name of a format. */
  static final class Converter extends Choice<Format> {
    Converter() {
      super(Format.class);
    }
  }
}
