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
    // expect: NoPinKillSwitch
    return new OkHttpClient.Builder().certificatePinner(pinner.build()).build();
  }

  CertificatePinner hexadecimal() {
    return new CertificatePinner.Builder()
        // expect: HardcodedPin, MalformedPin, MissingBackupPin
        .add("old.shop.example", "sha256/4664f5fedd93a425327033f34d765d8f6d3431d5b3add954ab23cf18570ea270")
        .build();
  }

  CertificatePinner unfinished() {
    return new CertificatePinner.Builder()
        // expect: HardcodedPin, MalformedPin, MissingBackupPin
        .add("new.shop.example", Pins.PLACEHOLDER)
        .build();
  }
}
