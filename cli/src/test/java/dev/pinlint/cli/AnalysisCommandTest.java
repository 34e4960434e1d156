package dev.pinlint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** What a command says when it cannot go on. */
final class AnalysisCommandTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, UTF_8);

  private int status(Throwable failure) {
    return new AnalysisCommand(Terminal.of(stream, stream)) {
      @Override
      int run() throws IOException {
        if (failure instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) failure;
      }
    }.call();
  }

  @Test
  void tooLittleMemoryIsNoMistakeOfOurs() {
    assertThat(status(new OutOfMemoryError("Java heap space"))).isEqualTo(ExitStatus.UNREADABLE);
    assertThat(bytes.toString(UTF_8))
        .matches("pinlint: \\d+ MB of memory are not enough: .*-Xmx\\d+m.*\\n")
        .doesNotContain("internal error");
  }

  @Test
  void anythingElseIs() {
    assertThat(status(new IllegalStateException("odd"))).isEqualTo(ExitStatus.UNREADABLE);
    assertThat(bytes.toString(UTF_8))
        .startsWith("pinlint: internal error: IllegalStateException (odd) at ");
  }
}
