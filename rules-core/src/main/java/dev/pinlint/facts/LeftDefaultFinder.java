package dev.pinlint.facts;

import dev.pinlint.facts.LibraryTrustOverride.Certainty;
import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Answer;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds objects of libraries that are used with a check that is off by default, and that nobody
 * switches on.
 *
 * <p>Each method that uses one is run by itself; where it returns the object, its callers are run
 * as well. A use counts only if all that happens to the object is seen, on every path.
 */
final class LeftDefaultFinder {

  private final Program program;
  private final Knowledge knowledge;
  private final LibraryVersions versions;
  private final ValueLibrary library;
  private final Statics statics;
  private final Anchors anchors;
  private final Set<String> types;
  private final Set<MethodModel> done = new HashSet<>();
  private final Map<LeftDefaults.Use, Boolean> isAccused = new LinkedHashMap<>();

  LeftDefaultFinder(
      Program program,
      Knowledge knowledge,
      LibraryVersions versions,
      ValueLibrary library,
      Statics statics,
      Anchors anchors) {
    this.program = program;
    this.knowledge = knowledge;
    this.versions = versions;
    this.library = library;
    this.statics = statics;
    this.anchors = anchors;
    this.types = knowledge.concreteOwners(Role.LEAVES_OFF);
  }

  /** Looks for uses in the types. */
  void look(Collection<TypeModel> types, CallGraph callGraph, Set<String> exhausted) {
    Deque<MethodModel> roots = new ArrayDeque<>(callGraph.users(types, this::concerns));
    while (!roots.isEmpty()) {
      MethodModel root = roots.remove();
      if (done.add(root)) {
        run(root, callGraph, exhausted).forEach(roots::add);
      }
    }
  }

  private boolean concerns(MethodRef method) {
    return types.contains(method.owner().name()) || types.contains(method.returnType().name());
  }

  /** The uses in all that was looked at. */
  List<LibraryTrustOverride> overrides() {
    return isAccused.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(entry -> override(entry.getKey()))
        .distinct()
        .toList();
  }

  private LibraryTrustOverride override(LeftDefaults.Use use) {
    Api api = use.api();
    String inSome =
        api.holdsFor(versions) == Answer.YES ? "" : api.library().name() + " " + api.versions();
    return new LibraryTrustOverride(
        anchors.of(use.place()),
        TrustOverrideSites.name(api),
        api.off(),
        Certainty.LEFT_OFF,
        inSome,
        Optional.empty(),
        Optional.of(String.join(" or ", api.alternatives())),
        List.of());
  }

  /** Runs a method, and says whom else to run since objects are handed out to them. */
  private Set<MethodModel> run(MethodModel root, CallGraph callGraph, Set<String> exhausted) {
    CallConditions conditions = new CallConditions(program, knowledge);
    LeftDefaults defaults = new LeftDefaults(library, conditions, versions, types);
    Interpreter interpreter = new Interpreter(program, library, statics, defaults);
    List<Outcome> outcomes = interpreter.runRoot(root, Roots.arguments(root));
    if (interpreter.isExhausted()) {
      exhausted.add(root.member().toString());
      defaults.uses().forEach(use -> isAccused.put(use, false));
      return Set.of();
    }
    Set<MethodModel> callers = callGraph.callers(root);
    boolean isHelper = false;
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Returned returned) {
        for (LeftDefaults.Fate fate : defaults.fates(returned)) {
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
