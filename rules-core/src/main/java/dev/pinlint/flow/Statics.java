package dev.pinlint.flow;

import dev.pinlint.knowledge.Role;
import dev.pinlint.model.FieldModel;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values of fields that never change once they are initialised, found by running the static
 * initialiser, or each constructor, of their type once. A field of an object is known if each
 * constructor gives it the same value, whatever it is passed.
 */
public final class Statics {

  private static final String THIS = "this";

  /** What a called method is worth that may give a field its value. */
  private static final int FOR_A_VALUE = 300;

  /** What an initialiser is worth. */
  private static final int FOR_AN_INITIALIZER = 3_000;

  private static final CallSemantics NOTHING_SPECIAL =
      new CallSemantics() {
        @Override
        public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
          return Optional.empty();
        }

        @Override
        public int stepsForRoot() {
          return FOR_AN_INITIALIZER;
        }

        @Override
        public int stepsFor(MethodModel callee, Invocation invocation, State state) {
          return FOR_A_VALUE;
        }
      };

  private final Program program;
  private final ValueLibrary library;
  private final FieldUses uses;
  private final Imports imports;
  private final Map<String, List<MethodModel>> initializers = new HashMap<>();
  private final Map<Member, Optional<PassedFields>> passed = new HashMap<>();
  private final Map<Member, Optional<State>> ends = new HashMap<>();

  /** The fields of a program. */
  public Statics(Program program, ValueLibrary library) {
    this.program = program;
    this.library = library;
    this.uses = new FieldUses(program, library);
    this.imports = new Imports(program, library, uses);
  }

  /**
   * The calls that the object in a private field receives, whoever makes them: empty unless the
   * field's initialiser makes the object, for this field, and all that is done with it is calls of
   * these roles.
   */
  public Optional<List<Instr.Call>> received(FieldModel field, Set<Role> roles) {
    return field.is(Modifier.PRIVATE) ? uses.received(field, roles) : Optional.empty();
  }

  /** Whether the field has one value once its object, or its type, has been initialised. */
  boolean isFixed(FieldModel field) {
    return imports.isFixed(field);
  }

  /**
   * The value of the static field, if it is the same on every path; the objects behind it are added
   * to the state.
   */
  Optional<Traced> value(FieldModel field, State state, int depth) {
    if (!imports.isFixed(field)) {
      return Optional.empty();
    }
    FieldKey key =
        new FieldKey(Optional.empty(), field.ref().owner().name() + "." + field.ref().name());
    return initializers(field, Member.STATIC_INITIALIZER).stream()
        .findFirst()
        .flatMap(this::end)
        .flatMap(end -> end.field(key).map(held -> imports.take(held, field, end, state, depth)));
  }

  /**
   * The value of the field in every object, if there is one. What else a collection holds in the
   * object at hand is named after the field.
   */
  Optional<Traced> ofEveryObject(FieldModel field, Value object, State state, int depth) {
    if (!imports.isFixed(field)) {
      return Optional.empty();
    }
    List<MethodModel> constructors = initializers(field, Member.CONSTRUCTOR);
    if (constructors.stream().anyMatch(constructor -> isPassed(field, constructor))) {
      return Optional.empty();
    }
    FieldKey key =
        new FieldKey(Optional.of(new Value.Symbol(THIS, field.ref().owner())), field.ref().name());
    Set<Value> values = new LinkedHashSet<>();
    Optional<Traced> found = Optional.empty();
    for (MethodModel constructor : constructors) {
      Optional<State> end = end(constructor);
      Optional<Traced> held = end.flatMap(after -> after.field(key));
      if (held.isEmpty()) {
        return Optional.empty();
      }
      found = held.map(value -> imports.take(value, field, end.orElseThrow(), state, depth));
      values.add(found.orElseThrow().value());
    }
    if (values.size() != 1 || found.orElseThrow().value() instanceof Value.Unknown) {
      return Optional.empty();
    }
    if (object instanceof Value.Symbol holder) {
      String name = holder.name() + "." + field.ref().name();
      found.ifPresent(value -> nameElements(value.value(), name, state));
    }
    return found;
  }

  private static void nameElements(Value collection, String name, State state) {
    if (collection instanceof Value.Instance instance
        && state.object(instance).orElse(null) instanceof HeapObject.Sequence sequence
        && sequence.isOpen()) {
      state.object(instance.id(), sequence.named(name));
    }
  }

  private boolean isPassed(FieldModel field, MethodModel constructor) {
    return passed
        .computeIfAbsent(constructor.member(), member -> constructor.body().map(PassedFields::new))
        .filter(fields -> fields.contains(field.ref()))
        .isPresent();
  }

  /** All the constants of an enum, in order; empty if one of them is not known. */
  Optional<List<Traced>> constants(TypeRef type, State state, int depth) {
    List<Traced> constants = new ArrayList<>();
    Optional<TypeModel> declared =
        program.type(type).filter(model -> model.kind() == TypeModel.Kind.ENUM);
    if (declared.isEmpty()) {
      return Optional.empty();
    }
    for (FieldModel field : declared.get().fields()) {
      if (field.is(Modifier.STATIC) && field.type().equals(type)) {
        Optional<Traced> constant = value(field, state, depth);
        if (constant.filter(known -> known.value() instanceof Value.Instance).isEmpty()) {
          return Optional.empty();
        }
        if (!constants.contains(constant.get())) {
          constants.add(constant.get());
        }
      }
    }
    return Optional.of(constants);
  }

  private List<MethodModel> initializers(FieldModel field, String name) {
    return initializers.computeIfAbsent(
        field.ref().owner().name() + "#" + name,
        key ->
            program.type(field.ref().owner()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(method -> method.name().equals(name))
                .toList());
  }

  private Optional<State> end(MethodModel initializer) {
    Optional<State> known = ends.get(initializer.member());
    if (known != null) {
      return known;
    }
    // An initialiser that asks for its own fields, directly or in a circle, gets no answer.
    ends.put(initializer.member(), Optional.empty());
    Optional<State> computed = initializer.body().flatMap(body -> run(initializer));
    ends.put(initializer.member(), computed);
    return computed;
  }

  private Optional<State> run(MethodModel initializer) {
    Interpreter interpreter = new Interpreter(program, library, this, NOTHING_SPECIAL);
    List<State> states =
        interpreter.runRoot(initializer, arguments(initializer)).stream()
            .filter(Outcome.Returned.class::isInstance)
            .map(Outcome::state)
            .toList();
    return interpreter.isExhausted() ? Optional.empty() : states.stream().reduce(State::join);
  }

  private static List<Traced> arguments(MethodModel initializer) {
    List<Traced> arguments = new ArrayList<>();
    if (!initializer.is(Modifier.STATIC)) {
      arguments.add(new Traced(new Value.Symbol(THIS, TypeRef.of(initializer.member().type())), 0));
    }
    for (int i = 0; i < initializer.parameters().size(); i++) {
      arguments.add(
          new Traced(
              new Value.Symbol("parameter " + i, initializer.parameters().get(i)),
              Traced.PARAMETER));
    }
    return arguments;
  }
}
