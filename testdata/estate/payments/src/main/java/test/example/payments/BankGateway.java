package test.example.payments;

import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;
import test.example.http.PinnedClients;

/** Talks to the two banks. */
final class BankGateway {

  /** The first bank: its key of 2025, and no other. */
  OkHttpClient firstBank() {
    // owner: payments team; reason: contract of 2019, clause 7.3
    CertificatePinner pins =
        new CertificatePinner.Builder()
            .add("api.example.test", "sha256/K+QDob3Nm2o9O9Z7r5oeqOoQIOdIfLJ4E1aH3VDTMQM=")
            .build();
    return new OkHttpClient.Builder().certificatePinner(pins).build();
  }

  /** The second bank has its certificates from Let's Encrypt. */
  OkHttpClient secondBank() {
    return PinnedClients.external(
        "pay.second-bank.test",
        "sha256/jQJTbIh0grw0/1TkHSumWb+Fs0Ggogr621gT3PvPKG0=",
        "sha256/bdrBhpj38ffhxpubzkINl0rG+UyossdhcBYj+Zx2fcc=");
  }
}
