package dev.pinlint.testdata.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import dev.pinlint.testdata.Fixtures;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

/**
 * The fixtures' own verdicts beside what the fixtures do: each trust manager and each verifier that
 * can be made is given chains and names that somebody else can come by.
 */
final class FixtureOracleTest {

  /** Enough for any of them but an endless loop. */
  private static final int SECONDS = 3;

  private static final int WANTED = 100;

  private static final String AUTH_TYPE = "ECDHE_ECDSA";

  /** Fixtures that need more than chains and names to be shown as they are, and what. */
  private static final Map<String, String> NOT_SHOWN =
      Map.ofEntries(
          Map.entry(
              "fixtures.customtrustmanager.DebugSkipsDelegate",
              "a build for debugging: for review"),
          Map.entry(
              "fixtures.insecurehostnameverifier.LoopbackOnly",
              "names of this machine: for review"),
          Map.entry("fixtures.insecurehostnameverifier.LoopbackInSet$OfSet", "the same"),
          Map.entry("fixtures.insecurehostnameverifier.LoopbackInSet$OfLoop", "the same"),
          Map.entry("fixtures.insecurehostnameverifier.NamesOfStream$Loopback", "the same"),
          Map.entry(
              "fixtures.insecurehostnameverifier.NamesOfField$AllButSome", "a list that is set"),
          Map.entry("fixtures.insecurehostnameverifier.NamesOfField$BesideAnother", "the same"),
          Map.entry("fixtures.insecurehostnameverifier.BehindBuild$InDebug", "the same"),
          Map.entry(
              "fixtures.pinwithoutchainvalidation.LeafAndVerifier$AnyName",
              "told of the pin beside it"),
          Map.entry("fixtures.trustallcertificates.TrustFirstSeen", "weak at first: for review"),
          Map.entry("fixtures.trustonfirstuse.KeptAfterFailure", "the same"),
          Map.entry("fixtures.trustonfirstuse.KeptInPreferences", "the same"),
          Map.entry(
              "fixtures.trustallcertificates.DelegateMayBeReplaced",
              "a delegate that somebody sets"),
          Map.entry("fixtures.handrolledpin.KeyAlgorithm", "a key of another kind"),
          Map.entry(
              "fixtures.insecurehostnameverifier.ApacheInterface", "overloads of Apache's own"),
          Map.entry(
              "fixtures.insecurehostnameverifier.UnderProperty", "a system property that is set"));

  /** Code that ends the machine, or waits for somebody, is not run. */
  private static final List<String> NOT_RUN =
      List.of("exit", "halt", "java/util/Scanner", "java/io/Console", "javax/swing/", "sleep");

  private static final Map<String, List<Finding>> FINDINGS = new TreeMap<>();
  private static final List<Class<?>> TYPES = new ArrayList<>();
  private static Map<String, ClassFile> files = Map.of();

  /** What became of an attack in all ways to make the type. */
  private enum Behaviour {
    WEAK,
    WEAK_IF_CONFIGURED,
    STRONG
  }

  @BeforeAll
  static void load() {
    // As programs run; the test runner switches assertions on.
    loader().setPackageAssertionStatus("fixtures", false);
    files = new TreeMap<>();
    Fixtures.classes().forEach(file -> files.put(file.path(), file));
    Analysis.of(BytecodeFrontEnd.lower(files.values()).types(), new Platform())
        .findings()
        .forEach(
            one ->
                FINDINGS
                    .computeIfAbsent(
                        one.location().anchor().member().type(), any -> new ArrayList<>())
                    .add(one));
    for (ClassFile file : files.values()) {
      type(file).ifPresent(TYPES::add);
    }
  }

  private static Optional<Class<?>> type(ClassFile file) {
    String pool = new String(file.bytes(), StandardCharsets.ISO_8859_1);
    boolean isRun = NOT_RUN.stream().noneMatch(pool::contains);
    try {
      Class<?> type =
          Class.forName(file.path().replace('/', '.').replace(".class", ""), false, loader());
      boolean isDecision =
          X509TrustManager.class.isAssignableFrom(type)
              || HostnameVerifier.class.isAssignableFrom(type);
      return isRun && isDecision && type.getCanonicalName() != null && isMakeable(type)
          ? Optional.of(type)
          : Optional.empty();
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static ClassLoader loader() {
    return FixtureOracleTest.class.getClassLoader();
  }

  private static boolean isMakeable(Class<?> type) {
    return !Modifier.isAbstract(type.getModifiers()) && !type.isEnum();
  }

  /** All that can be made of the type, with each boolean both ways. */
  private static List<Object> made(Class<?> type, TestPki pki) {
    List<Object> all = new ArrayList<>();
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      for (boolean flag : new boolean[] {true, false}) {
        List<Optional<Object>> arguments =
            Arrays.stream(constructor.getParameterTypes())
                .map(parameter -> argument(parameter, flag, pki))
                .toList();
        if (arguments.stream().allMatch(Optional::isPresent)) {
          try {
            constructor.setAccessible(true);
            all.add(constructor.newInstance(arguments.stream().map(Optional::get).toArray()));
          } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            continue; // it cannot be made in this way
          }
        }
      }
    }
    return all;
  }

