package dev.pinlint.sonar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paths that patterns mean. */
final class PathPatternTest {

  @TempDir private Path directory;

  @BeforeEach
  void makeFiles() throws IOException {
    for (String name : List.of("lib/a.jar", "lib/b.jar", "lib/c.txt", "lib/deep/d.jar")) {
      Files.createDirectories(directory.resolve(name).getParent());
      Files.writeString(directory.resolve(name), "");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lib/a.jar, lib/a.jar",
    "lib, lib lib/a.jar lib/b.jar",
    "lib/*.jar, lib/a.jar lib/b.jar",
    "lib/?.jar, lib/a.jar lib/b.jar",
    "lib/**/*.jar, lib/a.jar lib/b.jar lib/deep/d.jar",
    "**/d.jar, lib/deep/d.jar",
    "lib/*/d.jar, lib/deep/d.jar",
    "./lib/../lib/b.jar, lib/b.jar",
    "none, ''",
    "none/*.jar, ''",
    "lib/[, ''",
    "'', ''"
  })
  void patternsMeanFiles(String pattern, String expected) {
    assertThat(
            PathPattern.matches(directory, pattern).stream()
                .map(path -> directory.relativize(path).toString().replace('\\', '/')))
        .containsExactlyElementsOf(
            expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1)));
  }

  @Test
  void anAbsolutePathIsWhatItSays() {
    Path jar = directory.resolve("lib/a.jar");
    assertThat(PathPattern.matches(Path.of("elsewhere"), jar.toString())).containsExactly(jar);
  }
}
