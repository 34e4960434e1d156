package dev.pinlint.errorprone.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.util.Context;
import dev.pinlint.configuration.BundledFiles;
import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.configuration.ConfigurationText;
import dev.pinlint.configuration.ProjectResources;
import dev.pinlint.model.Resources;
import dev.pinlint.model.TypeRef;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileManager;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The files that a compilation can see beside its code: what the class path has that is no archive,
 * and the source set that the code is in. Nothing is looked for before code asks for it.
 */
public final class JavacResources implements Resources {

  private static final Pattern SOURCE_SET =
      Pattern.compile("(?<module>.*/)src/(?<set>[^/]+)/(?:java|kotlin|groovy|scala)/.*");

  /** What every variant of an app has besides its own. */
  private static final String MAIN = "main";

  private final Context compilation;
  private final Collection<CompilationUnitTree> units;
  private final Resources ofAndroid = Resources.lazily(this::ofAndroid);
  private final Map<String, Optional<Resource>> known = new HashMap<>();
  private List<Path> classPath = List.of();

  /**
   * The files of a compilation.
   *
   * @param units its units
   */
  public JavacResources(Context compilation, Collection<CompilationUnitTree> units) {
    this.compilation = compilation;
    this.units = List.copyOf(units);
  }

  @Override
  public Optional<Resource> find(Kind kind, String name, TypeRef asker) {
    return switch (kind) {
      case CLASS_PATH -> first(kind, this::classPath, name);
      case FILE -> first(kind, this::modules, name);
      case RAW, ASSET, STRING -> ofAndroid.find(kind, name, asker);
    };
  }

  private Optional<Resource> first(Kind kind, Supplier<List<Path>> folders, String name) {
    return ProjectResources.isAskedFor(name)
        ? known.computeIfAbsent(kind + name, key -> first(folders.get(), name))
        : Optional.empty();
  }

  private static Optional<Resource> first(List<Path> folders, String name) {
    return folders.stream()
        .flatMap(folder -> below(folder, name).stream())
        .filter(Files::isRegularFile)
        .findFirst()
        .flatMap(JavacResources::read)
        .map(file -> new Resource(file.path(), 1, file.text()));
  }

  private static Optional<Path> below(Path folder, String name) {
    try {
      return Optional.of(folder.resolve(name).normalize())
          .filter(file -> file.startsWith(folder.normalize()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** What cannot be read is not known. */
  private static Optional<ConfigurationFile> read(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return ConfigurationText.read(slashes(file), stream);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The folders of the class path, in the order in which a program looks into them. Maven has
   * copied the resources to the first before it compiles; Gradle copies them elsewhere, and perhaps
   * later.
   */
  private List<Path> classPath() {
    if (classPath.isEmpty()) {
      Set<Path> folders = new LinkedHashSet<>(folders(StandardLocation.CLASS_OUTPUT));
      sourceSets().forEach(set -> folders.add(set.resolve("resources")));
      folders.addAll(folders(StandardLocation.SOURCE_PATH));
      folders.addAll(folders(StandardLocation.CLASS_PATH));
      classPath = List.copyOf(folders);
    }
    return classPath;
  }

  private List<Path> folders(StandardLocation location) {
    if (!(compilation.get(JavaFileManager.class) instanceof StandardJavaFileManager files)) {
      return List.of();
    }
    List<Path> folders = new ArrayList<>();
    Optional.<Iterable<? extends Path>>ofNullable(files.getLocationAsPaths(location))
        .ifPresent(paths -> paths.forEach(folders::add));
    folders.removeIf(folder -> !Files.isDirectory(folder));
    return folders;
  }

  /** Those of the code, the one for every variant last: the others win. */
  private List<Path> sourceSets() {
    return matches()
        .map(match -> sourceSet(match, match.group("set")))
        .distinct()
        .sorted(
            Comparator.comparing((Path set) -> set.endsWith(MAIN))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static Path sourceSet(Matcher match, String name) {
    return Path.of(match.group("module"), "src", name);
  }

  private List<Path> modules() {
    return matches().map(match -> Path.of(match.group("module"))).distinct().sorted().toList();
  }

  private Stream<Matcher> matches() {
    return sources().stream().map(SOURCE_SET::matcher).filter(Matcher::matches);
  }

  private List<String> sources() {
    return units.stream().flatMap(unit -> path(unit.getSourceFile().toUri()).stream()).toList();
  }

  private static Optional<String> path(URI uri) {
    return "file".equals(uri.getScheme()) ? Optional.of(slashes(Path.of(uri))) : Optional.empty();
  }

  private static String slashes(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }

  private Resources ofAndroid() {
    Set<Path> sets = new TreeSet<>(sourceSets());
    matches().forEach(match -> sets.add(sourceSet(match, MAIN)));
    List<ConfigurationFile> files = new ArrayList<>();
    for (Path set : sets) {
      for (String folder : List.of("assets", "res")) {
        Path place = set.resolve(folder);
        files.addAll(BundledFiles.inFolder(place, slashes(place) + "/", problem -> {}));
      }
    }
    return new ProjectResources(files, sources(), List.of());
  }
}
