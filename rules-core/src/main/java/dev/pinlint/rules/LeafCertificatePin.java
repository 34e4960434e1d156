package dev.pinlint.rules;

import dev.pinlint.facts.IdentityComparison;
import dev.pinlint.facts.IdentityComparison.Position;
import dev.pinlint.facts.PinSite;
import java.util.List;

/** Reports pins on the server's certificate itself, which its next renewal replaces. */
final class LeafCertificatePin implements Rule {

  @Override
  public void judge(IdentityComparison comparison, Judgement judgement) {
    if (comparison.isRequired()
        && !comparison.isException()
        && !comparison.constants().isEmpty()
        && comparison.part().isOfOneCertificate()
        && comparison.position() == Position.LEAF) {
      judgement.report(Level.WARNING, comparison, "comparison", comparison.constants());
    }
  }

  @Override
  public void judge(PinSite site, Judgement judgement) {
    List<String> pins =
        site.constants().stream()
            .filter(pin -> pin.flaw().isEmpty())
            .map(PinSite.Pin::text)
            .distinct()
            .toList();
    if (site.isOfLeaf() && !pins.isEmpty()) {
      judgement.report(site.location(), "library", site.host(), pins, site.related());
    }
  }
}
