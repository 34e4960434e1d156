package dev.pinlint.errorprone;

import com.google.errorprone.VisitorState;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Options;
import dev.pinlint.Analyses;
import dev.pinlint.Analysis;
import dev.pinlint.Isolation;
import dev.pinlint.Settings;
import dev.pinlint.Suppressions;
import dev.pinlint.errorprone.javac.JavacContext;
import dev.pinlint.errorprone.javac.JavacFrontEnd;
import dev.pinlint.errorprone.javac.JavacLowering;
import dev.pinlint.errorprone.javac.JavacResources;
import dev.pinlint.errorprone.javac.JavacUnits;
import dev.pinlint.facts.Location;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.model.Member;
import dev.pinlint.model.Resources;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeSource;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Fix;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;

/**
 * The analysis of a compilation. Error Prone visits one unit after the other, but a finding in one
 * may depend on constants, helpers and callers in another: so all units are analysed together when
 * the first is visited, and the others find their part here.
 */
final class CompilationAnalysis {

  /** What analyses; a compilation may bring another one. */
  interface Engine {
    /**
     * See {@link Analysis#of(Collection, dev.pinlint.model.Context, Settings, TypeSource,
     * Resources)}.
     */
    Analysis analyse(
        Collection<TypeModel> types,
        dev.pinlint.model.Context context,
        Settings settings,
        TypeSource more,
        Resources resources);
  }

  /**
   * A finding and its place.
   *
   * @param finding what was found
   * @param anchor the way to the tree to report it at
   * @param offers what would mend it, as far as that is in the same unit
   */
  record Report(Finding finding, TreePath anchor, List<Offer> offers) {}

  /**
   * A change, and the call that it is about.
   *
   * @param fix the change
   * @param call the way to the call
   */
  record Offer(Fix fix, TreePath call) {}

  /**
   * A type that was lowered, and where it came from. Of two types with one name the first counts.
   */
  private record Origin(CompilationUnitTree unit, JavacLowering lowering, TypeModel type) {}

  static final Context.Key<Engine> ENGINE = new Context.Key<>();

  private static final Context.Key<CompilationAnalysis> KEY = new Context.Key<>();

  private final Context context;
  private final CompilerOptions options;
  private final JavacUnits units;
  private final Map<CompilationUnitTree, List<Report>> reports = new HashMap<>();
  private final Map<CompilationUnitTree, JavacLowering> lowerings = new HashMap<>();
  private boolean hasToldProblems;

  private CompilationAnalysis(VisitorState state) {
    context = state.context;
    options = CompilerOptions.of(state.errorProneOptions().getFlags());
    units = new JavacUnits(context);
  }

  /** The analysis of the compilation that Error Prone runs in. */
  static CompilationAnalysis of(VisitorState state) {
    CompilationAnalysis analysis = state.context.get(KEY);
    if (analysis == null) {
      analysis = new CompilationAnalysis(state);
      state.context.put(KEY, analysis);
    }
    return analysis;
  }

  /** What there is to report in a unit. */
  List<Report> reports(CompilationUnitTree unit) {
    if (!reports.containsKey(unit)) {
      analyse(unit);
    }
    return reports.getOrDefault(unit, List.of());
  }

  private void analyse(CompilationUnitTree visited) {
    List<CompilationUnitTree> attributed = units.attributedWith(visited);
    // With the policy byfile a unit may have been among those of an earlier analysis.
    Set<CompilationUnitTree> unreported = new HashSet<>(attributed);
    unreported.removeAll(reports.keySet());
    unreported.forEach(unit -> reports.put(unit, new ArrayList<>()));
    List<Problem> problems = new ArrayList<>(options.problems());
    if (units.use(options.settings().knowledge().owners(Role.OF_FACTS))) {
      UnitChoice choice = new UnitChoice(attributed, options.settings().knowledge());
      List<Analysis> analyses = analyse(choice, new JavacResources(context, attributed), problems);
      Map<String, Origin> origins = origins(choice.chosen());
      Suppressions suppressions = new Suppressions(types(origins));
      for (Analysis analysis : analyses) {
        for (Finding finding : analysis.findings()) {
          Origin origin = origins.get(finding.location().anchor().member().type());
          if (origin != null
              && unreported.contains(origin.unit())
              && suppressions.inForce(finding, options.today()).isEmpty()) {
            reports
                .getOrDefault(origin.unit(), new ArrayList<>())
                .add(report(finding, origin, origins));
          }
        }
      }
    }
    lowerings.clear();
    tell(problems, visited);
  }

