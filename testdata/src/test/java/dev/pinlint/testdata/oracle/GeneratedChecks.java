package dev.pinlint.testdata.oracle;

import java.util.ArrayList;
import java.util.List;

/** The server checks to judge: each operator once, and two operators after each other. */
final class GeneratedChecks {

  /** So many pairs of operators are left out for each that is taken. */
  private static final int STRIDE = 19;

  private static final Decision DELEGATE =
      new Decision("delegate", "delegate.checkServerTrusted(chain, authType);");

  private static final List<Decision> BASES =
      List.of(
          DELEGATE,
          new Decision("nothing", "LOG.fine(authType);"),
          new Decision(
              "any of several",
              "CertificateException last = null;"
                  + " for (X509TrustManager one : delegates) {"
                  + " try { one.checkServerTrusted(chain, authType); return; }"
                  + " catch (CertificateException e) { last = e; } }"
                  + " throw last == null ? new CertificateException() : last;"),
          new Decision(
              "pin",
              "if (!chain[0].getPublicKey().equals(expected)) {"
                  + " throw new CertificateException(\"pin\"); }"),
          new Decision("dates", "chain[0].checkValidity();"));

  private GeneratedChecks() {}

  static List<Decision> all() {
    List<Decision> all = new ArrayList<>(BASES);
    for (Decision base : BASES) {
      for (Operator first : Operator.values()) {
        all.add(first.apply(base));
      }
    }
    int pair = 0;
    for (Operator first : Operator.values()) {
      for (Operator second : Operator.values()) {
        if (pair++ % STRIDE == 0) {
          all.add(second.apply(first.apply(DELEGATE)));
        }
      }
    }
    return all;
  }
}
