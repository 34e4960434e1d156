package dev.pinlint.spotbugs;

import dev.pinlint.configuration.BundledFiles;
import dev.pinlint.configuration.ConfigurationFile;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The files that lie beside the application's classes, in the directories and archives that
 * SpotBugs was given. They are looked for when code asks for the first one.
 */
final class HostResources implements Resources {

  private static final String CLASS = ".class";

  private final Supplier<IClassPath> classPath;
  private final Consumer<Problem> problems;
  private final Resources found = Resources.lazily(this::read);
  private final List<ConfigurationFile> files = new ArrayList<>();
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
    // The plugin for Gradle hands SpotBugs one class file after the other, and no resources.
    List.copyOf(folders).forEach(folder -> folders.addAll(BundledFiles.foldersOf(folder)));
    for (String folder : folders) {
      files.addAll(BundledFiles.inFolder(Path.of(folder), folder, problems));
    }
    files.sort(Comparator.comparing(ConfigurationFile::path));
    return new ProjectResources(files, code, folders);
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
        BundledFiles.add(path + "!/" + name, entry::openResource, files, problems);
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
}
