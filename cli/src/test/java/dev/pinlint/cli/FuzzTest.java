package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.cli.Fuzz.Target;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Broken input harms nobody. {@code -Dpinlint.fuzz=100000} takes so many inputs of each kind in
 * place of a few.
 */
final class FuzzTest {

  private static final int FEW = 100;

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void brokenInputIsBorne(Target target) {
    Fuzz fuzz = new Fuzz(directory);
    long count = Long.getLong("pinlint.fuzz", FEW);
    for (long number = 0; number < count; number++) {
      assertThat(fuzz.run(target, number)).as("%s %d", target, number).isEmpty();
    }
  }

  /** Inputs of long runs on which something went wrong, or that took long, once. */
  @Timeout(60)
  @ParameterizedTest
  @CsvSource({
    "CLASS, 1085",
    "CLASS, 1185",
    "CLASS, 1279",
    "CLASS, 1339",
    "CLASS, 1369",
    "CLASS, 1499",
    "CLASS, 1545",
    "CLASS, 1787",
    "CLASS, 10779",
    "CLASS, 122080",
    "SOURCE, 15203",
    "SOURCE, 100206",
    "SOURCE, 1017476",
  })
  void whatWentWrongOnce(Target target, long number) {
    assertThat(new Fuzz(directory).run(target, number)).isEmpty();
  }
}
