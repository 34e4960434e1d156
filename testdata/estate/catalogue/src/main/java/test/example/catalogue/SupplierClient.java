package test.example.catalogue;

import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;

/** Fetches the suppliers' price lists. */
final class SupplierClient {

  private static final String INTERMEDIATE = "sha256/HRSoV2+EW+U17k7yBTg9BUEfhGxx6wKR0yk+IHxyTIg=";
  private static final String OFFLINE = "sha256/Hzm+hlhIq37qXDcdzwiEsNlpMP209xWFhz5V9OQHRRM=";

  private final boolean isPinned = Boolean.getBoolean("suppliers.pinned");

  OkHttpClient client() {
    if (!isPinned) {
      return new OkHttpClient();
    }
    // owner: catalogue team; reason: price lists were tampered with in 2022; review: 2026-12
    CertificatePinner pins =
        new CertificatePinner.Builder()
            .add("*.example.test", INTERMEDIATE, OFFLINE)
            .build();
    return new OkHttpClient.Builder().certificatePinner(pins).build();
  }
}
