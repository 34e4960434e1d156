package dev.pinlint.cli;

import static dev.pinlint.inspection.Inputs.show;

import dev.pinlint.inspection.Content;
import dev.pinlint.inspection.Inputs;
import dev.pinlint.inspection.Kind;
import dev.pinlint.inspection.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads files and directories. A file that can be reached in several ways is read once.
 *
 * <p>Symbolic links below a directory come last: so a file is called by the path that has no link
 * in it, and a link that leads back leads to nothing new.
 */
final class Tree {

  private final Inputs inputs;
  private final Runnable visited;
  private final Set<Path> seen = new HashSet<>();
  private final TreeMap<Path, Path> links = new TreeMap<>();
  private final Exclusion exclusion;

  Tree(Inputs inputs, Exclusion exclusion, Runnable visited) {
    this.inputs = inputs;
    this.visited = visited;
    this.exclusion = exclusion;
  }

  /** Reads the paths and all that is below them, but for what is excluded. */
  static Inputs read(Collection<Path> paths, Exclusion exclusion, Progress progress) {
    return read(paths, exclusion, progress, () -> {});
  }

  /**
   * Reads the paths and all that is below them, but for what is excluded.
   *
   * @param visited is run after each file, whatever it is
   */
  static Inputs read(
      Collection<Path> paths, Exclusion exclusion, Progress progress, Runnable visited) {
    Inputs inputs = new Inputs(progress);
    Tree tree = new Tree(inputs, exclusion, visited);
    // A file given by name is called by that name, even if it is below a directory that was given.
    paths.stream().filter(path -> !Files.isDirectory(path)).sorted().forEach(tree::add);
    paths.stream().filter(path -> Files.isDirectory(path)).sorted().forEach(tree::add);
    tree.finish();
    inputs.sort();
    return inputs;
  }

  /** Reads a path that the user gave. */
  void add(Path path) {
    inputs.addNamed(show(path));
    if (Files.isDirectory(path)) {
      walk(path, path);
    } else if (!Files.exists(path)) {
      inputs.addProblem(show(path), "no such file or directory");
    } else if (!isRead(Kind.of(show(path))) && Kind.of(show(path)) != Kind.CONFIGURATION) {
      inputs.addProblem(
          show(path),
          "neither a directory nor a .java or .class file, an archive, or configuration");
    } else if (!Files.isRegularFile(path)) {
      inputs.addProblem(show(path), "not a regular file");
    } else {
      attempt(path, () -> addFile(path, path.toRealPath(), path));
    }
  }

  /** Follows the links that were met. */
  void finish() {
    for (Map.Entry<Path, Path> link = links.pollFirstEntry();
        link != null;
        link = links.pollFirstEntry()) {
      Path path = link.getKey();
      Path root = link.getValue();
      if (Files.isDirectory(path)) {
        walk(path, root);
      } else if (Files.isRegularFile(path)) {
        attempt(path, () -> addFile(path, path.toRealPath(), root));
      } else if (isRead(Kind.of(show(path)))) {
        inputs.addProblem(show(path), "a link to no regular file");
      }
    }
  }

  private void walk(Path start, Path root) {
    // Not by recursion: directories may be nested as deeply as somebody likes.
    Deque<Path> pending = new ArrayDeque<>(List.of(start));
    while (!pending.isEmpty()) {
      Path directory = pending.remove();
      attempt(
          directory,
          () -> {
            Path real = directory.toRealPath();
            if (seen.add(real)) {
              list(directory, real, root, pending);
            }
          });
    }
  }

  private void list(Path directory, Path real, Path root, Deque<Path> pending) throws IOException {
    for (Path child : children(directory)) {
      String name = child.getFileName().toString();
      if (exclusion.matches(relative(child, root))) {
        inputs.exclude();
      } else if (Files.isSymbolicLink(child)) {
        if (!name.startsWith(".")) {
          links.putIfAbsent(child, root);
        }
      } else if (Files.isDirectory(child)) {
        if (!name.startsWith(".")) {
          pending.add(child);
        }
      } else if (Files.isRegularFile(child)) {
        attempt(child, () -> addFile(child, real.resolve(name), root));
      } else if (isRead(Kind.of(name))) {
        // To open a pipe would wait for a writer.
        inputs.addProblem(show(child), "not a regular file");
      }
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(children::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(children);
    return children;
  }

  private void addFile(Path path, Path real, Path root) throws IOException {
    if (!seen.add(real)) {
      return;
    }
    String shown = show(path);
    Kind kind = Kind.of(shown);
    switch (kind) {
      case SOURCE -> inputs.addSource(Content.source(shown, read(path)));
      case CLASS -> inputs.addClass(Content.classFile(shown, read(path)));
      case ARCHIVE -> {
        // An archive that was given by name is a root itself.
        String prefix = path.equals(root) ? "" : relative(path, root) + "!/";
        Archive.read(path.toFile(), shown, inputs, entry -> exclusion.matches(prefix + entry));
      }
      case KOTLIN, ANDROID, OTHER_ARCHIVE, OTHER_VERSION -> inputs.passOver(kind);
      case CONFIGURATION -> {
        try (java.io.InputStream stream = Files.newInputStream(path)) {
          inputs.addConfiguration(shown, stream);
        }
      }
      case BUILD -> inputs.addBuildFile(shown, read(path));
      case NOTHING_OF_TRUST, OTHER -> {}
    }
    visited.run();
  }

  private static byte[] read(Path path) throws IOException {
    try (java.io.InputStream stream = Files.newInputStream(path)) {
      return Content.read(stream);
    }
  }

  private static boolean isRead(Kind kind) {
    return kind == Kind.SOURCE || kind == Kind.CLASS || kind == Kind.ARCHIVE;
  }

  private static String relative(Path path, Path root) {
    return root.relativize(path).normalize().toString().replace(File.separatorChar, '/');
  }

  /** Something that may fail for one path. */
  private interface Step {
    void run() throws IOException;
  }

  private void attempt(Path path, Step step) {
    try {
      step.run();
    } catch (IOException e) {
      inputs.addProblem(show(path), reason(e));
    }
  }

  private static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or directory";
    } else if (failure instanceof AccessDeniedException) {
      return "permission denied";
    } else if (failure instanceof FileSystemException problem && problem.getReason() != null) {
      return problem.getReason();
    }
    String message = failure.getMessage();
    return message == null || failure instanceof FileSystemException
        ? "cannot be read"
        : message.lines().findFirst().orElse("cannot be read");
  }
}
