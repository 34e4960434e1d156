package dev.pinlint.testdata.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.ModelPrinter;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import dev.pinlint.testdata.Fixtures;
import java.lang.reflect.Method;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Generated server checks: what lets a bad chain in when it is run has to be found, and what lets
 * none in must not be called an error.
 */
final class ServerCheckOracleTest {

  private static final int WANTED_BODIES = 500;

  private static final int UNKNOWN_PERCENT = 5;

  /**
   * What leaves a check unknown: who asks the platform about clients, or about a part of the chain,
   * asks another question. Without types a loop over a list may be one over an array.
   */
  private static final List<String> UNKNOWN_BY_DESIGN =
      List.of("CLIENT_CHECK_INSTEAD", "LEAF_ALONE", "any of several");

  /** What a check does when it is run. */
  private enum Behaviour {
    /** However it is configured some bad chain gets in. */
    WEAK,
    /** In one configuration some bad chain gets in. */
    WEAK_IF_CONFIGURED,
    /** No bad chain gets in. */
    STRONG
  }

  private static final Map<String, Decision> CHECKS = new LinkedHashMap<>();
  private static final Map<String, Behaviour> BEHAVIOURS = new TreeMap<>();
  private static Compiled compiled = new Compiled(Map.of(), Map.of());

  @BeforeAll
  static void generate() throws Exception {
    Map<String, String> texts = new LinkedHashMap<>();
    int count = 0;
    for (Decision check : GeneratedChecks.all()) {
      Shape shape = Shape.values()[count % Shape.values().length];
      String name = "Check" + String.format("%04d", count++);
      CHECKS.put(name, check.named(shape.name()));
      texts.put(name, shape.text(name, check));
    }
    compiled = Compiled.of(texts);
    TestPki pki = new TestPki();
    ClassLoader loader = compiled.load();
    for (String name : compiled.sources().keySet()) {
      BEHAVIOURS.put(name, behaviour(loader.loadClass("oracle." + name), pki));
    }
  }

  private static Behaviour behaviour(Class<?> type, TestPki pki) throws Exception {
    Method make =
        type.getDeclaredMethod("make", X509TrustManager.class, boolean.class, PublicKey.class);
    make.setAccessible(true);
    int weak = 0;
    for (boolean strict : new boolean[] {true, false}) {
      X509TrustManager manager =
          (X509TrustManager) make.invoke(null, pki.platform(), strict, pki.key());
      weak += pki.bad().values().stream().anyMatch(chain -> letsIn(manager, chain)) ? 1 : 0;
    }
    return switch (weak) {
      case 0 -> Behaviour.STRONG;
      case 1 -> Behaviour.WEAK_IF_CONFIGURED;
      default -> Behaviour.WEAK;
    };
  }

  private static boolean letsIn(X509TrustManager manager, X509Certificate[] chain) {
    try {
      manager.checkServerTrusted(chain.clone(), "ECDHE_ECDSA");
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  @Test
  void platformKnowsGoodFromBad() throws GeneralSecurityException {
    TestPki pki = new TestPki();
    assertThat(letsIn(pki.platform(), pki.good())).isTrue();
    assertThat(pki.bad().values()).noneMatch(chain -> letsIn(pki.platform(), chain));
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
  void thereAreEnoughOfThem() {
    Set<String> bodies = new HashSet<>();
    BytecodeFrontEnd.lower(compiled.classFiles()).types().stream()
        .collect(
            Collectors.groupingBy(
                type -> type.name().replaceAll("\\.(Check\\d+).*", "$1"),
                TreeMap::new,
                Collectors.mapping(ModelPrinter::print, Collectors.joining())))
        .forEach((name, text) -> bodies.add(text.replaceAll("Check\\d+|:\\d+", "")));
    assertThat(bodies).hasSizeGreaterThan(WANTED_BODIES);
    assertThat(Operator.values()).hasSizeGreaterThan(40);
    assertThat(BEHAVIOURS.values()).contains(Behaviour.values());
  }

  private static void judge(Lowered lowered) {
    Map<String, List<Finding>> findings = new TreeMap<>();
    for (Finding finding : Analysis.of(lowered.types(), new Platform()).findings()) {
      String type = finding.location().anchor().member().type();
      if (type.endsWith(".Accepting")) {
        continue; // weak by itself, whether or not the check that is judged asks it
      }
      String name = type.replaceAll("oracle\\.(Check\\d+).*", "$1");
      findings.computeIfAbsent(name, any -> new ArrayList<>()).add(finding);
    }
    Set<String> missed = new TreeSet<>();
    Set<String> falseAlarms = new TreeSet<>();
    Set<String> unknown = new TreeSet<>();
    BEHAVIOURS.forEach(
        (name, behaviour) -> {
          List<Finding> found = findings.getOrDefault(name, List.of());
          boolean isError = found.stream().anyMatch(one -> one.level() == Level.ERROR);
          boolean isUnseen = found.stream().anyMatch(one -> one.messageKey().equals("unseen"));
          boolean isWarned =
              found.stream()
                  .anyMatch(
                      one -> one.level() == Level.WARNING && !one.messageKey().equals("unseen"));
          String told = name + " " + CHECKS.get(name).name() + ": " + behaviour + " " + keys(found);
          if (behaviour == Behaviour.STRONG && isError) {
            falseAlarms.add(told);
          } else if (isUnseen && !isError) {
            unknown.add(told);
          } else if (behaviour != Behaviour.STRONG && !isError && !isWarned) {
            missed.add(told);
          }
        });
    int mostUnknown = BEHAVIOURS.size() * UNKNOWN_PERCENT / 100;
    assertThat(falseAlarms).as("false alarms at level error").isEmpty();
    assertThat(missed).as("weak and not found").isEmpty();
    assertThat(unknown)
        .as("unknown for another reason")
        .allMatch(told -> UNKNOWN_BY_DESIGN.stream().anyMatch(told::contains));
    assertThat(unknown).as("unknown").hasSizeLessThanOrEqualTo(mostUnknown);
  }

  private static List<String> keys(List<Finding> findings) {
    return findings.stream().map(one -> one.rule() + "/" + one.messageKey()).toList();
  }
}
