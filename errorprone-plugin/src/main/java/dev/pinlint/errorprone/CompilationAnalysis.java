package dev.pinlint.errorprone;

import com.google.errorprone.VisitorState;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.util.Context;
import dev.pinlint.Analysis;
import dev.pinlint.errorprone.javac.JavacContext;
import dev.pinlint.errorprone.javac.JavacFrontEnd;
import dev.pinlint.errorprone.javac.JavacLowering;
import dev.pinlint.errorprone.javac.JavacUnits;
import dev.pinlint.facts.Location;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.TypeModel;
import dev.pinlint.rules.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;

/**
 * The analysis of a compilation. Error Prone visits one unit after the other, but a finding in one
 * may depend on constants, helpers and callers in another: so all units are analysed together when
 * the first is visited, and the others find their part here.
 */
final class CompilationAnalysis {

  /**
   * A finding and its place.
   *
   * @param finding what was found
   * @param anchor the tree to report it at
   */
  record Report(Finding finding, Tree anchor) {}

  /**
   * A type that was lowered, and where it came from. Of two types with one name the first counts.
   */
  private record Origin(CompilationUnitTree unit, JavacLowering lowering, TypeModel type) {}

  /** What a rule accuses is a method of such a type, or calls one. */
  private static final Set<Role> ROLES =
      Set.of(Role.PIN_SINK, Role.PIN_SET, Role.SERVER_TRUST_DECISION);

  private static final Context.Key<CompilationAnalysis> KEY = new Context.Key<>();

  private final Context context;
  private final JavacUnits units;
  private final Map<CompilationUnitTree, List<Report>> reports = new HashMap<>();

  private CompilationAnalysis(Context context) {
    this.context = context;
    this.units = new JavacUnits(context);
  }

  /** The analysis of the compilation that Error Prone runs in. */
  static CompilationAnalysis of(VisitorState state) {
    CompilationAnalysis analysis = state.context.get(KEY);
    if (analysis == null) {
      analysis = new CompilationAnalysis(state.context);
      state.context.put(KEY, analysis);
    }
    return analysis;
  }

  /** What there is to report in a unit. An analysis must not fail a compile: this never throws. */
  List<Report> reports(CompilationUnitTree unit) {
    if (!reports.containsKey(unit)) {
      try {
        analyse(unit);
      } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
        note(unit, e.toString());
      }
    }
    return reports.computeIfAbsent(unit, missing -> new ArrayList<>());
  }

  private void analyse(CompilationUnitTree visited) {
    List<CompilationUnitTree> analysed = units.attributedWith(visited);
    analysed.forEach(unit -> reports.putIfAbsent(unit, new ArrayList<>()));
    if (!units.use(Knowledge.builtIn().owners(ROLES))) {
      return;
    }
    Map<String, Origin> origins = new LinkedHashMap<>();
    for (CompilationUnitTree unit : analysed) {
      JavacLowering lowering = JavacFrontEnd.lower(unit, context);
      for (Lowered.Problem problem : lowering.problems()) {
        note(unit, problem.reason());
      }
      for (TypeModel type : lowering.types()) {
        origins.putIfAbsent(type.name(), new Origin(unit, lowering, type));
      }
    }
    List<TypeModel> types = origins.values().stream().map(Origin::type).toList();
    for (Finding finding : Analysis.of(types, new JavacContext(context)).findings()) {
      Origin origin = origins.get(finding.location().anchor().member().type());
      if (origin != null) {
        reports
            .getOrDefault(origin.unit(), new ArrayList<>())
            .add(new Report(finding, anchor(finding.location(), origin)));
      }
    }
  }

  private static Tree anchor(Location location, Origin origin) {
    return location
        .anchor()
        .callee()
        .flatMap(callee -> origin.lowering().treeAt(location.anchor().member(), location.siteId()))
        .or(() -> origin.lowering().declaration(location.anchor().member()))
        .orElse(origin.unit());
  }

  /** A note, since a warning fails a build that has {@code -Werror}. */
  private void note(CompilationUnitTree unit, String reason) {
    JavacTrees.instance(context)
        .printMessage(
            Diagnostic.Kind.NOTE,
            "Pinlint could not analyse " + unit.getSourceFile().getName() + ": " + reason,
            unit,
            unit);
  }
}
