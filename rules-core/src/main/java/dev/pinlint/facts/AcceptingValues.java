package dev.pinlint.facts;

import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Answer;
import dev.pinlint.model.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Recognises the values of libraries that accept any certificate, or any host name. */
final class AcceptingValues {

  /** What is made of such a value and accepts as much. */
  private static final Set<String> PASSED_ON = Set.of("ARRAY_LOAD", "getTrustManagers");

  private final Map<String, Api> bySymbol = new HashMap<>();
  private final Map<String, Api> byType = new HashMap<>();

  AcceptingValues(Knowledge knowledge, LibraryVersions versions) {
    for (Api api : knowledge.with(Role.ACCEPTS_ANY)) {
      if (api.holdsFor(versions) == Answer.NO) {
        continue;
      }
      if (api.name().equals(Member.CONSTRUCTOR)) {
        byType.putIfAbsent(api.owner().name(), api);
      } else {
        String symbol = api.isField() ? api.owner().name() + "." + api.name() : api.toString();
        bySymbol.putIfAbsent(symbol, api);
      }
    }
  }

  /** The value that counts in what is given: the first element of an array, else itself. */
  static Traced counting(Traced given, State state) {
    List<Traced> elements =
        state.sequence(given.value()).map(HeapObject.Sequence::elements).orElse(List.of());
    return elements.isEmpty() ? given : elements.get(0);
  }

  /** What is known of a single value, if it accepts anything. */
  Optional<Api> api(Value value) {
    if (value instanceof Value.Symbol symbol) {
      return Optional.ofNullable(bySymbol.get(symbol.name()));
    } else if (value instanceof Value.Instance instance) {
      return Optional.ofNullable(byType.get(instance.type().name()));
    } else if (value instanceof Value.Expression expression
        && PASSED_ON.contains(expression.operator())) {
      return api(expression.operands().get(0));
    }
    return Optional.empty();
  }
}
