package dev.pinlint.cli;

import static dev.pinlint.cli.rehearsal.TestAuthorities.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pinlint.cli.rehearsal.TestAuthorities;
import dev.pinlint.cli.rehearsal.TestAuthorities.Owned;
import dev.pinlint.cli.rehearsal.TestAuthorities.Presented;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearseTest {

  private static final TestAuthorities PKI = new TestAuthorities();

  /**
   * The root YR1 of Let's Encrypt is an intermediate that rotates; ISRG Root X1 and X2 are roots.
   */
  private static final List<String> ISRG_ROOTS =
      List.of(
          "sha256/C5+lpZ7tcVwmwQIMcRtPbsQtWLABXhQzejna0wHFr8M=",
          "sha256/diGVwiVYbubAI3RW4hB9xU8e/CH2GnkuvVFZE8zmgzI=");

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() {
    workspace = new Workspace(directory);
  }

  private void pin(String type, String host, String... pins) throws IOException {
    workspace.write(
        "code/" + type + ".java",
        """
        class %s {
          okhttp3.CertificatePinner pinner() {
            return new okhttp3.CertificatePinner.Builder()
                .add("%s", "%s")
                .build();
          }
        }
        """
            .formatted(type, host, String.join("\", \"", pins)));
  }

  private Path chain(String name, Owned leaf, Owned... others) throws IOException {
    return workspace.write(name, Presented.of(name, leaf, others).pem());
  }

  private Run rehearse(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("rehearse"));
    all.addAll(List.of(arguments));
    all.add(directory.resolve("code"));
    return Run.of(all.toArray());
  }

  @Test
  void tellsWhoBreaksAndWhere() throws IOException {
    pin("Good", HOST, PKI.rootA.pin());
    pin("Bad", "*.shop.test", PKI.leaf.pin());
    pin("Elsewhere", "www.other.test", PKI.leaf.pin());
    Path chain = chain("new.pem", PKI.newKey, PKI.intermediateA, PKI.rootA);
    Run run = rehearse("--chain", chain);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("breaks   " + HOST + "  OkHttp, in code (artifact of unknown kind)\n")
        .contains("none of its pins matches: " + PKI.leaf.pin())
        .contains("code/Bad.java:4\n           .add(\"*.shop.test\"")
        .contains("passes   " + HOST)
        .contains("Breaks: 1, unknown: 0, passes: 1; not concerned: 1\n");
    assertThat(rehearse("--fail-on", "never", "--chain", chain).status()).isZero();
    assertThat(rehearse("--host", "www.shop.test", "--chain", chain).out())
        .contains("breaks   www.shop.test");
    assertThat(rehearse("--host", "nobody.test", "--chain", chain).status()).isZero();
  }

  @Test
  void rootThatIsNotSentMayBeGiven() throws IOException {
    pin("Good", HOST, PKI.rootA.pin());
    Path chain = chain("new.pem", PKI.newKey, PKI.intermediateA);
    assertThat(rehearse("--chain", chain).out()).contains("unknown  ", "the chain has no root");
    assertThat(rehearse("--chain", chain).status()).isZero();
    assertThat(rehearse("--chain", chain, "--fail-on", "unknown").status()).isEqualTo(1);
    assertThat(rehearse("--chain", chain, "--trust", chain("root.pem", PKI.rootA)).out())
        .contains("passes   ");
  }

  @Test
  void ofChangeOnlyWhatItDoesCounts() throws IOException {
    pin("Old", HOST, PKI.stranger.pin());
    pin("Keeps", HOST, PKI.leaf.pin());
    workspace.write(
        "code/Netty.java",
        """
        class Netty {
          Object manager() {
            return new io.netty.handler.ssl.util.FingerprintTrustManagerFactory("%s");
          }
          Object other() {
            return new io.netty.handler.ssl.util.FingerprintTrustManagerFactory("%s");
          }
        }
        """
            .formatted(PKI.leaf.fingerprint("SHA-1"), PKI.stranger.fingerprint("SHA-1")));
    Path from = chain("from.pem", PKI.leaf, PKI.intermediateA, PKI.rootA);
    Path to = chain("to.pem", PKI.renewed, PKI.intermediateA, PKI.rootA);
    Run run = rehearse("--from", from, "--to", to);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        // The key is the same, the certificate is not; it was this server that it talked to.
        .contains("breaks   (any host)  Netty fingerprints")
        .contains("the old chain breaks it as well")
        .contains("Breaks: 1, unknown: 1, passes: 1; not concerned: 1\n");
    assertThat(rehearse("--chain", to).out())
        .contains("unknown  (any host)", "whom it connects to is not known");
    assertThat(rehearse("--from", from).status()).isEqualTo(3);
  }

  @Test
  void androidGoesByTheMostSpecificEntry() throws IOException {
    workspace.write(
        "code/res/xml/network_security_config.xml",
        """
        <network-security-config>
          <domain-config>
            <domain includeSubdomains="true">shop.test</domain>
            <pin-set><pin digest="SHA-256">%s</pin></pin-set>
            <domain-config>
              <domain>%s</domain>
              <pin-set><pin digest="SHA-256">%s</pin></pin-set>
            </domain-config>
          </domain-config>
          <domain-config><domain includeSubdomains="true">open.shop.test</domain></domain-config>
        </network-security-config>
        """
            .formatted(bare(PKI.leaf), HOST, bare(PKI.intermediateA)));
    Path chain = chain("new.pem", PKI.wildcard, PKI.intermediateA, PKI.rootA);
    assertThat(rehearse("--chain", chain, "--host", HOST).out()).contains("passes   " + HOST);
    assertThat(rehearse("--chain", chain, "--host", "www.shop.test").out())
        .contains("breaks   www.shop.test");
    assertThat(rehearse("--chain", chain, "--host", "open.shop.test").out())
        .contains("Breaks: 0, unknown: 0, passes: 0");
    assertThat(rehearse("--chain", chain).out()).contains("breaks   *.shop.test");
  }

  private static String bare(Owned owned) {
    return owned.pin().substring("sha256/".length());
  }

  @Test
  void authorityMayChooseAmongItsKeys() throws IOException {
    pin("BothRoots", "both.test", ISRG_ROOTS.get(0), ISRG_ROOTS.get(1));
    pin("OneRoot", "one.test", ISRG_ROOTS.get(0), PKI.leaf.pin());
    pin("Nobody", "nobody.test", PKI.leaf.pin());
    Run run = rehearse("--ca", "Let's Encrypt", "--today", "2026-09-01");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("breaks   nobody.test")
        .contains("unknown  one.test")
        .contains("passes only with chains through " + ISRG_ROOTS.get(0))
        .contains("passes   both.test");
    assertThat(rehearse("--ca", "No Such Authority").status()).isEqualTo(3);
  }

  @Test
  void lostKeyLeavesTheBackups() throws IOException {
    pin("Single", "single.test", PKI.leaf.pin());
    pin("Backed", "backed.test", PKI.leaf.pin(), PKI.newKey.pin());
    pin("Other", "other.test", PKI.newKey.pin());
    Run run = rehearse("--lose-key", PKI.leaf.pin());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("breaks   single.test")
        .contains("no other pin is left")
        .contains("passes   backed.test")
        .contains("the lost key is accepted until it is changed")
        .contains("not concerned: 1\n");
  }

  /** More pins only let more in; of a pattern that may match nothing, none can be counted on. */
  @Test
  void whatIsCertainIsEnough() throws IOException {
    workspace.write(
        "code/Union.java",
        """
        class Union {
          Object good() {
            return new okhttp3.CertificatePinner.Builder()
                .add("%1$s", "%2$s").add("**.shop.test", "%3$s").build();
          }
          Object bad() {
            return new okhttp3.CertificatePinner.Builder()
                .add("%1$s", "%3$s").add("**.shop.test", "%2$s").build();
          }
          Object alone(String other) {
            return new okhttp3.CertificatePinner.Builder()
                .add("%1$s", "%3$s").add("%1$s", other).build();
          }
        }
        """
            .formatted(HOST, PKI.rootA.pin(), PKI.stranger.pin()));
    Path chain = chain("new.pem", PKI.newKey, PKI.intermediateA, PKI.rootA);
    assertThat(rehearse("--chain", chain).out())
        .contains("but perhaps not on every path")
        .contains("not all of its pins are known")
        .contains("Breaks: 0, unknown: 3, passes: 0;");
    // From 4.3.0 on the pattern matches for certain.
    Run run = rehearse("--library", "com.squareup.okhttp3:okhttp:4.12.0", "--chain", chain);
    assertThat(run.out()).contains("Breaks: 0, unknown: 1, passes: 2;");
    run = rehearse("--library", "com.squareup.okhttp3:okhttp:3.14.9", "--chain", chain);
    assertThat(run.out()).contains("Breaks: 1, unknown: 1, passes: 1;");
  }

  @Test
  void readsInventories() throws IOException {
    pin("Bad", HOST, PKI.leaf.pin());
    Path chain = chain("new.pem", PKI.newKey, PKI.intermediateA, PKI.rootA);
    Path file = directory.resolve("inventory.json");
    Run.of("inventory", "--format", "json", "-o", file, directory.resolve("code"));
    Run run = Run.of("rehearse", "--chain", chain, "--format", "json", file);
    assertThat(run.status()).isEqualTo(1);
    JsonNode document = new ObjectMapper().readTree(run.out());
    assertThat(document.at("/schema").asText()).isEqualTo("pinlint-rehearsal/1");
    assertThat(document.at("/outcomes/0/verdict").asText()).isEqualTo("breaks");
    assertThat(document.at("/outcomes/0/set/place/line").asInt()).isEqualTo(4);
    assertThat(Run.of("rehearse", "--chain", file, file).status()).isEqualTo(3);
    assertThat(Run.of("rehearse", file).status()).isEqualTo(3);
  }
}
