package dev.pinlint.rules;

import dev.pinlint.facts.ConnectionPolicy;
import dev.pinlint.facts.ConnectionPolicy.Anchors;
import dev.pinlint.facts.ConnectionPolicy.Source;
import java.util.List;

/** Reports configuration that trusts the CAs which the user of a device has installed. */
final class UserTrustAnchors implements Rule {

  @Override
  public void judge(ConnectionPolicy policy, Judgement judgement) {
    String hosts = policy.hosts().isEmpty() ? "every host" : String.join(", ", policy.hosts());
    for (Anchors anchors : policy.anchors()) {
      if (anchors.source() == Source.USER) {
        // Where pins are in force, a CA that is not pinned helps nobody.
        boolean isPinned = policy.pins().isPresent() && !anchors.overridesPins();
        judgement.report(
            anchors.location(),
            "user-anchors",
            isPinned ? Level.REVIEW : Level.WARNING,
            List.of(hosts),
            List.of());
      }
    }
  }
}
