package dev.pinlint.testdata.oracle;

/**
 * What can be done to the answer of a host name verifier, which stands in the place of {@code §}.
 * What becomes of it, running it tells.
 */
enum VerifierOperator {
  // ---- what tends to weaken ----
  ALWAYS("return true;"),
  ANSWER_IGNORED("boolean ignored = §; return true;"),
  ANSWER_LOGGED("LOG.fine(\"\" + §); return true;"),
  OR_TRUE("return § || true;"),
  INVERTED("return !§;"),
  BY_FINALLY("try { return §; } finally { return true; }"),
  ANY_NAME("return host != null;"),
  LONG_NAME("return host.length() > 3;"),
  NAME_OF_CONNECTION("return host.equals(session.getPeerHost());"),
  NAME_OF_CONNECTION_ANY_CASE("return host.equalsIgnoreCase(session.getPeerHost());"),
  SUFFIX("return host.endsWith(\"example\");"),
  SUFFIX_OR("return host.endsWith(\".example\") || §;"),
  LOCAL_OR("return host.equals(\"localhost\") || §;"),
  ADDRESS_OR("return host.matches(\"[0-9.]+\") || §;"),
  ONE_OF_LIST_OR(
      "return java.util.Arrays.asList(\"a.example\", \"b.example\").contains(host) || §;"),
  SWITCHED("switch (host) { case \"always.example\": return true; default: return §; }"),
  UNLESS_STRICT("return !strict || §;"),
  IF_STRICT("if (strict) { return §; } return true;"),
  BY_PROPERTY("return Boolean.getBoolean(\"oracle.lenient\") || §;"),
  VALID_SESSION("return session.isValid();"),
  PROTOCOL("return session.getProtocol().startsWith(\"TLS\");"),
  VALID_SESSION_OR("return session.isValid() || §;"),
  NEVER_FALSE("if (!§) { LOG.fine(host); } return true;"),
  ANSWER_OVERWRITTEN("boolean answer = §; answer = true; return answer;"),
  ONLY_FOR_NULL("if (host == null) { return §; } return true;"),
  LOOP_NOT_RUN("for (int i = 0; i < 0; i++) { if (!§) { return false; } } return true;"),
  ASSERTED("assert §; return true;"),

  // ---- what tends to change nothing ----
  HELPER("return §;"),
  AND_STRICT("return strict && §;"),
  AND_NAME("return host != null && §;"),
  LOGGED("boolean answer = §; LOG.fine(host + answer); return answer;"),
  TERNARY("return § ? true : false;"),
  FALSE_FIRST("if (!§) { return false; } return true;"),
  SAVED("boolean answer = false; if (§) { answer = true; } return answer;"),
  TWICE("return § && §;"),
  EITHER("return § || §;"),
  DOUBLE_NEGATION("boolean bad = !§; return !bad;"),
  THROWN(
      "if (!§) { try { throw new IllegalStateException(host); }"
          + " catch (IllegalStateException e) { return false; } } return true;"),
  SUPPLIED(
      "java.util.function.BooleanSupplier check = () -> §; boolean answer = check.getAsBoolean();"
          + " return answer;"),
  AS_LAMBDA("HostnameVerifier inner = (h, s) -> §; return inner.verify(host, session);"),
  DENIED_FIRST("if (host.startsWith(\"bad\")) { return false; } return §;"),
  NEVER("return false;");

  private final String template;

  VerifierOperator(String template) {
    this.template = template;
  }

  /** A verifier, while it is being changed: an answer, and the methods that it needs. */
  record Answer(String name, String expression, String methods) {}

  /** The answer of a method that does this to an answer. */
  Answer apply(Answer answer) {
    String method = "step" + answer.methods().split("boolean step", -1).length;
    String body = template.replace("§", answer.expression());
    String text =
        "private boolean " + method + "(String host, SSLSession session) { " + body + " }\n";
    return new Answer(
        answer.name() + " + " + name(), method + "(host, session)", answer.methods() + text);
  }
}
