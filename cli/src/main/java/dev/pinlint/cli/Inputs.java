package dev.pinlint.cli;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was read for a scan. Nothing in it depends on the order in which the paths were given. */
final class Inputs {

  /** The container of the classes that are in no archive. */
  private static final String LOOSE = "";

  private final List<SourceFile> sources = new ArrayList<>();
  private final SortedMap<String, List<ClassFile>> classes = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final SortedMap<Kind, Integer> passedOver = new TreeMap<>();
  private final Set<String> named = new HashSet<>();

  private Inputs() {}

  /** Reads the paths and all that is below them. */
  static Inputs read(Collection<Path> paths) {
    Inputs inputs = new Inputs();
    Tree tree = new Tree(inputs);
    // A file given by name is called by that name, even if it is below a directory that was given.
    paths.stream().filter(path -> !Files.isDirectory(path)).sorted().forEach(tree::add);
    paths.stream().filter(path -> Files.isDirectory(path)).sorted().forEach(tree::add);
    tree.finish();
    inputs.sources.sort(Comparator.comparing(SourceFile::path));
    inputs.classes.values().forEach(list -> list.sort(Comparator.comparing(ClassFile::path)));
    return inputs;
  }

  void addNamed(String path) {
    named.add(path);
  }

  void addSource(SourceFile source) {
    sources.add(source);
  }

  void addClass(ClassFile file) {
    addClass(LOOSE, file);
  }

  void addClass(String archive, ClassFile file) {
    classes.computeIfAbsent(archive, path -> new ArrayList<>()).add(file);
  }

  void addProblem(String path, String reason) {
    problems.add(new Problem(path, reason));
  }

  void passOver(Kind kind) {
    passedOver.merge(kind, 1, Integer::sum);
  }

  /** The source files, ordered by path. */
  List<SourceFile> sources() {
    return sources;
  }

  /** The class files by the archive that they are in, all ordered by path. */
  Collection<List<ClassFile>> classes() {
    return classes.values();
  }

  /** How many class files were read. */
  int classCount() {
    return classes.values().stream().mapToInt(List::size).sum();
  }

  /** What could not be read. */
  List<Problem> problems() {
    return problems;
  }

  /** How many files of each kind were seen that may matter and cannot be analysed. */
  SortedMap<Kind, Integer> passedOver() {
    return passedOver;
  }

  /** Whether the user gave this very path, so that not to read it is a failure. */
  boolean isNamed(String path) {
    return named.contains(path);
  }
}