  /** Analyses the units that matter, and those that this asks for. */
  private List<Analysis> analyse(UnitChoice choice, Resources resources, List<Problem> problems) {
    Analyses analyses = new Analyses();
    while (true) {
      Isolation<CompilationUnitTree, Analysis> run =
          Isolation.run(
              choice.chosen(), chosen -> analyseTogether(chosen, choice, resources, analyses));
      if (run.results().stream().filter(part -> choice.grow(part.questions())).count() == 0) {
        choice.chosen().forEach(unit -> problems.addAll(lower(unit).problems()));
        run.failures().stream()
            .map(failure -> new Problem(file(failure.item()), failure.reason()))
            .forEach(problems::add);
        return run.results();
      }
    }
  }

  private Analysis analyseTogether(
      List<CompilationUnitTree> chosen, UnitChoice choice, Resources resources, Analyses analyses) {
    Map<CompilationUnitTree, TypeSource.Part> parts = new HashMap<>();
    // What is chosen by now was given to the analysis, or is kept from it, since it fails on it.
    Set<CompilationUnitTree> before = new HashSet<>(choice.chosen());
    TypeSource more =
        question ->
            choice.load(question).stream()
                .filter(unit -> !before.contains(unit))
                .map(unit -> parts.computeIfAbsent(unit, this::part))
                .toList();
    Engine given = context.get(ENGINE);
    Engine engine = given == null ? Analysis::of : given;
    List<TypeModel> types = types(origins(chosen));
    return analyses.of(
        types,
        () ->
            engine.analyse(types, new JavacContext(context), options.settings(), more, resources));
  }

  private TypeSource.Part part(CompilationUnitTree unit) {
    List<TypeModel> types = types(origins(List.of(unit)));
    return () -> types;
  }

  private Map<String, Origin> origins(List<CompilationUnitTree> chosen) {
    Map<String, Origin> origins = new LinkedHashMap<>();
    for (CompilationUnitTree unit : chosen) {
      JavacLowering lowering = lower(unit);
      lowering
          .types()
          .forEach(type -> origins.putIfAbsent(type.name(), new Origin(unit, lowering, type)));
    }
    return origins;
  }

  private static List<TypeModel> types(Map<String, Origin> origins) {
    return origins.values().stream().map(Origin::type).toList();
  }

  private JavacLowering lower(CompilationUnitTree unit) {
    return lowerings.computeIfAbsent(unit, one -> JavacFrontEnd.lower(one, context));
  }

  private static Report report(Finding finding, Origin origin, Map<String, Origin> origins) {
    List<Offer> offers = new ArrayList<>();
    for (Fix fix : finding.fixes()) {
      Location call = fix.edit() instanceof Fix.PassNull edit ? edit.call() : finding.location();
      Origin there = origins.get(call.anchor().member().type());
      if (there != null && there.unit().equals(origin.unit())) {
        offers.add(new Offer(fix, anchor(call, there)));
      }
    }
    return new Report(finding, anchor(finding.location(), origin), offers);
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

  // ---- what went wrong ----

  /** Says once that something went wrong which should not. */
  void tellMistake(CompilationUnitTree visited, Throwable cause) {
    tell(List.of(Problem.ofMistake(file(visited), cause)), visited);
  }

  private static String file(CompilationUnitTree unit) {
    return unit.getSourceFile().getName();
  }

  private void tell(List<Problem> problems, CompilationUnitTree visited) {
    if (problems.isEmpty() || hasToldProblems) {
      return;
    }
    hasToldProblems = true;
    String text =
        problems.stream()
            .map(problem -> problem.file() + ": " + problem.reason())
            .collect(Collectors.joining("; ", "Pinlint did not analyse ", ""));
    // A warning would end the compile of a user who has asked for that.
    boolean endsCompile = Options.instance(context).isSet("-Werror");
    JavacTrees.instance(context)
        .printMessage(
            endsCompile ? Diagnostic.Kind.NOTE : Diagnostic.Kind.WARNING, text, visited, visited);
  }
}
