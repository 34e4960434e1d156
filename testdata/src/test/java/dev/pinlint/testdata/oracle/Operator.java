package dev.pinlint.testdata.oracle;

import java.util.function.UnaryOperator;

/** What can be done to a server check. What becomes of it, running it tells. */
enum Operator {
  // ---- what tends to weaken ----
  NOTHING_LEFT(check -> check.in("")),
  ONLY_LOGS(check -> check.in("LOG.fine(authType);")),
  SWALLOWED(check -> check.in("try { § } catch (CertificateException e) { }")),
  SWALLOWED_WITH_LOG(check -> check.in("try { § } catch (Exception e) { LOG.fine(\"bad\"); }")),
  SWALLOWED_BY_RETURN(check -> check.in("try { § } catch (CertificateException e) { return; }")),
  SWALLOWED_THROWABLE(check -> check.in("try { § } catch (Throwable e) { LOG.fine(\"bad\"); }")),
  SWALLOWED_BY_FINALLY(check -> check.in("try { § } finally { return; }")),
  SWALLOWED_IN_HELPER(
      check -> check.answering("return true;").in("if (!§) { throw new CertificateException(); }")),
  RETURNS_FIRST(check -> check.in("if (chain.length > 0) { return; } §")),
  RETURNS_FOR_AUTH_TYPE(check -> check.in("if (authType != null) { return; } §")),
  ONLY_FOR_LONG_CHAINS(check -> check.in("if (chain.length > 8) { § }")),
  ONLY_FOR_NULL(check -> check.in("if (chain == null) { § }")),
  ONLY_FOR_STRANGE_AUTH_TYPE(check -> check.in("if (authType.equals(\"NONE\")) { § }")),
  ONLY_IF_STRICT(check -> check.in("if (strict) { § }")),
  NOT_UNLESS_STRICT(check -> check.in("if (!strict) { return; } §")),
  ONLY_BY_PROPERTY(check -> check.in("if (Boolean.getBoolean(\"oracle.strict\")) { § }")),
  ASSERTED(check -> check.answering("return false;").in("assert §;")),
  LAMBDA_NOT_RUN(
      check -> check.outOfLine().in("Check unused = (c, a) -> { § }; LOG.fine(\"\" + unused);")),
  LOOP_NOT_RUN(check -> check.in("for (int i = 0; i < 0; i++) { § }")),
  DATES_INSTEAD(check -> check.in("for (X509Certificate one : chain) { one.checkValidity(); }")),
  DATES_OF_LEAF_INSTEAD(check -> check.in("chain[0].checkValidity();")),
  LENGTH_INSTEAD(
      check -> check.in("if (chain.length > 5) { throw new CertificateException(\"long\"); }")),
  NAME_INSTEAD(
      check ->
          check.in(
              "if (!chain[0].getSubjectX500Principal().getName().contains(\"good.example\")) {"
                  + " throw new CertificateException(\"name\"); }")),
  ISSUER_INSTEAD(
      check ->
          check.in(
              "if (!chain[0].getIssuerX500Principal().getName().equals(\"CN=Test Root\")) {"
                  + " throw new CertificateException(\"issuer\"); }")),
  NULL_TESTS_INSTEAD(
      check ->
          check.in(
              "if (chain == null || chain.length == 0) { throw new IllegalArgumentException(); }")),
  SELF_SIGNATURE_INSTEAD(
      check ->
          check.in(
              "try { chain[chain.length - 1].verify(chain[chain.length - 1].getPublicKey()); }"
                  + " catch (java.security.GeneralSecurityException e) {"
                  + " throw new CertificateException(e); }")),
  ANSWER_IGNORED(check -> check.answering("return false;").in("§;")),
  ANSWER_LOGGED(check -> check.answering("return false;").in("LOG.fine(\"\" + §);")),
  ANSWER_AND_ABSURD(
      check ->
          check
              .answering("return false;")
              .in("if (!§ && chain.length > 100) { throw new CertificateException(); }")),
  ANSWER_INVERTED(
      check -> check.answering("return false;").in("if (§) { throw new CertificateException(); }")),
  NAME_DECIDES(
      check ->
          check.in(
              "if (chain[0].getSubjectX500Principal().getName().contains(\"example\"))"
                  + " { return; } §")),
  SINGLE_CERTIFICATE_DECIDES(check -> check.in("if (chain.length == 1) { return; } §")),
  DATES_AFTER_FAILURE(
      check -> check.in("try { § } catch (CertificateException e) { chain[0].checkValidity(); }")),
  SAVED_AND_FORGOTTEN(
      check ->
          check.in(
              "CertificateException saved = null;"
                  + " try { § } catch (CertificateException e) { saved = e; }"
                  + " LOG.fine(\"\" + saved);")),
  EXPIRED_IS_FINE(
      check ->
          check.in(
              "try { § } catch (CertificateException e) {"
                  + " if (!(e.getCause() instanceof"
                  + " java.security.cert.CertPathValidatorException)) { throw e; } }")),
  NARROW_CATCH(
      check -> check.in("try { § } catch (java.security.cert.CertificateExpiredException e) { }")),
  ACCEPTING_DELEGATE(
      check ->
          check.with(
              "new Accepting().checkServerTrusted(chain, authType);",
              """
              static class Accepting implements X509TrustManager {
                @Override public void checkClientTrusted(X509Certificate[] c, String a) {}
                @Override public void checkServerTrusted(X509Certificate[] c, String a) {}
                @Override public X509Certificate[] getAcceptedIssuers() { return null; }
              }
              """)),
  DENY_LIST_INSTEAD(
      check ->
          check.in(
              "if (chain[0].getPublicKey().equals(expected)) {"
                  + " throw new CertificateException(\"denied\"); }")),
  PIN_DECIDES(check -> check.in("if (chain[0].getPublicKey().equals(expected)) { return; } §")),
  PIN_INSTEAD(
      check ->
          check.in(
              "if (!chain[0].getPublicKey().equals(expected)) {"
                  + " throw new CertificateException(\"pin\"); }")),
  CLIENT_CHECK_INSTEAD(check -> check.in("delegate.checkClientTrusted(chain, authType);")),
  LEAF_ALONE(
      check ->
          check.in("delegate.checkServerTrusted(new X509Certificate[] {chain[0]}, authType);")),

