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
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import dev.pinlint.pins.PinFlaw;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what is handed to pin APIs, and what pin sets hold in the end.
 *
 * <p>Each method that names a pin API is run by itself, its parameters being symbols. One in which
 * a parameter has a say (it is a pin, a host, or the builder; or the builder leaves the method) is
 * a <em>helper</em>: then its callers are run as well, with the helper's body interpreted in each
 * call, and so on upwards. So the fact is made in the frame in which the arguments stop being
 * parameters.
 */
final class PinSetFinder implements CallSemantics {

  /** A method that is no helper is worth so many steps: it may compute a host or a pin. */
  private static final int FOR_A_VALUE = 500;

  private final Program program;
  private final ValueLibrary library;
  private final Statics statics;
  private final Anchors anchors;
  private final CallGraph callGraph;
  private final Set<String> pinTypes;
  private final Set<Member> helpers = new HashSet<>();
  private final Set<PinSet> found = new LinkedHashSet<>();
  private final PinReader reader;
  private final PinSites sites;
  private final RepeatedPins repeatedPins;
  private final KeptBuilders keptBuilders;
  private final PinInstallations installations;
  private final Set<String> installers;
  private final Set<String> installing = new HashSet<>();
  private boolean isHelper;

  /** Who calls the method that is run. */
  private Set<MethodModel> callers = Set.of();

  PinSetFinder(
      Program program,
      Knowledge knowledge,
      LibraryVersions versions,
      ValueLibrary library,
      Statics statics,
      Anchors anchors,
      CallGraph callGraph) {
    this.program = program;
    this.library = library;
    this.statics = statics;
    this.anchors = anchors;
    this.callGraph = callGraph;
    this.pinTypes = knowledge.owners(Set.of(Role.PIN_SINK, Role.PIN_SET, Role.PIN_BUILDER));
    this.reader = new PinReader(versions);
    this.sites = new PinSites(reader, program);
    this.repeatedPins = new RepeatedPins(reader, anchors);
    this.keptBuilders = new KeptBuilders(statics, anchors, knowledge.owners(Set.of(Role.PIN_SINK)));
    this.installations = new PinInstallations(program, anchors);
    this.installers = knowledge.owners(Set.of(Role.PIN_INSTALL));
    knowledge.with(Role.PIN_INSTALL).forEach(api -> installing.add(api.name()));
  }

  /** Looks for pins in the types, and wherever they may come from. */
  void look(Collection<TypeModel> types, Set<String> exhausted) {
    keptBuilders.look(types);
    Deque<MethodModel> roots =
        new ArrayDeque<>(
            callGraph.users(
                types, used -> pinTypes.contains(used.owner().name()) || isInstaller(used)));
    while (!roots.isEmpty()) {
      MethodModel root = roots.remove();
      Set<MethodModel> callersOfRoot = callGraph.callers(root);
      callers = callersOfRoot;
      if (!run(root)) {
        exhausted.add(root.member().toString());
        keptBuilders.giveUp(root);
      }
      if (isHelper && helpers.add(root.member())) {
        callersOfRoot.stream().filter(caller -> !roots.contains(caller)).forEach(roots::add);
      }
    }
  }

  /** The pin sets of all that was looked at. */
  List<PinSet> pinSets() {
    Set<PinSet> all = new LinkedHashSet<>(found);
    callers = Set.of();
    keptBuilders.histories().forEach(history -> pinSet(history).ifPresent(all::add));
    return all.stream()
        .map(pins -> new PinSet(pins.hosts().stream().map(repeatedPins::mark).toList()))
        .toList();
  }

  /** The calls that hand over pins, in all that was looked at. */
  List<PinSite> sites() {
    return sites.all(anchors);
  }

  /** The calls that make clients go by constant pins, in all that was looked at. */
  List<PinInstallation> installations() {
    return installations.all();
  }

  private boolean isInstaller(MethodRef used) {
    return installing.contains(used.name()) && installers.contains(used.owner().name());
  }

  private boolean run(MethodModel root) {
    isHelper = false;
    Interpreter interpreter = new Interpreter(program, library, statics, this);
    List<Outcome> outcomes = interpreter.runRoot(root, Roots.arguments(root));
    isHelper |=
        outcomes.stream()
            .anyMatch(
                outcome ->
                    outcome instanceof Outcome.Returned returned
                        && isShared(returned.value().value()));
    boolean isWhole = !interpreter.isExhausted() && !interpreter.isWidened();
    installations.end(root, outcomes, isWhole, callers);
    return isWhole;
  }

