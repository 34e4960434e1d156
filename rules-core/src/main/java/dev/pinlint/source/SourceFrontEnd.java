package dev.pinlint.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.pinlint.model.Context;
import dev.pinlint.model.KnownTypes;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.model.TypeHeader;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lowers Java source, with a class path or without. What can be known of a name is known from the
 * given files and from their context.
 */
public final class SourceFrontEnd {

  private record ParsedFile(String path, CompilationUnit unit, List<DeclaredType> types) {}

  private final Session session;
  private final SourcePath sourcePath;
  private final SyntaxTrees trees = new SyntaxTrees();
  private final Map<SourceFile, Optional<ParsedFile>> parsed = new HashMap<>();
  private final Set<SourceFile> outlined = new HashSet<>();
  private final Set<SourceFile> done = new HashSet<>();
  private final List<TypeModel> types = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * A front end for a program that is lowered part by part.
   *
   * @param sourcePath files in which types are looked up that the lowered ones name
   * @param context the class path, as far as it is there, and the platform
   * @param knownTypes what is known of types elsewhere: what {@code import a.b.*} brings cannot be
   *     told from the files alone
   */
  public SourceFrontEnd(SourcePath sourcePath, Context context, KnownTypes knownTypes) {
    this.sourcePath = sourcePath;
    session = new Session(context, knownTypes, this::find);
  }

  /**
   * Lowers all files that can be parsed. The order of the files does not matter.
   *
   * @param context the class path, as far as it is there, and the platform
   * @param knownTypes what is known of types elsewhere: what {@code import a.b.*} brings cannot be
   *     told from the files alone
   */
  public static Lowered lower(
      Collection<SourceFile> files, Context context, KnownTypes knownTypes) {
    return new SourceFrontEnd(SourcePath.NONE, context, knownTypes).lower(files);
  }

  /** Lowers those of the files that were not lowered before. Returns all that were lowered. */
  public Lowered lower(Collection<SourceFile> files) {
    List<SourceFile> ordered =
        files.stream()
            .sorted(Comparator.comparing(SourceFile::path).thenComparing(SourceFile::text))
            .filter(done::add)
            .toList();
    trees.prepare(ordered);
    ordered.forEach(this::parse);
    ordered.stream().flatMap(file -> parse(file).stream()).forEach(this::lower);
    types.sort(Comparator.comparing(TypeModel::name).thenComparing(type -> type.site().file()));
    return new Lowered(types, problems);
  }

  /** The headers of types that are declared in the files of the source path. */
  public Context headers() {
    return this::header;
  }

  /** Reads what files of the source path that may declare a type say to others, once. */
  private void find(String typeName) {
    sourcePath.declaring(typeName).stream()
        .filter(file -> !parsed.containsKey(file))
        .filter(outlined::add)
        .forEach(this::outline);
  }

  private Optional<TypeHeader> header(String typeName) {
    return session
        .names
        .find(TypeRef.of(typeName))
        .map(
            type -> {
              DeclaredType.Supertypes above = session.names.supertypes(type);
              return new TypeHeader(
                  typeName, type.isInterface(), above.superclass(), above.interfaces());
            });
  }

  private Optional<ParsedFile> parse(SourceFile file) {
    Optional<ParsedFile> known = parsed.get(file);
    if (known == null) {
      parsed.put(file, Optional.empty()); // it may look for a type that it declares itself
      known = declare(file);
      parsed.put(file, known);
    }
    return known;
  }

  private void outline(SourceFile file) {
    try {
      declare(file.path(), true, SyntaxTrees.parseOutline(Outline.of(file.text())));
    } catch (RuntimeException | StackOverflowError e) {
      parse(file); // whatever is wrong with the file is told of the whole
    }
  }

  private Optional<ParsedFile> declare(SourceFile file) {
    List<ParsedFile> declaring = new ArrayList<>();
    attempt(file.path(), () -> declaring.add(declare(file.path(), false, trees.get(file))));
    return declaring.stream().findFirst();
  }

  private ParsedFile declare(String path, boolean isOutline, CompilationUnit unit) {
    FileContext context = FileContext.of(path, isOutline, unit);
    Scope scope = Scope.ofFile(context);
    List<DeclaredType> declared = new ArrayList<>();
    for (TypeDeclaration<?> type : unit.getTypes()) {
      if (SyntaxTrees.isCompact(type)) {
        type.setName(nameOfFile(path));
      }
      declared.add(
          session.declarer.declare(type, context.inPackage(type.getNameAsString()), scope, false));
    }
    return new ParsedFile(path, unit, declared);
  }

  /** What a compiler calls the class of a compact source file (JLS 7.3). */
  private static String nameOfFile(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".java") ? name.substring(0, name.length() - ".java".length()) : name;
  }

  private void lower(ParsedFile file) {
    attempt(
        file.path(),
        () -> {
          session.lowered = new ArrayList<>();
          file.types().forEach(type -> new TypeLowering(session, type).lower());
          types.addAll(session.lowered);
        });
    // Other files may ask what is declared here, but not how it is done.
    SyntaxTrees.forgetBodies(file.unit());
    session.endFile();
  }

  /** One file's failure is no other file's. */
  private void attempt(String path, Runnable work) {
    try {
      work.run();
    } catch (StackOverflowError e) {
      problems.add(new Problem(path, "is nested too deeply"));
    } catch (SyntaxException e) {
      problems.add(
          new Problem(path, String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
    } catch (RuntimeException e) {
      problems.add(Problem.ofMistake(path, e));
    }
  }
}
