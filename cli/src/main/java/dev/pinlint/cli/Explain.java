package dev.pinlint.cli;

import dev.pinlint.cli.text.Style;
import dev.pinlint.rules.RulePage;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command that explains a rule. */
@Command(
    name = "explain",
    description = "Says what a rule finds, why it matters, and how to fix it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeOnInvalidInput = ExitStatus.USAGE)
final class Explain implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "RULE", converter = RuleNames.class, description = "Name of the rule.")
  private String rule = "";

  Explain(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RulePage page = RulePage.of(rule);
    PrintStream out = terminal.out();
    out.print(new Style(terminal.isInteractive()).strong(page.rule()) + "\n");
    out.print(page.summary() + "\n\n");
    out.print("level  " + page.level().keyword() + "\n");
    out.print("harm   " + page.harm().keyword() + "\n");
    out.print(
        "CWE    "
            + page.cwe().stream().map(String::valueOf).collect(Collectors.joining(", "))
            + "\n");
    page.filings().forEach((name, entries) -> out.print(name + "  " + entries + "\n"));
    if (!page.alternatives().isEmpty()) {
      out.print("also   " + String.join(", ", page.alternatives()) + "\n");
    }
    out.print("\n");
    out.print(PageText.plain(page));
    out.flush();
    return ExitStatus.CLEAN;
  }
}
