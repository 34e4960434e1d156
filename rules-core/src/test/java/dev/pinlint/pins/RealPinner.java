package dev.pinlint.pins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.X509TrustManager;

/** The {@code CertificatePinner} of a version of OkHttp, in a class loader of its own. */
final class RealPinner {

  /** The chain of the test PKI: a server's certificate and the intermediate above it. */
  static final List<Certificate> CHAIN = chain();

  private static final Path LIBRARIES =
      Path.of(System.getProperty("pinlint.root"), "rules-core", "target", "libraries");

  /** What it says to a connection. */
  enum Answer {
    /** It throws as soon as it is made. */
    REFUSES,
    /** It throws at the chain: it is for this host, and no pin matches. */
    REJECTS,
    /** It lets the chain pass. */
    ACCEPTS
  }

  private final Class<?> builder;

  private RealPinner(Class<?> builder) {
    this.builder = builder;
  }

  /** The pinner of the version. */
  static RealPinner of(String version) {
    boolean isOld = version.startsWith("2.");
    boolean isJvm = version.startsWith("5.");
    try {
      URLClassLoader loader =
          new URLClassLoader(
              new URL[] {
                jar((isJvm ? "okhttp-jvm-" : "okhttp-") + version),
                version.startsWith("2.") || version.startsWith("3.")
                    ? jar("okio-1.17.2")
                    : jar("okio-jvm-" + (isJvm ? "3.18.1" : "3.6.0")),
                jar("kotlin-stdlib-" + (isJvm ? "2.4.21" : "1.9.25"))
              },
              ClassLoader.getPlatformClassLoader());
      String name = isOld ? "com.squareup.okhttp" : "okhttp3";
      return new RealPinner(loader.loadClass(name + ".CertificatePinner$Builder"));
    } catch (MalformedURLException | ClassNotFoundException e) {
      throw new IllegalStateException(version, e);
    }
  }

  /** The anchors of okhttp-tls that was given one, and perhaps those of the platform. */
  static List<X509Certificate> anchors(X509Certificate own, boolean isBesidePlatform)
      throws MalformedURLException, ReflectiveOperationException {
    URL[] jars = {
      jar("okhttp-tls-4.12.0"),
      jar("okhttp-4.12.0"),
      jar("okio-jvm-3.6.0"),
      jar("kotlin-stdlib-1.9.25")
    };
    Class<?> builder =
        new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())
            .loadClass("okhttp3.tls.HandshakeCertificates$Builder");
    Object made = builder.getConstructor().newInstance();
    builder.getMethod("addTrustedCertificate", X509Certificate.class).invoke(made, own);
    if (isBesidePlatform) {
      builder.getMethod("addPlatformTrustedCertificates").invoke(made);
    }
    Object certificates = builder.getMethod("build").invoke(made);
    X509TrustManager manager =
        (X509TrustManager) certificates.getClass().getMethod("trustManager").invoke(certificates);
    return List.of(manager.getAcceptedIssuers());
  }

  private static URL jar(String name) throws MalformedURLException {
    return LIBRARIES.resolve(name + ".jar").toUri().toURL();
  }

  private static List<Certificate> chain() {
    try (InputStream in = RealPinner.class.getResourceAsStream("/testpki/chain.pem")) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a pinner with the pins says to the chain from the host. */
  Answer check(String host, Pinned... pins) {
    Object pinner;
    try {
      Object made = builder.getConstructor().newInstance();
      Method add = builder.getMethod("add", String.class, String[].class);
      for (Pinned pin : pins) {
        add.invoke(made, pin.pattern(), pin.pins().toArray(String[]::new));
      }
      pinner = builder.getMethod("build").invoke(made);
    } catch (InvocationTargetException e) {
      return Answer.REFUSES;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    try {
      Stream.of(pinner.getClass().getMethods())
          .filter(method -> method.getName().equals("check"))
          .filter(method -> method.getParameterCount() == 2)
          .filter(method -> method.getParameterTypes()[1].equals(List.class))
          .findFirst()
          .orElseThrow()
          .invoke(pinner, host, CHAIN);
      return Answer.ACCEPTS;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SSLPeerUnverifiedException) {
        return Answer.REJECTS;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Pins under a pattern. */
  record Pinned(String pattern, List<String> pins) {
    static Pinned of(String pattern, String... pins) {
      return new Pinned(pattern, List.of(pins));
    }
  }
}
