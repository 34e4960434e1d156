package dev.pinlint.facts;

import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.ObjectId;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Literal;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Follows sockets and engines of TLS from where they are made, and notes who looks at the other
 * end: endpoint identification that is set, a session that is asked for certificates or handed to
 * somebody, a listener. Only what the platform's own factories make is followed, with the
 * platform's own managers: any other may look by itself.
 */
final class Connections implements CallSemantics {

  private static final TypeRef CONTEXT = TypeRef.of("javax.net.ssl.SSLContext");
  private static final TypeRef FACTORY = TypeRef.of("javax.net.ssl.SSLSocketFactory");
  private static final TypeRef MANAGERS = TypeRef.of("javax.net.ssl.TrustManagerFactory");
  private static final TypeRef SOCKET = TypeRef.of("javax.net.ssl.SSLSocket");
  private static final TypeRef ENGINE = TypeRef.of("javax.net.ssl.SSLEngine");
  private static final TypeRef PARAMETERS = TypeRef.of("javax.net.ssl.SSLParameters");
  private static final TypeRef SESSION = TypeRef.of("javax.net.ssl.SSLSession");

  /** The symbol for what is the platform's own. */
  private static final String PLATFORM = "the platform's own TLS";

  /** Ends the detail of a mark: the engine is a client's. */
  private static final String CLIENT = " client";

  private static final Set<String> USES =
      Set.of(
          "startHandshake",
          "getInputStream",
          "getOutputStream",
          "beginHandshake",
          "wrap",
          "unwrap");
  private static final Set<String> LOOKS =
      Set.of("getPeerCertificates", "getPeerCertificateChain", "getPeerPrincipal");
  private static final Set<String> SESSIONS = Set.of("getSession", "getHandshakeSession");

  private static final Value NULL = new Value.Constant(Literal.NULL);

  private final ValueLibrary library;
  private final Map<ObjectId, Place> made = new LinkedHashMap<>();
  private final Map<ObjectId, ObjectId> sessions = new LinkedHashMap<>();

  Connections(ValueLibrary library) {
    this.library = library;
  }

  /**
   * What became of a connection on one path.
   *
   * @param place where it was made
   * @param isReturned whether it was handed to the caller
   * @param isUsed whether anything was sent or received
   * @param mayBeIdentified whether somebody looked at the other end, or code that is not seen may
   */
  record Fate(Place place, boolean isReturned, boolean isUsed, boolean mayBeIdentified) {}

  /** Where connections were made. */
  Collection<Place> places() {
    return made.values();
  }

  /** What became of the connections that were made on the path that ends so. */
  List<Fate> fates(Outcome.Returned end) {
    List<Fate> all = new ArrayList<>();
    State state = end.state();
    made.forEach(
        (id, place) -> {
          if (state.object(id).isPresent()) {
            boolean isReturned = state.isOrHolds(end.value().value(), value -> is(value, id));
            boolean isClient = isSocket(place) || state.hasMet(used(id, CLIENT));
            boolean isUsed = isClient && state.hasMet(used(id, ""));
            all.add(new Fate(place, isReturned, isUsed, mayBeIdentified(id, state)));
          }
        });
    return all;
  }

  private boolean mayBeIdentified(ObjectId id, State state) {
    return state.marks().contains(identified(id))
        || isOpen(id, state)
        || state.hasInField(value -> is(value, id))
        || sessions.entrySet().stream()
            .anyMatch(session -> session.getValue().equals(id) && isOpen(session.getKey(), state));
  }

  private static boolean isSocket(Place place) {
    return place.call().method().name().equals("createSocket");
  }

  private static boolean is(Value value, ObjectId id) {
    return value instanceof Value.Instance instance && instance.id().equals(id);
  }

  private static boolean isOpen(ObjectId id, State state) {
    return !(state.object(id).orElse(HeapObject.History.NEW) instanceof HeapObject.History history)
        || history.isOpen();
  }

  private static Mark used(ObjectId id, String how) {
    return new Mark(Mark.Kind.USED, id + how);
  }

  private static Mark identified(ObjectId id) {
    return new Mark(Mark.Kind.IDENTIFIED, id.toString());
  }

  private static void mark(Mark mark, State state) {
    state.mark(mark.kind(), mark.detail());
  }

  @Override
  public boolean triesAgain() {
    return true; // all that is seen stands in the outcomes
  }

  /** Only what is given something of TLS, or may return it, has to do with connections. */
  @Override
  public int stepsFor(MethodModel callee, Invocation invocation, State state) {
    boolean concernsTls =
        invocation.call().kind() == CallKind.NEW
            || mayBeOfTls(callee.returnType())
            || invocation
                .inputs()
                .flatMap(input -> Stream.concat(Stream.of(input), state.inFieldsOf(input)))
                .anyMatch(input -> mayBeOfTls(input.type()));
    return concernsTls ? MAX_STEPS_OF_A_CALL : FOR_AN_ASIDE;
  }

  private static boolean mayBeOfTls(TypeRef type) {
    return !type.resolved()
        || type.name().startsWith("javax.net.")
        || type.name().equals("java.net.Socket");
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    if (hasBody) {
      return Optional.empty();
    }
    List<Api> making = library.apis(Role.TLS_CONNECTION, invocation);
    if (!making.isEmpty()) {
      return isOfPlatform(invocation.receiver(), state) && !isLoopback(making.get(0), invocation)
          ? Optional.of(connect(invocation, state))
          : Optional.empty();
    }
    return invocation
        .receiver()
        .map(Traced::value)
        .filter(on -> isFollowed(on, state))
        .map(on -> received((Value.Instance) on, invocation, state))
        .or(() -> ofPlatform(invocation, state));
  }

