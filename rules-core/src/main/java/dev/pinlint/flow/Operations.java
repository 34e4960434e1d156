package dev.pinlint.flow;

import dev.pinlint.model.Answer;
import dev.pinlint.model.FieldModel;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the instructions other than calls compute. */
final class Operations {

  /** What the front ends call the flag that an {@code assert} looks at. */
  private static final String ASSERTIONS = "assertions-enabled";

  private final Program program;
  private final ValueLibrary library;
  private final Statics statics;

  Operations(Program program, ValueLibrary library, Statics statics) {
    this.program = program;
    this.library = library;
    this.statics = statics;
  }

  /** Interprets the instruction on the state; false if it certainly throws. */
  boolean apply(Instr instr, State state, Frame frame) {
    if (instr instanceof Instr.Const constant) {
      state.temp(constant.result(), here(new Value.Constant(constant.value()), frame));
    } else if (instr instanceof Instr.GetField get) {
      state.temp(get.result(), get(get, state, frame));
    } else if (instr instanceof Instr.PutField put) {
      put(put, state);
    } else if (instr instanceof Instr.Array array) {
      ObjectId id = frame.object(array.result().index());
      state.object(
          id, new HeapObject.Sequence(array.elements().stream().map(state::temp).toList(), false));
      state.temp(array.result(), here(new Value.Instance(id, array.component().arrayOf()), frame));
    } else if (instr instanceof Instr.Concat concat) {
      state.temp(concat.result(), concat(concat.parts().stream().map(state::temp).toList()));
    } else if (instr instanceof Instr.Op op) {
      return operator(op, state, frame);
    } else if (instr instanceof Instr.Opaque opaque && opaque.what().equals(ASSERTIONS)) {
      // They are off unless somebody switches them on: what they check is not checked.
      state.temp(opaque.result(), here(Value.of(false), frame));
    } else if (instr instanceof Instr.Opaque opaque && opaque.newArray().isPresent()) {
      ObjectId id = frame.object(opaque.result().index());
      state.object(id, new HeapObject.Sequence(List.of(), true));
      state.temp(
          opaque.result(), here(new Value.Instance(id, opaque.newArray().orElseThrow()), frame));
    } else if (instr instanceof Instr.Opaque opaque) {
      opaque.operands().forEach(operand -> state.escape(state.temp(operand).value()));
      state.temp(
          opaque.result(),
          State.unknown(
              TypeRef.UNKNOWN,
              frame.depth(),
              opaque.operands().stream().map(operand -> state.temp(operand).value())));
    }
    return true;
  }

  private static Traced here(Value value, Frame frame) {
    return new Traced(value, frame.depth());
  }

  private Traced get(Instr.GetField get, State state, Frame frame) {
    Optional<Value> receiver = get.receiver().map(temp -> state.temp(temp).value());
    FieldRef named = receiver.isEmpty() ? library.declared(get.field()) : get.field();
    Optional<Traced> written = state.field(new FieldKey(receiver, fieldName(receiver, named)));
    if (written.isPresent()) {
      return written.get();
    }
    if (receiver.isEmpty() && ValueLibrary.isResource(named)) {
      String name = named.owner().name() + "." + named.name();
      return here(new Value.Symbol(name, get.type()), frame);
    }
    Optional<FieldModel> declared = declaration(named);
    Optional<Literal> constant =
        declared
            .flatMap(FieldModel::constant)
            .or(() -> library.constant(named).filter(text -> receiver.isEmpty()));
    if (constant.isPresent()) {
      return here(new Value.Constant(constant.get()), frame);
    }
    boolean isFinal =
        declared.filter(field -> field.is(Modifier.FINAL)).isPresent()
            || (receiver.isEmpty() && library.isConstant(named));
    TypeRef type =
        get.type().resolved()
            ? get.type()
            : declared
                .map(FieldModel::type)
                .or(() -> library.constantType(named))
                .orElse(get.type());
    Optional<Traced> value =
        declared.flatMap(
            field ->
                receiver.isEmpty()
                    ? statics.value(field, state, frame.depth())
                    : statics.ofEveryObject(field, receiver.get(), state, frame.depth()));
    if (value.isPresent()) {
      return value.get();
    }
    if (receiver.isEmpty()) {
      String name = named.owner().name() + "." + named.name();
      return here(
          isFinal
              ? new Value.Symbol(name, type)
              : new Value.Unknown(java.util.Set.of(), type, false),
          frame);
    }
    boolean isFixed = isFinal || declared.filter(statics::isFixed).isPresent();
    if (isFixed && receiver.get() instanceof Value.Symbol symbol) {
      return here(new Value.Symbol(symbol.name() + "." + named.name(), type), frame);
    }
    return State.unknown(type, frame.depth(), receiver.stream().filter(known -> !isThis(known)));
  }

