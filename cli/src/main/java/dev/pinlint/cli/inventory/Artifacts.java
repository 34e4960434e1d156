package dev.pinlint.cli.inventory;

import dev.pinlint.cli.inventory.Artifact.Kind;
import dev.pinlint.inspection.Inputs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which artifact a file becomes a part of: the archive that it is in, or the nearest folder around
 * it that has a build file. No folder above the paths that the user gave is looked at.
 */
final class Artifacts {

  private static final int GREATEST_BUILD_FILE = 1 << 20;

  private static final List<String> BUILD_FILES =
      List.of("pom.xml", "build.gradle.kts", "build.gradle");

  private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*?</parent>");
  private static final Pattern INNER =
      Pattern.compile(
          "(?s)<(dependencies|dependencyManagement|build|profiles)>.*?</\\1>|<!--.*?-->");
  private static final Pattern GROUP = Pattern.compile("<groupId>\\s*([^<\\s]+)\\s*</groupId>");
  private static final Pattern NAME =
      Pattern.compile("<artifactId>\\s*([^<\\s]+)\\s*</artifactId>");

  private static final Pattern ANDROID_APP = Pattern.compile("com\\.android\\.application\\b");
  private static final Pattern DESKTOP =
      Pattern.compile(
          "javafx-maven-plugin|org\\.openjfx\\.javafxplugin|jpackage|compose\\.desktop");
  private static final Pattern SERVICE =
      Pattern.compile(
          "spring-boot-maven-plugin|org\\.springframework\\.boot\\b|jib-maven-plugin"
              + "|com\\.google\\.cloud\\.tools\\.jib|quarkus-maven-plugin|io\\.quarkus\\b"
              + "|micronaut-maven-plugin|io\\.micronaut\\.application|<packaging>(?:war|ear)<"
              + "|['\"`]war['\"`]");
  private static final Pattern LIBRARY =
      Pattern.compile("com\\.android\\.library\\b|java-library|<packaging>aar<");

  private final Inputs inputs;
  private final List<Path> roots;
  private final Map<Path, Optional<Artifact>> byFolder = new HashMap<>();

  /**
   * The artifacts.
   *
   * @param roots the paths that the user gave
   */
  Artifacts(Inputs inputs, Collection<Path> roots) {
    this.inputs = inputs;
    this.roots = roots.stream().map(Artifacts::absolute).toList();
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** The artifact of a file. */
  Artifact of(String file) {
    Optional<String> archive = inputs.archive(file);
    if (archive.isPresent()) {
      return ofArchive(file, archive.get());
    }
    try {
      Path path = absolute(Path.of(file));
      for (Path folder = path.getParent();
          folder != null && isBelowRoot(folder);
          folder = folder.getParent()) {
        Optional<Artifact> found = byFolder.computeIfAbsent(folder, this::inFolder);
        if (found.isPresent()) {
          return found.get();
        }
      }
    } catch (InvalidPathException e) {
      // The name of a source in a class file may be anything.
    }
    return new Artifact("", Kind.UNKNOWN);
  }

  private Artifact ofArchive(String file, String archive) {
    List<String> modules = inputs.modules(file);
    String name =
        modules.size() == 1 ? modules.get(0) : archive.substring(archive.lastIndexOf('/') + 1);
    boolean isNested = inputs.archive(archive).isPresent();
    if (isNested || archive.endsWith(".aar")) {
      return new Artifact(name, Kind.LIBRARY);
    }
    return new Artifact(name, archive.endsWith(".war") ? Kind.SERVICE : Kind.UNKNOWN);
  }

  private boolean isBelowRoot(Path folder) {
    return roots.stream().anyMatch(folder::startsWith);
  }

  /** The folder as the user sees it: its path below what was given, or else its name. */
  private String name(Path folder) {
    return roots.stream()
        .filter(root -> folder.startsWith(root) && !folder.equals(root))
        .map(root -> root.relativize(folder).toString().replace('\\', '/'))
        .findFirst()
        .orElse(String.valueOf(folder.getFileName()));
  }

  private Optional<Artifact> inFolder(Path folder) {
    for (String name : BUILD_FILES) {
      Optional<String> text = text(folder.resolve(name));
      if (text.isPresent()) {
        String called =
            name.equals("pom.xml") ? coordinates(text.get()).orElse(name(folder)) : name(folder);
        return Optional.of(new Artifact(called, kind(text.get(), folder)));
      }
    }
    return Optional.empty();
  }

  private static Kind kind(String buildFile, Path folder) {
    if (ANDROID_APP.matcher(buildFile).find()) {
      return Kind.ANDROID_APP;
    } else if (DESKTOP.matcher(buildFile).find()) {
      return Kind.DESKTOP_APP;
    } else if (SERVICE.matcher(buildFile).find() || Files.exists(folder.resolve("Dockerfile"))) {
      return Kind.SERVICE;
    }
    return LIBRARY.matcher(buildFile).find() ? Kind.LIBRARY : Kind.UNKNOWN;
  }

  private static Optional<String> coordinates(String pom) {
    String own = INNER.matcher(PARENT.matcher(pom).replaceAll("")).replaceAll("");
    Matcher name = NAME.matcher(own);
    if (!name.find()) {
      return Optional.empty();
    }
    Matcher group = GROUP.matcher(own);
    Matcher inherited = GROUP.matcher(pom);
    String of = group.find() ? group.group(1) : inherited.find() ? inherited.group(1) : "";
    return Optional.of((of.isEmpty() ? "" : of + ":") + name.group(1));
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= GREATEST_BUILD_FILE
          ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      // The scan has told of what cannot be read.
      return Optional.empty();
    }
  }
}
