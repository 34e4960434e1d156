package dev.pinlint.bytecode;

import dev.pinlint.model.Lowered;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Lowers class files to the model. */
public final class BytecodeFrontEnd {

  private final List<Lowered.Problem> problems = new ArrayList<>();
  private final Map<String, ClassNode> classes = new TreeMap<>();
  private final Map<String, String> paths = new TreeMap<>();

  private final Function<String, Collection<ClassFile>> others;

  private BytecodeFrontEnd(Function<String, Collection<ClassFile>> others) {
    this.others = others;
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
    return lower(classes, name -> List.of(), origins);
  }

  /**
   * The same for a part of a program.
   *
   * @param others the class file with an internal name and those that belong to it, if there is
   *     one: it is not lowered itself
   */
  public static Lowered lower(
      Collection<ClassFile> classes,
      Function<String, Collection<ClassFile>> others,
      Origins origins) {
    BytecodeFrontEnd frontEnd = new BytecodeFrontEnd(others);
    frontEnd.read(classes).forEach(node -> frontEnd.classes.put(node.name, node));
    return frontEnd.lower(origins);
  }

  private List<ClassNode> read(Collection<ClassFile> files) {
    return files.stream()
        .sorted(Comparator.comparing(ClassFile::path))
        .flatMap(file -> read(file).stream())
        .toList();
  }

  private Optional<ClassNode> read(ClassFile file) {
    try {
      ClassNode node = new ClassNode();
      new ClassReader(file.bytes()).accept(node, ClassReader.SKIP_FRAMES);
      ClassFormat.check(node);
      if (paths.putIfAbsent(node.name, file.path()) == null) {
        InlinedLines.mapToCalls(node);
        return Optional.of(node);
      }
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // A forged length makes ASM ask for more memory than there is; nothing is lost with it.
      problem(file.path(), e);
    }
    return Optional.empty();
  }

  private Lowered lower(Origins origins) {
    ClassIndex index = new ClassIndex(classes.values(), name -> read(others.apply(name)));
    TypeNames names = new TypeNames(index);
    List<TypeModel> types = new ArrayList<>();
    for (ClassNode node : classes.values()) {
      if (DeclarationLowering.isSourceType(node) && !index.isLambdaClass(node.name)) {
        String path = paths.getOrDefault(node.name, node.name);
        try {
          DeclarationLowering lowering = new DeclarationLowering(index, names, node, path);
          types.add(lowering.lower());
          origins.add(index, names, node);
          problems.addAll(lowering.problems());
        } catch (UnsupportedCodeException e) {
          problem(path, e);
        } catch (RuntimeException | StackOverflowError e) {
          problems.add(Lowered.Problem.ofMistake(path, e));
        }
      }
    }
    types.sort(Comparator.comparing(TypeModel::name));
    problems.sort(
        Comparator.comparing(Lowered.Problem::file).thenComparing(Lowered.Problem::reason));
    return new Lowered(types, problems);
  }

  private void problem(String path, Throwable cause) {
    String message = cause.getMessage();
    String reason =
        "not a class file that can be read: "
            + cause.getClass().getSimpleName()
            + (message == null ? "" : ", " + message);
    problems.add(new Lowered.Problem(path, reason.lines().findFirst().orElse("")));
  }
}
