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
import dev.pinlint.model.Operator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Recognises the values of libraries that accept any certificate, or any host name. */
final class AcceptingValues {

  private final Map<String, Api> bySymbol = new HashMap<>();
  private final Knowledge knowledge;
  private final Map<String, Api> byType = new HashMap<>();

  /** The operations whose result accepts as much as what they are done to. */
  private final Set<String> passedOn = new HashSet<>(Set.of(Operator.ARRAY_LOAD.name()));

  AcceptingValues(Knowledge knowledge, LibraryVersions versions) {
    this.knowledge = knowledge;
    knowledge.with(Role.PASSES_ON).forEach(api -> passedOn.add(api.name()));
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

  /** The name of a field, its type being that of the original if it is relocated. */
  private String known(String symbol) {
    int dot = symbol.lastIndexOf('.');
    boolean isField = dot > 0 && symbol.indexOf('(') < 0 && symbol.indexOf(' ') < 0;
    return isField ? knowledge.known(symbol.substring(0, dot)) + symbol.substring(dot) : symbol;
  }

  /** What is known of a single value, if it accepts anything. */
  Optional<Api> api(Value value) {
    if (value instanceof Value.Symbol symbol) {
      return Optional.ofNullable(bySymbol.get(known(symbol.name())));
    } else if (value instanceof Value.Instance instance) {
      return Optional.ofNullable(byType.get(knowledge.known(instance.type().name())));
    } else if (value instanceof Value.Expression expression
        && passedOn.contains(expression.operator())) {
      return api(expression.operands().get(0));
    }
    return Optional.empty();
  }
}
