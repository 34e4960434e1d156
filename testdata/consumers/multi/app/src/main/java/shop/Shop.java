package shop;

import java.security.cert.X509Certificate;
import okhttp3.CertificatePinner;
import pinning.BaseManager;
import pinning.Pinning;

/** Uses what the other module offers. */
final class Shop {

  CertificatePinner one() {
    // expect: HardcodedPin, MissingBackupPin
    return Pinning.of("api.shop.example", "sha256/RmD1/t3NpCUycDPzTXZdj200MdWzrdlUqyPPGFuConA=");
  }

  CertificatePinner two() {
    // expect: HardcodedPin
    return Pinning.of("pay.shop.example", "sha256/RmD1/t3NpCUycDPzTXZdj200MdWzrdlUqyPPGFuConA=", "sha256/JcPEE1OqSAI6TAEiw8dlp5T5YbNz5eg2Mqp/xkFgwVQ=");
  }

  static final class Manager extends BaseManager {
    @Override
    protected boolean accepts(X509Certificate[] chain) {
      return chain.length > 0;
    }
  }
}
