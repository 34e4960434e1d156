package dev.pinlint.cli.rehearsal;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The trust anchors that come with the Java that this runs on. */
public final class PlatformAnchors {

  private PlatformAnchors() {}

  /** The anchors; none if there are none to be read. */
  public static List<X509Certificate> get() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      @Nullable KeyStore platform = null;
      factory.init(platform);
      return Stream.of(factory.getTrustManagers()).flatMap(PlatformAnchors::issuers).toList();
    } catch (GeneralSecurityException e) {
      return List.of();
    }
  }

  private static Stream<X509Certificate> issuers(TrustManager manager) {
    return manager instanceof X509TrustManager trust
        ? Stream.of(trust.getAcceptedIssuers())
        : Stream.empty();
  }
}
