package dev.pinlint.flow;

import dev.pinlint.flow.HeapObject.Sequence;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the platform's collections and pure functions do to values. */
public final class ValueLibrary {

  static final TypeRef LIST = TypeRef.of("java.util.List");
  private static final TypeRef ARRAY = TypeRef.OBJECT.arrayOf();

  private static final Set<String> LIST_COLLECTORS =
      Set.of("toList", "toSet", "toUnmodifiableList", "toUnmodifiableSet");

  private static final TypeRef TRUTH = TypeRef.of("java.lang.Boolean");

  /** What is boxed is what is in the box. */
  private static final Map<String, Literal> TRUTHS =
      Map.of("TRUE", Literal.TRUE, "FALSE", Literal.FALSE);

  private final Program program;
  private final Knowledge knowledge;

  /** Calls are interpreted over and over: what a reference means is looked up once. */
  private final IdentityHashMap<MethodRef, Map<TypeRef, Optional<Api>>> found =
      new IdentityHashMap<>();

  /** Full names of the types whose objects decide about servers. */
  private final Set<String> deciding;

  /** The library, as knowledge has it. */
  public ValueLibrary(Program program, Knowledge knowledge) {
    this.program = program;
    this.knowledge = knowledge;
    this.deciding = knowledge.owners(Role.OF_DECISIONS);
  }

  /** What is known of the called method. */
  public Optional<Api> api(Invocation invocation) {
    return api(invocation.owner(), invocation.call().method())
        .or(() -> ResourceReads.api(invocation, knowledge));
  }

  /** Arrays that are one object among others, whatever they are given to. */
  private static final Set<String> PRIMITIVES =
      Set.of("byte[]", "char[]", "short[]", "int[]", "long[]", "float[]", "double[]", "boolean[]");

  /** Every line about the called method that has the role. */
  public List<Api> apis(Role role, Invocation invocation) {
    return knowledge.findAll(role, invocation.owner(), invocation.call().method(), program);
  }

  Optional<Api> api(TypeRef owner, MethodRef method) {
    return found
        .computeIfAbsent(method, reference -> new HashMap<>())
        .computeIfAbsent(owner, type -> knowledge.find(type, method, program));
  }

  /** Whether it is an array that a call with any number of arguments takes for these. */
  private static boolean isOfObjects(TypeRef type) {
    return type.isArray() && !PRIMITIVES.contains(type.name());
  }

  /**
   * The certificates in bytes or a text, as they are or in a stream; none if it cannot be known.
   */
  public static List<Value> certificates(Value content, State state) {
    return CertificateFunctions.of(content, state);
  }

  /** What is in the file that a value names for a call, if its line says how it is named. */
  public Optional<Value> file(Api api, Value named, Invocation invocation) {
    return api.properties().containsKey("kind")
        ? ResourceReads.read(api, named, invocation, program)
        : Optional.empty();
  }

  /** The text in an array of characters, if they are known. */
  public static Optional<String> characters(Value array, State state) {
    return Inputs.of(array, state).characters(0);
  }

  /** The bytes in an array, if they are known. */
  public static Optional<byte[]> bytes(Value array, State state) {
    return Inputs.of(array, state).bytes(0);
  }

  /** Whether objects of a type of the program decide about servers. */
  boolean decides(TypeRef type) {
    return program.supertypes(type).all().stream()
        .anyMatch(above -> deciding.contains(above.name()));
  }

  /** Whether there is a pure function with the name, as knowledge files use it. */
  public static boolean knowsFunction(String name) {
    return PureFunctions.exists(name);
  }

  /** A static field as knowledge speaks of it, by way of whatever type it is named. */
  FieldRef declared(FieldRef field) {
    return knowledge.declared(field, program);
  }

  /** Whether a static field of a type that is not analysed is known never to change. */
  boolean isConstant(FieldRef field) {
    return knowledge.isConstant(field);
  }

  /** Whether a static field stands for a resource of Android, whatever number it holds. */
  static boolean isResource(FieldRef field) {
    return ResourceReads.isIdentifier(field.owner());
  }

  /** What such a field holds: a boxed truth, or the text that a line about it tells. */
  Optional<Literal> constant(FieldRef field) {
    Optional<Literal> truth =
        field.owner().equals(TRUTH)
            ? Optional.ofNullable(TRUTHS.get(field.name()))
            : Optional.empty();
    return truth.or(
        () ->
            knowledge.find(field).stream()
                .flatMap(api -> api.text().stream())
                .findFirst()
                .map(Literal.Text::new));
  }

