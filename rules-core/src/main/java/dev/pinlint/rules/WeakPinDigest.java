package dev.pinlint.rules;

import dev.pinlint.facts.IdentityComparison;
import dev.pinlint.facts.PinSite;
import dev.pinlint.facts.PinSite.Origin;
import dev.pinlint.facts.PinSite.Pin;
import java.util.List;
import java.util.Set;

/** Reports pins made with a digest for which a second certificate or key can be made to fit. */
final class WeakPinDigest implements Rule {

  private static final Set<String> WEAK = Set.of("MD2", "MD5", "SHA-1", "SHA1", "SHA");

  @Override
  public void judge(PinSite site, Judgement judgement) {
    List<Pin> weak = site.pins().stream().filter(WeakPinDigest::isWeak).toList();
    List<String> constants =
        weak.stream()
            .filter(pin -> pin.origin() == Origin.CONSTANT)
            .map(Pin::text)
            .distinct()
            .toList();
    if (!constants.isEmpty()) {
      judgement.report(site.location(), "weak-pin", site.host(), constants, site.related());
    } else if (!weak.isEmpty()) {
      judgement.report(site.location(), "weak-algorithm", site.host(), List.of(), site.related());
    }
  }

  @Override
  public void judge(IdentityComparison comparison, Judgement judgement) {
    if (comparison.isRequired() && comparison.digest().filter(WEAK::contains).isPresent()) {
      judgement.report(Level.WARNING, comparison, "weak-comparison", comparison.constants());
    }
  }

  /** One that can never match is no weaker than it is useless. */
  private static boolean isWeak(Pin pin) {
    return pin.origin() != Origin.CALLER
        && pin.flaw().isEmpty()
        && pin.algorithm().filter(WEAK::contains).isPresent();
  }
}
