package dev.pinlint.pins;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds what is said of pins for java-pinning, Elasticsearch's client and AndroidPinning to what
 * these libraries do with the same texts and a real chain.
 */
final class PinLibrariesSemanticsTest {

  private static final Path LIBRARIES =
      Path.of(System.getProperty("pinlint.root"), "rules-core", "target", "libraries");

  private static final X509Certificate LEAF = (X509Certificate) RealPinner.CHAIN.get(0);
  private static final X509Certificate ISSUER = (X509Certificate) RealPinner.CHAIN.get(1);

  /** What a library does with a pin that was made of the certificate that it is shown. */
  private enum Fate {
    REFUSED,
    UNMATCHED,
    MATCHED
  }

  private static Fate said(PinReading reading) {
    return reading
        .flaw()
        .map(flaw -> flaw.isRefused() ? Fate.REFUSED : Fate.UNMATCHED)
        .orElse(Fate.MATCHED);
  }

  /** Texts with something wrong, or nothing, made of a digest in lower case. */
  private static List<String> variants(String digits) {
    return List.of(
        digits,
        digits.toUpperCase(java.util.Locale.ROOT),
        digits.replaceAll("..(?!$)", "$0:"),
        digits.replaceAll("..(?!$)", "$0 "),
        digits.substring(2),
        digits.substring(1),
        digits + "00",
        "zz" + digits.substring(2),
        " " + digits,
        digits + " ",
        "");
  }

  private static String hex(String algorithm, byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
  }

  private static ClassLoader loader(Path... jars) throws MalformedURLException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  // ---- java-pinning ----

  @ParameterizedTest
  @ValueSource(strings = {"1.2.0", "1.3.0"})
  void javaPinning(String version) throws Exception {
    Class<?> pin =
        loader(LIBRARIES.resolve("java-pinning-core-" + version + ".jar"))
            .loadClass("eu.geekplace.javapinning.pin.Pin");
    String key = hex("SHA-256", LEAF.getPublicKey().getEncoded());
    String certificate = hex("SHA-256", LEAF.getEncoded());
    List<String> pins = new ArrayList<>();
    variants(key).forEach(digits -> pins.add("SHA256:" + digits));
    variants(certificate).forEach(digits -> pins.add("CERTSHA256:" + digits));
    pins.add("CERTPLAIN:" + HexFormat.of().formatHex(LEAF.getEncoded()));
    Stream.of("sha256:", "SHA-256:", "SHA1:", "SHA256/", "sha256/", " SHA256:", "")
        .forEach(prefix -> pins.add(prefix + key));

    for (String text : pins) {
      PinReading reading = new JavaPinningPins().read(text, Optional.empty());
      assertThat(said(reading)).as(text).isEqualTo(javaPinning(pin, text));
    }
  }

  /** A limit: whole keys are not looked at, and those that are no RSA keys the library refuses. */
  @Test
  void javaPinningRefusesKeysOnEllipticCurves() throws Exception {
    Class<?> pin =
        loader(LIBRARIES.resolve("java-pinning-core-1.3.0.jar"))
            .loadClass("eu.geekplace.javapinning.pin.Pin");
    String text = "PLAIN:" + HexFormat.of().formatHex(LEAF.getPublicKey().getEncoded());

    assertThat(LEAF.getPublicKey().getAlgorithm()).isEqualTo("EC");
    assertThat(javaPinning(pin, text)).isEqualTo(Fate.REFUSED);
    assertThat(new JavaPinningPins().read(text, Optional.empty()).flaw()).isEmpty();
  }

  private static Fate javaPinning(Class<?> pin, String text) throws Exception {
    Object made;
    try {
      made = pin.getMethod("fromString", String.class).invoke(null, text);
    } catch (InvocationTargetException e) {
      return Fate.REFUSED;
    }
    boolean matches =
        (boolean) pin.getMethod("pinsCertificate", X509Certificate.class).invoke(made, LEAF);
    return matches ? Fate.MATCHED : Fate.UNMATCHED;
  }

  @Test
  void javaPinningLooksAtTheFirstCertificateAndAtNothingElse() throws Exception {
    Class<?> entry =
        loader(LIBRARIES.resolve("java-pinning-core-1.3.0.jar"))
            .loadClass("eu.geekplace.javapinning.JavaPinning");
    X509TrustManager manager =
        (X509TrustManager)
            entry
                .getMethod("trustManagerForPin", String.class)
                .invoke(null, "SHA256:" + hex("SHA-256", LEAF.getPublicKey().getEncoded()));

    assertThat(accepts(manager, LEAF)).isTrue();
    assertThat(accepts(manager, LEAF, LEAF)).isTrue();
    assertThat(accepts(manager, ISSUER, LEAF)).isFalse();
  }

