package dev.pinlint.facts;

import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells what decides about servers in an object: the object itself, or what it was given on its
 * way.
 */
final class Carried {

  /** What the platform decides by unless it is told otherwise. */
  static final Value PLATFORM = new Value.Symbol("the platform's default", TypeRef.UNKNOWN);

  private static final TypeRef KEY_STORE = TypeRef.of("java.security.KeyStore");

  /** What a program has of its own by just having it, beside what decides by a method. */
  private static final List<TypeRef> OWN =
      List.of(TypeRef.of("javax.net.ssl.SSLSocketFactory"), KEY_STORE);

  private final Program program;
  private final Knowledge knowledge;
  private final AcceptingValues accepting;
  private final List<TypeRef> deciding = new ArrayList<>(OWN);
  private final Map<TypeRef, Boolean> isDeciding = new HashMap<>();

  Carried(Program program, Knowledge knowledge, LibraryVersions versions) {
    this.program = program;
    this.accepting = new AcceptingValues(knowledge, versions);
    this.knowledge = knowledge;
    Stream.of(Role.SERVER_TRUST_DECISION, Role.HOSTNAME_DECISION)
        .flatMap(role -> knowledge.with(role).stream())
        .map(api -> api.owner())
        .forEach(deciding::add);
  }

  /** What decides in the value; {@link #PLATFORM} if the platform does. */
  Set<Value> in(Value value, State state) {
    Set<Value> found = new LinkedHashSet<>();
    Deque<Value> pending = new ArrayDeque<>(List.of(value));
    Set<Value> done = new HashSet<>();
    while (!pending.isEmpty()) {
      Value next = pending.remove();
      if (!done.add(next)) {
        continue;
      }
      if (next instanceof Value.Function
          || next.equals(PLATFORM)
          || accepting.api(next).isPresent()) {
        found.add(next);
      } else if (next instanceof Value.OneOf choice) {
        pending.addAll(choice.alternatives());
      } else if (next instanceof Value.Instance instance) {
        state.object(instance).ifPresent(object -> add(object, pending));
        state.inFieldsOf(instance).forEach(pending::add);
        if (decides(instance.type()) && isOwn(instance, state)) {
          found.add(instance);
        }
      } else if (decides(next.type()) && program.type(next.type()).isPresent()) {
        found.add(next);
      }
    }
    return found;
  }

  /** What a library made of things that it was given is what these are. */
  private static boolean isOwn(Value.Instance instance, State state) {
    return instance.type().equals(KEY_STORE)
        || state
            .object(instance)
            .filter(HeapObject.Recipient.class::isInstance)
            .map(HeapObject.Recipient.class::cast)
            .map(recipient -> recipient.given().contains(instance))
            .orElse(true);
  }

  private static void add(HeapObject object, Deque<Value> pending) {
    if (object instanceof HeapObject.Recipient recipient) {
      pending.addAll(recipient.given());
    } else if (object instanceof HeapObject.Sequence || object instanceof HeapObject.Entry) {
      object.held().forEach(pending::add);
    }
  }

  private boolean decides(TypeRef type) {
    return isDeciding.computeIfAbsent(
        type,
        any ->
            any.resolved()
                && deciding.stream().anyMatch(above -> knowledge.isSubtype(any, above, program)));
  }

  /**
   * What decides in something that is put into effect. An object that was made for that decides,
   * whatever is known of its type.
   */
  Set<Value> installed(Value value, State state) {
    Set<Value> found = new LinkedHashSet<>(in(value, state));
    List<Value> candidates = new ArrayList<>(value.alternatives());
    state
        .sequence(value)
        .ifPresent(array -> array.elements().forEach(one -> candidates.add(one.value())));
    for (Value candidate : candidates) {
      if (candidate instanceof Value.Instance instance
          && state.object(instance).filter(HeapObject.History.class::isInstance).isPresent()) {
        found.add(instance);
      }
    }
    return found;
  }

  /** Whether it stands for the absence of anything, and so for the platform's own. */
  static boolean isNull(Value value) {
    return value instanceof Value.Constant constant && constant.literal().equals(Literal.NULL);
  }
}
