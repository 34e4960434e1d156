package dev.pinlint.facts;

import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Instr;
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
import java.util.Set;

/**
 * Finds sockets and engines of TLS that are used without anybody asking who is at the other end.
 *
 * <p>Each method that makes one is run by itself; where it returns the connection, its callers are
 * run as well. A connection counts only if all that happens to it is seen, on every path.
 */
final class UnidentifiedConnectionFinder {

  private final Program program;
  private final Knowledge knowledge;
  private final ValueLibrary library;
  private final Statics statics;
  private final Anchors anchors;
  private final Set<MethodModel> done = new HashSet<>();
  private final Map<Place, Boolean> isAccused = new LinkedHashMap<>();

  UnidentifiedConnectionFinder(
      Program program,
      Knowledge knowledge,
      ValueLibrary library,
      Statics statics,
      Anchors anchors) {
    this.program = program;
    this.knowledge = knowledge;
    this.library = library;
    this.statics = statics;
    this.anchors = anchors;
  }

  /** Looks for connections that are made in the types. */
  void look(Collection<TypeModel> types, CallGraph callGraph, Set<String> exhausted) {
    Deque<MethodModel> roots = new ArrayDeque<>(callGraph.users(types, this::makesConnection));
    while (!roots.isEmpty()) {
      MethodModel root = roots.remove();
      if (done.add(root)) {
        run(root, callGraph, exhausted).forEach(roots::add);
      }
    }
  }

  /** The connections in all that was looked at. */
  List<UnidentifiedConnection> connections() {
    return isAccused.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(entry -> connection(entry.getKey()))
        .distinct()
        .toList();
  }

  private boolean makesConnection(MethodRef method) {
    return !knowledge.findAll(Role.TLS_CONNECTION, method.owner(), method, program).isEmpty();
  }

  private UnidentifiedConnection connection(Place place) {
    Instr.Call call = place.call();
    String api = call.method().owner().simpleName() + "." + call.method().name();
    return new UnidentifiedConnection(
        anchors.of(place), api, UnidentifiedConnection.Reason.NOT_ASKED);
  }

  /** Runs a method, and says whom else to run since connections are handed out to them. */
  private Set<MethodModel> run(MethodModel root, CallGraph callGraph, Set<String> exhausted) {
    Connections connections = new Connections(library);
    Interpreter interpreter = new Interpreter(program, library, statics, connections);
    List<Outcome> outcomes = interpreter.runRoot(root, Roots.arguments(root));
    if (interpreter.isExhausted()) {
      exhausted.add(root.member().toString());
      connections.places().forEach(place -> isAccused.put(place, false));
      return Set.of();
    }
    Set<MethodModel> callers = callGraph.callers(root);
    boolean isHelper = false;
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Returned returned) {
        for (Connections.Fate fate : connections.fates(returned)) {
          isHelper |= fate.isReturned();
          if (fate.isReturned() && callers.isEmpty()) {
            isAccused.put(fate.place(), false);
          } else if (!fate.isReturned() && fate.isUsed()) {
            isAccused.merge(fate.place(), !fate.mayBeIdentified(), Boolean::logicalAnd);
          }
        }
      }
    }
    return isHelper ? callers : Set.of();
  }
}