  /** Whether code that gets hold of this value could go on adding pins, or run code that does. */
  private boolean isShared(Value value) {
    return value instanceof Value.Function function
        ? function.captured().stream().anyMatch(captured -> isShared(captured.value()))
        : pinTypes.contains(value.type().name());
  }

  @Override
  public int stepsFor(MethodModel callee, Invocation invocation, State state) {
    return helpers.contains(callee.member()) ? MAX_STEPS_OF_A_CALL : FOR_A_VALUE;
  }

  @Override
  public void unseen(Invocation invocation, State state) {
    isHelper |= invocation.inputs().anyMatch(this::isShared);
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    List<Outcome> outcomes = new ArrayList<>();
    if (isOwnConstructor(invocation.call()) || mayBeAnother(invocation)) {
      return Optional.empty();
    } else if (invocation.is(Role.PIN_SINK)) {
      if (invocation.frame().isWatched() && mayReject(invocation, state)) {
        outcomes.add(new Outcome.Failed(state.copy()));
      }
      add(invocation, state);
    } else if (invocation.is(Role.PIN_BUILDER)) {
      return Optional.of(List.of(new Outcome.Returned(builder(invocation, state), state)));
    } else if (invocation.is(Role.PIN_SET)) {
      isHelper |= Traced.isParameter(invocation.depth());
      keptBuilders.build(invocation.call());
      history(invocation, state).flatMap(this::pinSet).ifPresent(found::add);
      return Optional.of(List.of(new Outcome.Returned(made(invocation, state), state)));
    } else {
      if (invocation.is(Role.PIN_INSTALL)) {
        installations.add(invocation, state);
      }
      return Optional.empty();
    }
    Traced result =
        invocation
            .receiver()
            .filter(receiver -> invocation.api().orElseThrow().returnsReceiver())
            .orElseGet(invocation::unknownResult);
    outcomes.add(new Outcome.Returned(result, state));
    return Optional.of(outcomes);
  }

  /** {@code this(…)} hands on what the constructor was given: its caller is the one that counts. */
  private static boolean isOwnConstructor(Instr.Call call) {
    return call.kind() == Instr.CallKind.SUPER && call.method().name().equals(Member.CONSTRUCTOR);
  }

  /** Whether the library itself is analysed, and has another method that the call may mean. */
  private boolean mayBeAnother(Invocation invocation) {
    return invocation.call().method().parameters().isEmpty()
        && invocation
            .api()
            .filter(
                api ->
                    program.candidates(api.owner(), invocation.call().method()).stream()
                        .anyMatch(
                            method -> !method.member().parameters().equals(api.simpleParameters())))
            .isPresent();
  }

  /** A builder that knows how it was made: the algorithm may stand there. */
  private static Traced builder(Invocation invocation, State state) {
    Api api = invocation.api().orElseThrow();
    Place place = new Place(invocation.frame().member(), invocation.call());
    HeapObject.Event made = new HeapObject.Event(api, invocation.arguments(), false, place);
    return invocation.make(
        state,
        HeapObject.History.NEW.plus(made),
        TypeRef.of(api.properties().getOrDefault("returns", "java.lang.Object")));
  }

  /** A pin set that knows what is in it. */
  private static Traced made(Invocation invocation, State state) {
    TypeRef type = invocation.api().flatMap(Api::returnedType).orElse(TypeRef.UNKNOWN);
    return history(invocation, state)
        .map(pins -> invocation.make(state, pins, type))
        .orElseGet(invocation::unknownResult);
  }

  /** The algorithm that the code names where it makes the builder. */
  private static Optional<String> algorithm(Invocation invocation, State state) {
    return history(invocation, state).stream()
        .flatMap(history -> history.definite().stream())
        .filter(event -> event.api().role() == Role.PIN_BUILDER)
        .flatMap(event -> event.api().argument("algorithm").map(event.arguments()::get).stream())
        .flatMap(argument -> argument.value().text().stream())
        .findFirst();
  }

