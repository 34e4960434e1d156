package dev.pinlint.errorprone.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.CompileStates;
import com.sun.tools.javac.comp.CompileStates.CompileState;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a compilation has read so far: its units, and the types that they made javac look at. */
public final class JavacUnits {

  private final CompileStates states;
  private final Symtab symbols;
  private final Names names;

  /** The units of the compilation that the context belongs to. */
  public JavacUnits(Context context) {
    states = CompileStates.instance(context);
    symbols = Symtab.instance(context);
    names = Names.instance(context);
  }

  /**
   * The units whose trees are attributed and not yet desugared, ordered by their files' names, and
   * the given one. With the compile policy {@code simple} these are all units of the compilation as
   * soon as one is through; with {@code byfile} hardly more than the given one.
   */
  public List<CompilationUnitTree> attributedWith(CompilationUnitTree given) {
    Set<CompilationUnitTree> units = new HashSet<>();
    Set<Tree> classes = new HashSet<>();
    for (Env<AttrContext> env : states.keySet()) {
      if (states.isDone(env, CompileState.ATTR) && !states.isDone(env, CompileState.TRANSTYPES)) {
        units.add(env.toplevel);
        classes.add(env.tree);
      }
    }
    units.removeIf(unit -> !classes.containsAll(classes(unit)));
    units.add(given);
    return units.stream()
        .sorted(Comparator.comparing((CompilationUnitTree unit) -> unit.getSourceFile().getName()))
        .toList();
  }

  private static List<Tree> classes(CompilationUnitTree unit) {
    List<Tree> classes = new ArrayList<>(unit.getTypeDecls());
    classes.removeIf(tree -> !(tree instanceof ClassTree));
    return classes;
  }

  /**
   * Whether anything made javac look into one of the types: a call of its methods, or a subtype, at
   * whatever distance, must. It costs no more than to look up the names.
   *
   * @param typeNames canonical names
   */
  public boolean use(Collection<String> typeNames) {
    return typeNames.stream().anyMatch(this::isLoaded);
  }

  private boolean isLoaded(String typeName) {
    StringBuilder flatName = new StringBuilder(typeName);
    for (int dot = typeName.length(); dot >= 0; dot = typeName.lastIndexOf('.', dot - 1)) {
      if (dot < typeName.length()) {
        flatName.setCharAt(dot, '$');
      }
      for (Symbol type : symbols.getClassesForName(names.fromString(flatName.toString()))) {
        if (type.isCompleted()) {
          return true;
        }
      }
    }
    return false;
  }
}