  private static boolean isThis(Value value) {
    return value instanceof Value.Symbol symbol && symbol.name().equals("this");
  }

  private void put(Instr.PutField put, State state) {
    Optional<Value> receiver = put.receiver().map(temp -> state.temp(temp).value());
    Traced value = state.temp(put.value());
    boolean isOwned = receiver.filter(Value.Instance.class::isInstance).isPresent();
    boolean isFinal =
        declaration(put.field()).filter(field -> field.is(Modifier.FINAL)).isPresent();
    if (!isOwned && !isFinal) {
      state.escape(value.value());
    }
    state.field(new FieldKey(receiver, fieldName(receiver, put.field())), value);
  }

  private static String fieldName(Optional<Value> receiver, FieldRef field) {
    return receiver.isPresent() ? field.name() : field.owner().name() + "." + field.name();
  }

  private Optional<FieldModel> declaration(FieldRef field) {
    return program.field(field);
  }

  /**
   * The concatenation of the parts: a constant for each choice of alternatives, if they are
   * constants.
   */
  static Traced concat(List<Traced> parts) {
    int depth = parts.stream().mapToInt(Traced::depth).min().orElse(0);
    Value joined = new Value.Constant(new Literal.Text(""));
    for (Traced part : parts) {
      joined = append(joined, part.value());
    }
    return new Traced(joined, depth);
  }

  private static Value append(Value left, Value right) {
    List<Value> results = new ArrayList<>();
    for (Value first : left.alternatives()) {
      for (Value second : right.alternatives()) {
        results.add(appendOne(first, second));
      }
    }
    return results.stream().reduce(Value::either).orElseThrow();
  }

  private static Value appendOne(Value left, Value right) {
    if (left.text().isPresent()
        && left.text().get().isEmpty()
        && right.type().equals(TypeRef.STRING)
        && right.text().isPresent()) {
      return right;
    }
    Optional<String> suffix = right.text().or(() -> right.number().map(String::valueOf));
    if (left.text().isPresent() && suffix.isPresent()) {
      return new Value.Constant(new Literal.Text(left.text().get() + suffix.get()));
    }
    Stream<Value> prefix =
        left instanceof Value.Expression expression && expression.operator().equals("concat")
            ? expression.operands().stream()
            : left.text().filter(String::isEmpty).isPresent() ? Stream.of() : Stream.of(left);
    Value both = Value.expression("concat", Stream.concat(prefix, Stream.of(right)).toList());
    return both instanceof Value.Unknown unknown
        ? new Value.Unknown(unknown.from(), TypeRef.STRING, left.isNonEmpty() || right.isNonEmpty())
        : both;
  }

  private boolean operator(Instr.Op op, State state, Frame frame) {
    List<Traced> operands = op.operands().stream().map(state::temp).toList();
    List<Value> values = operands.stream().map(Traced::value).toList();
    int depth = operands.stream().mapToInt(Traced::depth).min().orElse(frame.depth());
    switch (op.operator()) {
      case CAST -> state.temp(op.result(), operands.get(0));
      case ARRAY_LOAD -> {
        Optional<HeapObject.Sequence> known = state.sequence(values.get(0));
        Optional<Long> index = values.get(1).number();
        Optional<Traced> element =
            known.flatMap(array -> index.flatMap(number -> array.element(number)));
        if (element.isEmpty()
            && index.isPresent()
            && known.filter(array -> !array.isOpen()).isPresent()) {
          return false;
        }
        state.temp(op.result(), element.orElseGet(() -> anyElement(values, known, depth)));
      }
      case ARRAY_STORE -> store(state, values, operands.get(2));
      case ARRAY_LENGTH -> {
        Optional<HeapObject.Sequence> known =
            state.sequence(values.get(0)).filter(sequence -> !sequence.isOpen());
        state.temp(
            op.result(),
            new Traced(
                known
                    .map(sequence -> Value.of(sequence.elements().size()))
                    .orElseGet(() -> Elements.lengthOf(values.get(0))),
                depth));
      }
      default -> {
        Value computed =
            Outside.computed(compute(op, values), values, known -> Optional.of(compute(op, known)));
        state.temp(op.result(), new Traced(computed, depth));
      }
    }
    return true;
  }

