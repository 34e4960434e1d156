package dev.pinlint.facts;

import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * A type of the analysed set that decides whether a server is trusted.
 *
 * @param type the type
 * @param checks its server checks that have a body, in declaration order
 */
public record TrustDecision(TypeRef type, List<Check> checks) {

  /**
   * One server check.
   *
   * @param location the method
   * @param verdict what it does
   * @param path how an exit that shows the verdict is reached, in order
   */
  public record Check(Location location, Verdict verdict, List<Step> path) {
    public Check {
      path = List.copyOf(path);
    }
  }

  public TrustDecision {
    checks = List.copyOf(checks);
  }

  /** The first check with the verdict: one weak class is one finding. */
  public Optional<Check> first(Verdict verdict) {
    return checks.stream().filter(check -> check.verdict() == verdict).findFirst();
  }
}
