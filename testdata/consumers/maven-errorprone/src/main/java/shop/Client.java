package shop;

import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;

/** Pins one key, and has no other to fall back on. */
public class Client {
  public OkHttpClient create() {
    CertificatePinner pinner =
        new CertificatePinner.Builder()
            .add("api.shop.example", "sha256/OcmjGGbhvC46NcnWeJOfdc5RdWGgw4S9xwDdnceBo80=")
            .build();
    return new OkHttpClient.Builder().certificatePinner(pinner).build();
  }
}