  /** An element of an array that is not known, or at an index that is not. */
  private static Traced anyElement(
      List<Value> values, Optional<HeapObject.Sequence> known, int depth) {
    if (known.isEmpty()) {
      Value element = Value.expression(Operator.ARRAY_LOAD, values);
      return new Traced(
          element.isStable() ? element : Elements.elementOf(values.get(0), values.get(1)), depth);
    }
    Stream<Value> elements = known.get().elements().stream().map(Traced::value);
    return State.unknown(TypeRef.UNKNOWN, depth, Stream.concat(values.stream(), elements));
  }

  private static boolean isReference(Value value) {
    return value instanceof Value.Instance || value instanceof Value.Function;
  }

  private static void store(State state, List<Value> values, Traced element) {
    Optional<HeapObject.Sequence> known = state.sequence(values.get(0));
    if (known.isEmpty()) {
      state.escape(element.value());
      return;
    }
    List<Traced> elements = new ArrayList<>(known.get().elements());
    Optional<Long> index =
        values.get(1).number().filter(number -> number >= 0 && number < elements.size());
    if (index.isPresent()) {
      elements.set(index.get().intValue(), element);
    } else {
      // Any of them may be replaced; what they lead to stays in reach of whoever has the array.
      elements.replaceAll(old -> isReference(old.value()) ? old : element.or(old));
      if (elements.isEmpty() && known.get().isOpen()) {
        elements.add(element);
      }
      state.escape(element.value());
    }
    state.object(
        ((Value.Instance) values.get(0)).id(),
        new HeapObject.Sequence(elements, known.get().isOpen() || index.isEmpty()));
  }

  private Value compute(Instr.Op op, List<Value> values) {
    Value first = values.get(0);
    if (op.operator() == Operator.IS_NULL) {
      if (first instanceof Value.Constant constant) {
        return Value.of(constant.literal() instanceof Literal.Null);
      }
      return first.isNonNull() ? Value.of(false) : Value.expression(op.operator(), values);
    }
    if (op.operator() == Operator.INSTANCEOF) {
      return instanceOf(op, first);
    }
    if (op.operator() == Operator.NOT) {
      return first.number().map(number -> Value.of(number == 0)).orElseGet(() -> Value.not(first));
    }
    Optional<Long> left = first.number();
    Optional<Long> right = values.size() > 1 ? values.get(1).number() : Optional.empty();
    if (left.isPresent() && right.isPresent()) {
      return arithmetic(op.operator(), left.get(), right.get())
          .orElseGet(() -> Value.expression(op.operator(), values));
    }
    return Lengths.compared(op.operator(), values)
        .orElseGet(() -> Value.expression(op.operator(), values));
  }

  private Value instanceOf(Instr.Op op, Value value) {
    TypeRef type = op.type().orElse(TypeRef.UNKNOWN);
    if (value instanceof Value.Instance instance) {
      Answer answer = program.isSubtype(instance.type(), type);
      if (answer != Answer.UNKNOWN) {
        return Value.of(answer == Answer.YES);
      }
    }
    return Value.expression("INSTANCEOF " + type.name(), List.of(value));
  }

  private static Optional<Value> arithmetic(Operator operator, long left, long right) {
    return switch (operator) {
      case EQ -> Optional.of(Value.of(left == right));
      case NE -> Optional.of(Value.of(left != right));
      case LT -> Optional.of(Value.of(left < right));
      case LE -> Optional.of(Value.of(left <= right));
      case GT -> Optional.of(Value.of(left > right));
      case GE -> Optional.of(Value.of(left >= right));
      case ADD -> Optional.of(Value.of(left + right));
      case SUB -> Optional.of(Value.of(left - right));
      default -> Optional.empty();
    };
  }
}
