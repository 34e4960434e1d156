package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each shape of real code has fixtures that must be told, and near misses that must not. */
final class ShapesTest {

  private static final int WANTED = 2;

  /**
   * One shape.
   *
   * @param told fixtures with something that must be told
   * @param nearMisses fixtures with something that must not
   */
  private record Shape(String title, List<String> told, List<String> nearMisses) {

    static Shape of(String row) {
      String[] cells = row.substring(1).split("\\|", -1);
      assertThat(cells).as(row).hasSize(4);
      return new Shape(cells[0].strip(), names(cells[1]), names(cells[2]));
    }

    private static List<String> names(String cell) {
      return Arrays.stream(cell.strip().split(" +")).filter(name -> !name.isEmpty()).toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyShapeIsToldAndMissed() throws IOException {
    List<Shape> shapes =
        Files.readAllLines(Fixtures.root().resolve("testdata/shapes.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| shape |"))
            .map(Shape::of)
            .toList();
    assertThat(shapes).hasSizeGreaterThan(40);
    return shapes.stream().map(shape -> DynamicTest.dynamicTest(shape.title(), () -> check(shape)));
  }

  private static void check(Shape shape) throws IOException {
    check(shape.told(), true);
    check(shape.nearMisses(), false);
  }

  private static void check(List<String> fixtures, boolean isTold) throws IOException {
    assertThat(new HashSet<>(fixtures)).hasSameSizeAs(fixtures).hasSizeGreaterThanOrEqualTo(WANTED);
    for (String fixture : fixtures) {
      Path path = path(fixture);
      assertThat(path).exists();
      assertThat(Marker.of(fixture, Files.readString(path)))
          .as(fixture)
          .anyMatch(marker -> marker.isExpected() == isTold);
    }
  }

  private static Path path(String fixture) {
    if (fixture.endsWith(".kt")) {
      return Fixtures.kotlinSourceRoot().resolve("fixtures/kotlin").resolve(fixture);
    }
    boolean isConfiguration = Set.of("xml", "yml", "properties").contains(ending(fixture));
    return isConfiguration
        ? Fixtures.configurationRoot().resolve(fixture)
        : Fixtures.sourceRoot().resolve("fixtures").resolve(fixture + ".java");
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
