package dev.pinlint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;

/** What a command line did. */
record Run(int status, String out, String err) {

  /** Runs a command line as in a pipe. */
  static Run of(Object... arguments) {
    return in(Path.of(""), false, arguments);
  }

  /** Runs a command line. */
  static Run in(Path directory, boolean isInteractive, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            isInteractive,
            directory);
    int status =
        Main.run(terminal, Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
  }
}
