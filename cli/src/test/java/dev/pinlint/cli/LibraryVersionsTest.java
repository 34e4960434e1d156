package dev.pinlint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinlint.libraries.Coordinates;
import dev.pinlint.libraries.GradleScript;
import dev.pinlint.libraries.LibraryEvidence;
import dev.pinlint.libraries.MavenProject;
import dev.pinlint.libraries.VersionCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where versions of libraries are taken from. */
final class LibraryVersionsTest {

  private static final String OKHTTP = "com.squareup.okhttp3:okhttp";

  @Test
  void aPomHasDependenciesManagementAndProperties() throws IOException {
    assertThat(
            maven(
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <parent><groupId>g</groupId><version>7.1</version></parent>
                  <properties><a>1.${b}</a><b>2</b><loop>${loop}</loop></properties>
                  <dependencyManagement><dependencies>
                    <dependency><groupId>m</groupId><artifactId>managed</artifactId><version>3</version></dependency>
                  </dependencies></dependencyManagement>
                  <dependencies>
                    <dependency><groupId>x</groupId><artifactId>one</artifactId><version>${a}</version>
                      <exclusions><exclusion><groupId>n</groupId><artifactId>none</artifactId></exclusion></exclusions>
                    </dependency>
                    <dependency><groupId>${project.groupId}</groupId><artifactId>own</artifactId><version>${project.version}</version></dependency>
                    <dependency><groupId>m</groupId><artifactId>managed</artifactId></dependency>
                    <dependency><groupId>x</groupId><artifactId>range</artifactId><version>[1,2)</version></dependency>
                    <dependency><groupId>x</groupId><artifactId>loop</artifactId><version>${loop}</version></dependency>
                    <dependency><groupId>x</groupId><artifactId>elsewhere</artifactId><version>${elsewhere}</version></dependency>
                  </dependencies>
                  <build><plugins><plugin><dependencies>
                    <dependency><groupId>p</groupId><artifactId>plugin</artifactId><version>9</version></dependency>
                  </dependencies></plugin></plugins></build>
                </project>
                """))
        .containsExactly(
            new Coordinates("m:managed", "3"),
            new Coordinates("x:one", "1.2"),
            new Coordinates("g:own", "7.1"),
            new Coordinates("x:range", ""),
            new Coordinates("x:loop", ""),
            new Coordinates("x:elsewhere", ""));
  }

  @Test
  void aPomReachesForNothingOutside() {
    assertThatThrownBy(
            () ->
                maven(
                    """
                    <!DOCTYPE project [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                    <project><dependencies><dependency><groupId>g</groupId>
                    <artifactId>a</artifactId><version>&x;</version></dependency></dependencies></project>
                    """))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aGradleScriptHasTexts() {
    assertThat(
            GradleScript.libraries(
                """
                def okhttp = '4.12.0' // "no:such:1"
                val other: String = "1.0"
                /* implementation "no:such:2" */
                ext.third = '3'
                repositories { maven { url "https://repo.example/x" } }
                dependencies {
                  implementation "com.squareup.okhttp3:okhttp:$okhttp"
                  implementation("g:kts:${other}")
                  api 'g:classified:1.2.3:tests@jar'
                  api group: 'g', name: 'named', version: '5.6'
                  api group: 'g', name: 'variable', version: third
                  api "g:dynamic:1.+"
                  api "g:latest:latest.release"
                  api "g:computed:${rootProject.ext.nowhere}"
                  api "g:noversion"
                }
                """))
        .containsExactlyInAnyOrder(
            new Coordinates(OKHTTP, "4.12.0"),
            new Coordinates("g:kts", "1.0"),
            new Coordinates("g:classified", "1.2.3"),
            new Coordinates("g:named", "5.6"),
            new Coordinates("g:variable", "3"),
            new Coordinates("g:dynamic", ""),
            new Coordinates("g:latest", ""),
            new Coordinates("g:computed", ""));
  }

  @Test
  void aCatalogueHasVersionsAndLibraries() {
    assertThat(
            VersionCatalogue.libraries(
                """
                [versions]
                okhttp = "4.12.0" # newest that works
                rich = { strictly = "[1,2[" }
                [libraries]
                okhttp = { module = "com.squareup.okhttp3:okhttp", version.ref = "okhttp" }
                a = { group = "g", name = "a", version = "1.1" }
                b = "g:b:2"
                c = { module = 'g:c', version = { ref = "rich" } }
                d = { module = "g:d" }
                # e = "g:e:1"
                [plugins]
                f = "g:f:1"
                """))
        .containsExactly(
            new Coordinates(OKHTTP, "4.12.0"),
            new Coordinates("g:a", "1.1"),
            new Coordinates("g:b", "2"),
            new Coordinates("g:c", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "libs/okhttp-4.12.0.jar, 4.12.0",
    "okhttp-4.12.0-sources.jar, 4.12.0",
    "okhttp-5.0.0-alpha.1.jar, 5.0.0-alpha.1",
    "okhttp-jvm-5.1.0.jar, ''",
    "okhttp.jar, ''",
  })
  void theNameOfAnArchiveIsTheLastResort(String path, String version) {
    LibraryEvidence evidence = new LibraryEvidence();
    evidence.addArchive(path, List.of(), List.of(OKHTTP));
    assertThat(evidence.versions().of(OKHTTP).orElse("")).isEqualTo(version);
  }

  @Test
  void archivesCountBeforeBuildFilesAndThoseBeforeOptions() {
    LibraryEvidence evidence = new LibraryEvidence();
    evidence.add(LibraryEvidence.Source.OPTION, new Coordinates(OKHTTP, "1"));
    assertThat(evidence.versions().of(OKHTTP)).contains("1");
    evidence.add(LibraryEvidence.Source.BUILD_FILE, new Coordinates(OKHTTP, "2"));
    assertThat(evidence.versions().of(OKHTTP)).contains("2");
    evidence.addArchive("okhttp-3.jar", List.of(OKHTTP + ":4"), List.of(OKHTTP));
    assertThat(evidence.versions().of(OKHTTP)).contains("4");
  }

  @Test
  void ofTwoVersionsNoneIsKnown() {
    LibraryEvidence evidence = new LibraryEvidence();
    evidence.add(LibraryEvidence.Source.OPTION, new Coordinates(OKHTTP, "1"));
    evidence.add(LibraryEvidence.Source.BUILD_FILE, new Coordinates(OKHTTP, "2"));
    evidence.add(LibraryEvidence.Source.BUILD_FILE, new Coordinates(OKHTTP, "3"));
    assertThat(evidence.versions().byCoordinates()).isEqualTo(Map.of());
  }

  @Test
  void theOptionIsChecked(@TempDir Path directory) {
    assertThat(Run.of("scan", "--library", OKHTTP + ":4.12.0", directory).status()).isZero();
    Run run = Run.of("scan", "--library", "okhttp", directory);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("not group:artifact:version: 'okhttp'");
  }

  @Test
  void buildFilesAreReadAndBrokenOnesNamed(@TempDir Path directory) throws IOException {
    Workspace workspace = new Workspace(directory);
    Path broken = workspace.write("pom.xml", "<project>");
    workspace.write("build.gradle.kts", "implementation(\"com.squareup.okhttp3:okhttp:4.12.0\")");
    workspace.write("src/test/resources/pom.xml", "garbage");
    Run run = Run.of("scan", "--format", "json", directory);
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains(broken + "")
        .contains("not understood, so that no version of a library is known from it")
        .doesNotContain("src/test")
        .doesNotContain("kotlin")
        .contains("\"com.squareup.okhttp3:okhttp\": \"4.12.0\"");
  }

  private static List<Coordinates> maven(String text) throws IOException {
    return MavenProject.libraries(text.getBytes(UTF_8));
  }
}
