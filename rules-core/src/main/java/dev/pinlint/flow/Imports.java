package dev.pinlint.flow;

import dev.pinlint.model.FieldModel;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes values out of the state in which an initialiser ended into the state of a path: only what
 * is the same ever after.
 */
final class Imports {

  /** Types of collections that do not change, or rarely do, by what made them. */
  private static final Set<String> FIXED =
      Set.of(
          "java.util.List",
          "java.util.Set",
          "java.util.Collection",
          "java.util.Map",
          "java.util.Map.Entry");

  /** Begins the names of the types by which clients are told whom to trust. */
  private static final String TLS = "javax.net.ssl.";

  private static final Set<TypeRef> FLAGS_AND_NAMES = Set.of(TypeRef.STRING, TypeRef.of("boolean"));

  private final Program program;
  private final ValueLibrary library;
  private final FieldUses uses;

  Imports(Program program, ValueLibrary library, FieldUses uses) {
    this.program = program;
    this.library = library;
    this.uses = uses;
  }

  /** Whether the field has one value once its object, or its type, has been initialised. */
  boolean isFixed(FieldModel field) {
    return (field.is(Modifier.FINAL) || isOwn(field)) && !isOfBuild(field.ref());
  }

  /**
   * Whether nothing but its initialiser writes the field, and no framework that nobody sees is
   * likely to: one reads data into objects, and neither what decides about servers nor what those
   * have.
   */
  private boolean isOwn(FieldModel field) {
    TypeRef held = field.type().isArray() ? field.type().component() : field.type();
    boolean isName = field.is(Modifier.STATIC) && FLAGS_AND_NAMES.contains(held);
    boolean isOfDecision =
        held.name().startsWith(TLS)
            || library.decides(held)
            || library.decides(field.ref().owner());
    return field.is(Modifier.PRIVATE)
        && (isName || isOfDecision)
        && uses.isWrittenAtFirstOnly(field);
  }

  /** Whether the next build may give the field another value: it says what kind of build it is. */
  static boolean isOfBuild(FieldRef field) {
    return field.owner().simpleName().equals("BuildConfig");
  }

  /**
   * The value that a field holds in {@code from}, and the objects behind it, as seen in {@code to}.
   */
  Traced take(Traced held, FieldModel holder, State from, State to, int depth) {
    return take(held, Optional.of(holder), from, to, depth);
  }

  private Traced take(Traced held, Optional<FieldModel> holder, State from, State to, int depth) {
    Value value = held.value();
    if (!(value instanceof Value.Instance instance)) {
      return new Traced(isFixed(value) ? value : unknown(value), depth);
    }
    Optional<HeapObject> object = from.object(instance.id());
    if (object.isPresent() && to.object(instance.id()).isEmpty()) {
      to.object(instance.id(), HeapObject.History.NEW); // it may lead back to itself
      HeapObject taken = object.get().map(inner -> take(inner, Optional.empty(), from, to, depth));
      object
          .get()
          .held()
          .filter(inner -> to.object(inner).isEmpty())
          .forEach(inner -> take(new Traced(inner, depth), Optional.empty(), from, to, depth));
      to.object(instance.id(), isFixed(instance, holder, object.get()) ? taken : taken.escaped());
      takeFields(instance, from, to, depth);
    } else if (object.isPresent() && isFixed(instance, holder, object.get())) {
      to.object(instance).ifPresent(known -> renew(instance, known, to, depth));
    }
    return new Traced(value, depth);
  }

  /** What never changes is as new each time it is taken, whoever has taken it before. */
  private static void renew(Value.Instance instance, HeapObject known, State to, int depth) {
    if (known instanceof HeapObject.Sequence sequence
        && sequence.elements().stream().anyMatch(element -> element.depth() != depth)) {
      to.object(instance.id(), sequence.map(element -> new Traced(element.value(), depth)));
    }
  }

  private void takeFields(Value.Instance instance, State from, State to, int depth) {
    for (Map.Entry<FieldKey, Traced> field : List.copyOf(from.fields())) {
      if (field.getKey().receiver().filter(instance::equals).isPresent()
          && to.field(field.getKey()).isEmpty()) {
        program
            .field(new FieldRef(instance.type(), field.getKey().name()))
            .filter(this::isFixed)
            .ifPresent(
                declared ->
                    to.field(field.getKey(), take(field.getValue(), declared, from, to, depth)));
      }
    }
  }

  /** What a parameter of the initialiser was called means something else here. */
  private static boolean isFixed(Value value) {
    if (value instanceof Value.Expression expression) {
      return expression.operands().stream().allMatch(Imports::isFixed);
    }
    return value instanceof Value.Function function
        ? function.captured().stream().allMatch(captured -> isFixed(captured.value()))
        : value.alternatives().stream().allMatch(Value.Constant.class::isInstance)
            || isStatic(value);
  }

  private static boolean isStatic(Value value) {
    return value instanceof Value.Symbol symbol
        && Character.isLowerCase(symbol.name().charAt(0))
        && symbol.name().indexOf(' ') < 0
        && !symbol.name().equals("this")
        && !symbol.name().startsWith("this.");
  }

  /** What is set outside of the program is the same here. */
  private static Value unknown(Value value) {
    Set<String> outside =
        value.symbols().stream().filter(Outside::isName).collect(Collectors.toSet());
    return new Value.Unknown(outside, value.type(), value.isNonNull(), Outside.byDefault(value));
  }

  /** Whoever can get at a collection in a collection may change it: those are not followed. */
  private boolean isFixed(Value.Instance instance, Optional<FieldModel> holder, HeapObject object) {
    TypeRef type = instance.type();
    if (object instanceof HeapObject.History) {
      return false;
    }
    if (type.isArray()) {
      return holder.filter(field -> !field.is(Modifier.STATIC)).stream()
          .allMatch(uses::isNotStoredInto);
    }
    return FIXED.contains(type.name()) || holder.filter(uses::isOnlyRead).isPresent();
  }
}
