package dev.pinlint.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.model.Signatures;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Lowers Java source without a class path. What can be known of a name is known from the given
 * files and from the Java platform.
 */
public final class SourceFrontEnd {

  private record ParsedFile(String path, List<DeclaredType> types) {}

  private final Session session;
  private final List<ParsedFile> files = new ArrayList<>();
  private final List<TypeModel> types = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private SourceFrontEnd(Signatures signatures) {
    session = new Session(signatures);
  }

  /**
   * Lowers all files that can be parsed. The order of the files does not matter.
   *
   * @param signatures what is known of types elsewhere: what {@code import a.b.*} brings cannot be
   *     told from the files alone, nor what interface a lambda that is passed implements
   */
  public static Lowered lower(Collection<SourceFile> files, Signatures signatures) {
    SourceFrontEnd frontEnd = new SourceFrontEnd(signatures);
    files.stream()
        .sorted(Comparator.comparing(SourceFile::path).thenComparing(SourceFile::text))
        .forEach(frontEnd::index);
    frontEnd.files.forEach(frontEnd::lower);
    frontEnd.types.sort(
        Comparator.comparing(TypeModel::name).thenComparing(type -> type.site().file()));
    return new Lowered(frontEnd.types, frontEnd.problems);
  }

  private void index(SourceFile file) {
    attempt(
        file.path(),
        () -> {
          CompilationUnit unit = parse(file);
          MethodReferenceScopes.makeNames(unit);
          FileContext context = FileContext.of(file.path(), unit);
          Scope scope = Scope.ofFile(context);
          List<DeclaredType> declared = new ArrayList<>();
          for (TypeDeclaration<?> type : unit.getTypes()) {
            declared.add(
                session.declarer.declare(
                    type, context.inPackage(type.getNameAsString()), scope, false));
          }
          files.add(new ParsedFile(file.path(), declared));
        });
  }

  /**
   * The raw level checks nothing but syntax: it takes half the time, and what only older versions
   * of the language allow. But it takes {@code yield} for a name.
   */
  private static CompilationUnit parse(SourceFile file) {
    List<LanguageLevel> levels = new ArrayList<>();
    if (file.text().contains("yield")) {
      levels.add(LanguageLevel.BLEEDING_EDGE);
    }
    levels.add(LanguageLevel.RAW);
    String reason = "";
    for (LanguageLevel level : levels) {
      ParserConfiguration configuration =
          new ParserConfiguration()
              .setLanguageLevel(level)
              .setAttributeComments(false)
              .setPreprocessUnicodeEscapes(true);
      ParseResult<CompilationUnit> result = new JavaParser(configuration).parse(file.text());
      if (result.isSuccessful() && result.getResult().isPresent()) {
        return result.getResult().get();
      }
      reason = result.getProblems().isEmpty() ? "" : result.getProblem(0).getVerboseMessage();
    }
    throw new IllegalArgumentException("does not parse: " + reason);
  }

  private void lower(ParsedFile file) {
    attempt(
        file.path(),
        () -> {
          session.lowered = new ArrayList<>();
          file.types().forEach(type -> new TypeLowering(session, type).lower());
          types.addAll(session.lowered);
        });
  }

  /** One file's failure is no other file's. */
  private void attempt(String path, Runnable work) {
    try {
      work.run();
    } catch (StackOverflowError e) {
      problems.add(new Problem(path, "is nested too deeply"));
    } catch (RuntimeException e) {
      problems.add(new Problem(path, reason(e)));
    }
  }

  private static String reason(RuntimeException failure) {
    String message = failure.getMessage();
    String text = message == null ? failure.getClass().getSimpleName() : message;
    return text.lines().findFirst().orElse("");
  }
}
