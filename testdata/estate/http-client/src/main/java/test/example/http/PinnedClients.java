package test.example.http;

import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;

/** What all our services call each other with. */
public final class PinnedClients {

  private static final String INTERNAL = "**.internal.example.test";

  private PinnedClients() {}

  /** A client for our own hosts: any key of our own authority. */
  public static OkHttpClient internal() {
    // owner: platform team; reason: only our own authority may issue for internal names; review: 2027-06
    CertificatePinner pins =
        new CertificatePinner.Builder()
            .add(INTERNAL, "sha256/T4dQBWv+n9IkGSw7xmlINef9v4AC2zDwBlIJkTxqfQc=")
            .add(INTERNAL, "sha256/O3XZYdsxRcFj30UpIt9tKIe/VcLRHzrI32c1i5l9o4Q=")
            .build();
    return new OkHttpClient.Builder().certificatePinner(pins).build();
  }

  /** A client for one host of somebody else, with the pins that its caller knows. */
  public static OkHttpClient external(String host, String... pins) {
    return new OkHttpClient.Builder()
        .certificatePinner(new CertificatePinner.Builder().add(host, pins).build())
        .build();
  }
}
