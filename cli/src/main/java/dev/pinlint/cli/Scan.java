package dev.pinlint.cli;

import dev.pinlint.cli.changes.ChangedLines;
import dev.pinlint.cli.changes.Git;
import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.rules.Dates;
import dev.pinlint.rules.Horizon;
import dev.pinlint.rules.Level;
import dev.pinlint.rules.RulePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command that looks for findings and prints them. */
@Command(
    name = "scan",
    description = "Reports where code decides wrongly whom to trust over TLS.",
    exitCodeList = {
      "0:nothing found from the level of --fail-on upwards",
      "1:something was found",
      "2:nothing was found, but an input could not be read or analysed",
      "3:the command line is wrong, or a file could not be written"
    })
final class Scan extends AnalysisCommand {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = Format.Converter.class,
      description = "text, json, sarif, markdown or html (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      defaultValue = "error",
      converter = Levels.OrNever.class,
      description = {
        "From which level on findings make the exit status 1:",
        "error, warning, review or never (default: ${DEFAULT-VALUE})."
      })
  private Threshold failOn = new Threshold(Optional.of(Level.ERROR));

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      defaultValue = "warning",
      converter = Levels.class,
      description = {
        "From which level on findings are shown:",
        "error, warning or review (default: ${DEFAULT-VALUE})."
      })
  private Level level = Level.WARNING;

  @Option(
      names = "--rule",
      paramLabel = "NAME",
      converter = RuleNames.class,
      split = ",",
      description = "Only this rule. May be given several times, or with commas between.")
  private List<String> onlyRules = List.of();

  @Option(
      names = "--enable",
      paramLabel = "NAME",
      converter = RuleNames.class,
      split = ",",
      description =
          "Also this rule, which is off by default. May be given several times, or with commas"
              + " between.")
  private List<String> enabledRules = List.of();

  @Option(
      names = "--disable",
      paramLabel = "NAME",
      converter = RuleNames.class,
      split = ",",
      description = "Not this rule. May be given several times, or with commas between.")
  private List<String> disabledRules = List.of();

  @Option(
      names = "--include-tests",
      description = "Count findings in the sources of tests like all others.")
  private boolean includesTests;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Leave out the findings that are in the file.")
  private @Nullable Path baseline;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description =
          "Write all findings to the file. Unless there is a --baseline, they count as known at"
              + " once.")
  private @Nullable Path newBaseline;

  @Option(
      names = "--diff",
      paramLabel = "BASE",
      description = {
        "Only findings on lines that changed since the commit, as Git tells, or that such lines"
            + " cause.",
        "What is not committed counts as changed."
      })
  private @Nullable String base;

  @Option(
      names = "--on-unreadable",
      paramLabel = "warn|fail",
      defaultValue = "warn",
      converter = OnUnreadable.Converter.class,
      description =
          "Whether what cannot be read inside a directory or archive makes the exit status 2 as"
              + " well (default: ${DEFAULT-VALUE}).")
  private OnUnreadable onUnreadable = OnUnreadable.WARN;

  @Option(
      names = "--today",
      paramLabel = "DATE",
      description = "The day to judge dates by, as 2026-01-31 (default: the day it is).")
  private @Nullable LocalDate today;

  @Option(
      names = "--horizon",
      paramLabel = "DAYS[,DAYS]",
      defaultValue = "90,30",
      converter = HorizonConverter.class,
      description = {
        "How many days before the end of a certificate or a pin set to speak of it. The second",
        "number is for the certificates of servers (default: ${DEFAULT-VALUE})."
      })
  private Horizon horizon = Horizon.DEFAULT;

  Scan(Terminal terminal) {
    super(terminal);
  }

  @Override
  int run() throws IOException {
    Optional<Baseline> known = readBaseline();
    return baseline != null && known.isEmpty() ? ExitStatus.USAGE : scan(known);
  }

  private int scan(Optional<Baseline> known) throws IOException {
    Options options = options();
    Result result = inspect(options.dates());
    Optional<Baseline> written = Optional.empty();
    if (newBaseline != null) {
      written = Optional.of(Baseline.of(Report.chosen(result, options)));
      Files.writeString(newBaseline, written.get().text());
    }
    Report report = Report.of(result, options, known.isPresent() ? known : written);
    complain(report.failures());
    print((out, style) -> format.print(report, paths(), terminal(), out, style));
    return report.status();
  }

  private Options options() {
    return new Options(
        new Threshold(Optional.of(level)),
        failOn,
        RuleNames.all().stream()
            .filter(this::isAskedFor)
            .filter(rule -> !disabledRules.contains(rule))
            .toList(),
        exclusion(),
        includesTests,
        onUnreadable == OnUnreadable.FAIL,
        changes(),
        new Dates(Optional.ofNullable(today), horizon));
  }

  private Optional<ChangedLines> changes() {
    if (base == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Git.since(base, paths()));
    } catch (IOException e) {
      throw mistake("cannot tell what changed since '" + base + "': " + e.getMessage());
    }
  }

  private boolean isAskedFor(String rule) {
    return onlyRules.isEmpty()
        ? enabledRules.contains(rule) || !RulePage.of(rule).isOffByDefault()
        : onlyRules.contains(rule);
  }

  private Optional<Baseline> readBaseline() {
    if (baseline == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Baseline.read(baseline));
    } catch (NoSuchFileException e) {
      terminal().complain("there is no baseline " + baseline);
    } catch (IOException e) {
      terminal().complain("cannot read the baseline " + baseline + ": " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Reads numbers of days. */
  static final class HorizonConverter implements ITypeConverter<Horizon> {
    @Override
    public Horizon convert(String value) {
      try {
        return Horizon.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** What becomes of a scan that could not read something. */
  enum OnUnreadable {
    WARN,
    FAIL;

    /** Reads the name. */
    static final class Converter extends Choice<OnUnreadable> {
      Converter() {
        super(OnUnreadable.class);
      }
    }
  }
}
