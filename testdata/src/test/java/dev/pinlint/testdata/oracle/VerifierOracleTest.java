package dev.pinlint.testdata.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import dev.pinlint.testdata.Fixtures;
import dev.pinlint.testdata.oracle.VerifierOperator.Answer;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Generated host name verifiers: what says yes to the certificate of another server when it is run
 * has to be found, and what does not must not be called an error.
 */
final class VerifierOracleTest {

  /** So many pairs of operators are left out for each that is taken. */
  private static final int STRIDE = 5;

  private static final int UNKNOWN_PERCENT = 5;

  /**
   * What is known to be missed: a look of its own that is turned round is one still, and a condition
   * of which nothing is known may go another way when it comes again.
   */
  private static final List<String> KNOWN_TO_BE_MISSED = List.of("own + INVERTED", " + TWICE");

  /** Names to ask for, none of which the other server has. */
  static final List<String> HOSTS =
      List.of("localhost", TestPki.HOST, "192.0.2.1", "a.example", "always.example");

  private static final Answer DELEGATE =
      new Answer("delegate", "delegate.verify(host, session)", "");

  private static final Answer OWN =
      new Answer(
          "own",
          "matches(host, session)",
          """
          private static boolean matches(String host, SSLSession session) {
            try {
              X509Certificate leaf = (X509Certificate) session.getPeerCertificates()[0];
              for (java.util.List<?> name : leaf.getSubjectAlternativeNames()) {
                if (host.equals(name.get(1))) { return true; }
              }
              return false;
            } catch (Exception e) { return false; }
          }
          """);

  private static final String TEMPLATE =
      """
      package oracle;
      import java.security.cert.X509Certificate;
      import java.util.logging.Logger;
      import javax.net.ssl.HostnameVerifier;
      import javax.net.ssl.SSLSession;
      class %1$s implements HostnameVerifier {
        private static final Logger LOG = Logger.getLogger("oracle");
        private final HostnameVerifier delegate;
        private final boolean strict;
        %1$s(HostnameVerifier delegate, boolean strict) {
          this.delegate = delegate;
          this.strict = strict;
        }
        @Override public boolean verify(String host, SSLSession session) { return %2$s; }
        %3$s
        static HostnameVerifier make(HostnameVerifier delegate, boolean strict) {
          %4$s
        }
      }
      """;

  /** The ways in which such a verifier is handed out. */
  private static final List<String> MAKES =
      List.of(
          "return new %1$s(delegate, strict);",
          "%1$s made = new %1$s(delegate, strict); return made::verify;",
          "%1$s made = new %1$s(delegate, strict); return (h, s) -> made.verify(h, s);");

  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  /** For each the configurations, strict or not, in which another server gets in. */
  private static final Map<String, Set<Boolean>> WEAK = new TreeMap<>();

  /** Those that let another server in under the names of this machine, and no other. */
  private static final Set<String> WEAK_AT_HOME = new TreeSet<>();

  private static Compiled compiled = new Compiled(Map.of(), Map.of());

