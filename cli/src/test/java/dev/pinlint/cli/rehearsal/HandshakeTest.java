package dev.pinlint.cli.rehearsal;

import static dev.pinlint.cli.rehearsal.TestAuthorities.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.cli.inventory.Artifact;
import dev.pinlint.cli.inventory.Governance;
import dev.pinlint.cli.inventory.KeyRole;
import dev.pinlint.cli.inventory.Mechanism;
import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.cli.inventory.PinSet;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.inventory.Place;
import dev.pinlint.cli.inventory.Position;
import dev.pinlint.cli.inventory.SourceSet;
import dev.pinlint.cli.inventory.Subject;
import dev.pinlint.cli.rehearsal.Semantics.InForce;
import dev.pinlint.cli.rehearsal.TestAuthorities.Owned;
import dev.pinlint.cli.rehearsal.TestAuthorities.Presented;
import dev.pinlint.model.Answer;
import dev.pinlint.pins.PinFormats;
import dev.pinlint.pins.PinReading;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/**
 * Holds the rehearsal to real clients, which connect to a server over TLS on the loopback
 * interface: each chain with each pin set.
 */
final class HandshakeTest {

  private static final TestAuthorities PKI = new TestAuthorities();

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  private static final X509TrustManager PLATFORM = RealClient.trustManager(PKI.anchors());

  private static final String WRONG = PKI.stranger.pin();

  private final List<String> disagreements = new ArrayList<>();
  private int cases;

  private static ServerChain chain(Presented presented) {
    return ServerChain.of(presented.certificates(), PKI.anchors());
  }

  /** Pins of OkHttp by host pattern. */
  private static Map<String, Map<String, List<String>>> pinSets() {
    Map<String, Map<String, List<String>>> sets = new LinkedHashMap<>();
    sets.put("leaf", Map.of(HOST, List.of(PKI.leaf.pin())));
    sets.put("leaf, SHA-1", Map.of(HOST, List.of(PKI.leaf.sha1Pin())));
    sets.put("intermediate", Map.of(HOST, List.of(PKI.intermediateA.pin())));
    sets.put("other intermediate", Map.of(HOST, List.of(PKI.intermediateB.pin())));
    sets.put("root", Map.of(HOST, List.of(PKI.rootA.pin())));
    sets.put("other root", Map.of(HOST, List.of(PKI.rootB.pin())));
    sets.put("nobody", Map.of(HOST, List.of(WRONG)));
    sets.put("nobody and new key", Map.of(HOST, List.of(WRONG, PKI.newKey.pin())));
    sets.put("wildcard", Map.of("*.shop.test", List.of(PKI.intermediateA.pin())));
    sets.put("wildcard in vain", Map.of("*.shop.test", List.of(WRONG)));
    sets.put("wildcard of the host", Map.of("*." + HOST, List.of(WRONG)));
    sets.put("two stars", Map.of("**.shop.test", List.of(WRONG)));
    sets.put("two stars of the host", Map.of("**." + HOST, List.of(PKI.rootA.pin())));
    sets.put(
        "union of host and wildcard",
        new TreeMap<>(Map.of(HOST, List.of(WRONG), "*.shop.test", List.of(PKI.rootA.pin()))));
    sets.put(
        "union of host and two stars",
        new TreeMap<>(Map.of(HOST, List.of(WRONG), "**.shop.test", List.of(PKI.leaf.pin()))));
    sets.put("another host", Map.of("www.shop.test", List.of(WRONG)));
    sets.put("hexadecimal", Map.of(HOST, List.of("sha256/" + PKI.leaf.hexPin())));
    sets.put("without filling", Map.of(HOST, List.of(PKI.leaf.pin().replace("=", ""))));
    sets.put("upper case", Map.of("API.Shop.Test", List.of(WRONG)));
    sets.put("trailing dot", Map.of(HOST + ".", List.of(WRONG)));
    sets.put("port", Map.of(HOST + ":443", List.of(WRONG)));
    sets.put("scheme", Map.of("https://" + HOST, List.of(WRONG)));
    return sets;
  }