  /** The type of such a field, if a line about it tells. */
  Optional<TypeRef> constantType(FieldRef field) {
    return knowledge.find(field).stream().flatMap(api -> api.returnedType().stream()).findFirst();
  }

  /** The result of the call, its effect being done to the state; empty if it is none of ours. */
  Optional<Traced> apply(Invocation invocation, State state) {
    Optional<Api> api = invocation.api();
    if (api.isEmpty()) {
      return Optional.empty();
    }
    return switch (api.get().role()) {
      case TEXT_CONSTANT ->
          api.get().text().map(text -> at(invocation, new Value.Constant(new Literal.Text(text))));
      case LIST_OF ->
          Optional.of(
              view(api.get(), invocation, state)
                  .orElseGet(
                      () ->
                          make(
                              invocation, state, elements(invocation, 0, state), type(api.get()))));
      case LIST_NEW -> Optional.of(makeNew(api.get(), invocation, state));
      case LIST_ADD -> changed(invocation, state, new Sequence(invocation.arguments(), false));
      case LIST_ADD_ALL -> addAll(invocation, state);
      case LIST_GET ->
          receiver(invocation, state).flatMap(list -> element(list, invocation.arguments().get(0)));
      case LIST_SIZE ->
          receiver(invocation, state)
              .filter(list -> !list.isOpen())
              .map(list -> at(invocation, Value.of(list.elements().size())));
      case LIST_IS_EMPTY ->
          receiver(invocation, state)
              .filter(list -> !list.isOpen())
              .map(list -> at(invocation, Value.of(list.elements().isEmpty())));
      case LIST_COPY ->
          invocation
              .receiver()
              .or(() -> invocation.argument(0))
              .flatMap(source -> state.sequence(source.value()))
              .map(list -> make(invocation, state, list, type(api.get())));
      case LIST_COLLECT ->
          invocation
              .argument(0)
              .filter(collector -> isListCollector(collector.value()))
              .flatMap(collector -> receiver(invocation, state))
              .map(list -> make(invocation, state, list, LIST));
      case LIST_TO_ARRAY ->
          receiver(invocation, state).map(list -> make(invocation, state, list, ARRAY));
      case LIST_ITERATOR ->
          receiver(invocation, state).flatMap(list -> Iterators.iterator(invocation, state));
      case ITERATOR_HAS_NEXT -> Iterators.hasNext(invocation, state);
      case ITERATOR_NEXT -> Iterators.next(invocation, state);
      case IDENTITY -> invocation.argument(0);
      case ACCEPTS_ANY -> accepting(api.get(), invocation);
      case PASSES_ON ->
          invocation
              .receiver()
              .filter(receiver -> receiver.value() instanceof Value.Symbol)
              .map(receiver -> passedOn(receiver, invocation))
              .or(() -> onlyElement(invocation, state));
      case PURE, PARTIAL -> PureFunctions.apply(api.get(), invocation, state);
      case BUFFER_NEW, BUFFER_APPEND, BUFFER_TEXT, BUFFER_LENGTH ->
          TextBuffers.apply(api.get(), invocation, state);
      case RESOURCE -> ResourceReads.apply(api.get(), invocation, program, state);
      case BOX_NEW, BOX_SET, BOX_GET -> Boxes.apply(api.get(), invocation, state);
      default -> MapLibrary.apply(api.get(), invocation, state);
    };
  }

  /** The elements of the receiver, if it is a list or array whose making was seen. */
  Optional<Sequence> receiver(Invocation invocation, State state) {
    return invocation.receiver().flatMap(receiver -> state.sequence(receiver.value()));
  }

  /**
   * The values passed from the given argument on, whether one array of them or one by one.
   *
   * @return open if an argument may be an array that is not known
   */
  public static Sequence elements(Invocation invocation, int from, State state) {
    List<Traced> all = new ArrayList<>();
    boolean isOpen = false;
    List<Traced> arguments =
        invocation
            .arguments()
            .subList(Math.min(from, invocation.arguments().size()), invocation.arguments().size());
    for (Traced argument : arguments) {
      Optional<Sequence> array =
          isOfObjects(argument.value().type())
              ? state.sequence(argument.value())
              : Optional.empty();
      if (array.isPresent() && arguments.size() == 1) {
        all.addAll(array.get().elements());
        isOpen |= array.get().isOpen();
      } else if (arguments.size() == 1 && mayBeArray(argument.value())) {
        all.add(anyElement(argument));
        isOpen = true;
      } else {
        all.add(argument);
      }
    }
    return new Sequence(all, isOpen);
  }

