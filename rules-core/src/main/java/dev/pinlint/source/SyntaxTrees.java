package dev.pinlint.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.DataKey;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.pinlint.model.Lowered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Parses source files; many at a time on all cores. */
final class SyntaxTrees {

  /** For fewer files threads are not worth it. */
  private static final int FEW = 8;

  private static final DataKey<Boolean> HAS_BODY = new DataKey<>() {};

  private final Map<SourceFile, Future<CompilationUnit>> prepared = new HashMap<>();

  /** Parses files that are going to be asked for. What is wrong with one is told when it is. */
  void prepare(List<SourceFile> files) {
    int threads = Runtime.getRuntime().availableProcessors();
    if (files.size() < FEW || threads == 1) {
      return;
    }
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      for (SourceFile file : files) {
        prepared.computeIfAbsent(file, key -> executor.submit(() -> parse(file.text())));
      }
    } finally {
      executor.shutdown();
    }
  }

  /**
   * The tree of a file.
   *
   * @throws SyntaxException if it does not parse
   */
  CompilationUnit get(SourceFile file) {
    Future<CompilationUnit> tree = prepared.remove(file);
    if (tree == null) {
      return parse(file.text());
    }
    try {
      return tree.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while parsing", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    }
  }

  /**
   * Whether an enum constant has a class body. Its tree does not tell an empty one from none; its
   * last token did.
   */
  static boolean hasBody(EnumConstantDeclaration constant) {
    return constant.containsData(HAS_BODY);
  }

  /** Whether it is the class that a compact source file is, without a header. */
  static boolean isCompact(TypeDeclaration<?> type) {
    return type instanceof ClassOrInterfaceDeclaration declared && declared.isCompact();
  }

  /** Tokens take most of the memory of a tree, and ranges of nodes are enough. */
  private static CompilationUnit withoutTokens(CompilationUnit unit, boolean hasPlaces) {
    unit.walk(
        node -> {
          if (node instanceof EnumConstantDeclaration constant && endsWithBrace(constant)) {
            constant.setData(HAS_BODY, true);
          }
          Range range = node.getRange().orElse(null);
          node.setTokenRange(null);
          node.setRange(hasPlaces ? range : null);
        });
    return unit;
  }

  /** Empties the bodies of all methods: they are most of a tree, and are lowered once. */
  static void forgetBodies(CompilationUnit unit) {
    unit.getTypes().forEach(SyntaxTrees::forgetBodies);
  }

  /** The same for an anonymous or local class, which is let go of by the body that it is in. */
  static void forgetBodies(DeclaredType inner) {
    inner.declaration.body().forEach(SyntaxTrees::forgetBodies);
    Node node = inner.declaration.node();
    if (!(node instanceof EnumConstantDeclaration)) {
      node.setParentNode(null);
    }
  }

  private static void forgetBodies(BodyDeclaration<?> member) {
    if (member instanceof MethodDeclaration method) {
      method.getBody().ifPresent(body -> method.setBody(new BlockStmt()));
    } else if (member instanceof ConstructorDeclaration constructor) {
      constructor.setBody(new BlockStmt());
    } else if (member instanceof CompactConstructorDeclaration constructor) {
      constructor.setBody(new BlockStmt());
    } else if (member instanceof InitializerDeclaration initializer) {
      initializer.setBody(new BlockStmt());
    } else if (member instanceof TypeDeclaration<?> type) {
      type.getMembers().forEach(SyntaxTrees::forgetBodies);
    }
  }

  private static boolean endsWithBrace(EnumConstantDeclaration constant) {
    return constant
        .getTokenRange()
        .filter(tokens -> tokens.getEnd().getText().equals("}"))
        .isPresent();
  }

  /**
   * The raw level checks nothing but syntax: it takes half the time, and what only older versions
   * of the language allow. But it takes {@code yield} for a name.
   */
  static CompilationUnit parse(String text) {
    return parse(text, true);
  }

  /** The same of an outline, in which nothing is where it is in the file. */
  static CompilationUnit parseOutline(String text) {
    return parse(text, false);
  }

  private static CompilationUnit parse(String text, boolean hasPlaces) {
    if (Nesting.isTooDeep(text)) {
      throw new SyntaxException("is nested too deeply", null);
    }
    List<LanguageLevel> levels = new ArrayList<>();
    if (text.contains("yield")) {
      levels.add(LanguageLevel.BLEEDING_EDGE);
    }
    levels.add(LanguageLevel.RAW);
    String reason = "";
    for (LanguageLevel level : levels) {
      ParserConfiguration configuration =
          new ParserConfiguration()
              .setLanguageLevel(level)
              .setAttributeComments(false)
              .setStoreTokens(hasPlaces || text.contains("enum"))
              .setPreprocessUnicodeEscapes(text.contains("\\u"));
      ParseResult<CompilationUnit> result;
      try {
        result = new JavaParser(configuration).parse(text);
      } catch (RuntimeException e) {
        throw new SyntaxException("does not parse: " + Lowered.summary(e), e);
      }
      if (result.isSuccessful() && result.getResult().isPresent()) {
        CompilationUnit unit = withoutTokens(result.getResult().get(), hasPlaces);
        if (text.contains("::")) {
          MethodReferenceScopes.makeNames(unit);
        }
        return unit;
      }
      reason = result.getProblems().isEmpty() ? "" : result.getProblem(0).getVerboseMessage();
    }
    throw new SyntaxException("does not parse: " + reason, null);
  }
}
