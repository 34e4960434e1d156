package test.example.payments;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.FingerprintTrustManagerFactory;
import javax.net.ssl.SSLException;

/** The stream of bookings, over Netty: pinned to the certificate that the ledger has today. */
final class LedgerLink {

  SslContext context() throws SSLException {
    return SslContextBuilder.forClient()
        .trustManager(
            FingerprintTrustManagerFactory.builder("SHA-256")
                .fingerprints("fde5fbc42ba1a517e1ec94582153cc6d7543b7f03cee349f92e889536f4b86a2")
                .build())
        .build();
  }
}