  /** What an array that is not known may hold. */
  private static Traced anyElement(Traced array) {
    return new Traced(Elements.elementOf(array.value()), array.depth());
  }

  private static boolean mayBeArray(Value value) {
    return isOfObjects(value.type()) || (!value.type().resolved() && value.text().isEmpty());
  }

  /** The list that is the array itself in other clothes: a write to one is a write to the other. */
  private static Optional<Traced> view(Api api, Invocation invocation, State state) {
    return api.argument("view")
        .filter(index -> invocation.arguments().size() == 1)
        .flatMap(invocation::argument)
        .filter(
            array -> array.value().type().isArray() && state.sequence(array.value()).isPresent())
        .map(
            array ->
                at(invocation, new Value.Instance(((Value.Instance) array.value()).id(), LIST)));
  }

  /** The type of what the call makes, if the call does not say. */
  private static TypeRef type(Api api) {
    return api.returnedType().orElse(LIST);
  }

  private static boolean isListCollector(Value value) {
    return value instanceof Value.Expression expression
        && expression.operands().isEmpty()
        && LIST_COLLECTORS.contains(expression.operator());
  }

  static Traced at(Invocation invocation, Value value) {
    return new Traced(value, invocation.frame().depth());
  }

  static Traced make(
      Invocation invocation, State state, HeapObject elements, TypeRef typeIfUnknown) {
    return invocation.make(state, elements, typeIfUnknown);
  }

  private static Traced makeNew(Api api, Invocation invocation, State state) {
    Sequence elements =
        api.argument("elements")
            .flatMap(invocation::argument)
            .map(source -> state.sequence(source.value()).orElse(new Sequence(List.of(), true)))
            .orElse(
                new Sequence(
                    List.of(),
                    invocation.arguments().size() > 0 && api.argument("size").isEmpty()));
    if (api.argument("size").isPresent()
        && invocation.argument(0).filter(size -> size.value().number().isPresent()).isEmpty()) {
      // Without types a capacity cannot be told from a collection to copy.
      elements =
          invocation
              .argument(0)
              .flatMap(source -> state.sequence(source.value()))
              .orElse(new Sequence(List.of(), true));
    }
    return make(invocation, state, elements, LIST);
  }

  /** What a factory of such values makes: the same each time. An object is known by its type. */
  private static Optional<Traced> accepting(Api api, Invocation invocation) {
    return invocation.call().kind() == Instr.CallKind.NEW
        ? Optional.empty()
        : Optional.of(at(invocation, new Value.Symbol(api.toString(), invocation.resultType())));
  }

  private static Traced passedOn(Traced receiver, Invocation invocation) {
    return new Traced(
        Value.expression(invocation.call().method().name(), List.of(receiver.value())),
        receiver.depth());
  }

  /** An array of one element of which nothing is known, if that is what the call returns. */
  private Optional<Traced> onlyElement(Invocation invocation, State state) {
    Sequence only = new Sequence(List.of(anyElement(invocation.unknownResult())), false);
    return apis(Role.ANCHOR_RESULT, invocation).stream()
        .filter(api -> api.isTrue("array"))
        .findFirst()
        .map(api -> make(invocation, state, only, type(api)));
  }

  private static Optional<Traced> addAll(Invocation invocation, State state) {
    if (invocation.receiver().isEmpty()) {
      return invocation
          .argument(0)
          .flatMap(list -> append(list, elements(invocation, 1, state), invocation, state));
    }
    Sequence added =
        invocation
            .argument(0)
            .flatMap(source -> state.sequence(source.value()))
            .orElse(new Sequence(List.of(), true));
    return changed(invocation, state, added);
  }

  private static Optional<Traced> changed(Invocation invocation, State state, Sequence added) {
    return invocation.receiver().flatMap(list -> append(list, added, invocation, state));
  }

  private static Optional<Traced> append(
      Traced list, Sequence added, Invocation invocation, State state) {
    Optional<Sequence> known = state.sequence(list.value());
    if (known.isEmpty()
        || !(list.value() instanceof Value.Instance instance)
        || !(state.object(instance.id()).orElseThrow() instanceof Sequence)) {
      return Optional.empty();
    }
    state.object(
        instance.id(),
        new Sequence(
            Stream.concat(known.get().elements().stream(), added.elements().stream()).toList(),
            known.get().isOpen() || added.isOpen()));
    return Optional.of(invocation.unknownResult());
  }

  private static Optional<Traced> element(Sequence list, Traced index) {
    return index.value().number().flatMap(list::element);
  }
}
