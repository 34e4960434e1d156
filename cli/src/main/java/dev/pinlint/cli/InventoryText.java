package dev.pinlint.cli;

import dev.pinlint.authorities.KnownKeys;
import dev.pinlint.facts.EmbeddedCertificate;
import dev.pinlint.facts.HostnameVerdict;
import dev.pinlint.facts.LibraryTrustOverride;
import dev.pinlint.facts.Location;
import dev.pinlint.facts.TrustAnchorSite;
import dev.pinlint.facts.Verdict;
import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.inspection.Inventory;
import dev.pinlint.inspection.Inventory.PlacedAnchors;
import dev.pinlint.inspection.Inventory.PlacedCheck;
import dev.pinlint.inspection.Inventory.PlacedHostnameCheck;
import dev.pinlint.inspection.Inventory.PlacedOverride;
import dev.pinlint.inspection.Inventory.PlacedPins;
import dev.pinlint.inspection.TestSources;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Tells people what code does about trust. */
final class InventoryText {

  private final Style style;
  private final PrintStream out;

  private InventoryText(Style style, PrintStream out) {
    this.style = style;
    this.out = out;
  }

  /** Prints the inventory, then what it covers. */
  static void print(Result result, Style style, PrintStream out) {
    InventoryText text = new InventoryText(style, out);
    text.pins(result.inventory());
    text.anchors(result.inventory().anchors());
    text.checks(result.inventory().checks());
    text.overrides(result.inventory().overrides());
    text.hostnameChecks(result.inventory().hostnameChecks());
    TextCoverage.print(result, text::line);
    out.flush();
  }

  private void pins(Inventory inventory) {
    List<PlacedPins> all = inventory.pins();
    put(style.strong("Pinned hosts: " + all.stream().map(InventoryText::host).distinct().count()));
    String host = "";
    for (PlacedPins placed : all) {
      if (!host(placed).equals(host)) {
        host = host(placed);
        line("  " + host);
      }
      String end = inventory.end(placed.host()).map(day -> "  until " + day).orElse("");
      line("    " + place(placed.file(), placed.host().lastSite()) + end);
      for (String pin : placed.host().pins()) {
        line("      " + pin + owner(inventory, pin));
      }
      if (!placed.host().isComplete()) {
        line("      (there may be others, or not all of these)");
      }
    }
    line("");
  }

  private static String owner(Inventory inventory, String pin) {
    return inventory
        .owner(pin)
        .map(one -> "  " + one.title() + ", in the data of " + KnownKeys.get().date())
        .orElse("");
  }

  private static String host(PlacedPins placed) {
    return placed.host().pattern();
  }

  private void anchors(List<PlacedAnchors> all) {
    put(style.strong("Certificates in the code that are trusted: " + all.size()));
    for (PlacedAnchors placed : all) {
      line("  " + place(placed.file(), placed.site().location()) + "  " + placed.site().api());
      line("    " + meaning(placed.site().effect()));
      for (EmbeddedCertificate one : placed.site().certificates()) {
        line("      " + one.subject() + (one.isAuthority() ? ", an authority" : ""));
        if (!one.isSelfSigned()) {
          line("        issued by " + one.issuer());
        }
        line("        " + one.key() + ", " + one.firstDay() + " to " + one.lastDay());
        line("        " + one.pin());
      }
    }
    line("");
  }

  private static String meaning(TrustAnchorSite.Effect effect) {
    return switch (effect) {
      case REPLACES -> "in place of the platform's anchors";
      case ADDS -> "beside the platform's anchors";
      case UNKNOWN -> "what else is trusted is not known";
    };
  }

  private void checks(List<PlacedCheck> all) {
    put(style.strong("Server trust decisions: " + all.size()));
    for (PlacedCheck placed : all) {
      Location location = placed.check().location();
      line("  " + place(placed.file(), location) + "  " + location.anchor().member());
      String guard = placed.check().guard().map(by -> ", as " + by + " says").orElse("");
      String unseen = String.join(", ", placed.check().unseen());
      String verdict = meaning(placed.check().verdict());
      line("    " + verdict + guard + (unseen.isEmpty() ? "" : ": " + unseen));
    }
    line("");
  }

  private void overrides(List<PlacedOverride> all) {
    put(style.strong("Library checks switched off: " + all.size()));
    for (PlacedOverride placed : all) {
      LibraryTrustOverride override = placed.override();
      line("  " + place(placed.file(), override.location()) + "  " + override.api());
      line("    " + meaning(override));
    }
    line("");
  }

  private void hostnameChecks(List<PlacedHostnameCheck> all) {
    put(style.strong("Host name decisions: " + all.size()));
    for (PlacedHostnameCheck placed : all) {
      Location location = placed.check().location();
      line("  " + place(placed.file(), location) + "  " + location.anchor().member());
      line("    " + meaning(placed.check().verdict()));
    }
    line("");
  }

  private static String meaning(LibraryTrustOverride override) {
    List<String> off = new ArrayList<>();
    if (override.isChainOff()) {
      off.add("certificate chain");
    }
    if (override.isHostNameOff()) {
      off.add("host name");
    }
    if (override.isRevocationOff()) {
      off.add("revocation");
    }
    return String.join(", ", off)
        + switch (override.certainty()) {
          case SHOWN -> "";
          case HANDED_ON -> ", if what it is given to goes by it";
          case IN_SOME_VERSIONS -> ", in some versions: " + override.versions();
          case SELECTED -> ", as one of several values";
          case UNKNOWN -> ", if a value that is not known says so";
        };
  }

  private static String meaning(HostnameVerdict verdict) {
    return switch (verdict) {
      case ACCEPTS_ALL -> "says yes to every server";
      case SOME_WAYS -> "on some way out says yes without looking at the certificate";
      case SOME_NAMES -> "says yes to some host names without looking at the certificate";
      case USER_APPROVED -> "says yes where a person does who is asked";
      case OWN_CHECK -> "looks at what the server presents, in a way of its own";
      case UNKNOWN -> "not known: code that is not seen has a say";
      case REJECTS -> "says yes to no server";
      case DELEGATES -> "says yes only where another verifier does";
    };
  }

  private static String place(String file, Location location) {
    String shown = (file.isEmpty() ? "(file not known)" : file);
    String line = location.line() > 0 ? ":" + location.line() : "";
    return shown + line + (TestSources.contain(file) ? " (test)" : "");
  }

  private static String meaning(Verdict verdict) {
    return switch (verdict) {
      case ACCEPTS_ALL -> "accepts any certificate";
      case SWALLOWS -> "checks, but carries on when the check fails";
      case WEAK_ONLY -> "looks at the chain, but at nothing that authenticates the server";
      case WEAK_EXIT -> "a chain that claims the right things gets past the check";
      case FIRST_USE -> "keeps the first certificate that it meets, and trusts it";
      case USER_APPROVED -> "trusts what a person approves of who is asked";
      case BYPASSES -> "some way out meets no check that succeeded";
      case VALIDATES -> "validates the chain";
      case REJECTS -> "rejects every certificate";
      case PARTIAL -> "has a test of its own, and no check that validates";
      case PIN_ONLY -> "asks for what is pinned, and does not validate the chain";
      case UNKNOWN -> "not known: code that is not seen has a say";
    };
  }

  private void line(String text) {
    put(Text.printable(text));
  }

  private void put(String text) {
    out.print(text + "\n");
  }
}