  @Test
  void okHttp3() throws IOException, GeneralSecurityException {
    okHttp("3.14.9");
  }

  @Test
  void okHttp4() throws IOException, GeneralSecurityException {
    okHttp("4.12.0");
  }

  @Test
  void okHttp5() throws IOException, GeneralSecurityException {
    okHttp("5.5.1");
  }

  private void okHttp(String version) throws IOException, GeneralSecurityException {
    RealClient.OkHttp client = new RealClient.OkHttp(version);
    for (Presented presented : PKI.chains().values()) {
      try (LoopbackServer server = new LoopbackServer(presented)) {
        for (Map.Entry<String, Map<String, List<String>>> set : pinSets().entrySet()) {
          Rehearsal rehearsal =
              Rehearsal.ofChain(
                  inventory(set.getValue(), version), chain(presented), List.of(HOST), TODAY);
          // What is not pinned connects to whom the platform trusts.
          Verdict rehearsed =
              rehearsal.outcomes().isEmpty()
                  ? unpinned(presented)
                  : rehearsal.outcomes().get(0).verdict();
          compare(
              "OkHttp " + version + ", " + set.getKey() + ", chain " + presented.name(),
              rehearsed,
              client.connects(server.proxy(), HOST, PLATFORM, set.getValue()));
        }
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(cases).isGreaterThan(250);
  }

  private static Verdict unpinned(Presented presented) {
    ServerChain chain = chain(presented);
    boolean isTrusted = chain.isAnchored() && chain.isFor(HOST) && chain.problem(TODAY).isEmpty();
    return isTrusted ? Verdict.PASSES : Verdict.BREAKS;
  }

  @Test
  void jdkWithTrustManagerThatPins() throws IOException, GeneralSecurityException {
    Map<String, List<Pin>> sets = new LinkedHashMap<>();
    for (Position position : List.of(Position.LEAF, Position.LAST, Position.PRESENTED)) {
      for (Owned owned :
          List.of(PKI.leaf, PKI.newKey, PKI.intermediateA, PKI.intermediateB, PKI.rootA)) {
        String name = position + " " + owned.certificate().getSubjectX500Principal();
        sets.put(name + " key", List.of(pin(Subject.KEY, position, owned)));
        sets.put(name + " certificate", List.of(pin(Subject.CERTIFICATE, position, owned)));
      }
    }
    for (Presented presented : PKI.chains().values()) {
      try (LoopbackServer server = new LoopbackServer(presented)) {
        // What the server presents is what is compared: a root that is not sent is not there.
        ServerChain chain = chain(presented);
        for (Map.Entry<String, List<Pin>> set : sets.entrySet()) {
          PinnedHost row = row(Mechanism.HAND_ROLLED, Answer.YES, set.getValue());
          compare(
              "JDK, " + set.getKey() + ", chain " + presented.name(),
              new Semantics(chain, TODAY)
                  .judge(row, Optional.of(HOST), InForce.all(set.getValue()))
                  .verdict(),
              RealClient.connects(server, HOST, RealClient.pinning(PLATFORM, set.getValue())));
        }
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(cases).isGreaterThan(250);
  }

  @Test
  void jdkWithOwnTrustAnchors() throws IOException, GeneralSecurityException {
    Map<String, List<Owned>> sets = new LinkedHashMap<>();
    sets.put("root", List.of(PKI.rootA));
    sets.put("other root", List.of(PKI.rootB));
    sets.put("both", List.of(PKI.rootA, PKI.rootB));
    sets.put("intermediate", List.of(PKI.intermediateA));
    sets.put("cross-signed root", List.of(PKI.crossB));
    sets.put("leaf", List.of(PKI.leaf));
    sets.put("self-signed", List.of(PKI.selfSigned));
    sets.put("nobody", List.of(PKI.stranger));
    for (Presented presented : PKI.chains().values()) {
      try (LoopbackServer server = new LoopbackServer(presented)) {
        for (Map.Entry<String, List<Owned>> set : sets.entrySet()) {
          List<Pin> pins = set.getValue().stream().map(HandshakeTest::anchor).toList();
          List<X509Certificate> anchors = set.getValue().stream().map(Owned::certificate).toList();
          compare(
              "JDK trusting " + set.getKey() + ", chain " + presented.name(),
              new Semantics(chain(presented), TODAY)
                  .judge(
                      row(Mechanism.TRUST_ANCHORS, Answer.YES, pins),
                      Optional.of(HOST),
                      InForce.all(pins))
                  .verdict(),
              RealClient.connects(server, HOST, RealClient.trustManager(anchors)));
        }
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(cases).isGreaterThan(90);
  }

  @Test
  void netty() throws IOException, GeneralSecurityException {
    for (Presented presented : PKI.chains().values()) {
      try (LoopbackServer server = new LoopbackServer(presented)) {
        for (String algorithm : List.of("SHA-1", "SHA-256")) {
          for (Owned owned :
              List.of(PKI.leaf, PKI.renewed, PKI.intermediateA, PKI.expired, PKI.selfSigned)) {
            Pin pin = fingerprint(owned, algorithm);
            compareLeavingHost(
                Mechanism.NETTY_FINGERPRINT,
                pin,
                presented,
                NettyClient.connects(
                    server,
                    HOST,
                    algorithm,
                    List.of(pin.text(), PKI.stranger.fingerprint(algorithm))));
          }
        }
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(cases).isGreaterThan(100);
  }

  @Test
  void javaPinning() throws IOException, GeneralSecurityException {
    for (Presented presented : PKI.chains().values()) {
      try (LoopbackServer server = new LoopbackServer(presented)) {
        for (Owned owned : List.of(PKI.leaf, PKI.newKey, PKI.intermediateA, PKI.selfSigned)) {
          for (String kind : List.of("SHA256:", "CERTSHA256:")) {
            boolean isOfKey = kind.equals("SHA256:");
            String digest = isOfKey ? owned.hexPin() : owned.fingerprint("SHA-256");
            Pin pin =
                pin(
                    kind + digest,
                    isOfKey ? Subject.KEY : Subject.CERTIFICATE,
                    Mechanism.JAVA_PINNING.position(),
                    "SHA-256",
                    digest,
                    Optional.empty());
            compareLeavingHost(
                Mechanism.JAVA_PINNING,
                pin,
                presented,
                RealClient.connects(
                    server,
                    HOST,
                    RealClient.sockets(
                        "java-pinning-core-1.3.0",
                        "eu.geekplace.javapinning.JavaPinning",
                        "forPin",
                        kind + digest)));
          }
        }
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(cases).isGreaterThan(100);
  }

  @Test
  void elasticsearch() throws IOException, GeneralSecurityException {
    for (Presented presented : PKI.chains().values()) {
      try (LoopbackServer server = new LoopbackServer(presented)) {
        for (Owned owned :
            List.of(PKI.leaf, PKI.intermediateA, PKI.intermediateB, PKI.rootA, PKI.selfSigned)) {
          String digest = owned.fingerprint("SHA-256");
          Pin pin =
              pin(
                  digest,
                  Subject.CERTIFICATE,
                  Mechanism.ELASTICSEARCH.position(),
                  "SHA-256",
                  digest,
                  Optional.empty());
          compareLeavingHost(
              Mechanism.ELASTICSEARCH,
              pin,
              presented,
              RealClient.connects(
                  server,
                  HOST,
                  RealClient.sockets(
                      "elasticsearch-java-9.5.3",
                      "co.elastic.clients.transport.TransportUtils",
                      "sslContextFromCaFingerprint",
                      digest)));
        }
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(cases).isGreaterThan(60);
  }

  /** Compares where a certificate for another host may be taken or not, as the client likes. */
  private void compareLeavingHost(
      Mechanism mechanism, Pin pin, Presented presented, boolean connects) {
    Verdict rehearsed =
        new Semantics(chain(presented), TODAY)
            .judge(
                row(mechanism, mechanism.validates(), List.of(pin)),
                Optional.of(HOST),
                InForce.all(List.of(pin)))
            .verdict();
    String name = mechanism.title() + ", " + pin.text() + ", chain " + presented.name();
    if (rehearsed == Verdict.UNKNOWN) {
      assertThat(presented.name()).isEqualTo("for another host");
      cases++;
    } else {
      compare(name, rehearsed, connects);
    }
  }

  private void compare(String name, Verdict rehearsed, boolean connects) {
    cases++;
    Verdict real = connects ? Verdict.PASSES : Verdict.BREAKS;
    if (rehearsed != real) {
      disagreements.add(name + ": rehearsed " + rehearsed + ", in reality " + real);
    }
  }

  private static Pin pin(Subject subject, Position position, Owned owned) {
    String digest = subject == Subject.KEY ? owned.hexPin() : owned.fingerprint("SHA-256");
    return pin(digest, subject, position, "SHA-256", digest, Optional.empty());
  }

  private static Pin fingerprint(Owned owned, String algorithm) {
    String digest = owned.fingerprint(algorithm);
    return pin(digest, Subject.CERTIFICATE, Position.LEAF, algorithm, digest, Optional.empty());
  }

  private static Pin anchor(Owned owned) {
    boolean isAuthority = owned.certificate().getBasicConstraints() >= 0;
    return isAuthority
        ? pin(Subject.KEY, Position.ANCHOR, owned)
        : pin(Subject.CERTIFICATE, Position.LEAF, owned);
  }

  private static Pin pin(
      String text,
      Subject subject,
      Position position,
      String algorithm,
      String digest,
      Optional<String> flaw) {
    return new Pin(
        text,
        Pin.Origin.CODE,
        subject,
        position,
        Optional.of(algorithm),
        Optional.of(digest).filter(hex -> !hex.isEmpty()),
        flaw,
        KeyRole.UNKNOWN,
        Optional.empty(),
        Pin.Standing.UNKNOWN,
        Optional.empty());
  }

  private static Pin okHttpPin(String text) {
    PinReading reading = PinFormats.named("okhttp3-pin").read(text, Optional.empty());
    return pin(
        text,
        Subject.KEY,
        Position.ANY,
        text.startsWith("sha1/") ? "SHA-1" : "SHA-256",
        reading.digest().map(HexFormat.of()::formatHex).orElse(""),
        reading.flaw().map(flaw -> flaw.keyword()));
  }

  private static PinInventory inventory(Map<String, List<String>> pins, String version) {
    List<PinnedHost> rows = new ArrayList<>();
    pins.forEach(
        (host, texts) ->
            rows.add(
                row(
                    Mechanism.OKHTTP,
                    Answer.YES,
                    Optional.of(version),
                    host.toLowerCase(java.util.Locale.ROOT),
                    texts.stream().map(HandshakeTest::okHttpPin).toList())));
    return new PinInventory(List.of(), rows, List.of(), List.of());
  }

  private static PinnedHost row(Mechanism mechanism, Answer validates, List<Pin> pins) {
    return row(mechanism, validates, Optional.empty(), "", pins);
  }

  private static PinnedHost row(
      Mechanism mechanism,
      Answer validates,
      Optional<String> version,
      String host,
      List<Pin> pins) {
    Place place =
        new Place(
            "A.java",
            Optional.empty(),
            List.of(),
            Optional.of(1),
            Optional.empty(),
            "a.A",
            "a()",
            Optional.empty(),
            Optional.empty());
    return new PinnedHost(
        "test",
        new Artifact("test", Artifact.Kind.UNKNOWN),
        SourceSet.MAIN,
        mechanism,
        Optional.of("com.squareup.okhttp3:okhttp"),
        version,
        validates,
        host,
        Answer.UNKNOWN,
        List.of(),
        List.of(new PinSet(1, pins, true, Optional.empty(), place)),
        new Governance(
            Answer.UNKNOWN,
            Answer.UNKNOWN,
            Answer.UNKNOWN,
            Optional.empty(),
            Answer.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
