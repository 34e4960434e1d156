package dev.pinlint.cli;

import com.google.gson.JsonObject;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.cli.json.Json;
import dev.pinlint.cli.json.RecordJson;
import dev.pinlint.cli.rehearsal.AuthoritySwitch;
import dev.pinlint.cli.rehearsal.ChainFile;
import dev.pinlint.cli.rehearsal.LostKey;
import dev.pinlint.cli.rehearsal.PlatformAnchors;
import dev.pinlint.cli.rehearsal.Rehearsal;
import dev.pinlint.cli.rehearsal.RehearsalText;
import dev.pinlint.cli.rehearsal.ServerChain;
import dev.pinlint.cli.rehearsal.Verdict;
import dev.pinlint.cli.text.Style;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that says what breaks if a server presents something else tomorrow. */
@Command(
    name = "rehearse",
    description = {
      "Says which clients break, and where in the code, if a server presents another chain",
      "tomorrow. No connection is made. A PATH is code, or an inventory in JSON."
    },
    exitCodeList = {
      "0:no client breaks",
      "1:some client breaks (with --fail-on unknown: or may break)",
      "2:none does, but an input could not be read or analysed",
      "3:the command line is wrong, or a file could not be read or written"
    })
final class RehearseCommand extends InventorySource {

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Scenario scenario = new Scenario();

  /** What happens tomorrow. */
  static final class Scenario {
    @Option(
        names = "--chain",
        paramLabel = "FILE",
        description = "The server presents the chain in the file (PEM, the server's own first).")
    private @Nullable Path chain;

    @ArgGroup(exclusive = false)
    private @Nullable Change change;

    @Option(
        names = "--ca",
        paramLabel = "NAME",
        description =
            "Servers get certificates for new keys from this known authority, as \"Let's"
                + " Encrypt\".")
    private @Nullable String authority;

    @Option(
        names = "--lose-key",
        paramLabel = "PIN",
        description = "The key with the pin is compromised or lost: no server may use it.")
    private @Nullable String lostKey;
  }

  /** One chain takes the place of another. */
  static final class Change {
    @Option(
        names = "--from",
        required = true,
        paramLabel = "FILE",
        description = "The chain that is presented today; with --to, only what changes counts.")
    private @Nullable Path from;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "FILE",
        description = "The chain that is presented tomorrow.")
    private @Nullable Path to;
  }

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = {
        "The host that is connected to (default: whom the certificate is for; of --ca all). May be",
        "given several times."
      })
  private List<String> hosts = List.of();

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = {
        "Certificates that clients trust beside those that come with Java and the self-signed ones",
        "of the chain. May be given several times."
      })
  private List<Path> trusted = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = RehearsalFormat.Converter.class,
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private RehearsalFormat format = RehearsalFormat.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "VERDICT",
      defaultValue = "breaks",
      converter = FailOn.Converter.class,
      description = "What makes the exit status 1: breaks, unknown or never (default: breaks).")
  private FailOn failOn = FailOn.BREAKS;

  RehearseCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  int run() throws IOException {
    Rehearsal rehearsal = rehearse();
    print((out, style) -> format.print(rehearsal, out, style));
    boolean fails =
        switch (failOn) {
          case NEVER -> false;
          case BREAKS -> rehearsal.count(Verdict.BREAKS) > 0;
          case UNKNOWN -> rehearsal.count(Verdict.BREAKS) + rehearsal.count(Verdict.UNKNOWN) > 0;
        };
    return ExitStatus.of(fails, hasFailures());
  }

  private Rehearsal rehearse() {
    List<String> names = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    LocalDate day = dates().today();
    if (scenario.chain != null) {
      ServerChain chain = chain(scenario.chain);
      return Rehearsal.ofChain(inventory(), chain, names, day);
    } else if (scenario.authority != null) {
      PinInventory inventory = inventory();
      try {
        return AuthoritySwitch.rehearse(inventory, scenario.authority, names, day);
      } catch (IllegalArgumentException e) {
        throw mistake(String.valueOf(e.getMessage()));
      }
    } else if (scenario.lostKey != null) {
      return LostKey.rehearse(inventory(), scenario.lostKey, day);
    }
    Change change = scenario.change;
    if (change == null || change.from == null || change.to == null) {
      throw mistake("Missing --chain, --from and --to, --ca or --lose-key");
    }
    ServerChain from = chain(change.from);
    ServerChain to = chain(change.to);
    return Rehearsal.ofChange(inventory(), from, to, names, day);
  }

  private ServerChain chain(Path file) {
    List<X509Certificate> anchors = new ArrayList<>(PlatformAnchors.get());
    for (Path path : trusted) {
      anchors.addAll(read(path));
    }
    return ServerChain.of(read(file), anchors);
  }

  private List<X509Certificate> read(Path file) {
    try {
      return ChainFile.read(file);
    } catch (IOException e) {
      throw mistake("cannot read " + e.getMessage());
    }
  }

  /** What makes a rehearsal fail. */
  enum FailOn {
    BREAKS,
    UNKNOWN,
    NEVER;

    /** Reads the name. */
    static final class Converter extends Choice<FailOn> {
      Converter() {
        super(FailOn.class);
      }
    }
  }

  /** The formats of a rehearsal. */
  enum RehearsalFormat {
    TEXT,
    JSON;

    void print(Rehearsal rehearsal, PrintStream out, Style style) {
      if (this == TEXT) {
        RehearsalText.print(rehearsal, style, out);
        return;
      }
      JsonObject document = JsonReport.head("pinlint-rehearsal/1");
      RecordJson.write(rehearsal)
          .entrySet()
          .forEach(entry -> document.add(entry.getKey(), entry.getValue()));
      Json.print(document, out);
    }

    /** Reads the name of a format. */
    static final class Converter extends Choice<RehearsalFormat> {
      Converter() {
        super(RehearsalFormat.class);
      }
    }
  }
}
