package dev.pinlint.facts;

import dev.pinlint.model.TypeRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Code of the analysed set that decides whether a server is trusted: a type, or a function.
 *
 * @param type the type; of a function its interface
 * @param isStrategy whether it says which chains are trusted without further checks, and leaves the
 *     others to a check that is not its own
 * @param checks its server checks that have a body, in declaration order, at least one
 * @param redundant the calls that are given one of the type and could do without
 * @param wiring what becomes of it
 * @param verifiers where host name verifiers are that stand back for it: it knows the server itself
 */
public record TrustDecision(
    TypeRef type,
    boolean isStrategy,
    List<Check> checks,
    List<RedundantInstallation> redundant,
    Optional<Wiring> wiring,
    List<Step> verifiers) {

  /**
   * One server check.
   *
   * @param location the method; of a function the call that it is given to
   * @param verdict what it does
   * @param path how an exit that shows the verdict is reached, in order
   * @param guard what decides whether that exit is taken, where that is known
   * @param unseen the calls that nothing is known of, in a fixed order
   * @param isPinOfLeaf whether it accepts nothing but the certificate, or the key, of one server
   */
  public record Check(
      Location location,
      Verdict verdict,
      List<Step> path,
      Optional<Guard> guard,
      List<String> unseen,
      boolean isPinOfLeaf) {
    public Check {
      path = List.copyOf(path);
      unseen = List.copyOf(unseen);
    }

    /** What decides whether the chain is checked, for people. */
    public String by() {
      return guard
          .map(Guard::toString)
          .orElse("a flag, a setting, a missing delegate or a failure that is caught");
    }
  }

  public TrustDecision {
    checks = List.copyOf(checks);
    redundant = List.copyOf(redundant);
    verifiers = List.copyOf(verifiers);
  }

  /** Whether none of its checks accepts anything but the certificate, or the key, of one server. */
  boolean isPinOfLeaf() {
    return checks.stream().allMatch(Check::isPinOfLeaf);
  }

  /** This decision, and verifiers that stand back for it. */
  TrustDecision with(List<Step> standingBack) {
    return new TrustDecision(type, isStrategy, checks, redundant, wiring, standingBack);
  }

  /** The first check with the verdict: one weak class is one finding. */
  public Optional<Check> first(Verdict verdict) {
    return checks.stream().filter(check -> check.verdict() == verdict).findFirst();
  }

  /** The first of the checks with the gravest verdict: a client may call any of them. */
  public Check gravest() {
    return checks.stream().min(Comparator.comparing(Check::verdict)).orElseThrow();
  }
}
