package dev.pinlint.inspection;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.bytecode.ClassPathContext;
import dev.pinlint.model.Context;
import dev.pinlint.model.Lowered.Problem;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.regex.PatternSyntaxException;

/**
 * Directories and archives of classes that the analysed code is compiled against. Their code is not
 * looked at. Archives stay open until the end, and only classes that someone asks for are read.
 */
public final class ClassPath implements AutoCloseable {

  private static final Pattern PLAIN = Pattern.compile("[^/\\\\:.]+(?:/[^/\\\\:.]+)*+");

  private record Folder(Path directory) implements ClassPathEntry {
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

    @Override
    public void addArchives(SortedMap<String, List<String>> archives) {}

    @Override
    public void close() {}
  }

  private final List<ClassPathEntry> entries = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Opens what the user named.
   *
   * @param lists each a list as the {@code java} command takes it: directories and archives, {@code
   *     directory/*} for all jars in a directory; other patterns for names of files as well
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
      int start = 1 + Math.max(name.lastIndexOf('/'), name.lastIndexOf(File.separatorChar));
      String last = name.substring(start);
      if (last.indexOf('*') < 0) {
        return List.of(Path.of(name));
      }
      String pattern = last.equals("*") ? "*.{jar,JAR}" : last;
      Path directory = Path.of(name.substring(0, start));
      try (DirectoryStream<Path> children = Files.newDirectoryStream(directory, pattern)) {
        List<Path> archives = new ArrayList<>();
        children.forEach(archives::add);
        return archives.stream().sorted().toList();
      }
    } catch (IOException | InvalidPathException | PatternSyntaxException e) {
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
        entries.add(ClassPathArchive.open(path, shown, problems::add));
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
    entries.forEach(entry -> entry.addArchives(archives));
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
    for (ClassPathEntry entry : entries) {
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
    entries.forEach(ClassPathEntry::close);
  }
}
