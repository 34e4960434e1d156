package dev.pinlint.testdata;

import dev.pinlint.bytecode.ClassFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Kotlin compiler and its options, to compile the fixtures in Kotlin with. */
enum KotlinVariant {
  KOTLIN_1("kotlin1"),
  KOTLIN_1_CLASS_LAMBDAS("kotlin1", "-Xlambdas=class", "-Xsam-conversions=class"),
  KOTLIN_2("kotlin2"),
  KOTLIN_2_CLASS_LAMBDAS("kotlin2", "-Xlambdas=class", "-Xsam-conversions=class");

  private final String folder;
  private final List<String> options;

  KotlinVariant(String folder, String... options) {
    this.folder = folder;
    this.options = List.of(options);
  }

  /** The fixtures as this compiler translates them. */
  List<ClassFile> compile(Path directory) {
    Path jars = Fixtures.root().resolve("testdata/target").resolve(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        Path.of("target", "test-classes").toAbsolutePath() + File.pathSeparator + jars + "/*");
    command.add(KotlinLauncher.class.getName());
    command.addAll(List.of("-no-stdlib", "-no-reflect", "-nowarn", "-jvm-target", "1.8"));
    command.addAll(options);
    command.addAll(List.of("-cp", libraries(jars), "-d", directory.toString()));
    command.add(Fixtures.kotlinSourceRoot().toString());
    run(command, directory.resolveSibling(directory.getFileName() + ".log"));
    return Fixtures.classes(directory);
  }

  /** What fixtures call; the standard library is that of the compiler. */
  private static String libraries(Path jars) {
    try (Stream<Path> all = Files.list(jars)) {
      String standard =
          all.map(Path::toString)
              .filter(name -> name.contains("kotlin-stdlib"))
              .collect(Collectors.joining(File.pathSeparator));
      return Stream.concat(
              Stream.of(standard),
              Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                  .filter(entry -> entry.contains("okhttp") || entry.contains("okio")))
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(List<String> command, Path log) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(this + ": " + Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
