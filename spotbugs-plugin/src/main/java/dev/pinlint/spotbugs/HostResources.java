package dev.pinlint.spotbugs;

import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.configuration.ConfigurationText;
import dev.pinlint.configuration.ProjectResources;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.model.Resources;
import dev.pinlint.model.TypeRef;
import edu.umd.cs.findbugs.classfile.IClassPath;
import edu.umd.cs.findbugs.classfile.ICodeBase;
import edu.umd.cs.findbugs.classfile.ICodeBaseEntry;
import edu.umd.cs.findbugs.classfile.ICodeBaseIterator;
import edu.umd.cs.findbugs.classfile.IScannableCodeBase;
import edu.umd.cs.findbugs.classfile.impl.NestedZipFileCodeBaseLocator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that lie beside the application's classes, in the directories and archives that
 * SpotBugs was given. They are looked for when code asks for the first one.
 */
final class HostResources implements Resources {

  /** Gradle puts them elsewhere, and hands SpotBugs one class file after the other. */
  private static final Pattern GRADLE =
      Pattern.compile("(?<build>.*/)classes/[^/]+/(?<set>[^/]+)/");

  private static final String CLASS = ".class";

  private final Supplier<IClassPath> classPath;
  private final Consumer<Problem> problems;
  private final Resources found = Resources.lazily(this::read);
  private final SortedMap<String, ConfigurationFile> files = new TreeMap<>();
  private final SortedSet<String> code = new TreeSet<>();

  /** Where class paths begin. */
  private final SortedSet<String> folders = new TreeSet<>();

  /** Where the archives are. */
  private final SortedSet<String> places = new TreeSet<>();

  /**
   * The files on a class path.
   *
   * @param classPath gives it, once files are asked for
   * @param problems is told what cannot be read
   */
  HostResources(Supplier<IClassPath> classPath, Consumer<Problem> problems) {
    this.classPath = classPath;
    this.problems = problems;
  }

  @Override
  public Optional<Resource> find(Kind kind, String name, TypeRef asker) {
    return found.find(kind, name, asker);
  }

  /** How to call a file: the same wherever the application is, since bugs are known again by it. */
  String shown(String path) {
    return Stream.concat(folders.stream(), places.stream())
        .filter(path::startsWith)
        .max(Comparator.comparing(String::length))
        .map(folder -> path.substring(folder.length()))
        .orElse(path);
  }

  private Resources read() {
    try {
      Iterator<? extends ICodeBase> codeBases = classPath.get().appCodeBaseIterator();
      while (codeBases.hasNext()) {
        add(codeBases.next());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (String folder : List.copyOf(folders)) {
      Matcher gradle = GRADLE.matcher(folder);
      if (gradle.matches()) {
        folders.add(gradle.group("build") + "resources/" + gradle.group("set") + "/");
      }
    }
    folders.forEach(this::addFolder);
    return new ProjectResources(files.values(), code, folders);
  }

  private void add(ICodeBase codeBase) throws InterruptedException {
    String path = path(codeBase);
    boolean isClass = path.endsWith(CLASS);
    boolean isFolder = !isClass && Files.isDirectory(Path.of(path));
    if (isFolder) {
      folders.add(path + "/");
    } else if (!isClass) {
      places.add(path.substring(0, path.split("!/", -1)[0].lastIndexOf('/') + 1));
    }
    ICodeBaseIterator entries = ((IScannableCodeBase) codeBase).iterator();
    while (entries.hasNext()) {
      ICodeBaseEntry entry = entries.next();
      String name = entry.getResourceName();
      if (isClass) {
        code.add(path);
        if (path.endsWith("/" + name)) {
          folders.add(path.substring(0, path.length() - name.length()));
        }
      } else if (name.endsWith(CLASS)) {
        code.add(path + (isFolder ? "/" : "!/") + name);
      } else if (!isFolder) {
        add(path + "!/" + name, entry::openResource);
      }
    }
  }

  private static String path(ICodeBase codeBase) {
    return codeBase.getCodeBaseLocator() instanceof NestedZipFileCodeBaseLocator nested
        ? path(nested.getParentCodeBase()) + "!/" + nested.getResourceName()
        : slashes(Path.of(codeBase.getPathName()).toAbsolutePath().normalize());
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  private void addFolder(String folder) {
    if (!Files.isDirectory(Path.of(folder))) {
      return;
    }
    try (Stream<Path> walk = Files.walk(Path.of(folder))) {
      walk.filter(Files::isRegularFile)
          .forEach(file -> add(slashes(file), () -> Files.newInputStream(file)));
    } catch (IOException | UncheckedIOException e) {
      problems.accept(new Problem(folder, String.valueOf(e.getMessage())));
    }
  }

  /** What opens a file. */
  private interface Opener {
    InputStream open() throws IOException;
  }

  private void add(String path, Opener opener) {
    if (!ProjectResources.isAskedFor(path)) {
      return;
    }
    try (InputStream stream = opener.open()) {
      ConfigurationText.read(path, stream).ifPresent(file -> files.put(path, file));
    } catch (IOException e) {
      problems.accept(new Problem(path, String.valueOf(e.getMessage())));
    }
  }
}
