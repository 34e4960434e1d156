package dev.pinlint.inspection;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.bytecode.ClassPathContext;
import dev.pinlint.libraries.MavenModule;
import dev.pinlint.model.Context;
import dev.pinlint.model.Lowered.Problem;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Directories and archives of classes that the analysed code is compiled against. Their code is not
 * looked at. Archives stay open until the end, and only classes that someone asks for are read.
 */
public final class ClassPath implements AutoCloseable {

  private static final Pattern PLAIN = Pattern.compile("[^/\\\\:.]+(?:/[^/\\\\:.]+)*+");

  /** Where classes are found, each by its path in there. */
  private sealed interface Entry {
    Optional<byte[]> read(String path) throws IOException;
  }

  private record Folder(Path directory) implements Entry {
    @Override
    public Optional<byte[]> read(String path) throws IOException {
      Path file = directory.resolve(path);
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      try (InputStream stream = Files.newInputStream(file)) {
        return Optional.of(Content.read(stream));
      }
    }
  }

  private record Jar(String name, ZipFile archive) implements Entry {
    @Override
    public Optional<byte[]> read(String path) throws IOException {
      ZipEntry entry = archive.getEntry(path);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream stream = archive.getInputStream(entry)) {
        return stream == null ? Optional.empty() : Optional.of(Content.read(stream));
      }
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Opens what the user named.
   *
   * @param lists each a list as the {@code java} command takes it: directories and archives, {@code
   *     directory/*} for all archives in a directory
   */
  public static ClassPath ofLists(Collection<String> lists) {
    ClassPath classPath = new ClassPath();
    Set<Path> paths = new LinkedHashSet<>();
    for (String list : lists) {
      for (String name : list.split(File.pathSeparator, -1)) {
        if (!name.isBlank()) {
          paths.addAll(classPath.paths(name));
        }
      }
    }
    paths.forEach(classPath::open);
    return classPath;
  }

  /** Opens directories and archives. */
  public static ClassPath of(Collection<Path> paths) {
    ClassPath classPath = new ClassPath();
    paths.forEach(classPath::open);
    return classPath;
  }

  private ClassPath() {}

  private List<Path> paths(String name) {
    try {
      if (name.equals("*") || name.endsWith("/*") || name.endsWith(File.separator + "*")) {
        Path directory = Path.of(name.substring(0, name.length() - 1));
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory, "*.{jar,JAR}")) {
          List<Path> archives = new ArrayList<>();
          children.forEach(archives::add);
          return archives.stream().sorted().toList();
        }
      }
      return List.of(Path.of(name));
    } catch (IOException | InvalidPathException e) {
      problems.add(new Problem(name, "not a directory, so nothing on the class path"));
      return List.of();
    }
  }

  private void open(Path path) {
    String shown = Inputs.show(path);
    if (Files.isDirectory(path)) {
      entries.add(new Folder(path));
    } else if (!Files.exists(path)) {
      problems.add(new Problem(shown, "on the class path, but there is no such file or directory"));
    } else {
      try {
        entries.add(new Jar(shown, new ZipFile(path.toFile())));
      } catch (IOException | IllegalArgumentException e) {
        problems.add(
            new Problem(shown, "on the class path, but neither a directory nor an archive"));
      }
    }
  }

  /** The class files as context. */
  public Context context() {
    return new ClassPathContext(this::find);
  }

  /** The archives on it by path, with the coordinates of the modules that they contain. */
  public SortedMap<String, List<String>> archives() {
    SortedMap<String, List<String>> archives = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry instanceof Jar jar) {
        archives.put(jar.name(), MavenModule.in(jar.archive()));
      }
    }
    return archives;
  }

  /** What is not on it though the user named it. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  private Optional<ClassFile> find(String internalName) {
    if (!PLAIN.matcher(internalName).matches()) {
      // A forged class may name a supertype so that it leads out of the directory.
      return Optional.empty();
    }
    String path = internalName + ".class";
    for (Entry entry : entries) {
      try {
        Optional<byte[]> bytes = entry.read(path);
        if (bytes.isPresent()) {
          return Optional.of(new ClassFile(path, bytes.get()));
        }
      } catch (IOException | InvalidPathException e) {
        // What cannot be read is not seen, as a class that is missing.
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    for (Entry entry : entries) {
      if (entry instanceof Jar jar) {
        try {
          jar.archive().close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
