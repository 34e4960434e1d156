package dev.pinlint.facts;

import dev.pinlint.facts.TrustAnchorSite.Effect;
import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.ObjectId;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Answer;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Finds the certificates of a program that become trust anchors.
 *
 * <p>Anchors travel in objects: a key store, the trust manager factory that is initialised with it,
 * its managers. Each of these has a history, which the next one takes over; where the last is
 * handed to what decides about servers, it shows whether the platform's own anchors are among them.
 * As elsewhere, a method in which a parameter has a say is run in its callers too.
 */
final class TrustAnchorFinder implements CallSemantics {

  /** A method that is no helper is worth so many steps: it may compute a certificate. */
  private static final int FOR_A_VALUE = 500;

  /**
   * Anchors are put together in plain code: what takes more steps than this does something else.
   */
  private static final int FOR_A_ROOT = 2_000;

  /** Through how many callers a certificate is followed. */
  private static final int MOST_CALLERS = 3;

  /** Where anchors come into view. */
  private static final List<Role> STARTS = List.of(Role.ANCHOR_SINK, Role.ANCHOR_OTHERS);

  /** The functions that make certificates, or what they are read from. */
  private static final Set<String> MAKERS = Set.of("stream", "certificate", "certificates");

  private final Program program;
  private final Knowledge knowledge;
  private final ValueLibrary library;
  private final Statics statics;
  private final Anchors anchors;
  private final Map<String, List<Api>> sinks = new HashMap<>();
  private final Set<Member> helpers = new HashSet<>();

  /** How many callers there are between a method and what made it worth running. */
  private final Map<Member, Integer> heights = new HashMap<>();

  private final TrustAnchorSites sites = new TrustAnchorSites();
  private final CallConditions conditions;
  private boolean isHelper;

  TrustAnchorFinder(
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
    STARTS.stream()
        .flatMap(role -> knowledge.with(role).stream())
        .filter(TrustAnchorFinder::isStart)
        .forEach(api -> sinks.computeIfAbsent(api.name(), name -> new ArrayList<>()).add(api));
  }

  /** Looks for anchors in the types, and wherever they may come from. */
  void look(Collection<TypeModel> types, CallGraph callGraph, Set<String> exhausted) {
    Deque<MethodModel> roots = new ArrayDeque<>(callGraph.users(types, this::maySink));
    while (!roots.isEmpty()) {
      MethodModel root = roots.remove();
      isHelper = false;
      Interpreter interpreter = new Interpreter(program, library, statics, this);
      List<Outcome> outcomes = interpreter.runRoot(root, Roots.arguments(root));
      boolean isMaker = outcomes.stream().anyMatch(AnchorHistories::isReturned);
      int height = heights.getOrDefault(root.member(), 0);
      if (interpreter.isExhausted() && height == 0) {
        // A caller is run to see whether it passes a certificate of the code, and most do not.
        exhausted.add(root.member().toString());
      }
      if ((isMaker || isHelper) && height < MOST_CALLERS && helpers.add(root.member())) {
        for (MethodModel caller : callGraph.callers(root)) {
          heights.putIfAbsent(caller.member(), height + 1);
          if (!roots.contains(caller)) {
            roots.add(caller);
          }
        }
      }
    }
  }

  /** The anchors of all that was looked at. */
  List<TrustAnchorSite> sites() {
    return sites.all(anchors);
  }

  /** What opens a key store puts anchors that are in a file of the program. */
  private static boolean isStart(Api api) {
    return api.role() == Role.ANCHOR_SINK
        || api.argument("password").isPresent()
        || api.properties().containsKey("kind");
  }

  /** The lines that may be meant: types or conditions say of others that they are not. */
  private List<Api> apis(Role role, Invocation invocation) {
    return library.apis(role, invocation).stream()
        .filter(api -> !conditions.answers(api, invocation).equals(Set.of(Answer.NO)))
        .toList();
  }

  /** Of an owner that is not known name and arity are enough: to look in vain costs a run. */
  private boolean maySink(MethodRef used) {
    List<Api> named = sinks.getOrDefault(used.name(), List.of());
    return used.owner().resolved()
        ? !named.isEmpty()
            && STARTS.stream()
                .flatMap(role -> knowledge.findAll(role, used.owner(), used, program).stream())
                .anyMatch(TrustAnchorFinder::isStart)
        : named.stream().anyMatch(api -> api.arity().meets(used.arity()));
  }

  private static boolean isMaker(Api api) {
    return api.role() == Role.RESOURCE
        || MAKERS.contains(api.properties().getOrDefault("function", ""));
  }

