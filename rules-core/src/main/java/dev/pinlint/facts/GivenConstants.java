package dev.pinlint.facts;

import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the constants that objects are given, when they are made, to compare with.
 *
 * <p>Whoever calls a constructor is run, and whoever calls those, as long as what they pass is not
 * known. Each call that passes constants is a comparison of its own: other objects of the type may
 * compare with something else, and where the constants are is where they have to be changed.
 */
final class GivenConstants implements CallSemantics {

  /** Objects are put together in plain code. */
  private static final int FOR_A_ROOT = 2_000;

  /** A method may compute what is passed. */
  private static final int FOR_A_VALUE = 500;

  /** Through how many callers a value is followed. */
  private static final int MOST_CALLERS = 3;

  private final Program program;
  private final ValueLibrary library;
  private final Statics statics;
  private final Anchors anchors;
  private final CallGraph callGraph;

  private TypeRef type = TypeRef.UNKNOWN;
  private Collection<HeldField> fields = List.of();
  private final Map<Member, Integer> heights = new HashMap<>();
  private final Map<Place, Set<String>> given = new LinkedHashMap<>();

  /** The constructor calls that have told of an object; those around them tell nothing more. */
  private final Map<Value, Instr.Call> told = new HashMap<>();

  private boolean isHelper;

  GivenConstants(
      Program program,
      ValueLibrary library,
      Statics statics,
      Anchors anchors,
      CallGraph callGraph) {
    this.program = program;
    this.library = library;
    this.statics = statics;
    this.anchors = anchors;
    this.callGraph = callGraph;
  }

  /**
   * The comparisons of a piece of code: in place of one with what is given, those with that.
   *
   * @param written the type that the code is written in
   */
  List<IdentityComparison> with(TypeRef written, List<Comparisons.Found> found) {
    List<IdentityComparison> all = new ArrayList<>();
    for (Comparisons.Found one : found) {
      Map<Place, Set<String>> constants =
          one.fields().isEmpty() ? new LinkedHashMap<>() : find(written, one.fields());
      if (constants.isEmpty() || !one.comparison().constants().isEmpty()) {
        all.add(one.comparison());
      }
      Step compares =
          Step.at(one.place().member(), one.place().call().site(), "it is compared here");
      constants.forEach(
          (place, texts) ->
              all.add(one.comparison().made(anchors.of(place), List.copyOf(texts), compares)));
    }
    return all;
  }

  /** The constants, by the calls that pass them. */
  private Map<Place, Set<String>> find(TypeRef made, Collection<HeldField> held) {
    type = made;
    fields = held;
    given.clear();
    heights.clear();
    List<MethodModel> pending = new ArrayList<>();
    program.type(type).map(TypeModel::methods).orElse(List.of()).stream()
        .filter(method -> method.name().equals(Member.CONSTRUCTOR))
        .flatMap(constructor -> callGraph.callers(constructor).stream())
        .filter(caller -> heights.putIfAbsent(caller.member(), 0) == null)
        .forEach(pending::add);
    for (int i = 0; i < pending.size(); i++) {
      MethodModel root = pending.get(i);
      int height = heights.getOrDefault(root.member(), 0);
      if (needsCaller(root) && height < MOST_CALLERS) {
        callGraph.callers(root).stream()
            .filter(caller -> heights.putIfAbsent(caller.member(), height + 1) == null)
            .forEach(pending::add);
      }
    }
    return new LinkedHashMap<>(given);
  }

  private boolean needsCaller(MethodModel root) {
    isHelper = false;
    told.clear();
    Interpreter interpreter = new Interpreter(program, library, statics, this);
    interpreter.runRoot(root, Roots.arguments(root));
    return isHelper;
  }

  @Override
  public int stepsForRoot() {
    return FOR_A_ROOT;
  }

  @Override
  public boolean triesAgain() {
    return true; // what was seen on one path is passed on that one, whatever happens on others
  }

  @Override
  public int stepsFor(MethodModel callee, Invocation invocation, State state) {
    return heights.containsKey(callee.member()) ? MAX_STEPS_OF_A_CALL : FOR_A_VALUE;
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    return Optional.empty();
  }

  @Override
  public void constructed(Invocation invocation, Value made, State state) {
    boolean isMaker =
        invocation.call().method().owner().equals(type)
            && told.computeIfAbsent(made, any -> invocation.call()).equals(invocation.call());
    if (!isMaker) {
      return;
    }
    for (HeldField field : fields) {
      Optional<Traced> held = field.of(made, state);
      Set<String> constants =
          held.map(value -> Constants.of(value.value(), state)).orElse(Set.of());
      int depth = held.map(value -> depth(value, state)).orElse(Traced.PARAMETER);
      isHelper |= constants.isEmpty() || Traced.isParameter(depth);
      if (!constants.isEmpty()) {
        Place place = invocation.frame().placeAt(depth, invocation.call());
        given.computeIfAbsent(place, any -> new TreeSet<>()).addAll(constants);
      }
    }
  }

  /** The least depth of what is held. */
  private static int depth(Traced held, State state) {
    Stream<Traced> elements =
        state.sequence(held.value()).map(HeapObject.Sequence::elements).orElse(List.of()).stream();
    return Stream.concat(Stream.of(held), elements)
        .mapToInt(Traced::depth)
        .min()
        .orElse(held.depth());
  }
}
