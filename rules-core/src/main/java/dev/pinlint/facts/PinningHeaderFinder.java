package dev.pinlint.facts;

import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Answer;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds where servers are made to send public key pins. Whoever sends a header names it: the
 * methods that have the name in them are run, and what they call with it.
 */
final class PinningHeaderFinder implements CallSemantics {

  /** Headers are set in plain code: what takes more steps than this does something else. */
  private static final int FOR_A_ROOT = 2_000;

  private final Program program;
  private final Knowledge knowledge;
  private final ValueLibrary library;
  private final Statics statics;
  private final Anchors anchors;
  private final CallConditions conditions;
  private final Set<String> owners;
  private final Set<String> names = new HashSet<>();

  /** The names of methods that return the name of a header. */
  private final Set<String> getters;

  /** The types by which code shows that it uses such a library. */
  private final Set<String> libraries = new TreeSet<>();

  /** The types that the method which is run names. */
  private Set<String> named = Set.of();

  private final Map<Anchor, PinningHeader> found = new LinkedHashMap<>();

  PinningHeaderFinder(
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
    this.conditions = new CallConditions(program, knowledge);
    this.owners = knowledge.owners(Set.of(Role.PINNING_HEADER));
    this.getters =
        knowledge.with(Role.TEXT_CONSTANT).stream()
            .filter(api -> !api.isField())
            .map(Api::name)
            .collect(Collectors.toSet());
    for (Api api : knowledge.with(Role.PINNING_HEADER)) {
      if (!api.name().equals(Member.CONSTRUCTOR)) {
        names.add(api.name());
        libraries.addAll(knowledge.typesAround(api));
      }
    }
  }

  /** Looks for headers that are sent in the types. */
  void look(Collection<TypeModel> types, CallGraph callGraph, Set<String> exhausted) {
    // A name that is declared in one place is used in others.
    types.stream()
        .flatMap(type -> type.fields().stream())
        .filter(field -> field.constant().filter(PinningHeaderFinder::isName).isPresent())
        .forEach(program::askForUsers);
    Set<MethodModel> roots = new LinkedHashSet<>(callGraph.methods(types, this::namesHeader));
    roots.addAll(callGraph.users(types, used -> owners.contains(used.owner().name())));
    callGraph.users(types, used -> !used.owner().resolved() && names.contains(used.name())).stream()
        .filter(method -> libraries.stream().anyMatch(named(method, callGraph)::contains))
        .forEach(roots::add);
    for (MethodModel root : roots) {
      named = named(root, callGraph);
      Interpreter interpreter = new Interpreter(program, library, statics, this);
      interpreter.runRoot(root, Roots.arguments(root));
      if (interpreter.isExhausted()) {
        exhausted.add(root.member().toString());
      }
    }
  }

  /** The headers in all that was looked at. */
  List<PinningHeader> headers() {
    return found.values().stream()
        .sorted(
            Comparator.comparing((PinningHeader header) -> header.location().file())
                .thenComparing(header -> header.location().line())
                .thenComparing(header -> header.location().anchor().toString()))
        .toList();
  }

  /** The types that a method names. */
  private static Set<String> named(MethodModel method, CallGraph callGraph) {
    Set<String> types = new HashSet<>();
    callGraph.references(method).forEach(used -> types.add(used.owner().name()));
    method.parameters().forEach(type -> types.add(type.name()));
    return types;
  }

  private boolean namesHeader(Instr instr) {
    if (instr instanceof Instr.Const constant) {
      return isName(constant.value());
    }
    return instr instanceof Instr.Call call
        ? getters.contains(call.method().name())
        : instr instanceof Instr.GetField get
            && get.receiver().isEmpty()
            && knowledge.find(get.field()).stream()
                .flatMap(api -> api.text().stream())
                .anyMatch(PinningHeader::isName);
  }

  private static boolean isName(Literal literal) {
    return literal instanceof Literal.Text text && PinningHeader.isName(text.value());
  }

  @Override
  public int stepsForRoot() {
    return FOR_A_ROOT;
  }

  @Override
  public boolean triesAgain() {
    return true; // what was seen on one path is sent on it
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    if (!hasBody) {
      library.apis(Role.HEADER_SINK, invocation).stream()
          .findFirst()
          .ifPresent(api -> header(api, invocation));
      writers(invocation).stream()
          .filter(api -> conditions.answers(api, invocation).equals(Set.of(Answer.YES)))
          .findFirst()
          .ifPresent(api -> add(invocation, invocation.frame().depth(), api.isTrue("enforced")));
    }
    return Optional.empty();
  }

  /** Without types a call is known by its name, in a method that names the library as well. */
  private List<Api> writers(Invocation invocation) {
    if (invocation.owner().resolved() || invocation.call().kind() != Instr.CallKind.VIRTUAL) {
      return library.apis(Role.PINNING_HEADER, invocation);
    }
    return knowledge.with(Role.PINNING_HEADER).stream()
        .filter(api -> api.name().equals(invocation.call().method().name()))
        .filter(api -> api.arity().includes(invocation.arguments().size()))
        .filter(api -> knowledge.typesAround(api).stream().anyMatch(named::contains))
        .toList();
  }

  private void header(Api api, Invocation invocation) {
    Optional<Traced> name = api.argument("name").flatMap(invocation::argument);
    Optional<String> text = name.flatMap(given -> given.value().text());
    boolean isEnd =
        api.argument("value")
            .flatMap(invocation::argument)
            .flatMap(given -> given.value().text())
            .filter(PinningHeader::isEnd)
            .isPresent();
    if (text.filter(PinningHeader::isName).isPresent() && !isEnd) {
      add(invocation, name.orElseThrow().depth(), PinningHeader.isEnforcedName(text.get()));
    }
  }

  private void add(Invocation invocation, int depth, boolean isEnforced) {
    Place sink = new Place(invocation.frame().member(), invocation.call());
    Place place = invocation.frame().placeAt(depth, invocation.call());
    Location location = anchors.of(place);
    List<Step> related = new ArrayList<>();
    if (!place.equals(sink)) {
      related.add(Step.at(sink.member(), sink.call().site(), "the header is set here"));
    }
    found.merge(
        location.anchor(),
        new PinningHeader(location, isEnforced, related),
        (first, second) -> first.isEnforced() ? first : second);
  }
}
