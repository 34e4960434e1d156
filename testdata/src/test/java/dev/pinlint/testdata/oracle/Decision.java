package dev.pinlint.testdata.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * The code of a server check, while it is being changed.
 *
 * @param name what was done to get it, for people
 * @param code the statements; {@code chain}, {@code authType}, {@code delegate}, {@code strict} and
 *     {@code expected} are in scope
 * @param members the methods and types that they need
 */
record Decision(String name, String code, List<String> members) {

  Decision {
    members = List.copyOf(members);
  }

  Decision(String name, String code) {
    this(name, code, List.of());
  }

  /** The statements in a method of their own, and the call of it. */
  Decision outOfLine() {
    String method = fresh("step");
    return with(
        method + "(chain, authType);",
        """
        private void %s(X509Certificate[] chain, String authType) throws CertificateException {
          %s
        }
        """
            .formatted(method, code));
  }

  /** The same as a method that tells whether the chain is trusted. */
  Decision answering(String inCatch) {
    Decision step = outOfLine();
    String method = step.fresh("isTrusted");
    return step.with(
        method + "(chain, authType)",
        """
        private boolean %s(X509Certificate[] chain, String authType) {
          try {
            %s
          } catch (CertificateException e) {
            %s
          }
          return true;
        }
        """
            .formatted(method, step.code(), inCatch));
  }

  /** These statements instead. */
  Decision with(String statements, String... more) {
    List<String> all = new ArrayList<>(members);
    all.addAll(List.of(more));
    return new Decision(name, statements, all);
  }

  /** The code in the place of {@code §} in a template. */
  Decision in(String template) {
    return with(template.replace("§", code));
  }

  /** With other words in the statements. */
  Decision renamed(String from, String to) {
    return with(code.replace(from, to));
  }

  /** After one more change. */
  Decision named(String change) {
    return new Decision(name + " + " + change, code, members);
  }

  /** A name that no member has. */
  String fresh(String stem) {
    return stem + members.size();
  }
}