  private static boolean isFromCaller(Invocation invocation) {
    return Traced.isParameter(invocation.depth())
        || invocation
            .inputs()
            .flatMap(input -> input.symbols().stream())
            .anyMatch(Roots::isParameter);
  }

  @Override
  public int stepsForRoot() {
    return FOR_A_ROOT;
  }

  /** What was seen on one path stays true, however little is known of the others. */
  @Override
  public boolean triesAgain() {
    return true;
  }

  @Override
  public int stepsFor(MethodModel callee, Invocation invocation, State state) {
    if (helpers.contains(callee.member())) {
      return Interpreter.MAX_STEPS;
    }
    boolean mayConcern =
        mayCarry(callee.returnType())
            || invocation.inputs().anyMatch(input -> AnchorHistories.of(input, state).isPresent());
    return mayConcern ? FOR_A_VALUE : FOR_AN_ASIDE;
  }

  private static boolean mayCarry(TypeRef type) {
    return !type.resolved() || (type.name().contains(".") && !type.equals(TypeRef.STRING));
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    if (hasBody) {
      return Optional.empty();
    }
    // Without types it may be one of several methods: what names a file tells which.
    List<Api> openers =
        apis(Role.ANCHOR_OTHERS, invocation).stream().filter(TrustAnchorFinder::isStart).toList();
    isHelper |= !openers.isEmpty() && isFromCaller(invocation);
    Optional<KeyStoreReading> store =
        openers.stream()
            .flatMap(api -> KeyStoreReading.of(api, invocation, state, library).stream())
            .findFirst();
    if (store.isPresent()) {
      return Optional.of(
          List.of(new Outcome.Returned(loaded(store.get(), invocation, state), state)));
    }
    for (Role role : Role.OF_ANCHORS) {
      Optional<Api> api = apis(role, invocation).stream().findFirst();
      if (api.isPresent()) {
        return Optional.of(
            List.of(new Outcome.Returned(apply(api.get(), invocation, state), state)));
      }
    }
    Optional<Api> known = invocation.api();
    isHelper |= known.filter(TrustAnchorFinder::isMaker).isPresent() && isFromCaller(invocation);
    if (known.isPresent() && known.get().role() == Role.INSTALLS) {
      install(known.get(), invocation, state);
    }
    return invocation
        .receiver()
        .filter(receiver -> known.filter(Api::returnsReceiver).isPresent())
        .filter(receiver -> AnchorHistories.of(receiver.value(), state).isPresent())
        .map(receiver -> kept(receiver, invocation, state));
  }

  /** A step of a builder that has nothing to do with anchors. */
  private static List<Outcome> kept(Traced receiver, Invocation invocation, State state) {
    invocation.arguments().forEach(argument -> state.escape(argument.value()));
    return List.of(new Outcome.Returned(receiver, state));
  }

  private Traced apply(Api api, Invocation invocation, State state) {
    return switch (api.role()) {
      case ANCHOR_STORE -> invocation.make(state, HeapObject.History.NEW, made(api));
      case ANCHOR_SINK -> sink(api, invocation, state);
      case ANCHOR_OTHERS -> {
        boolean isNone = api.argument("from").filter(from -> isNull(invocation, from)).isPresent();
        yield isNone
            ? result(api, invocation)
            : given(event(api, List.of(), invocation), true, invocation, state);
      }
      case ANCHOR_PASSWORD -> unlock(api, invocation, state);
      case ANCHOR_COPY -> copy(api, invocation, state);
      case ANCHOR_RESULT -> carrier(api, invocation, state);
      default -> result(api, invocation);
    };
  }

  private Traced sink(Api api, Invocation invocation, State state) {
    List<Traced> certificates = HandedCertificates.of(api, invocation, state, library);
    int depth =
        certificates.stream().mapToInt(Traced::depth).min().orElse(invocation.frame().depth());
    isHelper |= Traced.isParameter(depth);
    isHelper |= invocation.receiver().filter(at -> at.isParameter()).isPresent();
    Place sink = new Place(invocation.frame().member(), invocation.call());
    Place place = invocation.frame().placeAt(depth, invocation.call());
    boolean isKnown = sites.add(api, place, sink, certificates);
    if (isKnown) {
      takeAtOnce(api, place, invocation);
    }
    return given(new HeapObject.Event(api, certificates, false, place), isKnown, invocation, state);
  }

  /** A key store that comes with the program puts its certificates into what loads it. */
  private Traced loaded(KeyStoreReading store, Invocation invocation, State state) {
    Place sink = new Place(invocation.frame().member(), invocation.call());
    Place place = invocation.frame().placeAt(store.depth(), invocation.call());
    sites.add(place, sink, store);
    takeAtOnce(store.api(), place, invocation);
    return given(store.event(place), true, invocation, state);
  }

