package dev.pinlint.cli;

import dev.pinlint.cli.json.Json;
import dev.pinlint.cli.text.Style;
import java.io.PrintStream;

/** The formats of a report on a scan. */
enum Format {
  TEXT,
  JSON,
  SARIF;

  /** Prints a report in this format. */
  void print(Report report, Terminal terminal, PrintStream out, Style style) {
    switch (this) {
      case TEXT -> TextReport.print(report, style, out);
      case JSON -> Json.print(JsonReport.of(report), out);
      case SARIF -> Json.print(SarifReport.of(report, SourceRoot.of(terminal.directory())), out);
    }
  }

  /** Reads the name of a format. */
  static final class Converter extends Choice<Format> {
    Converter() {
      super(Format.class);
    }
  }
}
