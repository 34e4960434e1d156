package dev.pinlint.configuration;

import dev.pinlint.model.Lowered.Problem;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads the files that code may ask for, where a host knows that they come with it. */
public final class BundledFiles {

  /** Gradle has resources apart from classes. */
  private static final Pattern GRADLE =
      Pattern.compile("(?<build>.*/)classes/[^/]+/(?<set>[^/]+)/?");

  private BundledFiles() {}

  /** Where the resources are of a folder with classes: there, and where Gradle puts them. */
  public static List<String> foldersOf(String classes) {
    Matcher gradle = GRADLE.matcher(classes);
    return gradle.matches()
        ? List.of(classes, gradle.group("build") + "resources/" + gradle.group("set") + "/")
        : List.of(classes);
  }

  /**
   * The files in a folder, ordered by path, at whatever depth; none if it is not there.
   *
   * @param path how to call the folder, with a slash at its end
   * @param problems is told what cannot be read
   */
  public static List<ConfigurationFile> inFolder(
      Path folder, String path, Consumer<Problem> problems) {
    List<ConfigurationFile> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
          String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
          add(path + name, () -> Files.newInputStream(file), files, problems);
        }
      } catch (IOException | UncheckedIOException e) {
        problems.accept(new Problem(path, String.valueOf(e.getMessage())));
      }
    }
    return files;
  }

  /**
   * The files in an archive, ordered by path, but for those in archives in it; none if it is none.
   *
   * @param path how to call the archive
   * @param problems is told what cannot be read
   */
  public static List<ConfigurationFile> inArchive(
      Path archive, String path, Consumer<Problem> problems) {
    List<ConfigurationFile> files = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList()) {
        add(path + "!/" + entry.getName(), () -> zip.getInputStream(entry), files, problems);
      }
    } catch (ZipException e) {
      return List.of();
    } catch (IOException | UncheckedIOException e) {
      problems.accept(new Problem(path, String.valueOf(e.getMessage())));
    }
    return files;
  }

  /** What opens a file. */
  public interface Opener {
    /** A stream of its bytes. */
    InputStream open() throws IOException;
  }

  /**
   * Adds a file to others, if code may ask for it.
   *
   * @param problems is told what cannot be read
   */
  public static void add(
      String path, Opener opener, List<ConfigurationFile> files, Consumer<Problem> problems) {
    if (ProjectResources.isAskedFor(path)) {
      try (InputStream stream = opener.open()) {
        ConfigurationText.read(path, stream).ifPresent(files::add);
      } catch (IOException e) {
        problems.accept(new Problem(path, String.valueOf(e.getMessage())));
      }
    }
  }
}