  private static boolean isFollowed(Value value, State state) {
    boolean isOfTls = Set.of(CONTEXT, SOCKET, ENGINE, PARAMETERS, SESSION).contains(value.type());
    return isOfTls && state.object(value).filter(HeapObject.History.class::isInstance).isPresent();
  }

  /** Whether the receiver is the platform's own, and nobody can have changed that. */
  private static boolean isOfPlatform(Optional<Traced> receiver, State state) {
    return receiver
        .map(Traced::value)
        .filter(
            on ->
                on.symbols().equals(Set.of(PLATFORM))
                    || (on instanceof Value.Instance context
                        && on.type().equals(CONTEXT)
                        && !isOpen(context.id(), state)))
        .isPresent();
  }

  private static boolean isLoopback(Api api, Invocation invocation) {
    return api.argument("host")
        .flatMap(invocation::argument)
        .flatMap(host -> host.value().text())
        .filter(Loopback::isName)
        .isPresent();
  }

  private List<Outcome> connect(Invocation invocation, State state) {
    boolean isSocket = invocation.call().method().name().equals("createSocket");
    Value.Instance connection = make(isSocket ? SOCKET : ENGINE, invocation, state);
    made.put(connection.id(), new Place(invocation.frame().member(), invocation.call()));
    return invocation.returning(connection, state);
  }

  private static Value.Instance make(TypeRef type, Invocation invocation, State state) {
    ObjectId id = invocation.frame().object(invocation.call().result().index());
    state.object(id, HeapObject.History.NEW);
    return new Value.Instance(id, type);
  }

  /** Where the platform's own TLS comes from. */
  private static Optional<List<Outcome>> ofPlatform(Invocation invocation, State state) {
    TypeRef owner = invocation.owner();
    String name = invocation.call().method().name();
    if (owner.equals(CONTEXT) && name.equals("getInstance")) {
      return Optional.of(invocation.returning(make(CONTEXT, invocation, state), state));
    }
    boolean isDefault =
        (owner.equals(CONTEXT) || owner.equals(FACTORY)) && name.equals("getDefault");
    boolean isOfStore = owner.equals(MANAGERS) && name.equals("getTrustManagers");
    boolean isOfContext =
        owner.equals(CONTEXT)
            && name.equals("getSocketFactory")
            && isOfPlatform(invocation.receiver(), state);
    boolean isPlatforms = isDefault || isOfStore || isOfContext;
    Value value = new Value.Unknown(Set.of(PLATFORM), invocation.resultType(), true);
    return isPlatforms ? Optional.of(invocation.returning(value, state)) : Optional.empty();
  }

  /** What a call does that something which is followed receives. */
  private List<Outcome> received(Value.Instance on, Invocation invocation, State state) {
    if (on.type().equals(CONTEXT)) {
      return ofContext(on, invocation, state);
    } else if (on.type().equals(PARAMETERS)) {
      setParameter(on, invocation, state);
    } else if (on.type().equals(SESSION)) {
      if (LOOKS.contains(invocation.call().method().name())) {
        Optional.ofNullable(sessions.get(on.id())).ifPresent(id -> mark(identified(id), state));
      }
    } else {
      return ofConnection(on.id(), invocation, state);
    }
    return invocation.returning(invocation.unknownResult().value(), state);
  }

  /** Managers of the program's own may look at names. */
  private static List<Outcome> ofContext(Value.Instance on, Invocation invocation, State state) {
    if (invocation.call().method().name().equals("init")) {
      boolean isOwn =
          invocation
              .argument(1)
              .map(Traced::value)
              .filter(given -> !given.equals(NULL) && !given.symbols().equals(Set.of(PLATFORM)))
              .isPresent();
      if (isOwn) {
        state.escape(on);
      }
    }
    return ofPlatform(invocation, state)
        .orElseGet(() -> invocation.returning(invocation.unknownResult().value(), state));
  }

  private static void setParameter(Value.Instance on, Invocation invocation, State state) {
    boolean isSwitchedOff =
        invocation
            .argument(0)
            .map(Traced::value)
            .filter(given -> given.equals(NULL) || given.text().filter(String::isEmpty).isPresent())
            .isPresent();
    String name = invocation.call().method().name();
    if (name.equals("setEndpointIdentificationAlgorithm") && !isSwitchedOff) {
      mark(identified(on.id()), state);
    }
  }

  private List<Outcome> ofConnection(ObjectId id, Invocation invocation, State state) {
    String name = invocation.call().method().name();
    if (USES.contains(name)) {
      mark(used(id, ""), state);
    } else if (SESSIONS.contains(name)) {
      Value.Instance session = make(SESSION, invocation, state);
      sessions.put(session.id(), id);
      return invocation.returning(session, state);
    } else if (name.equals("getSSLParameters")) {
      return invocation.returning(make(PARAMETERS, invocation, state), state);
    } else if (name.equals("setUseClientMode")) {
      boolean isClient =
          invocation.argument(0).filter(on -> on.value().equals(Value.of(true))).isPresent();
      mark(isClient ? used(id, CLIENT) : identified(id), state);
    } else if (name.equals("addHandshakeCompletedListener")
        || (name.equals("setSSLParameters") && mayIdentify(invocation, state))) {
      mark(identified(id), state);
    }
    return invocation.returning(invocation.unknownResult().value(), state);
  }

  private static boolean mayIdentify(Invocation invocation, State state) {
    return invocation
        .argument(0)
        .map(Traced::value)
        .filter(given -> given instanceof Value.Instance && isFollowed(given, state))
        .map(given -> ((Value.Instance) given).id())
        .map(given -> isOpen(given, state) || state.marks().contains(identified(given)))
        .orElse(true);
  }
}
