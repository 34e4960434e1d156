package dev.pinlint.cli;

import dev.pinlint.cli.text.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says where a report goes. */
final class Output {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to the file instead of the terminal.")
  private @Nullable Path file;

  /**
   * Prints a report to where the user wants it.
   *
   * @throws IOException if the file cannot be written
   */
  void print(Terminal terminal, BiConsumer<PrintStream, Style> report) throws IOException {
    Optional<Path> target = Optional.ofNullable(file);
    if (target.isEmpty()) {
      report.accept(terminal.out(), new Style(terminal.isInteractive()));
      terminal.out().flush();
      return;
    }
    // The report first: a file that was there before is better than half a new one.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    report.accept(stream, Style.PLAIN);
    stream.flush();
    Files.write(target.get(), bytes.toByteArray());
  }
}
