package dev.pinlint.flow;

import dev.pinlint.flow.State.FieldKey;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of static final fields of the analysed set, found by running the static initialiser of
 * their type once. An array or list held by such a field is taken for what it was made as.
 */
public final class Statics {

  private static final CallSemantics NOTHING_SPECIAL =
      (invocation, hasBody, state) -> Optional.empty();

  private final Program program;
  private final ValueLibrary library;
  private final Map<String, Optional<State>> initialized = new HashMap<>();

  /** The static fields of a program. */
  public Statics(Program program, ValueLibrary library) {
    this.program = program;
    this.library = library;
  }

  /**
   * The value of the field, if it is the same on every path; the objects behind it are added to the
   * state.
   */
  Optional<Traced> value(FieldRef field, State state, int depth) {
    Optional<State> after = after(field.owner());
    Optional<Traced> value =
        after.flatMap(
            end ->
                end.field(
                    new FieldKey(Optional.empty(), field.owner().name() + "." + field.name())));
    value.ifPresent(
        found ->
            after
                .orElseThrow()
                .heap()
                .forEach(
                    (id, object) -> {
                      if (state.object(id).isEmpty()) {
                        state.object(id, at(object, depth));
                      }
                    }));
    return value.map(found -> new Traced(found.value(), depth));
  }

  private static HeapObject at(HeapObject object, int depth) {
    return object instanceof HeapObject.Sequence sequence
        ? new HeapObject.Sequence(
            sequence.elements().stream()
                .map(element -> new Traced(element.value(), depth))
                .toList(),
            sequence.isOpen())
        : object.escaped();
  }

  private Optional<State> after(TypeRef type) {
    Optional<State> known = initialized.get(type.name());
    if (known != null) {
      return known;
    }
    // A type whose initialiser asks for its own fields, directly or in a circle, gets no answer.
    initialized.put(type.name(), Optional.empty());
    Optional<State> computed = program.type(type).flatMap(this::initialize);
    initialized.put(type.name(), computed);
    return computed;
  }

  private Optional<State> initialize(TypeModel type) {
    Optional<MethodModel> initializer =
        type.methods().stream()
            .filter(method -> method.name().equals(Member.STATIC_INITIALIZER))
            .findFirst();
    return initializer.flatMap(
        method -> {
          Interpreter interpreter = new Interpreter(program, library, this, NOTHING_SPECIAL);
          List<State> ends =
              interpreter.runRoot(method, List.of()).stream()
                  .filter(Outcome.Returned.class::isInstance)
                  .map(Outcome::state)
                  .toList();
          return interpreter.isExhausted() ? Optional.empty() : ends.stream().reduce(State::join);
        });
  }
}
