package dev.pinlint.facts;

import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Program;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds objects of libraries that are used with a check that is off by default, and that nobody
 * switches on.
 *
 * <p>Each method that uses one is run by itself; where it returns the object, or uses that of a
 * caller, its callers are run as well. A use counts only if all that happens to the object is seen,
 * on every path.
 */
final class LeftDefaultFinder {

  private final Program program;
  private final ValueLibrary library;
  private final Statics statics;
  private final Anchors anchors;
  private final Supplier<InsecureDefaults> ofOneRun;
  private final Set<MethodModel> done = new HashSet<>();
  private final Map<InsecureDefaults.Use, Boolean> isAccused = new LinkedHashMap<>();

  /**
   * A finder.
   *
   * @param ofOneRun what follows the objects through one method
   */
  LeftDefaultFinder(
      Program program,
      ValueLibrary library,
      Statics statics,
      Anchors anchors,
      Supplier<InsecureDefaults> ofOneRun) {
    this.program = program;
    this.library = library;
    this.statics = statics;
    this.anchors = anchors;
    this.ofOneRun = ofOneRun;
  }

  /** Looks for uses in the methods, and on behalf of whom. */
  void look(Collection<MethodModel> methods, CallGraph callGraph, Set<String> exhausted) {
    Deque<MethodModel> roots = new ArrayDeque<>(methods);
    while (!roots.isEmpty()) {
      MethodModel root = roots.remove();
      if (done.add(root)) {
        roots.addAll(run(root, callGraph, exhausted));
      }
    }
  }

  /** The uses in all that was looked at. */
  List<LibraryTrustOverride> overrides() {
    return isAccused.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(entry -> override(entry.getKey()))
        .distinct()
        .toList();
  }

  private LibraryTrustOverride override(InsecureDefaults.Use use) {
    return new LibraryTrustOverride(
        anchors.of(use.place()),
        use.name(),
        use.off(),
        use.certainty(),
        use.versions(),
        Optional.empty(),
        Optional.of(use.cure()),
        List.of());
  }

  /** Runs a method, and says whom else to run since objects are handed out to them. */
  private Set<MethodModel> run(MethodModel root, CallGraph callGraph, Set<String> exhausted) {
    InsecureDefaults defaults = ofOneRun.get();
    Interpreter interpreter = new Interpreter(program, library, statics, defaults);
    List<Outcome> outcomes = interpreter.runRoot(root, Roots.arguments(root));
    if (interpreter.isExhausted()) {
      exhausted.add(root.member().toString());
      defaults.uses().forEach(use -> isAccused.put(use, false));
      return Set.of();
    }
    Set<MethodModel> callers = callGraph.callers(root);
    boolean isHelper = defaults.isHelper();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Returned returned) {
        for (InsecureDefaults.Fate fate : defaults.fates(returned)) {
          isHelper |= fate.isReturned();
          if (!fate.isReturned()) {
            isAccused.merge(fate.use(), !fate.mayBeOn(), Boolean::logicalAnd);
          }
        }
      }
    }
    return isHelper ? callers : Set.of();
  }
}
