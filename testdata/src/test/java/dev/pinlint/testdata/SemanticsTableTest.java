package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code testdata/catalogue/semantics.txt} to the tests: what is said of a library is run, or
 * marked as read, with the version.
 */
final class SemanticsTableTest {

  private static final Pattern READ = Pattern.compile("read, not run: .*\\d.*");

  @Test
  void everyRowNamesATestOrWhatWasRead() throws IOException {
    Map<String, String> tests = tests();
    List<String> problems = new ArrayList<>();
    for (String row : rows()) {
      String[] cells = row.split(" \\| ", -1);
      assertThat(cells).as(row).hasSize(3);
      if (!READ.matcher(cells[2]).matches()) {
        String[] parts = cells[2].split("#", -1);
        boolean isThere =
            parts.length == 2
                && tests.getOrDefault(parts[0], "").contains("void " + parts[1] + "(");
        if (!isThere) {
          problems.add("no such test: " + row);
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void mostIsRun() throws IOException {
    long run = rows().stream().filter(row -> !row.contains("read, not run")).count();
    assertThat(run).isGreaterThan(rows().size() / 2);
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(Fixtures.root().resolve("testdata/catalogue/semantics.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /** The texts of the tests of all modules, by the names of their classes. */
  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new HashMap<>();
    for (String module : List.of("rules-core", "testdata", "cli")) {
      try (Stream<Path> files =
          Files.walk(Fixtures.root().resolve(module).resolve("src/test/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
          tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
      }
    }
    return tests;
  }
}
