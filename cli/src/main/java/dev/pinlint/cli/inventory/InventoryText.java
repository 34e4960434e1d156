package dev.pinlint.cli.inventory;

import dev.pinlint.cli.inventory.Decision.Kind;
import dev.pinlint.cli.text.Style;
import dev.pinlint.cli.text.Text;
import dev.pinlint.model.Answer;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Tells people what code does about trust. */
public final class InventoryText {

  private final PinInventory inventory;
  private final Function<PinnedHost, List<String>> remarks;
  private final Style style;
  private final PrintStream out;

  private InventoryText(
      PinInventory inventory,
      Function<PinnedHost, List<String>> remarks,
      Style style,
      PrintStream out) {
    this.inventory = inventory;
    this.remarks = remarks;
    this.style = style;
    this.out = out;
  }

  /**
   * Prints the inventory, then what it covers.
   *
   * @param remarks what to say of a row besides, a line each
   */
  public static void print(
      PinInventory inventory,
      Function<PinnedHost, List<String>> remarks,
      Style style,
      PrintStream out) {
    InventoryText text = new InventoryText(inventory, remarks, style, out);
    text.hosts();
    text.anchors();
    text.decisions(Kind.TRUST, "Server trust decisions");
    text.decisions(Kind.OVERRIDE, "Library checks switched off");
    text.decisions(Kind.HOSTNAME, "Host name decisions");
    text.decisions(Kind.TLS_ERROR, "Decisions after a refused server");
    text.decisions(Kind.POLICY, "Configured exceptions");
    for (Repository repository : inventory.repositories()) {
      if (inventory.repositories().size() > 1) {
        text.put(style.strong(Text.printable(repository.name())));
      }
      CoverageText.print(repository.coverage(), text::line);
    }
    out.flush();
  }

  private void hosts() {
    long count = inventory.hosts().stream().map(PinnedHost::host).distinct().count();
    put(style.strong("Pinned hosts: " + count));
    String host = "\n";
    for (PinnedHost row : inventory.hosts()) {
      if (!row.host().equals(host)) {
        host = row.host();
        line("  " + row.hostTitle());
      }
      row.sets().forEach(set -> set(row, set));
      line("      " + how(row));
      line("      " + governance(row));
      remarks.apply(row).forEach(remark -> line("      " + remark));
    }
    line("");
  }

  private void set(PinnedHost row, PinSet set) {
    String end = row.governance().until().map(day -> "  until " + day).orElse("");
    line("    " + place(set.place(), row.sourceSet()) + end);
    for (Pin pin : set.pins()) {
      line("      " + pin.text() + owner(pin, row));
    }
    if (!set.isComplete()) {
      line("      (there may be others, or not all of these)");
    }
  }

  private String owner(Pin pin, PinnedHost row) {
    String day = pin.standing() == Pin.Standing.UNKNOWN ? "" : ", in the data of " + dataOf(row);
    return pin.owner().map(name -> "  " + name + day).orElse("");
  }

  private LocalDate dataOf(PinnedHost row) {
    return inventory.repositories().stream()
        .filter(repository -> repository.name().equals(row.repository()))
        .findFirst()
        .map(Repository::authoritiesOf)
        .orElse(LocalDate.EPOCH);
  }

  private static String how(PinnedHost row) {
    String artifact = row.artifact().name();
    return row.mechanism().title()
        + row.version().map(version -> " " + version).orElse("")
        + (artifact.isEmpty()
            ? ""
            : ", in " + artifact + " (" + row.artifact().kind().title() + ")")
        + (row.sourceSet() == SourceSet.DEBUG ? ", debug only" : "");
  }

  private static String governance(PinnedHost row) {
    Governance governance = row.governance();
    String backups =
        row.backups().isPresent() ? Integer.toString(row.backups().getAsInt()) : "unknown";
    return "backups: "
        + backups
        + ", wired: "
        + word(governance.wired())
        + ", kill switch: "
        + word(governance.killSwitch())
        + ", expiry guard: "
        + word(governance.expiryGuard())
        + ", telemetry: "
        + word(governance.telemetry())
        + ", owner: "
        + governance.owner().orElse("unknown")
        + ", reason: "
        + governance.reason().orElse("unknown")
        + governance.review().map(text -> ", review: " + text).orElse("");
  }

  private static String word(Answer answer) {
    return answer.name().toLowerCase(Locale.ROOT);
  }

  private void anchors() {
    List<TrustAnchors> all = inventory.trustAnchors();
    put(style.strong("Certificates in the code that are trusted: " + all.size()));
    for (TrustAnchors anchors : all) {
      line("  " + place(anchors.place()) + "  " + anchors.api());
      line("    " + effect(anchors.platformAnchors()));
      for (Certificate one : anchors.certificates()) {
        line("      " + one.subject() + (one.authority() ? ", an authority" : ""));
        if (!one.selfSigned()) {
          line("        issued by " + one.issuer());
        }
        line("        " + one.key() + ", " + one.notBefore() + " to " + one.notAfter());
        line("        " + one.pin());
      }
    }
    line("");
  }

  private static String effect(String platformAnchors) {
    return switch (platformAnchors) {
      case "replaces" -> "in place of the platform's anchors";
      case "adds" -> "beside the platform's anchors";
      default -> "what else is trusted is not known";
    };
  }

  private void decisions(Kind kind, String title) {
    List<Decision> all = inventory.decisions(kind).toList();
    if (all.isEmpty() && (kind == Kind.TLS_ERROR || kind == Kind.POLICY)) {
      return;
    }
    put(style.strong(title + ": " + all.size()));
    for (Decision one : all) {
      boolean isNamed = kind == Kind.OVERRIDE || kind == Kind.POLICY;
      line("  " + place(one.place()) + "  " + (isNamed ? one.subject() : member(one.place())));
      line("    " + DecisionWords.meaning(one));
    }
    line("");
  }

  private static String member(Place place) {
    return place.type() + "#" + place.member();
  }

  private static String place(Place place) {
    return place(place, SourceSet.of(place.file()));
  }

  private static String place(Place place, SourceSet sourceSet) {
    return place.title() + (sourceSet == SourceSet.TEST ? " (test)" : "");
  }

  private void line(String text) {
    put(Text.printable(text));
  }

  private void put(String text) {
    out.print(text + "\n");
  }
}