  private static Optional<Object> argument(Class<?> parameter, boolean flag, TestPki pki) {
    if (parameter == boolean.class) {
      return Optional.of(flag);
    } else if (parameter == X509TrustManager.class) {
      return Optional.of(pki.platform());
    } else if (parameter == X509TrustManager[].class) {
      return Optional.of(new X509TrustManager[] {pki.platform()});
    } else if (parameter == List.class) {
      return Optional.of(List.of(pki.platform()));
    } else if (parameter == HostnameVerifier.class) {
      HostnameVerifier never = (host, session) -> false;
      return Optional.of(never);
    }
    return Optional.empty();
  }

  private static Behaviour behaviour(Class<?> type, List<Object> made, TestPki pki)
      throws GeneralSecurityException {
    Set<String> texts = texts(type);
    List<X509Certificate[]> chains = new ArrayList<>(pki.bad().values());
    for (String text : texts) {
      for (String name : List.of(text, "CN=" + text)) {
        try {
          chains.addAll(pki.claiming(name));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
          continue; // no name
        }
      }
    }
    long weak = made.stream().filter(one -> isWeak(one, chains, texts, pki)).count();
    return weak == 0
        ? Behaviour.STRONG
        : weak == made.size() ? Behaviour.WEAK : Behaviour.WEAK_IF_CONFIGURED;
  }

  private static boolean isWeak(
      Object decision, List<X509Certificate[]> chains, Set<String> texts, TestPki pki) {
    if (decision instanceof X509TrustManager manager) {
      return chains.stream().anyMatch(chain -> ends(() -> letsIn(manager, chain, AUTH_TYPE)))
          || texts.stream().anyMatch(type -> ends(() -> letsIn(manager, chains.get(0), type)));
    }
    HostnameVerifier verifier = (HostnameVerifier) decision;
    return Stream.concat(VerifierOracleTest.HOSTS.stream(), texts.stream())
        .anyMatch(
            host ->
                ends(
                    () ->
                        verifier.verify(host, VerifierOracleTest.session(host, pki.wrongHost()))));
  }

  /** Whether one of the overloads does; the platform asks any of them. */
  private static boolean letsIn(X509TrustManager manager, X509Certificate[] chain, String type) {
    boolean isIn = returns(() -> manager.checkServerTrusted(chain.clone(), type));
    if (manager instanceof X509ExtendedTrustManager extended) {
      isIn |= returns(() -> extended.checkServerTrusted(chain.clone(), type, (Socket) null));
      isIn |= returns(() -> extended.checkServerTrusted(chain.clone(), type, (SSLEngine) null));
    }
    return isIn;
  }

  /** A server check. */
  @FunctionalInterface
  private interface Check {
    void run() throws GeneralSecurityException;
  }

  private static boolean returns(Check check) {
    try {
      check.run();
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /** Whether the attack comes to an end, and gets in. */
  private static boolean ends(java.util.function.BooleanSupplier attack) {
    try {
      return CompletableFuture.supplyAsync(attack::getAsBoolean, FixtureOracleTest::start)
          .get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void start(Runnable attack) {
    Thread thread = new Thread(attack);
    thread.setDaemon(true);
    thread.start();
  }

  /** The texts in the code: what is compared with them, anybody can claim. */
  private static Set<String> texts(Class<?> type) {
    Set<String> texts = new TreeSet<>();
    ClassReader reader =
        new ClassReader(files.get(type.getName().replace('.', '/') + ".class").bytes());
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int offset = reader.getItem(i);
      if (offset > 0 && reader.readByte(offset - 1) == 8) {
        texts.add(reader.readUTF8(offset, buffer));
      }
    }
    return texts;
  }

  @Test
  void fixturesDoWhatIsSaidOfThem() throws GeneralSecurityException {
    PrintStream out = System.out;
    PrintStream err = System.err;
    try {
      // Fixtures log.
      System.setOut(new PrintStream(OutputStream.nullOutputStream()));
      System.setErr(System.out);
      LogManager.getLogManager().reset();
      judge();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static void judge() throws GeneralSecurityException {
    TestPki pki = new TestPki();
    Set<String> falseAlarms = new TreeSet<>();
    Set<String> missed = new TreeSet<>();
    int count = 0;
    for (Class<?> type : TYPES) {
      List<Object> made = made(type, pki);
      if (made.isEmpty() || NOT_SHOWN.containsKey(type.getName())) {
        continue;
      }
      count++;
      Behaviour behaviour = behaviour(type, made, pki);
      List<Finding> found = new ArrayList<>();
      for (Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
        found.addAll(FINDINGS.getOrDefault(String.valueOf(one.getCanonicalName()), List.of()));
      }
      List<Finding> own = FINDINGS.getOrDefault(type.getCanonicalName(), List.of());
      String told =
          type.getName()
              + " "
              + behaviour
              + " "
              + found.stream().map(one -> one.level() + " " + one.rule()).toList();
      if (behaviour == Behaviour.STRONG
          && own.stream().anyMatch(one -> one.level() == Level.ERROR)) {
        falseAlarms.add(told);
      }
      if (behaviour == Behaviour.WEAK
          && !type.getSimpleName().startsWith("Missed")
          && found.stream().noneMatch(one -> one.level() != Level.REVIEW)) {
        missed.add(told);
      }
    }
    assertThat(falseAlarms).as("errors about what lets nobody in").isEmpty();
    assertThat(missed).as("weak, and nothing is said").isEmpty();
    assertThat(count).isGreaterThan(WANTED);
  }
}
