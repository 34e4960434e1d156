package dev.pinlint.facts;

import dev.pinlint.flow.Invocation;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.TypeRef;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose side an object decides for: what decides about clients takes nobody for a server. */
final class Sides {

  /** What may be for servers as well as for clients. */
  private final Set<TypeRef> ofBoth;

  Sides(Knowledge knowledge) {
    this.ofBoth =
        knowledge.with(Role.STEP).stream()
            .filter(Api::isOfServer)
            .flatMap(api -> api.returnedType().stream())
            .collect(Collectors.toSet());
  }

  /** Whether the receiver was made for a server. */
  boolean isOfServer(Invocation invocation) {
    return invocation
        .receiver()
        .filter(receiver -> receiver.value().symbols().contains(Invocation.OF_SERVER))
        .isPresent();
  }

  /** Whether only a caller knows whose side it is. */
  boolean isUpToCaller(Invocation invocation) {
    return invocation
        .receiver()
        .filter(receiver -> receiver.isParameter() && ofBoth.contains(invocation.owner()))
        .isPresent();
  }
}
