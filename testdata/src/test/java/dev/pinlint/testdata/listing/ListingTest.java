package dev.pinlint.testdata.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The listing of small classes that are written here. */
final class ListingTest {

  private static final String HERE = ListingTest.class.getName();

  private static final String PIN = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  abstract static class Manager implements X509TrustManager {
    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  abstract static class SubManager extends Manager {}

  interface OwnVerifier extends HostnameVerifier {}

  static final class Closures {
    HostnameVerifier lambda() {
      return (host, session) -> host.isEmpty();
    }

    OwnVerifier reference() {
      return String::equals;
    }

    Function<String, Integer> another() {
      return String::length;
    }
  }

  static class OwnParameters extends SSLParameters {}

  static final class Sinks {
    void calls(OwnParameters parameters) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setEndpointIdentificationAlgorithm("LDAPS");
      parameters.setProtocols(new String[0]);
    }

    java.util.function.BiConsumer<SSLParameters, String> reference() {
      return SSLParameters::setEndpointIdentificationAlgorithm;
    }

    Object read() {
      return java.util.Locale.ROOT;
    }
  }

  static final class Texts {
    static final String CONSTANT = PIN;

    List<String> pins(String part) {
      return List.of(
          "AAAAAAAAAAAAAAAAAAAAAAAAAAA=",
          "0123456789abcdef0123456789ABCDEF01234567",
          "01:23:45:67:89:ab:cd:ef:01:23:45:67:89:AB:CD:EF:01:23:45:67",
          "-----BEGIN CERTIFICATE-----",
          "sha1/" + part);
    }

    List<String> others() {
      return List.of("AAAAAAAAAAAAAAAAAAAAAAAAAA=", "0123456789abcdef", "BEGIN", "a sha1/ inside");
    }
  }

  @Test
  void typesAreFoundThroughTheirSupertypes() {
    assertThat(listing(Manager.class, SubManager.class, OwnVerifier.class, Texts.class).types())
        .containsExactly(
            "type " + HERE + "$Manager < TrustManager, X509TrustManager",
            "type " + HERE + "$OwnVerifier < HostnameVerifier",
            "type " + HERE + "$SubManager < TrustManager, X509TrustManager");
  }

  @Test
  void closuresAreFoundThroughTheirInterfaces() {
    assertThat(listing(Closures.class, OwnVerifier.class).closures())
        .containsExactly(
            "closure " + HERE + "$Closures.lambda() < HostnameVerifier",
            "closure " + HERE + "$Closures.reference() < HostnameVerifier");
  }

  @Test
  void sinksAreFoundThroughTheHierarchy(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("apis.yaml");
    Files.writeString(
        file,
        """
        # A comment.
        apis:
        - id: "one"
          role: TRUST_ALL_CALL
          owner: "javax/net/ssl/SSLParameters"
          name: "setEndpointIdentificationAlgorithm"
          kind: method
          descriptors: ["(Ljava/lang/String;)V"]
        - id: "two"
          role: DIGEST
          owner: "javax/net/ssl/SSLParameters"
          name: "setProtocols"
          kind: method
          descriptors: ["([Ljava/lang/String;)V"]
        - id: "three"
          role: TRUST_ALL_CONSTANT
          owner: "java/util/Locale"
          name: "ROOT"
          kind: field
          descriptors: ["Ljava/util/Locale;"]
        """);
    String call =
        "call "
            + HERE
            + "$Sinks.calls(OwnParameters) > "
            + HERE
            + "$OwnParameters.setEndpointIdentificationAlgorithm(String)";
    assertThat(listing(Sinks.class, OwnParameters.class).sinks(Catalogue.of(file)))
        .containsExactly(
            call,
            call + " #2",
            "read " + HERE + "$Sinks.read() > java.util.Locale.ROOT",
            "reference "
                + HERE
                + "$Sinks.reference() > "
                + "javax.net.ssl.SSLParameters.setEndpointIdentificationAlgorithm(String)");
  }

  @Test
  void textsAreFoundByTheirShape() {
    String pins = "text " + HERE + "$Texts.pins(String) ";
    assertThat(listing(Texts.class).texts())
        .containsExactly(
            "text " + HERE + "$Texts.CONSTANT \"" + PIN + "\"",
            pins + "\"-----BEGIN CERTIFICATE-----\"",
            pins + "\"0123456789abcdef0123456789ABCDEF01234567\"",
            pins + "\"01:23:45:67:89:ab:cd:ef:01:23:45:67:89:AB:CD:EF:01:23:45:67\"",
            pins + "\"AAAAAAAAAAAAAAAAAAAAAAAAAAA=\"",
            pins + "\"sha1/{}\"");
  }

  /** What the engine overlooks must not be overlooked here for the same reason. */
  @Test
  void theListingSharesNothingWithTheEngine() {
    Package own = Listing.class.getPackage();
    List<byte[]> classes =
        Stream.of(Listing.class, ClassScan.class, Hierarchy.class, Catalogue.class)
            .map(ListingTest::bytes)
            .toList();
    String prefix = own.getName().replace('.', '/') + "/";
    assertThat(ClassScan.of(classes).uses())
        .extracting(ClassScan.Use::owner)
        .filteredOn(owner -> owner.startsWith("dev/pinlint/"))
        .isNotEmpty()
        .allMatch(owner -> owner.startsWith(prefix));
  }

  private static Listing listing(Class<?>... types) {
    return Listing.of(Arrays.stream(types).map(ListingTest::bytes).toList());
  }

  private static byte[] bytes(Class<?> type) {
    String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
    URL url = Objects.requireNonNull(type.getResource(file));
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
