package dev.pinlint.bytecode;

import dev.pinlint.model.Lowered;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lowers class files to the model; each file once, however often it is asked for. */
public final class BytecodeFrontEnd {

  /** So many classes may have their code beside what was made of it. */
  private static final int MOST_WITH_CODE = 100;

  private final Origins origins;
  private final ClassIndex index;
  private final TypeNames names;
  private final Map<ClassFile, Optional<ReadClass>> nodes = new HashMap<>();
  private final List<ReadClass> withCode = new ArrayList<>();
  private final Map<String, String> paths = new HashMap<>();
  private final Map<String, Optional<TypeModel>> types = new HashMap<>();
  private final List<Lowered.Problem> problems = new ArrayList<>();

  /**
   * A front end for a program that is lowered part by part.
   *
   * @param others the class file with an internal name and those that belong to it, if there is
   *     one: it is looked at, and not lowered unless asked for
   * @param origins says afterwards where each member came from
   */
  public BytecodeFrontEnd(Function<String, Collection<ClassFile>> others, Origins origins) {
    this.origins = origins;
    index = new ClassIndex(name -> List.copyOf(read(others.apply(name))));
    names = new TypeNames(index);
  }

  /**
   * The types of the class files, ordered by name; of two with the same name the first path counts.
   * A file that cannot be read, or a method that cannot be lowered, is a problem in the result and
   * no exception.
   */
  public static Lowered lower(Collection<ClassFile> classes) {
    return lower(classes, new Origins());
  }

  /** The same, and {@code origins} says afterwards where each member came from. */
  public static Lowered lower(Collection<ClassFile> classes, Origins origins) {
    return new BytecodeFrontEnd(name -> List.of(), origins).types(classes);
  }

  /**
   * The types of some files, ordered by name, and all problems so far. Of two with the same name
   * the one that was read first counts; of those that are given together, the first path.
   */
  public Lowered types(Collection<ClassFile> files) {
    List<ReadClass> read = read(files);
    index.add(read);
    List<TypeModel> found =
        read.stream()
            .sorted(Comparator.comparing(node -> node.name))
            .flatMap(node -> type(node).stream())
            .sorted(Comparator.comparing(TypeModel::name))
            .toList();
    forgetCode();
    problems.sort(
        Comparator.comparing(Lowered.Problem::file).thenComparing(Lowered.Problem::reason));
    return new Lowered(found, problems);
  }

  /** Code that was lowered is hardly ever asked for again. */
  private void forgetCode() {
    if (withCode.size() > MOST_WITH_CODE) {
      withCode.forEach(ReadClass::forgetCode);
      withCode.clear();
      index.forgetCode();
    }
  }

  private List<ReadClass> read(Collection<ClassFile> files) {
    return files.stream()
        .sorted(Comparator.comparing(ClassFile::path))
        .flatMap(file -> nodes.computeIfAbsent(file, this::read).stream())
        .toList();
  }

  private Optional<ReadClass> read(ClassFile file) {
    try {
      ReadClass node = ReadClass.of(file, withCode);
      if (paths.putIfAbsent(node.name, file.path()) == null) {
        return Optional.of(node);
      }
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // A forged length makes ASM ask for more memory than there is; nothing is lost with it.
      problem(file.path(), e);
    }
    return Optional.empty();
  }

  private Optional<TypeModel> type(ReadClass node) {
    Optional<TypeModel> known = types.get(node.name);
    if (known == null) {
      known = lower(node);
      types.put(node.name, known);
    }
    return known;
  }

  private Optional<TypeModel> lower(ReadClass node) {
    if (!DeclarationLowering.isSourceType(node) || index.isLambdaClass(node.name)) {
      return Optional.empty();
    }
    String path = paths.getOrDefault(node.name, node.name);
    try {
      node.readCode();
      DeclarationLowering lowering = new DeclarationLowering(index, names, node, path);
      TypeModel type = lowering.lower();
      origins.add(index, names, node);
      problems.addAll(lowering.problems());
      return Optional.of(type);
    } catch (UnsupportedCodeException e) {
      problem(path, e);
    } catch (RuntimeException | StackOverflowError e) {
      problems.add(Lowered.Problem.ofMistake(path, e));
    }
    return Optional.empty();
  }

  private void problem(String path, Throwable cause) {
    String reason = "not a class file that can be read: " + Lowered.summary(cause);
    problems.add(new Lowered.Problem(path, reason));
  }
}
