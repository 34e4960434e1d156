package test.example.shop;

import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;

/** The app's way to our servers. */
final class ShopApi {

  OkHttpClient client() {
    CertificatePinner pins =
        new CertificatePinner.Builder()
            .add("www.example.test", "sha256/K+QDob3Nm2o9O9Z7r5oeqOoQIOdIfLJ4E1aH3VDTMQM=")
            .build();
    return new OkHttpClient.Builder().certificatePinner(pins).build();
  }
}