  @BeforeAll
  static void generate() throws Exception {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Answer answer : answers()) {
      String name = "Verifier%04d".formatted(texts.size());
      String make = MAKES.get(texts.size() % MAKES.size()).formatted(name);
      NAMES.put(name, answer.name());
      texts.put(name, TEMPLATE.formatted(name, answer.expression(), answer.methods(), make));
    }
    compiled = Compiled.of(texts);
    X509Certificate[] another = new TestPki().wrongHost();
    ClassLoader loader = compiled.load();
    for (String name : compiled.sources().keySet()) {
      Class<?> type = loader.loadClass("oracle." + name);
      WEAK.put(name, weak(type, another, HOSTS.subList(1, HOSTS.size())));
      if (WEAK.getOrDefault(name, Set.of()).isEmpty() && !weak(type, another, HOSTS).isEmpty()) {
        WEAK_AT_HOME.add(name);
      }
    }
  }

  private static List<Answer> answers() {
    List<Answer> all = new ArrayList<>(List.of(DELEGATE, OWN));
    int pair = 0;
    for (VerifierOperator first : VerifierOperator.values()) {
      all.add(first.apply(DELEGATE));
      all.add(first.apply(OWN));
      for (VerifierOperator second : VerifierOperator.values()) {
        if (pair++ % STRIDE == 0) {
          all.add(second.apply(first.apply(DELEGATE)));
        }
      }
    }
    return all;
  }

  /** The configurations in which the other server gets in under some name. */
  private static Set<Boolean> weak(Class<?> type, X509Certificate[] another, List<String> hosts)
      throws Exception {
    Method make = type.getDeclaredMethod("make", HostnameVerifier.class, boolean.class);
    make.setAccessible(true);
    HostnameVerifier delegate = (host, session) -> false; // nobody has these names
    Set<Boolean> weak = new TreeSet<>();
    for (boolean strict : new boolean[] {true, false}) {
      System.setProperty("oracle.lenient", String.valueOf(!strict));
      HostnameVerifier verifier = (HostnameVerifier) make.invoke(null, delegate, strict);
      for (String host : hosts) {
        // A connection may have been made by another name than the one that is asked for.
        if (verifier.verify(host, session(host, another))
            || verifier.verify(host, session("proxy.example", another))) {
          weak.add(strict);
        }
      }
    }
    System.clearProperty("oracle.lenient");
    return weak;
  }

  static SSLSession session(String host, X509Certificate[] chain) {
    return (SSLSession)
        Proxy.newProxyInstance(
            VerifierOracleTest.class.getClassLoader(),
            new Class<?>[] {SSLSession.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getPeerCertificates" -> chain.clone();
                  case "getPeerPrincipal" -> chain[0].getSubjectX500Principal();
                  case "getPeerHost" -> host;
                  case "getProtocol" -> "TLSv1.3";
                  case "isValid" -> true;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @Test
  void classesAreJudgedAsTheyBehave() {
    judge(BytecodeFrontEnd.lower(compiled.classFiles()));
  }

  @Test
  void sourcesAreJudgedAsTheyBehave() {
    judge(Fixtures.lower(compiled.sourceFiles()));
  }

  @Test
  void thereAreEnoughOfBothKinds() {
    assertThat(VerifierOperator.values()).hasSizeGreaterThan(40);
    assertThat(WEAK.values())
        .hasSizeGreaterThan(400)
        .contains(Set.of(), Set.of(true), Set.of(false), Set.of(true, false));
  }

  private static void judge(Lowered lowered) {
    Map<String, List<Finding>> findings = new TreeMap<>();
    for (Finding finding : Analysis.of(lowered.types(), new Platform()).findings()) {
      String name =
          finding.location().anchor().member().type().replaceAll("oracle\\.(\\w+).*", "$1");
      findings.computeIfAbsent(name, any -> new ArrayList<>()).add(finding);
    }
    Set<String> missed = new TreeSet<>();
    Set<String> falseAlarms = new TreeSet<>();
    Set<String> unknown = new TreeSet<>();
    WEAK.forEach(
        (name, weak) -> {
          List<Finding> found = findings.getOrDefault(name, List.of());
          boolean isError = found.stream().anyMatch(one -> one.level() == Level.ERROR);
          // What is weak for names of this machine alone is told, and for review.
          // What a switch decides that is off until somebody turns it is told, and which it is.
          boolean isSwitched =
              weak.size() == 1
                  && found.stream()
                      .filter(one -> one.level() == Level.WARNING)
                      .anyMatch(one -> one.message().contains("decides whether"));
          boolean isLocal = found.stream().anyMatch(one -> one.messageKey().equals("loopback"));
          boolean isUnseen = found.stream().anyMatch(one -> one.messageKey().equals("unseen"));
          String told =
              name + " " + NAMES.get(name) + " " + found.stream().map(Finding::messageKey).toList();
          boolean isWeak = !weak.isEmpty() || WEAK_AT_HOME.contains(name);
          if (isError && !isWeak) {
            falseAlarms.add(told);
          } else if (!isError && isUnseen) {
            unknown.add(told);
          } else if (!isError && !isLocal && !isSwitched && isWeak) {
            missed.add(told);
          }
        });
    assertThat(falseAlarms).as("false alarms at level error").isEmpty();
    assertThat(missed)
        .as("weak and not found")
        .allMatch(told -> KNOWN_TO_BE_MISSED.stream().anyMatch(told::contains))
        .hasSizeLessThan(KNOWN_TO_BE_MISSED.size() * 3);
    assertThat(unknown).hasSizeLessThanOrEqualTo(WEAK.size() * UNKNOWN_PERCENT / 100);
  }
}