  private void takeAtOnce(Api api, Place place, Invocation invocation) {
    if (api.isTrue("exclusive")
        && (api.conditions().isEmpty()
            || conditions.answers(api, invocation).equals(Set.of(Answer.YES)))) {
      sites.take(place, Effect.REPLACES);
    }
  }

  /** The receiver has been given something; if there is none, what the call makes has. */
  private static Traced given(
      HeapObject.Event event, boolean isKnown, Invocation invocation, State state) {
    UnaryOperator<HeapObject.History> change =
        history -> isKnown ? history.plus(event) : AnchorHistories.escaped(history);
    if (invocation.receiver().isEmpty()) {
      return invocation.make(state, change.apply(HeapObject.History.NEW), made(event.api()));
    }
    AnchorHistories.change(invocation, state, change);
    return result(event.api(), invocation);
  }

  /** Key stores that the receiver was given before are opened with the password. */
  private Traced unlock(Api api, Invocation invocation, State state) {
    HeapObject.Event password = event(api, invocation.arguments(), invocation);
    AnchorHistories.change(
        invocation,
        state,
        history ->
            AnchorHistories.with(
                    history,
                    event ->
                        KeyStoreReading.unlocked(event, password, state)
                            .map(store -> opened(store, event))
                            .orElse(event))
                .plus(password));
    return result(api, invocation);
  }

  private HeapObject.Event opened(KeyStoreReading store, HeapObject.Event locked) {
    sites.open(locked.place(), store);
    return store.event(locked.place());
  }

  private static HeapObject.Event event(Api api, List<Traced> arguments, Invocation invocation) {
    Place place = new Place(invocation.frame().member(), invocation.call());
    return new HeapObject.Event(api, arguments, false, place);
  }

  private static boolean isNull(Invocation invocation, int argument) {
    return invocation.argument(argument).filter(given -> given.value().isNull()).isPresent();
  }

  /** {@code null} stands for the platform's anchors. */
  private static Traced copy(Api api, Invocation invocation, State state) {
    int from = api.argument("from").orElseThrow();
    Optional<HeapObject.History> given =
        invocation
            .argument(from)
            .flatMap(argument -> AnchorHistories.together(argument.value(), state));
    if (invocation.receiver().isEmpty()) {
      HeapObject.History unknown = AnchorHistories.escaped(HeapObject.History.NEW);
      return invocation.make(state, given.orElse(unknown), made(api));
    }
    if (isNull(invocation, from)) {
      AnchorHistories.change(
          invocation, state, history -> history.plus(event(api, List.of(), invocation)));
    } else if (given.isPresent()) {
      AnchorHistories.change(invocation, state, history -> given.get());
    } else {
      AnchorHistories.change(invocation, state, AnchorHistories::escaped);
    }
    return result(api, invocation);
  }

  /** What has the anchors of the receiver: an object, or an array with one in it. */
  private Traced carrier(Api api, Invocation invocation, State state) {
    Optional<HeapObject.History> carried = AnchorHistories.ofReceiver(invocation, state);
    if (api.isTrue("effective")) {
      carried.ifPresent(sites::take);
    }
    if (carried.isEmpty()) {
      return result(api, invocation);
    } else if (!api.isTrue("array")) {
      return invocation.make(state, carried.get(), made(api));
    }
    ObjectId id = invocation.frame().object(invocation.call().result().index()).part(0);
    state.object(id, carried.get());
    // Of which class it is, the platform's provider decides.
    Value element = new Value.Instance(id, TypeRef.UNKNOWN);
    List<Traced> elements = List.of(new Traced(element, invocation.frame().depth()));
    return invocation.make(state, new HeapObject.Sequence(elements, false), made(api));
  }

  private static TypeRef made(Api api) {
    return api.returnedType().orElse(api.owner());
  }

  private static Traced result(Api api, Invocation invocation) {
    return invocation
        .receiver()
        .filter(receiver -> api.returnsReceiver())
        .orElseGet(invocation::unknownResult);
  }

  private void install(Api installer, Invocation invocation, State state) {
    if (!installer.conditions().isEmpty()
        && !conditions.answers(installer, invocation).equals(Set.of(Answer.YES))) {
      return;
    }
    Optional<Integer> taken = installer.argument("takes");
    for (int i = 0; i < invocation.arguments().size(); i++) {
      if (taken.isEmpty() || taken.get() == i) {
        AnchorHistories.carried(invocation.arguments().get(i).value(), state).forEach(sites::take);
      }
    }
  }
}
