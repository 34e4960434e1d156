package dev.pinlint.facts;

import dev.pinlint.model.TypeRef;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Code of the analysed set that decides whether a server has the name that was asked for: a type,
 * or a function.
 *
 * @param type the type; of a function its interface
 * @param checks its checks that have a body, in declaration order, at least one
 * @param wiring what becomes of it
 * @param isBesidePin whether it is installed only together with a server check that accepts nothing
 *     but the certificate, or the key, of one server: whoever has that key is the server
 */
public record HostnameDecision(
    TypeRef type, List<Check> checks, Optional<Wiring> wiring, boolean isBesidePin) {

  /**
   * One check.
   *
   * @param location the method; of a function the call that it is given to
   * @param verdict what it goes by
   * @param path how a yes that shows the verdict is reached, in order
   * @param guard what decides whether any such yes is reached, where that is known
   */
  public record Check(
      Location location, HostnameVerdict verdict, List<Step> path, Optional<Guard> guard) {
    public Check {
      path = List.copyOf(path);
    }
  }

  public HostnameDecision {
    checks = List.copyOf(checks);
  }

  /** This decision, which is only installed beside a pin. */
  HostnameDecision besidePin() {
    return new HostnameDecision(type, checks, wiring, true);
  }

  /** The first of the checks with the gravest verdict: a client may call any of them. */
  public Check gravest() {
    return checks.stream().min(Comparator.comparing(Check::verdict)).orElseThrow();
  }
}
