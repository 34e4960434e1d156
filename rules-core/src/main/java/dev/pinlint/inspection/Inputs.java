package dev.pinlint.inspection;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.configuration.BundledFiles;
import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.configuration.ConfigurationText;
import dev.pinlint.configuration.ProjectResources;
import dev.pinlint.libraries.BuildConstants;
import dev.pinlint.libraries.BuildFile;
import dev.pinlint.libraries.LibraryEvidence;
import dev.pinlint.libraries.MavenModule;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.model.Resources;
import dev.pinlint.source.SourceFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What was read for a scan. Nothing in it depends on the order in which the paths were given. */
public final class Inputs {

  /** The container of the classes that are in no archive. */
  private static final String LOOSE = "";

  private final List<SourceFile> sources = new ArrayList<>();
  private final SortedMap<String, List<ClassFile>> classes = new TreeMap<>();
  private final List<ConfigurationFile> configurations = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final SortedMap<Kind, Integer> passedOver = new TreeMap<>();
  private final Set<String> named = new HashSet<>();
  private final List<String> classPathRoots = new ArrayList<>();

  private final SortedMap<String, SortedSet<String>> archives = new TreeMap<>();
  private final LibraryEvidence libraries = new LibraryEvidence();
  private final SortedMap<String, BuildConstants> constants = new TreeMap<>();
  private final Progress progress;
  private int excludedCount;

  /** Nothing yet. */
  public Inputs(Progress progress) {
    this.progress = progress;
  }

  /** The path as it was given, but the same on every platform. */
  public static String show(Path path) {
    String shown = path.normalize().toString().replace(File.separatorChar, '/');
    return shown.isEmpty() ? "." : shown;
  }

  /** Puts everything in order; to be called when all is there. */
  public void sort() {
    constants.forEach(this::addConstants);
    constants.clear();
    sources.sort(Comparator.comparing(SourceFile::path));
    configurations.sort(Comparator.comparing(ConfigurationFile::path));
    classes.values().forEach(list -> list.sort(Comparator.comparing(ClassFile::path)));
  }

  public void addNamed(String path) {
    named.add(path);
  }

  public void addSource(SourceFile source) {
    progress.file();
    sources.add(source);
  }

  /**
   * Adds a configuration file, if it may say something of trust.
   *
   * @return the file as it was read, if it was added
   */
  public Optional<ConfigurationFile> addConfiguration(String path, InputStream stream)
      throws IOException {
    Optional<ConfigurationFile> file = ConfigurationText.read(path, stream);
    if (file.isPresent()) {
      progress.file();
      configurations.add(file.get());
    }
    return file;
  }

  /**
   * Adds what lies beside class files that the sources were compiled to, as far as code may ask for
   * it.
   *
   * @param folderOrArchive where the class files are
   * @param path how to call it
   */
  public void addBundledFiles(Path folderOrArchive, String path) {
    if (Files.isDirectory(folderOrArchive)) {
      for (String folder : BundledFiles.foldersOf(path + "/")) {
        classPathRoots.add(folder);
        Path place = folderOrArchive.resolve(Path.of(path).relativize(Path.of(folder)));
        configurations.addAll(BundledFiles.inFolder(place, folder, problems::add));
      }
    } else {
      configurations.addAll(BundledFiles.inArchive(folderOrArchive, path, problems::add));
    }
  }

  public void addClass(ClassFile file) {
    addClass(LOOSE, file);
  }

  public void addClass(String archive, ClassFile file) {
    progress.file();
    classes.computeIfAbsent(archive, path -> new ArrayList<>()).add(file);
  }

  public void addArchive(String path) {
    archives.put(path, new TreeSet<>());
  }

  /** Notes the Maven coordinates of a module that an archive contains. */
  public void addModule(String archive, String coordinates) {
    SortedSet<String> modules = archives.computeIfAbsent(archive, path -> new TreeSet<>());
    if (modules.size() < MavenModule.MOST) {
      modules.add(coordinates);
    }
  }

