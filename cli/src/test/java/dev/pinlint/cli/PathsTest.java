package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.inspection.TestSources;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What paths mean: for patterns, for tests, and as URIs. */
final class PathsTest {

  @ParameterizedTest
  @CsvSource({
    "build, build, true",
    "build, build/a/B.java, true",
    "build/, build/a/B.java, true",
    "build, a/build, false",
    "build, builds, false",
    "**/build, build, true",
    "**/build, a/b/build/C.java, true",
    "*.java, A.java, true",
    "*.java, a/A.java, false",
    "**/*.java, A.java, true",
    "**/*.java, a/b/A.java, true",
    "a/**, a/b/C.java, true",
    "a/**/C.java, a/C.java, true",
    "a/**/C.java, a/x/y/C.java, true",
    "?.java, A.java, true",
    "?.java, AB.java, false",
    "a.jar, a.jar!/b/C.java, true",
    "a.jar, abjar, false",
    "(a|b), (a|b), true",
    "(a|b), a, false",
  })
  void globs(String glob, String path, boolean matches) {
    assertThat(new Glob(glob).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/test/java/A.java",
        "app/src/androidTest/java/A.java",
        "app/src/testFixtures/java/A.java",
        "app/src/testDebug/java/A.java",
        "app/src/integrationTest/java/A.java",
        "app/src/integration-test/java/A.java",
        "src/it/project/A.java",
        "x.jar!/src/test/java/A.java",
        "app/target/test-classes/a/A.java",
        "app/build/classes/java/test/a/A.java",
        "libs/a-1.0-tests.jar!/a/A.java",
      })
  void testSources(String path) {
    assertThat(TestSources.contain(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "src/main/java/A.java",
        "src/main/java/test/A.java",
        "testdata/src/main/java/A.java",
        "src/latest/java/A.java",
        "src/testing/java/A.java",
        "src/test/resources/project/src/main/java/A.java",
        "src/Test.java",
        "test/A.java",
        "contests.jar!/a/A.java",
      })
  void otherSources(String path) {
    assertThat(TestSources.contain(path)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "A.java, A.java",
    "./x/../A.java, A.java",
    "/w/a b/\u00e9.java, a%20b/%C3%A9.java",
    "a:b/C#.java, a%3Ab/C%23.java",
    "../A.java,",
    "/v/A.java,",
    "/wide/A.java,",
  })
  void relativeUris(String file, String uri) {
    assertThat(SourceRoot.of(Path.of("/w")).relativeUri(file).orElse(null)).isEqualTo(uri);
  }

  @ParameterizedTest
  @CsvSource({
    "../A.java, file:///A.java",
    "/v/A.java, file:///v/A.java",
    "C:/v/A.java, file:///C:/v/A.java",
  })
  void absoluteUris(String file, String uri) {
    assertThat(SourceRoot.of(Path.of("/w")).absoluteUri(file)).isEqualTo(uri);
  }
}
