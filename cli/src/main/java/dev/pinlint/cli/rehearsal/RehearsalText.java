package dev.pinlint.cli.rehearsal;

import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.inventory.Place;
import dev.pinlint.cli.text.Style;
import dev.pinlint.cli.text.Text;
import dev.pinlint.rules.Level;
import java.io.PrintStream;

/** Tells people how a rehearsal went. */
public final class RehearsalText {

  private RehearsalText() {}

  /** Prints it, the gravest first. */
  public static void print(Rehearsal rehearsal, Style style, PrintStream out) {
    line(out, style.strong("Rehearsal of " + Text.printable(rehearsal.scenario())));
    line(out, "");
    for (Outcome outcome : rehearsal.outcomes()) {
      PinnedHost row = outcome.row();
      String artifact = row.artifact().name();
      String where = artifact.isEmpty() ? row.repository() : artifact;
      line(
          out,
          word(outcome.verdict(), style)
              + "  "
              + Text.printable(
                  outcome.host()
                      + "  "
                      + row.mechanism().title()
                      + row.version().map(version -> " " + version).orElse("")
                      + ", in "
                      + where
                      + " ("
                      + row.artifact().kind().title()
                      + ")"));
      line(out, "         " + Text.printable(outcome.reason()));
      Place place = outcome.set().place();
      line(out, "         " + Text.printable(place.title()));
      place.text().ifPresent(text -> line(out, "           " + Text.printable(text)));
    }
    if (!rehearsal.outcomes().isEmpty()) {
      line(out, "");
    }
    line(
        out,
        "Breaks: "
            + rehearsal.count(Verdict.BREAKS)
            + ", unknown: "
            + rehearsal.count(Verdict.UNKNOWN)
            + ", passes: "
            + rehearsal.count(Verdict.PASSES)
            + "; not concerned: "
            + rehearsal.unconcerned());
    out.flush();
  }

  private static String word(Verdict verdict, Style style) {
    String padded = String.format("%-7s", verdict.word());
    return switch (verdict) {
      case BREAKS -> style.level(Level.ERROR).replace(Level.ERROR.keyword(), padded);
      case UNKNOWN -> style.level(Level.WARNING).replace(Level.WARNING.keyword(), padded);
      case PASSES -> padded;
    };
  }

  private static void line(PrintStream out, String text) {
    out.print(text + "\n");
  }
}
