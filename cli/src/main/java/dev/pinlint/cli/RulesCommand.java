package dev.pinlint.cli;

import dev.pinlint.rules.RulePage;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** The command that lists the rules. */
@Command(
    name = "rules",
    description = "Lists the rules.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeOnInvalidInput = ExitStatus.USAGE)
final class RulesCommand implements Callable<Integer> {

  private final Terminal terminal;

  RulesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<RulePage> pages = RuleNames.all().stream().map(RulePage::of).toList();
    int width = widest(pages.stream().map(RulePage::rule));
    int levelWidth = widest(pages.stream().map(page -> page.level().keyword()));
    int harmWidth = widest(pages.stream().map(page -> page.harm().keyword()));
    for (RulePage page : pages) {
      terminal
          .out()
          .print(
              pad(page.rule(), width)
                  + pad(page.level().keyword(), levelWidth)
                  + pad(page.harm().keyword(), harmWidth)
                  + page.summary()
                  + "\n");
    }
    terminal.out().flush();
    return ExitStatus.CLEAN;
  }

  private static int widest(Stream<String> texts) {
    return texts.mapToInt(String::length).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length() + 2);
  }
}
