package dev.pinlint.sonar;

import dev.pinlint.inspection.Content;
import dev.pinlint.inspection.Inputs;
import dev.pinlint.inspection.Kind;
import dev.pinlint.inspection.Progress;
import dev.pinlint.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sonar.api.batch.fs.FileSystem;
import org.sonar.api.batch.fs.InputFile;

/** The files of a scan, as the engine reads them and as the scanner knows them. */
final class ScannedFiles {

  /** Where Gradle has the catalogues of versions. */
  private static final String GRADLE = "gradle";

  private final SortedMap<String, ScannedFile> byPath = new TreeMap<>();

  /** The source and configuration files that were read, by their paths relative to the project. */
  SortedMap<String, ScannedFile> byPath() {
    return Collections.unmodifiableSortedMap(byPath);
  }

  /**
   * Reads the Java sources and the configuration that the scanner has, the build files of its
   * modules, and what lies beside their classes.
   */
  Inputs read(FileSystem fileSystem, Modules modules) {
    Inputs inputs = new Inputs(Progress.NONE);
    for (InputFile file :
        fileSystem.inputFiles(fileSystem.predicates().hasLanguage(RuleRepository.LANGUAGE))) {
      String path = file.toString();
      try (InputStream stream = file.inputStream()) {
        SourceFile source = Content.source(path, Content.read(stream), file.charset());
        inputs.addSource(source);
        byPath.put(path, new ScannedFile(file, source.text()));
      } catch (IOException e) {
        inputs.addProblem(path, String.valueOf(e.getMessage()));
      }
    }
    readConfigurations(fileSystem, inputs);
    Path baseDirectory = fileSystem.baseDir().toPath();
    for (Path file : buildFiles(modules.baseDirectories())) {
      String path = Inputs.show(baseDirectory.relativize(file));
      try (InputStream stream = Files.newInputStream(file)) {
        inputs.addBuildFile(path, Content.read(stream));
      } catch (IOException e) {
        inputs.addProblem(path, String.valueOf(e.getMessage()));
      }
    }
    for (Path binaries : modules.binaries()) {
      inputs.addBundledFiles(binaries, Inputs.show(baseDirectory.relativize(binaries)));
    }
    inputs.sort();
    return inputs;
  }

  /** Of these few are kept: those that may say something of trust. */
  private void readConfigurations(FileSystem fileSystem, Inputs inputs) {
    for (InputFile file : fileSystem.inputFiles(fileSystem.predicates().all())) {
      String path = file.toString();
      if (Kind.of(path) == Kind.CONFIGURATION) {
        try (InputStream stream = file.inputStream()) {
          inputs
              .addConfiguration(path, stream)
              .ifPresent(read -> byPath.put(path, ScannedFile.of(file, read.text())));
        } catch (IOException e) {
          inputs.addProblem(path, String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private static NavigableSet<Path> buildFiles(Collection<Path> modules) {
    NavigableSet<Path> files = new TreeSet<>();
    for (Path module : modules) {
      for (Path directory : List.of(module, module.resolve(GRADLE))) {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
          List<Path> all = new ArrayList<>();
          children.forEach(all::add);
          all.stream()
              .filter(file -> Kind.of(file.getFileName().toString()) == Kind.BUILD)
              .filter(Files::isRegularFile)
              .forEach(files::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
          // No such directory, no build files.
        }
      }
    }
    return files;
  }
}