  /** Whether the library may throw because of the text of a pin. */
  private boolean mayReject(Invocation invocation, State state) {
    Api api = invocation.api().orElseThrow();
    return !pins(invocation, state).elements().stream()
        .flatMap(pin -> pin.value().alternatives().stream())
        .allMatch(pin -> pin.text().filter(text -> isAccepted(api, text)).isPresent());
  }

  private boolean isAccepted(Api api, String text) {
    return reader.read(api, text, Optional.empty()).flaw().filter(PinFlaw::isRefused).isEmpty();
  }

  /** The pins that are passed: one by one, in an array, or in a collection. */
  private HeapObject.Sequence pins(Invocation invocation, State state) {
    Api api = invocation.api().orElseThrow();
    int first = api.argument("pins").orElseThrow();
    boolean isLast = api.parameters().size() == first + 1;
    HeapObject.Sequence pins =
        invocation
            .argument(first)
            .filter(only -> !isLast || invocation.arguments().size() == first + 1)
            .flatMap(only -> state.sequence(only.value()))
            .orElseGet(
                () ->
                    isLast
                        ? ValueLibrary.elements(invocation, first, state)
                        // A collection of which nothing is known.
                        : new HeapObject.Sequence(List.of(), true));
    return new HeapObject.Sequence(texts(api, pins, state), pins.isOpen());
  }

  /** Pins that are handed over in bytes are compared, and shown, as texts. */
  private List<Traced> texts(Api api, HeapObject.Sequence pins, State state) {
    return pins.elements().stream()
        .map(
            pin ->
                ValueLibrary.bytes(pin.value(), state)
                    .flatMap(bytes -> reader.text(api, bytes))
                    .map(
                        text -> new Traced(new Value.Constant(new Literal.Text(text)), pin.depth()))
                    .orElse(pin))
        .toList();
  }

  private static Optional<HeapObject.History> history(Invocation invocation, State state) {
    return invocation
        .receiver()
        .flatMap(receiver -> state.object(receiver.value()))
        .filter(HeapObject.History.class::isInstance)
        .map(HeapObject.History.class::cast);
  }

  private void add(Invocation invocation, State state) {
    Api api = invocation.api().orElseThrow();
    HeapObject.Sequence pins = pins(invocation, state);
    sites.add(invocation, pins, algorithm(invocation, state));
    Optional<Traced> host = api.argument("host").flatMap(invocation::argument);
    Optional<HeapObject.History> history = history(invocation, state);
    isHelper |= Traced.isParameter(invocation.depth());
    if (host.isEmpty()) {
      invocation.inputs().forEach(state::escape);
      return;
    }
    HeapObject.Event event = event(invocation, host.get(), pins);
    isHelper |= event.arguments().stream().anyMatch(it -> it.isParameter());
    keptBuilders.add(invocation.call(), event, callers);
    if (history.isEmpty()
        || !(invocation.receiver().orElseThrow().value() instanceof Value.Instance builder)) {
      invocation.inputs().forEach(state::escape);
      return;
    }
    repeatedPins.add(event, invocation, history.get());
    state.object(builder.id(), history.get().plus(event));
  }

  private static HeapObject.Event event(
      Invocation invocation, Traced host, HeapObject.Sequence pins) {
    List<Traced> arguments = new ArrayList<>(List.of(host));
    arguments.addAll(pins.elements());
    int depth =
        Stream.concat(invocation.receiver().stream(), arguments.stream())
            .mapToInt(Traced::depth)
            .min()
            .orElseThrow();
    Place place = invocation.frame().placeAt(depth, invocation.call());
    return new HeapObject.Event(invocation.api().orElseThrow(), arguments, pins.isOpen(), place);
  }

  private Optional<PinSet> pinSet(HeapObject.History history) {
    // A pattern that matches no host pins nothing, and backs up nothing.
    List<HostPins> groups =
        HostPins.of(history).stream().filter(group -> !group.isDead(reader)).toList();
    List<PinSet.HostPins> hosts =
        groups.stream()
            .filter(group -> !(group.isHostFromCaller() && !callers.isEmpty()))
            .map(group -> group.judged(groups, history, reader, anchors))
            .toList();
    return hosts.isEmpty() ? Optional.empty() : Optional.of(new PinSet(hosts));
  }
}
