package dev.pinlint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What code is compiled against, and a project that is built. */
final class ClassPathTest {

  private static final String BASE =
      """
      package lib;

      public abstract class BaseManager implements javax.net.ssl.X509TrustManager {
        public void checkClientTrusted(java.security.cert.X509Certificate[] c, String a) {}

        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
          return null;
        }
      }
      """;

  private static final String USER =
      """
      package user;

      import lib.*;

      class Manager extends BaseManager {
        public void checkServerTrusted(java.security.cert.X509Certificate[] c, String a) {}
      }
      """;

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() {
    workspace = new Workspace(directory);
  }

  @Test
  void whatAClassExtendsIsSeenOnTheClassPathOnly() throws IOException {
    compile(workspace.write("lib/BaseManager.java", BASE), "classes");
    Path user = workspace.write("user/Manager.java", USER);

    assertThat(Run.of("scan", user).status()).isZero();
    Run run = Run.of("scan", "--classpath", directory.resolve("classes"), user);
    assertThat(run.out()).contains("TrustAllCertificates").contains("analysed 1 type");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void aClassPathIsAListOfDirectoriesAndArchives() throws IOException {
    compile(workspace.write("lib/BaseManager.java", BASE), "classes");
    jar("libs/base.jar", "classes");
    Files.delete(directory.resolve("classes/lib/BaseManager.class"));
    Path user = workspace.write("user/Manager.java", USER);

    String list = directory.resolve("classes") + File.pathSeparator + directory.resolve("libs/*");
    assertThat(Run.of("scan", "--classpath", list, user).status()).isEqualTo(1);
    assertThat(
            Run.of(
                    "scan",
                    "--classpath",
                    directory.resolve("none"),
                    "--classpath",
                    directory.resolve("libs/base.jar"),
                    user)
                .status())
        .isEqualTo(1);
  }

  /** What a build makes, and what a user has at hand. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "app.jar!/BOOT-INF/classes/lib/BaseManager.class",
        "app.jar!/BOOT-INF/lib/base-1.0.jar!/lib/BaseManager.class",
        "app.war!/WEB-INF/classes/lib/BaseManager.class",
        "app.war!/WEB-INF/lib/base.jar!/lib/BaseManager.class",
        "app.ear!/app.war!/WEB-INF/lib/base.jar!/lib/BaseManager.class",
        "app.ear!/lib/base.jar!/lib/BaseManager.class",
        "library.aar!/classes.jar!/lib/BaseManager.class",
        "library.aar!/libs/base.jar!/lib/BaseManager.class",
        "newer.jar!/META-INF/versions/11/lib/BaseManager.class",
        "libs/base-1.0.jar!/lib/BaseManager.class",
      })
  void archivesOfEveryKindAreReadAsTheyAreRun(String place) throws IOException {
    compile(workspace.write("lib/BaseManager.java", BASE), "classes");
    byte[] content = Files.readAllBytes(directory.resolve("classes/lib/BaseManager.class"));
    List<String> names = List.of(place.split("!/", -1));
    for (int i = names.size() - 1; i > 0; i--) {
      content = zip(names.get(i), content);
    }
    Path archive = directory.resolve(names.get(0));
    Files.createDirectories(archive.getParent());
    Files.write(archive, content);
    Path user = workspace.write("user/Manager.java", USER);

    Run run = Run.of("scan", "--classpath", archive, user);
    assertThat(run.out()).contains("TrustAllCertificates");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void namesMayBeAPattern() throws IOException {
    compile(workspace.write("lib/BaseManager.java", BASE), "classes");
    jar("libs/base.aar", "classes");
    Path user = workspace.write("user/Manager.java", USER);

    assertThat(Run.of("scan", "--classpath", directory.resolve("libs/*.aar"), user).status())
        .isEqualTo(1);
    assertThat(Run.of("scan", "--classpath", directory.resolve("libs/*"), user).status()).isZero();
  }

  @Test
  void whatIsBrokenInsideAnArchiveIsNamed() throws IOException {
    Path user = workspace.write("user/Manager.java", USER);
    Path archive =
        Files.write(directory.resolve("app.jar"), zip("BOOT-INF/lib/b.jar", new byte[] {1, 2, 3}));

    assertThat(Run.of("scan", "--classpath", archive, user).out())
        .contains(
            archive + "!/BOOT-INF/lib/b.jar: on the class path, but not an archive that can be read");
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  @Test
  void whatIsNotOnTheClassPathIsNamed() throws IOException {
    Path user = workspace.write("user/Manager.java", USER);
    Path none = directory.resolve("none.jar");
    Path notes = workspace.write("notes.txt", "");

    Run run = Run.of("scan", "--classpath", none + File.pathSeparator + notes, user);
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains(none + ": on the class path, but there is no such file or directory")
        .contains(notes + ": on the class path, but neither a directory nor an archive");
    assertThat(Run.of("scan", "--on-unreadable", "fail", "--classpath", none, user).status())
        .isEqualTo(2);
  }

  @Test
  void ofABuiltProjectEachFindingIsReportedOnce() throws IOException {
    Path base = workspace.write("app/src/main/java/lib/BaseManager.java", BASE);
    Path user = workspace.write("app/src/main/java/user/Manager.java", USER);
    compile(List.of(base, user), "app/target/classes");
    jar("app/target/app.jar", "app/target/classes");

    Run run = Run.of("scan", directory);
    assertThat(run.out())
        .containsOnlyOnce("TrustAllCertificates")
        .contains("app/src/main/java/user/Manager.java")
        .contains("Found 1 error")
        .contains("analysed 2 types")
        .doesNotContain("differ");
  }

  @Test
  void classesAreTheContextOfTheSourcesBesideThem() throws IOException {
    compile(workspace.write("lib/BaseManager.java", BASE), "classes");
    Files.delete(directory.resolve("lib/BaseManager.java"));
    workspace.write("user/Manager.java", USER);

    assertThat(Run.of("scan", directory).out()).contains("TrustAllCertificates");
  }

  @Test
  void aCopyThatDiffersIsNamed() throws IOException {
    Path source = workspace.write("A.java", "class A { void a() {} class B {} }");
    compile(source, "classes");
    workspace.write("A.java", "class A extends Thread { void a() {} void b() {} }");
    Run run = Run.of("scan", "--no-prefilter", directory);
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("classes/A.java: A is analysed as " + source + " has it; here it lacks b()")
        .contains("classes/A.java: A.B is in this copy of the type around it only");
    workspace.write("A.java", "class A extends Thread { void a() {} class B {} }");
    assertThat(Run.of("scan", "--no-prefilter", directory).out())
        .contains("differs in the supertype");
  }

  private void compile(Path source, String target) throws IOException {
    compile(List.of(source), target);
  }

  private void compile(List<Path> sources, String target) throws IOException {
    compile(sources, directory.resolve(target));
  }

  /** Compiles sources into a directory. */
  static void compile(List<Path> sources, Path classes) throws IOException {
    Files.createDirectories(classes);
    String[] arguments =
        Stream.concat(
                Stream.of("-proc:none", "-d", classes.toString()),
                sources.stream().map(Path::toString))
            .toArray(String[]::new);
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int status = ToolProvider.getSystemJavaCompiler().run(null, messages, messages, arguments);
    assertThat(status).as(Arrays.toString(arguments) + messages.toString(UTF_8)).isZero();
  }

  private void jar(String name, String classes) throws IOException {
    Path root = directory.resolve(classes);
    Path jar = directory.resolve(name);
    Files.createDirectories(jar.getParent());
    try (Stream<Path> files = Files.walk(root);
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(root.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
  }
}
