package shop;

import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;

/** Pins of another file, two hosts of different fates. */
final class ApiClient {

  OkHttpClient client() {
    CertificatePinner.Builder pinner = new CertificatePinner.Builder();
    // expect: HardcodedPin, MissingBackupPin
    pinner.add("api.shop.example", Pins.API);
    // expect: HardcodedPin
    pinner.add("pay.shop.example", Pins.API);
    // expect: HardcodedPin
    pinner.add("pay.shop.example", "sha256/JcPEE1OqSAI6TAEiw8dlp5T5YbNz5eg2Mqp/xkFgwVQ=");
    return new OkHttpClient.Builder().certificatePinner(pinner.build()).build();
  }

  CertificatePinner unfinished() {
    return new CertificatePinner.Builder()
        // expect: HardcodedPin, MalformedPin, MissingBackupPin
        .add("new.shop.example", Pins.PLACEHOLDER)
        .build();
  }
}
