package dev.pinlint.errorprone;

import com.google.errorprone.VisitorState;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.util.Context;
import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.Suppressions;
import dev.pinlint.errorprone.javac.JavacContext;
import dev.pinlint.errorprone.javac.JavacFrontEnd;
import dev.pinlint.errorprone.javac.JavacLowering;
import dev.pinlint.errorprone.javac.JavacUnits;
import dev.pinlint.facts.Location;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Member;
import dev.pinlint.model.TypeModel;
import dev.pinlint.rules.Finding;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
   * @param anchor the way to the tree to report it at
   */
  record Report(Finding finding, TreePath anchor) {}

  /**
   * A type that was lowered, and where it came from. Of two types with one name the first counts.
   */
  private record Origin(CompilationUnitTree unit, JavacLowering lowering, TypeModel type) {}

  private static final Settings SETTINGS = Settings.DEFAULT;

  private static final Context.Key<CompilationAnalysis> KEY = new Context.Key<>();

  private final Context context;
  private final JavacUnits units;
  private final Map<CompilationUnitTree, List<Report>> reports = new HashMap<>();
  private boolean hasFailed;

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

  /** What there is to report in a unit; nothing if the analysis failed before. */
  List<Report> reports(CompilationUnitTree unit) {
    if (!reports.containsKey(unit) && !hasFailed) {
      analyse(unit);
    }
    return reports.getOrDefault(unit, List.of());
  }

  private void analyse(CompilationUnitTree visited) {
    List<CompilationUnitTree> analysed = units.attributedWith(visited);
    // With the policy byfile a unit may have been among those of an earlier analysis.
    Set<CompilationUnitTree> unreported = new HashSet<>(analysed);
    unreported.removeAll(reports.keySet());
    unreported.forEach(unit -> reports.put(unit, new ArrayList<>()));
    if (!units.use(SETTINGS.knowledge().owners(Role.OF_FACTS))) {
      return;
    }
    Map<String, Origin> origins = new LinkedHashMap<>();
    for (CompilationUnitTree unit : analysed) {
      JavacLowering lowering = JavacFrontEnd.lower(unit, context);
      for (Lowered.Problem problem : lowering.problems()) {
        note(unit, "Pinlint could not analyse " + problem.file() + ": " + problem.reason());
      }
      for (TypeModel type : lowering.types()) {
        origins.putIfAbsent(type.name(), new Origin(unit, lowering, type));
      }
    }
    List<TypeModel> types = origins.values().stream().map(Origin::type).toList();
    Suppressions suppressions = new Suppressions(types);
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    for (Finding finding : Analysis.of(types, new JavacContext(context), SETTINGS).findings()) {
      Origin origin = origins.get(finding.location().anchor().member().type());
      if (origin != null
          && unreported.contains(origin.unit())
          && suppressions.inForce(finding, today).isEmpty()) {
        reports
            .getOrDefault(origin.unit(), new ArrayList<>())
            .add(new Report(finding, anchor(finding.location(), origin)));
      }
    }
  }

  private static TreePath anchor(Location location, Origin origin) {
    Member member = location.anchor().member();
    return location
        .anchor()
        .callee()
        .flatMap(callee -> origin.lowering().treeAt(member, location.siteId()))
        .or(() -> origin.lowering().declaration(member))
        .map(tree -> TreePath.getPath(origin.unit(), tree))
        .orElseGet(() -> new TreePath(origin.unit()));
  }

  /** Says once that something went wrong which should not. */
  void noteFailure(CompilationUnitTree visited, Throwable cause) {
    if (!hasFailed) {
      hasFailed = true;
      note(visited, "Pinlint gave up on this compilation: " + cause);
    }
  }

  /** A note, since a warning fails a build that has {@code -Werror}. */
  private void note(CompilationUnitTree unit, String text) {
    JavacTrees.instance(context).printMessage(Diagnostic.Kind.NOTE, text, unit, unit);
  }
}
