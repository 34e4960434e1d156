package dev.pinlint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong();

  private ProgressLine line(boolean isOn) {
    return new ProgressLine(new PrintStream(bytes, true, UTF_8), isOn, now::get);
  }

  /** What the line says after the last update. */
  private String shown() {
    String all = bytes.toString(UTF_8);
    return all.substring(all.lastIndexOf("\u001b[K") + 3);
  }

  private void visit(ProgressLine line, int files) {
    for (int i = 0; i < files; i++) {
      // A tenth of a second a file.
      now.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
      line.visit();
    }
  }

  @Test
  void tellsOfHowManyAndHowLong() {
    ProgressLine line = line(true);
    visit(line, 10);
    assertThat(shown()).isEqualTo("Reading 10 files");
    line.expect(240);
    visit(line, 10);
    assertThat(shown()).isEqualTo("Reading [##......................] 20 of 240 files");
    visit(line, 100);
    // What is left takes as long as what was: 120 files of a tenth of a second.
    assertThat(shown()).isEqualTo("Reading [############............] 120 of 240 files, 13 s left");
    visit(line, 121);
    assertThat(shown()).isEqualTo("Reading 241 files");
    line.end();
    assertThat(shown()).isEmpty();
  }

  @Test
  void tellsFindingsAsSoonAsThereAreSome() {
    ProgressLine line = line(true);
    line.file();
    line.step("Analysing");
    assertThat(shown()).isEqualTo("Analysing (1 file)");
    line.found(3);
    line.step("Analysing");
    assertThat(shown()).isEqualTo("Analysing (1 file, 3 findings so far)");
  }

  @Test
  void isQuietWhereNobodyLooks() {
    ProgressLine line = line(false);
    line.expect(10);
    visit(line, 10);
    line.step("Analysing");
    line.end();
    assertThat(bytes.size()).isZero();
  }
}
