package dev.pinlint.flow;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A call with the values that it is made with.
 *
 * @param call the instruction
 * @param receiver the receiver, if it has one
 * @param arguments the arguments as passed: of a variable-arity method, one array or the elements
 *     one by one
 * @param frame the frame that makes it
 * @param api what is known of the called method, if anything
 */
public record Invocation(
    Instr.Call call,
    Optional<Traced> receiver,
    List<Traced> arguments,
    Frame frame,
    Optional<Api> api) {

  /** The name of what decides about the clients of a server. */
  public static final String OF_SERVER = "of a server";

  /** They tell how many elements there are, or whether there are more. */
  private static final Set<Role> COUNTS =
      EnumSet.of(
          Role.LIST_SIZE,
          Role.LIST_IS_EMPTY,
          Role.ITERATOR_HAS_NEXT,
          Role.MAP_SIZE,
          Role.MAP_IS_EMPTY);

  /** What they are given only tells where to look. */
  private static final Set<Role> FINDING = EnumSet.of(Role.RESOURCE, Role.MAP_GET, Role.LOOKUP);

  /** The part of a call that is the array of its variable arguments. */
  private static final int TAIL = -1;

  /** What every object has. */
  private static final Set<String> OF_OBJECT =
      Set.of("equals", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  public Invocation {
    arguments = List.copyOf(arguments);
  }

  /**
   * The most exact type known to have the method: the receiver's own, else the one that the call
   * names.
   */
  public TypeRef owner() {
    TypeRef named = call.method().owner();
    if (call.kind() != Instr.CallKind.VIRTUAL) {
      return named;
    }
    TypeRef actual = receiver.map(traced -> traced.value().type()).orElse(TypeRef.UNKNOWN);
    boolean isExact =
        receiver.filter(traced -> traced.value() instanceof Value.Instance).isPresent();
    return actual.resolved() && (isExact || (!named.resolved() && mayHaveMethod(actual)))
        ? actual
        : named;
  }

  /**
   * Whether the method may be of the type, by which a value is known: that of an element of a
   * collection is erased, and what is called on it may be a method of any type.
   */
  private boolean mayHaveMethod(TypeRef type) {
    return !type.equals(TypeRef.OBJECT) || OF_OBJECT.contains(call.method().name());
  }

  /** This call, and what is known of the called method. */
  Invocation known(Optional<Api> what) {
    return new Invocation(call, receiver, arguments, frame, what);
  }

  /** Whether the called method is known to have the role. */
  public boolean is(Role role) {
    return api.isPresent() && api.get().role() == role;
  }

  /** Whether what it returns is known to have content always: the encoding of something. */
  public boolean isNeverEmpty() {
    return api.filter(known -> known.isTrue("nonempty")).isPresent();
  }

  /** Whether what it returns has content if what it is asked of has: its length, for one. */
  boolean isAsEmptyAsReceiver() {
    return api.filter(known -> "receiver".equals(known.properties().get("nonempty"))).isPresent();
  }

  /** Whether this may be the method that every enum has. */
  boolean isValuesOfEnum() {
    return call.kind() == Instr.CallKind.STATIC
        && arguments.isEmpty()
        && call.method().name().equals("values");
  }

  /** The values that go into the call. */
  public Stream<Value> inputs() {
    return Stream.concat(receiver.stream(), arguments.stream()).map(Traced::value);
  }

  /** The values that go into the call; of an array or a list its elements. */
  public Stream<Value> contents(State state) {
    return inputs().flatMap(state::contents);
  }

  /**
   * The arguments as the parameters of an analysed method receive them: the tail of a
   * variable-arity call in one array.
   */
  List<Traced> bound(MethodModel target, State state) {
    int fixed = target.parameters().size() - 1;
    if (!target.is(Modifier.VARARGS) || arguments.size() < fixed) {
      return arguments;
    }
    boolean isArray =
        arguments.size() == fixed + 1 && arguments.get(fixed).value().type().isArray();
    if (isArray) {
      return arguments;
    }
    List<Traced> bound = new ArrayList<>(arguments.subList(0, fixed));
    ObjectId id = frame.object(call.result().index()).part(TAIL);
    state.object(id, ValueLibrary.elements(this, fixed, state));
    bound.add(new Traced(new Value.Instance(id, target.parameters().get(fixed)), frame.depth()));
    return bound;
  }

  /** The least depth among the values that go into the call; that of the frame if there is none. */
  public int depth() {
    return Stream.concat(receiver.stream(), arguments.stream())
        .mapToInt(Traced::depth)
        .min()
        .orElse(frame.depth());
  }

  /** The argument, if that many were passed. */
  public Optional<Traced> argument(int index) {
    return index < arguments.size() ? Optional.of(arguments.get(index)) : Optional.empty();
  }

  /**
   * An unknown result that depends on all that goes into the call. What was made of an element is
   * no element; what counts elements is a length.
   */
  public Traced unknownResult() {
    return unknownResult(inputs());
  }

  /** The same; what goes in as an array or a list are its elements. */
  Traced unknownResult(State state) {
    return unknownResult(contents(state));
  }

  private Traced unknownResult(Stream<Value> inputs) {
    Set<String> from = Elements.wholes(Value.symbols(inputs));
    Optional<Literal> byDefault = Optional.empty();
    if (is(Role.ENVIRONMENT)) {
      from = new HashSet<>(from);
      from.add(Outside.name(api.orElseThrow(), this));
      byDefault = Outside.byDefault(api.orElseThrow(), this);
    }
    if (api.filter(known -> FINDING.contains(known.role())).isPresent()) {
      from = new HashSet<>(from);
      from.add(Value.FOUND);
    }
    if (api.filter(Api::isOfServer).isPresent()) {
      from = new HashSet<>(from);
      from.add(OF_SERVER);
    }
    boolean isCount = api.filter(known -> COUNTS.contains(known.role())).isPresent();
    return new Traced(
        new Value.Unknown(
            isCount ? Elements.lengths(from) : from, resultType(), isNeverEmpty(), byDefault),
        frame.depth());
  }

  /**
   * The ways in which the call ends that returns the value: it fails as well, where somebody would
   * notice.
   *
   * @param state what holds after it, if it does not fail
   */
  public List<Outcome> returning(Traced value, State state) {
    Outcome returned = new Outcome.Returned(value, state);
    return frame.isWatched()
        ? List.of(new Outcome.Failed(state.copy()), returned)
        : List.of(returned);
  }

  /** The same, of a value that is made here. */
  public List<Outcome> returning(Value value, State state) {
    return returning(new Traced(value, frame.depth()), state);
  }

  /**
   * The object that the call makes, and what is known of it.
   *
   * @param typeIfUnknown its type, if the call does not say
   */
  public Traced make(State state, HeapObject object, TypeRef typeIfUnknown) {
    ObjectId id = frame.object(call.result().index());
    state.object(id, object);
    TypeRef type = resultType();
    boolean isErased = !type.resolved() || type.equals(TypeRef.OBJECT);
    return new Traced(new Value.Instance(id, isErased ? typeIfUnknown : type), frame.depth());
  }

  /**
   * What the call returns, if nobody looks into it: the receiver if it is known to return that,
   * else {@link #unknownResult}.
   */
  public Traced result(State state) {
    return receiver
        .filter(called -> api.filter(this::returnsReceiver).isPresent())
        .orElseGet(() -> unknownResult(state));
  }

  /** Of all the methods of a builder those do not return it that say so. */
  private boolean returnsReceiver(Api known) {
    TypeRef declared = call.method().returnType();
    boolean isQuestion = Api.isQuestion(call.method().name(), arguments.size());
    return known.returnsReceiver()
        && (!known.name().equals(Api.ANY_METHOD)
            || (!declared.resolved() && !isQuestion)
            || declared.equals(known.owner()));
  }

  /** What a method that is known returns; of a factory method of a builder that is the builder. */
  private static Optional<TypeRef> returned(Api known) {
    return known.returnsReceiver() ? Optional.of(known.owner()) : known.returnedType();
  }

  /** The type of the result, as far as the call says, or knowledge. */
  public TypeRef resultType() {
    if (call.kind() == Instr.CallKind.NEW) {
      return call.method().owner();
    }
    TypeRef declared = call.method().returnType();
    return declared.resolved() ? declared : api.flatMap(Invocation::returned).orElse(declared);
  }
}
