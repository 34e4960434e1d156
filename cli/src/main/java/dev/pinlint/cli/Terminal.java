package dev.pinlint.cli;

import dev.pinlint.cli.text.Text;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a command is given, and where it answers.
 *
 * @param out for what was asked for
 * @param err for complaints
 * @param isInteractive whether a person looks at {@code out} who wants colours and progress
 * @param directory the working directory
 */
record Terminal(PrintStream out, PrintStream err, boolean isInteractive, Path directory) {

  /** Streams that nobody looks at while they are written. */
  static Terminal of(PrintStream out, PrintStream err) {
    return new Terminal(out, err, false, Path.of(""));
  }

  /** Whether a person looks at the output of this process. */
  static boolean isInteractive(boolean hasConsole, Map<String, String> environment) {
    return hasConsole
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Whether this process was started on a terminal and not in a pipe. */
  @SuppressWarnings("SystemConsoleNull") // What the check is afraid of is seen to below.
  static boolean hasConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there may be a console that is none.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** What code is called after where it lies: its folder, or if there are several, this one. */
  String nameOf(List<Path> paths) {
    Path folder = paths.size() == 1 ? paths.get(0) : directory;
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null ? "/" : last.toString();
  }

  /** Says what went wrong. */
  void complain(String text) {
    err.print("pinlint: " + Text.printable(text) + "\n");
    err.flush();
  }
}