  // ---- what tends to change nothing ----
  HELPER(Decision::outOfLine),
  INNER_CLASS(
      check -> {
        String type = check.outOfLine().fresh("Inner");
        Decision step = check.outOfLine();
        return step.with(
            "new " + type + "().run(chain, authType);",
            """
            private class %s {
              void run(X509Certificate[] chain, String authType) throws CertificateException {
                %s
              }
            }
            """
                .formatted(type, step.code()));
      }),
  LAMBDA(
      check -> {
        Decision step = check.outOfLine();
        String call = step.code().replace("(chain, authType)", "(c, a)");
        return step.with("Check run = (c, a) -> { " + call + " }; run.check(chain, authType);");
      }),
  METHOD_REFERENCE(
      check -> {
        Decision step = check.outOfLine();
        String method = step.code().substring(0, step.code().indexOf('('));
        return step.with("Check run = this::" + method + "; run.check(chain, authType);");
      }),
  LAMBDA_GIVEN_TO_HELPER(
      check -> {
        Decision step = check.outOfLine();
        String call = step.code().replace("(chain, authType)", "(c, a)");
        String method = step.fresh("applied");
        return step.with(
            method + "((c, a) -> { " + call + " }, chain, authType);",
            """
            private static void %s(Check check, X509Certificate[] c, String a)
                throws CertificateException {
              check.check(c, a);
            }
            """
                .formatted(method));
      }),
  CALLABLE(
      check ->
          check
              .outOfLine()
              .in(
                  "java.util.concurrent.Callable<Void> run = () -> { § return null; };"
                      + " try { run.call(); } catch (CertificateException e) { throw e; }"
                      + " catch (Exception e) { throw new CertificateException(e); }")),
  ANSWER_OBEYED(
      check ->
          check.answering("return false;").in("if (!§) { throw new CertificateException(); }")),
  ANSWER_IN_VARIABLE(
      check ->
          check
              .answering("return false;")
              .in(
                  "boolean trusted = §;"
                      + " if (trusted) { return; } throw new CertificateException();")),
  THROWN_AGAIN(check -> check.in("try { § } catch (CertificateException e) { throw e; }")),
  THROWN_WRAPPED(
      check ->
          check.in(
              "try { § } catch (CertificateException e) { throw new CertificateException(e); }")),
  THROWN_UNCHECKED(
      check ->
          check.in(
              "try { § } catch (CertificateException e) { throw new IllegalStateException(e); }")),
  TRY_FINALLY(check -> check.in("try { § } finally { LOG.fine(\"done\"); }")),
  SYNCHRONIZED(check -> check.in("synchronized (this) { § }")),
  ALIASES(
      check ->
          check
              .outOfLine()
              .in("X509Certificate[] presented = chain; String auth = authType; §")
              .renamed("(chain, authType);", "(presented, auth);")),
  ALWAYS_TRUE(check -> check.in("if (1 + 1 == 2) { § }")),
  CONSTANT_TRUE(
      check ->
          check.with(
              "if (" + check.fresh("ON") + ") { " + check.code() + " }",
              "private static final boolean " + check.fresh("ON") + " = true;")),
  NULL_TESTS_FIRST(
      check ->
          check.in(
              "if (chain == null || chain.length == 0) { throw new IllegalArgumentException(); }"
                  + " §")),
  IMPOSSIBLE_RETURN(check -> check.in("if (chain.length < 0) { return; } §")),
  SAVED_AND_THROWN(
      check ->
          check.in(
              "CertificateException saved = null;"
                  + " try { § } catch (CertificateException e) { saved = e; }"
                  + " if (saved != null) { throw saved; }")),
  SAVED_IN_REFERENCE(
      check ->
          check.in(
              "java.util.concurrent.atomic.AtomicReference<CertificateException> saved ="
                  + " new java.util.concurrent.atomic.AtomicReference<>();"
                  + " try { § } catch (CertificateException e) { saved.set(e); }"
                  + " if (saved.get() != null) { throw saved.get(); }")),
  SAVED_IN_LIST(
      check ->
          check.in(
              "java.util.List<CertificateException> all = new java.util.ArrayList<>();"
                  + " try { § } catch (CertificateException e) { all.add(e); }"
                  + " if (!all.isEmpty()) { throw all.get(0); }")),
  DO_ONCE(check -> check.in("do { § } while (false);")),
  LOOP_ONCE(check -> check.in("for (int i = 0; i < 1; i++) { § }")),
  LABELLED(check -> check.in("check: { § }")),
  SWITCHED(check -> check.outOfLine().in("switch (authType) { case \"X\": default: § }")),
  LOGS_FIRST(check -> check.in("LOG.fine(\"asked for \" + authType); §")),
  BOTH_WAYS(check -> check.outOfLine().in("if (strict) { § } else { § }")),
  DATES_FIRST(check -> check.in("chain[0].checkValidity(); §")),
  PIN_FIRST(
      check ->
          check.in(
              "if (!chain[0].getPublicKey().equals(expected)) {"
                  + " throw new CertificateException(\"pin\"); } §")),
  THROUGH_OBJECT(
      check ->
          check
              .outOfLine()
              .in(
                  "Object[] held = {chain, authType};"
                      + " X509Certificate[] c = (X509Certificate[]) held[0];"
                      + " String a = (String) held[1]; §")
              .renamed("(chain, authType);", "(c, a);")),
  REQUIRED_NON_NULL(
      check ->
          check
              .outOfLine()
              .in("§")
              .renamed(
                  "(chain, authType);", "(java.util.Objects.requireNonNull(chain), authType);")),
  CLONED(check -> check.outOfLine().in("§").renamed("(chain, ", "(chain.clone(), "));

  private final UnaryOperator<Decision> change;

  Operator(UnaryOperator<Decision> change) {
    this.change = change;
  }

  Decision apply(Decision check) {
    return change.apply(check).named(name());
  }
}
