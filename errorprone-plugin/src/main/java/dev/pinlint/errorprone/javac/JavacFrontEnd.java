package dev.pinlint.errorprone.javac;

import com.google.errorprone.VisitorState;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.util.Context;

/** Lowers a compilation unit that javac has attributed and not yet desugared. */
public final class JavacFrontEnd {

  private JavacFrontEnd() {}

  /** Lowers the unit that Error Prone is visiting. */
  public static JavacLowering lower(CompilationUnitTree unit, VisitorState state) {
    return lower(unit, state.context);
  }

  /**
   * Lowers a unit of the compilation that the context belongs to. An analysis must not fail a
   * compile, so this never throws.
   */
  public static JavacLowering lower(CompilationUnitTree unit, Context context) {
    String file = unit.getSourceFile().getName();
    try {
      TypeNames names = new TypeNames(Types.instance(context));
      ClassLayout layout = new ClassLayout(names, file, unit.getLineMap());
      for (Tree tree : unit.getTypeDecls()) {
        if (tree instanceof ClassTree type) {
          layout.add(type);
        }
      }
      DeclarationLowering declarations = new DeclarationLowering(names, file, unit.getLineMap());
      layout.classes().forEach(declarations::lower);
      return declarations.result();
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      return JavacLowering.failed(file, e);
    }
  }
}