  /**
   * Takes the versions of libraries out of a build file. What it says of tests' sources is not
   * meant.
   */
  public void addBuildFile(String path, byte[] bytes) {
    if (TestSources.contain(path) || bytes.length > BuildFile.GREATEST_SIZE) {
      return;
    }
    try {
      if (path.endsWith(".gradle") || path.endsWith(".gradle.kts")) {
        BuildConstants.of(new String(bytes, StandardCharsets.UTF_8))
            .ifPresent(found -> constants.put(path, found));
      }
      BuildFile.of(path)
          .read(bytes)
          .forEach(library -> libraries.add(LibraryEvidence.Source.BUILD_FILE, library));
    } catch (IOException | StackOverflowError e) {
      addProblem(path, "not understood, so that no version of a library is known from it");
    }
  }

  /** Adds the class that a build makes of constants, unless it is there. */
  private void addConstants(String script, BuildConstants found) {
    boolean isThere =
        sources.stream().anyMatch(file -> file.path().endsWith(found.path() + ".java"))
            || allClasses().stream()
                .anyMatch(file -> file.path().endsWith(found.path() + ".class"));
    if (!isThere) {
      addSource(new SourceFile(script, found.source()));
    }
  }

  /** What is known of versions of libraries. */
  public LibraryEvidence libraries() {
    return libraries;
  }

  /** The archives, ordered by path, with the coordinates of the modules that they contain. */
  public SortedMap<String, SortedSet<String>> archives() {
    return archives;
  }

  /** Whether the file is an archive that was read. */
  public boolean isArchive(String file) {
    return archives.containsKey(file);
  }

  public void exclude() {
    excludedCount++;
  }

  public void addProblem(String path, String reason) {
    problems.add(new Problem(path, reason));
  }

  public void passOver(Kind kind) {
    passOver(kind, 1);
  }

  public void passOver(Kind kind, int files) {
    if (files > 0) {
      passedOver.merge(kind, files, Integer::sum);
    }
  }

  /** The source files, ordered by path. */
  public List<SourceFile> sources() {
    return sources;
  }

  /** The configuration files that may say something of trust, ordered by path. */
  public List<ConfigurationFile> configurations() {
    return configurations;
  }

  /** The files that the code reads while it runs. */
  public Resources resources() {
    return new ProjectResources(
        configurations,
        Stream.concat(
                sources.stream().map(SourceFile::path), allClasses().stream().map(ClassFile::path))
            .toList(),
        classPathRoots);
  }

  /** The class files by the archive that they are in, all ordered by path. */
  public Collection<List<ClassFile>> classes() {
    return classes.values();
  }

  /** All the class files. */
  public List<ClassFile> allClasses() {
    return classes.values().stream().flatMap(List::stream).toList();
  }

  /** How many class files were read. */
  public int classCount() {
    return classes.values().stream().mapToInt(List::size).sum();
  }

  /** What could not be read. */
  public List<Problem> problems() {
    return problems;
  }

  /** How many files of each kind were seen that may matter and cannot be analysed. */
  public SortedMap<Kind, Integer> passedOver() {
    return passedOver;
  }

  /** Whether the user gave this very path, so that not to read it is a failure. */
  public boolean isNamed(String path) {
    return named.contains(path);
  }

  /** How many files, directories and entries of archives were excluded. */
  public int excludedCount() {
    return excludedCount;
  }

  /** The archive that a file is an entry of; of an archive in an archive the inner one. */
  public Optional<String> archive(String file) {
    // A directory may be called so that its path looks like that of an archive.
    for (int end = file.lastIndexOf("!/"); end >= 0; end = file.lastIndexOf("!/", end - 1)) {
      if (archives.containsKey(file.substring(0, end))) {
        return Optional.of(file.substring(0, end));
      }
    }
    return Optional.empty();
  }

  /**
   * The Maven coordinates of the module whose archive a file is an entry of: of the modules that
   * the archive contains, those that it is named after, else all.
   */
  public List<String> modules(String file) {
    SortedSet<String> all =
        archive(file)
            .map(path -> archives.getOrDefault(path, new TreeSet<>()))
            .orElse(new TreeSet<>());
    String name = archive(file).map(path -> path.substring(path.lastIndexOf('/') + 1)).orElse("");
    List<String> namesakes =
        all.stream().filter(coordinates -> name.startsWith(artifact(coordinates) + "-")).toList();
    return namesakes.isEmpty() ? List.copyOf(all) : namesakes;
  }

  private static String artifact(String coordinates) {
    return coordinates.split(":", -1)[1];
  }
}
