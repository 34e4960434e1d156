package dev.pinlint.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pinlint.testdata.Fixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and key stores that lie beside the code which reads them. */
final class BundledFilesTest {

  private static final String SUBJECT = "CN=self.example.test";
  private static final String PIN = "sha256/pwLHOB3HlIixvNBm31uQFjRZwhnO0dgJji0S5Vv4xKg=";

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() {
    workspace = new Workspace(directory);
  }

  /** A client that trusts what is made ready by the code. */
  private static String client(String code) {
    return """
    package acme.net;

    import java.io.*;
    import java.nio.charset.StandardCharsets;
    import java.security.*;
    import java.security.cert.*;
    import javax.net.ssl.*;

    class Client {
      SSLContext context() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    %s
        TrustManagerFactory managers =
            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
      }
    }
    """
        .formatted(code.indent(4));
  }

  private static final String FROM_FILE =
      client(
          """
          store.load(null, null);
          try (InputStream in = Client.class.getResourceAsStream("/tls/ca.pem")) {
            store.setCertificateEntry(
                "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
          }
          """);

  private static String loading(String password) {
    return client(
        """
        try (InputStream in = getClass().getResourceAsStream("trust.jks")) {
          store.load(in, %s);
        }
        """
            .formatted(password));
  }

  private static Certificate authority() throws IOException, GeneralSecurityException {
    Path pem = Fixtures.configurationRoot().resolve("projects/anchors/src/main/res/raw/own_ca.pem");
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(pem)));
  }

  private static String pem() throws IOException {
    return Files.readString(
        Fixtures.configurationRoot().resolve("projects/anchors/src/main/res/raw/own_ca.pem"));
  }

  private static byte[] store(String type, String password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    store.setCertificateEntry("ca", authority());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, password.toCharArray());
    return out.toByteArray();
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(workspace.write(name, ""), content);
  }

  private List<JsonNode> findings(Object... arguments) throws IOException {
    JsonNode all =
        new ObjectMapper()
            .readTree(
                Run.of(
                        Stream.concat(
                                Stream.of("scan", "--format", "json", "--level", "review"),
                                Stream.of(arguments))
                            .toArray())
                    .out())
            .path("findings");
    List<JsonNode> found = new ArrayList<>();
    all.forEach(found::add);
    return found;
  }

  @Test
  void certificateOnTheClassPathIsFoundWhereItBecomesAnAnchor() throws Exception {
    workspace.write("src/main/java/acme/net/Client.java", FROM_FILE);
    workspace.write("src/main/resources/tls/ca.pem", pem());
    // Another file of that name is not on the class path there.
    workspace.write("src/main/resources/old/tls/ca.pem", "none");
    List<JsonNode> findings = findings(directory);
    assertThat(findings).hasSize(1);
    JsonNode finding = findings.get(0);
    assertThat(finding.path("rule").asText()).isEqualTo("HardcodedCertificate");
    assertThat(finding.path("level").asText()).isEqualTo("warning");
    assertThat(finding.path("message").asText()).contains(SUBJECT);
    assertThat(finding.toString()).contains(PIN).contains("src/main/resources/tls/ca.pem");
  }

  @Test
  void classesFindItInTheirArchive() throws Exception {
    workspace.write("src/acme/net/Client.java", FROM_FILE);
    compile("src/acme/net/Client.java");
    Map<String, byte[]> entries = new TreeMap<>();
    entries.put(
        "acme/net/Client.class",
        Files.readAllBytes(directory.resolve("out/acme/net/Client.class")));
    entries.put("tls/ca.pem", pem().getBytes(ISO_8859_1));
    Path jar = jar("client.jar", entries);
    assertThat(texts(findings(jar)))
        .containsExactly("HardcodedCertificate warning replaces [" + PIN + "]");
  }

  @Test
  void fileThatIsNotThereSaysNothing() throws Exception {
    workspace.write("src/main/java/acme/net/Client.java", FROM_FILE);
    workspace.write("src/main/resources/old/tls/ca.pem", pem());
    assertThat(findings(directory)).isEmpty();
  }

  /** Where the program gets its own from is not known; it is not the one of the tests. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/test/resources/tls/ca.pem",
        "target/test-classes/tls/ca.pem",
        "src/debug/resources/tls/ca.pem"
      })
  void whatOnlyTestsHaveIsNotWhatIsShipped(String path) throws Exception {
    workspace.write(path, pem());
    workspace.write("src/main/java/acme/net/Client.java", FROM_FILE);
    assertThat(findings(directory)).isEmpty();
    workspace.write("src/main/resources/tls/ca.pem", pem());
    assertThat(texts(findings(directory)))
        .containsExactly("HardcodedCertificate warning replaces [" + PIN + "]");
  }

  /** The folder that a program is started in is the project's, or the module's. */
  @ParameterizedTest
  @CsvSource({
    "conf/ca.pem, true",
    "app/conf/ca.pem, true",
    "other/conf/ca.pem, false",
    "app/src/main/resources/conf/ca.pem, false",
    "app/src/test/resources/conf/ca.pem, false",
  })
  void filesAreThoseOfAFolderWithTheCode(String path, boolean isFound) throws Exception {
    workspace.write(
        "app/src/main/java/acme/net/Client.java",
        FROM_FILE.replace(
            "Client.class.getResourceAsStream(\"/tls/ca.pem\")",
            "new FileInputStream(\"conf/ca.pem\")"));
    workspace.write(path, pem());
    assertThat(findings(directory)).hasSize(isFound ? 1 : 0);
  }

  /** What a test has on its class path is not what users get; of two modules each has its own. */
  @Test
  void ofSeveralFilesThatOfTheModuleCounts() throws Exception {
    workspace.write("a/src/main/java/acme/net/Client.java", FROM_FILE);
    workspace.write("a/src/main/resources/tls/ca.pem", pem());
    workspace.write("a/src/test/resources/tls/ca.pem", "none");
    workspace.write("b/src/main/resources/tls/ca.pem", "none");
    // What was compiled is the same file again.
    workspace.write("a/target/classes/tls/ca.pem", pem());
    assertThat(texts(findings(directory)))
        .containsExactly("HardcodedCertificate warning replaces [" + PIN + "]");
    workspace.write("a/target/classes/tls/ca.pem", "changed");
    assertThat(findings(directory)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "PKCS12"})
  void keyStoreIsOpenedWithThePasswordOfTheCode(String type) throws Exception {
    write("src/main/resources/acme/net/trust.jks", store(type, "a strange one"));
    workspace.write(
        "src/main/java/acme/net/Client.java", loading("\"a strange one\".toCharArray()"));
    assertThat(texts(findings(directory)))
        .containsExactly("HardcodedCertificate warning replaces [" + PIN + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "PKCS12"})
  void keyStoreIsOpenedWithACommonPasswordWhereTheCodeHidesIt(String type) throws Exception {
    write("src/main/resources/acme/net/trust.jks", store(type, "changeit"));
    workspace.write(
        "src/main/java/acme/net/Client.java",
        loading("System.getProperty(\"password\").toCharArray()"));
    assertThat(texts(findings(directory)))
        .containsExactly("HardcodedCertificate warning replaces [" + PIN + "]");
  }

  /** The platform would not open it either, or nobody knows with what. */
  @ParameterizedTest
  @ValueSource(strings = {"\"wrong\".toCharArray()", "System.getenv(\"X\").toCharArray()", "null"})
  void keyStoreThatIsNotOpenedIsForReview(String password) throws Exception {
    write("src/main/resources/acme/net/trust.jks", store("PKCS12", "a strange one"));
    workspace.write("src/main/java/acme/net/Client.java", loading(password));
    List<JsonNode> findings = findings(directory);
    assertThat(texts(findings)).containsExactly("HardcodedCertificate review locked []");
    assertThat(findings.get(0).toString()).contains("src/main/resources/acme/net/trust.jks");
  }

  /** The certificates of a JKS are not encrypted: without a password they are read all the same. */
  @Test
  void certificatesOfAStoreOfJavaNeedNoPassword() throws Exception {
    write("src/main/resources/acme/net/trust.jks", store("JKS", "a strange one"));
    workspace.write("src/main/java/acme/net/Client.java", loading("null"));
    assertThat(texts(findings(directory)))
        .containsExactly("HardcodedCertificate warning replaces [" + PIN + "]");
  }

  /** The finding stands where the name is written, once for each caller. */
  @Test
  void helperIsToldWhichFile() throws Exception {
    write("src/main/resources/trust.jks", store("JKS", "changeit"));
    workspace.write(
        "src/main/java/acme/net/Stores.java",
        """
        package acme.net;

        import java.io.*;
        import java.security.KeyStore;

        final class Stores {
          static KeyStore open(String name, String password) throws Exception {
            KeyStore store = KeyStore.getInstance("JKS");
            InputStream in = Stores.class.getClassLoader().getResourceAsStream(name);
            if (in == null) {
              throw new FileNotFoundException(name);
            }
            store.load(new BufferedInputStream(in), password.toCharArray());
            return store;
          }
        }
        """);
    workspace.write(
        "src/main/java/acme/net/Client.java",
        client("store = Stores.open(\"trust.jks\", \"changeit\");"));
    List<JsonNode> findings = findings(directory);
    assertThat(texts(findings))
        .containsExactly("HardcodedCertificate warning replaces [" + PIN + "]");
    assertThat(findings.get(0).at("/location/call").asText()).isEqualTo("open");
  }

  /** Without Android's classes, as Gradle projects are scanned. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "context.getResources().openRawResource(R.raw.own_ca)",
        "getResources().openRawResource(com.acme.R.raw.own_ca)",
        "context.getAssets().open(\"tls/own.crt\")"
      })
  void appsReadResourcesAndAssets(String stream) throws Exception {
    workspace.write("app/src/main/res/raw/own_ca.pem", pem());
    workspace.write("app/src/main/assets/tls/own.crt", pem());
    workspace.write(
        "app/src/main/java/com/acme/net/Client.java",
        """
        package com.acme.net;

        import android.app.Activity;
        import android.content.Context;
        import com.acme.R;
        import java.io.InputStream;
        import java.security.KeyStore;
        import java.security.cert.*;
        import javax.net.ssl.*;

        class Client extends Activity {
          SSLContext create(Context context) throws Exception {
            InputStream in = %s;
            Certificate own = CertificateFactory.getInstance("X.509").generateCertificate(in);
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("own", own);
            TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, managers.getTrustManagers(), null);
            return tls;
          }
        }
        """
            .formatted(stream));
    assertThat(texts(findings(directory)))
        .containsExactly("HardcodedCertificate warning replaces [" + PIN + "]");
  }

  /** Pins that code takes from the texts of an app are as hard to change as any other. */
  @Test
  void appsHaveTextsForPins() throws Exception {
    workspace.write(
        "app/src/main/res/values/strings.xml",
        """
        <?xml version="1.0" encoding="utf-8"?>
        <resources>
          <string name="app_name">App</string>
          <string name="pin" translatable="false">
            sha256/ujZzC4yh+yIKGzVzbACRzJvQ7Pqdh8Uu03UPTP+nRFs=</string>
          <string name="host">one.example</string>
        </resources>
        """);
    // Of another language, and of developers.
    workspace.write(
        "app/src/main/res/values-de/strings.xml",
        "<resources><string name=\"host\">zwei.example</string></resources>");
    workspace.write(
        "app/src/debug/res/values/strings.xml",
        "<resources><string name=\"host\">debug.example</string></resources>");
    workspace.write(
        "app/src/main/java/com/acme/net/Pins.java",
        """
        package com.acme.net;

        import androidx.fragment.app.Fragment;
        import com.acme.R;
        import okhttp3.CertificatePinner;

        class Pins extends Fragment {
          CertificatePinner pinner() {
            return new CertificatePinner.Builder()
                .add(getString(R.string.host), requireContext().getString(R.string.pin))
                .build();
          }
        }
        """);
    List<JsonNode> findings = findings(directory, "--rule", "HardcodedPin");
    assertThat(texts(findings))
        .containsExactly(
            "HardcodedPin warning constant-pin"
                + " [sha256/ujZzC4yh+yIKGzVzbACRzJvQ7Pqdh8Uu03UPTP+nRFs=]");
    assertThat(findings.get(0).path("host").asText()).isEqualTo("one.example");
    JsonNode place = findings.get(0).at("/related/0/location");
    assertThat(place.path("file").asText()).endsWith("app/src/main/res/values/strings.xml");
    assertThat(place.path("line").asInt()).isEqualTo(4);
  }

  /** A library that opens key stores by their names. */
  @Test
  void builderIsToldWhichKeyStore() throws Exception {
    write("src/main/resources/tls/trust.jks", store("PKCS12", "a strange one"));
    workspace.write(
        "src/main/java/acme/net/Client.java",
        """
        package acme.net;

        import nl.altindag.ssl.SSLFactory;

        class Client {
          SSLFactory factory() {
            return SSLFactory.builder()
                .withTrustMaterial("tls/trust.jks", "a strange one".toCharArray())
                .build();
          }
        }
        """);
    assertThat(texts(findings(directory)))
        .containsExactly("HardcodedCertificate warning replaces [" + PIN + "]");
  }

  /** With constant numbers, as older builds make them, compilers leave no name in the code. */
  @ParameterizedTest
  @ValueSource(strings = {"static final int", "static int"})
  void classesNameTextsByTheirNumbers(String modifiers) throws Exception {
    workspace.write(
        "stubs/com/acme/R.java",
        "package com.acme; public class R { public static class string { public "
            + modifiers
            + " pin = 0x7f020001; } }");
    workspace.write(
        "stubs/android/content/Context.java",
        "package android.content; public class Context {"
            + " public String getString(int id) { return \"\"; } }");
    workspace.write(
        "stubs/com/acme/net/Pins.java",
        """
        package com.acme.net;

        class Pins {
          okhttp3.CertificatePinner pinner(android.content.Context context) {
            return new okhttp3.CertificatePinner.Builder()
                .add("one.example", context.getString(com.acme.R.string.pin))
                .build();
          }
        }
        """);
    workspace.write(
        "stubs/okhttp3/CertificatePinner.java",
        """
        package okhttp3;

        public class CertificatePinner {
          public static class Builder {
            public Builder add(String pattern, String... pins) { return this; }
            public CertificatePinner build() { return null; }
          }
        }
        """);
    compile(
        "stubs/com/acme/R.java",
        "stubs/android/content/Context.java",
        "stubs/com/acme/net/Pins.java",
        "stubs/okhttp3/CertificatePinner.java");
    Path classes = directory.resolve("app/build/classes");
    Files.createDirectories(classes.getParent());
    Files.move(directory.resolve("out"), classes);
    // The platform and the library are no part of the program.
    Files.delete(classes.resolve("android/content/Context.class"));
    Files.delete(classes.resolve("okhttp3/CertificatePinner.class"));
    Files.delete(classes.resolve("okhttp3/CertificatePinner$Builder.class"));
    workspace.write(
        "app/src/main/res/values/strings.xml",
        "<resources><string name=\"pin\">"
            + "sha256/ujZzC4yh+yIKGzVzbACRzJvQ7Pqdh8Uu03UPTP+nRFs=</string></resources>");
    assertThat(texts(findings(directory.resolve("app"), "--rule", "HardcodedPin")))
        .containsExactly(
            "HardcodedPin warning constant-pin"
                + " [sha256/ujZzC4yh+yIKGzVzbACRzJvQ7Pqdh8Uu03UPTP+nRFs=]");
  }

  /** Which pin of the file it is cannot be told; that it is one of them can. */
  @Test
  void appsHaveDataWithPins() throws Exception {
    String pins =
        """
        {"expires": "2027-01-31", "hosts": [
          {"host": "one.example", "pins": ["sha256/ujZzC4yh+yIKGzVzbACRzJvQ7Pqdh8Uu03UPTP+nRFs="]},
          {"host": "two.example", "pins": ["sha256\\/Lxbqos47afgQpYhlHEw6n5Pxqgi88vJdvWZWlRsogDo="]}
        ]}
        """;
    workspace.write("app/src/main/assets/net/pins.json", pins);
    workspace.write("app/src/main/assets/net/other.json", pins.replace("Lxb", "Lxc"));
    workspace.write(
        "app/src/main/java/com/acme/net/Pins.java",
        """
        package com.acme.net;

        import android.content.Context;
        import com.google.gson.Gson;
        import java.io.InputStreamReader;
        import okhttp3.CertificatePinner;

        class Pins {
          CertificatePinner pinner(Context context) throws Exception {
            CertificatePinner.Builder builder = new CertificatePinner.Builder();
            Config config =
                new Gson()
                    .fromJson(
                        new InputStreamReader(context.getAssets().open("net/pins.json")),
                        Config.class);
            for (Host host : config.getHosts()) {
              for (String pin : host.getPins()) {
                builder.add(host.getHost(), pin);
              }
            }
            return builder.build();
          }
        }
        """);
    List<JsonNode> findings = findings(directory);
    assertThat(texts(findings))
        .containsExactly(
            "HardcodedPin warning constant-pin"
                + " [sha256/Lxbqos47afgQpYhlHEw6n5Pxqgi88vJdvWZWlRsogDo=,"
                + "sha256/ujZzC4yh+yIKGzVzbACRzJvQ7Pqdh8Uu03UPTP+nRFs=]");
    assertThat(findings.get(0).path("related").toString())
        .contains("app/src/main/assets/net/pins.json");
  }

  @Test
  void settingsNameKeyStoresAndTheirPasswords() throws Exception {
    write("src/main/resources/trust.p12", store("PKCS12", "a strange one"));
    for (String settings :
        List.of(
            "spring.ssl.bundle.jks.one.truststore.location=classpath:trust.p12\n"
                + "spring.ssl.bundle.jks.one.truststore.password=a strange one\n",
            "server.ssl.trust-store=classpath:trust.p12\n"
                + "server.ssl.trustStorePassword=a strange one",
            "spring.kafka.properties.ssl.truststore.location=/opt/trust.p12\n"
                + "spring.kafka.properties.ssl.truststore.password=a strange one",
            "javax.net.ssl.trustStore=trust.p12\n"
                + "javax.net.ssl.trustStorePassword=a strange one")) {
      workspace.write(
          "src/main/resources/application.properties", settings.replace("/opt/", "classpath:"));
      assertThat(texts(findings(directory)))
          .as(settings)
          .containsExactly("HardcodedCertificate review handed [" + PIN + "]");
      workspace.write(
          "src/main/resources/application.properties",
          settings.replace("/opt/", "classpath:").replace("a strange one", "${PASSWORD}"));
      assertThat(texts(findings(directory)))
          .as(settings)
          .containsExactly("HardcodedCertificate review locked []");
    }
  }

  @Test
  void optionsOfAMachineNameThem() throws Exception {
    write("deploy/trust.jks", store("PKCS12", "secret"));
    workspace.write(
        "deploy/values.yaml",
        "env:\n  JAVA_OPTS: -Xmx1g -Djavax.net.ssl.trustStore=/app/trust.jks"
            + " -Djavax.net.ssl.trustStorePassword=secret\n");
    assertThat(findings(directory)).isEmpty();
    workspace.write(
        "deploy/values.yaml",
        "env:\n  JAVA_OPTS: -Xmx1g -Djavax.net.ssl.trustStore=trust.jks"
            + " -Djavax.net.ssl.trustStorePassword=secret\n");
    assertThat(texts(findings(directory)))
        .containsExactly("HardcodedCertificate review handed [" + PIN + "]");
  }

  private static List<String> texts(List<JsonNode> findings) {
    return findings.stream()
        .map(
            one ->
                "%s %s %s %s"
                    .formatted(
                        one.path("rule").asText(),
                        one.path("level").asText(),
                        one.path("messageKey").asText(),
                        one.path("pins").toString().replace("\"", "")))
        .toList();
  }

  private void compile(String... sources) {
    List<String> arguments = new ArrayList<>(List.of("-d", directory.resolve("out").toString()));
    for (String source : sources) {
      arguments.add(directory.resolve(source).toString());
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
  }

  private Path jar(String name, Map<String, byte[]> entries) throws IOException {
    Path jar = directory.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return jar;
  }
}