  // ---- Elasticsearch ----

  @ParameterizedTest
  @ValueSource(strings = {"7.17.29", "9.5.3"})
  void elasticsearch(String version) throws Exception {
    Class<?> entry =
        loader(LIBRARIES.resolve("elasticsearch-java-" + version + ".jar"))
            .loadClass("co.elastic.clients.transport.TransportUtils");
    for (String text : variants(hex("SHA-256", ISSUER.getEncoded()))) {
      PinReading reading = UncheckedHex.elasticsearch().read(text, Optional.empty());
      assertThat(said(reading)).as(text).isEqualTo(elasticsearch(entry, text, LEAF, ISSUER));
    }
    String ofIssuer = hex("SHA-256", ISSUER.getEncoded());
    String ofKey = hex("SHA-256", ISSUER.getPublicKey().getEncoded());
    assertThat(elasticsearch(entry, ofIssuer, ISSUER, LEAF)).isEqualTo(Fate.UNMATCHED);
    assertThat(elasticsearch(entry, ofKey, LEAF, ISSUER)).isEqualTo(Fate.UNMATCHED);
    // No signature is looked at: the pinned certificate may be put behind any other.
    assertThat(elasticsearch(entry, ofIssuer, ISSUER, ISSUER)).isEqualTo(Fate.MATCHED);
  }

  private static Fate elasticsearch(Class<?> entry, String text, X509Certificate... chain)
      throws Exception {
    Capture capture = new Capture();
    Security.insertProviderAt(capture, 1);
    try {
      entry.getMethod("sslContextFromCaFingerprint", String.class).invoke(null, text);
    } catch (InvocationTargetException e) {
      return Fate.REFUSED;
    } finally {
      Security.removeProvider(capture.getName());
    }
    X509TrustManager manager = (X509TrustManager) Context.managers[0];
    return accepts(manager, chain) ? Fate.MATCHED : Fate.UNMATCHED;
  }

  private static boolean accepts(X509TrustManager manager, X509Certificate... chain) {
    try {
      manager.checkServerTrusted(chain, "ECDHE_ECDSA");
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  /** A provider whose contexts tell what they are initialised with. */
  private static final class Capture extends Provider {
    private static final long serialVersionUID = 1;

    Capture() {
      super("Capture", "1", "");
      put("SSLContext.TLS", Context.class.getName());
    }
  }

  /** A context that keeps its trust managers. */
  public static final class Context extends SSLContextSpi {
    static TrustManager[] managers = {};

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] given, SecureRandom random) {
      managers = given;
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      throw new UnsupportedOperationException();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      throw new UnsupportedOperationException();
    }
  }

  // ---- AndroidPinning ----

  @Test
  void androidPinning() throws Exception {
    Path classes = Files.createTempFile("classes", ".jar");
    classes.toFile().deleteOnExit();
    Path aar = LIBRARIES.resolve("AndroidPinning-1.0.0.aar");
    try (ZipFile zip = new ZipFile(aar.toFile())) {
      Files.write(classes, zip.getInputStream(zip.getEntry("classes.jar")).readAllBytes());
    }
    Class<?> manager =
        loader(classes).loadClass("org.thoughtcrime.ssl.pinning.PinningTrustManager");
    for (String text : variants(hex("SHA-1", LEAF.getPublicKey().getEncoded()))) {
      PinReading reading = UncheckedHex.androidPinning().read(text, Optional.empty());
      assertThat(said(reading)).as(text).isEqualTo(androidPinning(manager, text));
    }
  }

  /** What its private look at a certificate says: all around it needs Android's key store. */
  private static Fate androidPinning(Class<?> manager, String text) throws Exception {
    var decode = manager.getDeclaredMethod("hexStringToByteArray", String.class);
    var isValid = manager.getDeclaredMethod("isValidPin", X509Certificate.class);
    var pins = manager.getDeclaredField("pins");
    decode.setAccessible(true);
    isValid.setAccessible(true);
    pins.setAccessible(true);
    Object made = made(manager);
    try {
      pins.set(made, List.of(decode.invoke(made, text)));
    } catch (InvocationTargetException e) {
      return Fate.REFUSED;
    }
    return (boolean) isValid.invoke(made, LEAF) ? Fate.MATCHED : Fate.UNMATCHED;
  }

  /** Without its constructor, which reads Android's resources. */
  private static Object made(Class<?> manager) throws Exception {
    var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
    field.setAccessible(true);
    Object unsafe = field.get(null);
    return unsafe.getClass().getMethod("allocateInstance", Class.class).invoke(unsafe, manager);
  }
}
