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
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Literal;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the calls of {@code SSLContext.init} that are given nothing but a manager which hands
 * everything on to the platform's own: the first manager that the default factory makes from the
 * default key store. That is what the platform's provider takes by itself if it is given none.
 */
final class RedundantInstallationFinder implements CallSemantics {

  private static final TypeRef CONTEXT = TypeRef.of("javax.net.ssl.SSLContext");
  private static final TypeRef FACTORY = TypeRef.of("javax.net.ssl.TrustManagerFactory");
  private static final TypeRef MANAGERS = TypeRef.of("javax.net.ssl.TrustManager[]");

  /** The symbols for what the platform makes where nobody asks for anything special. */
  private static final String DEFAULT_CONTEXT = "context of the first provider";

  private static final String DEFAULT_MANAGERS = "the platform's trust managers";

  private static final int MANAGERS_ARGUMENT = 1;

  private final Program program;
  private final ValueLibrary library;
  private final Statics statics;
  private final Anchors anchors;
  private final HandsOn handsOn;
  private final Map<TypeRef, String> delegates = new LinkedHashMap<>();
  private final List<MethodModel> roots = new ArrayList<>();

  /** For each call the types of such managers that it is given on some path, or something else. */
  private final Map<Place, Set<Optional<TypeRef>>> given = new LinkedHashMap<>();

  RedundantInstallationFinder(
      Program program,
      Knowledge knowledge,
      ValueLibrary library,
      Statics statics,
      Anchors anchors) {
    this.program = program;
    this.library = library;
    this.statics = statics;
    this.anchors = anchors;
    this.handsOn = new HandsOn(knowledge);
  }

  /** Looks for such managers, and for such calls, in the types. */
  void look(Collection<TypeModel> types, CallGraph callGraph) {
    int known = delegates.size();
    for (TypeModel type : types) {
      handsOn.delegate(type).ifPresent(field -> delegates.put(type.ref(), field));
    }
    List<MethodModel> more =
        callGraph.users(types, used -> used.owner().equals(CONTEXT) && used.name().equals("init"));
    roots.addAll(more);
    if (delegates.isEmpty()) {
      return;
    }
    boolean knewAll = delegates.size() == known;
    if (!knewAll) {
      given.clear(); // what became known now may be handed over by code that was run before
    }
    for (MethodModel root : knewAll ? more : roots) {
      Interpreter interpreter = new Interpreter(program, library, statics, this);
      interpreter.runRoot(root, Roots.arguments(root));
      if (interpreter.isExhausted()) {
        given.values().forEach(managers -> managers.add(Optional.empty()));
      }
    }
  }

  /** The calls, by the type of the manager that they are given. */
  Map<TypeRef, List<RedundantInstallation>> installations() {
    Map<TypeRef, List<RedundantInstallation>> found = new LinkedHashMap<>();
    given.forEach(
        (place, types) -> {
          Optional<TypeRef> type = types.iterator().next();
          if (types.size() == 1 && type.isPresent()) {
            found
                .computeIfAbsent(type.get(), any -> new ArrayList<>())
                .add(new RedundantInstallation(anchors.of(place), MANAGERS_ARGUMENT));
          }
        });
    return found;
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    if (hasBody) {
      return Optional.empty();
    }
    String name = invocation.call().method().name();
    boolean isOfContext = invocation.owner().equals(CONTEXT);
    boolean isOfFactory = invocation.owner().equals(FACTORY);
    if (isOfContext && name.equals("init") && invocation.arguments().size() == 3) {
      Place place = new Place(invocation.frame().member(), invocation.call());
      given
          .computeIfAbsent(place, any -> new LinkedHashSet<>())
          .add(manager(invocation, state).filter(type -> isDefault(invocation.receiver())));
    } else if (isOfContext && name.equals("getInstance") && invocation.arguments().size() == 1) {
      Value made = new Value.Unknown(Set.of(DEFAULT_CONTEXT), CONTEXT, true);
      return Optional.of(returned(new Traced(made, invocation.frame().depth()), state));
    } else if (isOfFactory && name.equals("getInstance") && isDefaultAlgorithm(invocation)) {
      HeapObject.Sequence nothing = new HeapObject.Sequence(List.of(), false);
      return Optional.of(returned(invocation.make(state, nothing, FACTORY), state));
    } else if (isOfFactory) {
      return ofFactory(name, invocation, state);
    }
    return Optional.empty();
  }

  private static boolean isDefaultAlgorithm(Invocation invocation) {
    return invocation.arguments().size() == 1
        && invocation.arguments().get(0).value() instanceof Value.Expression expression
        && expression.operator().equals("getDefaultAlgorithm");
  }

  private static boolean isDefault(Optional<Traced> context) {
    return context
        .filter(value -> value.value().symbols().equals(Set.of(DEFAULT_CONTEXT)))
        .isPresent();
  }

  /** A factory is known by what it was initialised with. */
  private static Optional<List<Outcome>> ofFactory(
      String name, Invocation invocation, State state) {
    Optional<HeapObject.Sequence> initialised =
        invocation.receiver().flatMap(factory -> state.sequence(factory.value()));
    if (initialised.isEmpty() || initialised.get().isOpen()) {
      return Optional.empty();
    }
    if (name.equals("init") && invocation.arguments().size() == 1) {
      Value.Instance factory = (Value.Instance) invocation.receiver().orElseThrow().value();
      state.object(factory.id(), new HeapObject.Sequence(invocation.arguments(), false));
      return Optional.of(returned(invocation.unknownResult(), state));
    }
    boolean isOfDefaultStore =
        initialised.get().elements().stream()
            .map(Traced::value)
            .map(value -> value instanceof Value.Constant constant ? constant.literal() : value)
            .toList()
            .equals(List.of(Literal.NULL));
    return name.equals("getTrustManagers") && isOfDefaultStore
        ? Optional.of(
            returned(
                new Traced(
                    new Value.Symbol(DEFAULT_MANAGERS, MANAGERS), invocation.frame().depth()),
                state))
        : Optional.empty();
  }

  private static List<Outcome> returned(Traced value, State state) {
    List<Outcome> outcomes = new ArrayList<>(List.of(new Outcome.Failed(state.copy())));
    outcomes.add(new Outcome.Returned(value, state));
    return outcomes;
  }

  /** The type of the one manager, if it hands everything on to the platform's. */
  private Optional<TypeRef> manager(Invocation invocation, State state) {
    List<Traced> managers =
        state
            .sequence(invocation.arguments().get(MANAGERS_ARGUMENT).value())
            .filter(array -> !array.isOpen() && array.elements().size() == 1)
            .map(HeapObject.Sequence::elements)
            .orElse(List.of());
    return managers.stream()
        .map(Traced::value)
        .filter(manager -> delegates.containsKey(manager.type()))
        .filter(
            manager ->
                state
                    .field(manager, field(manager))
                    .filter(RedundantInstallationFinder::isPlatforms)
                    .isPresent())
        .map(Value::type)
        .findFirst();
  }

  private String field(Value manager) {
    return delegates.getOrDefault(manager.type(), "");
  }

  private static boolean isPlatforms(Traced delegate) {
    return delegate.value().symbols().equals(Set.of(DEFAULT_MANAGERS + Value.ELEMENT));
  }
}
