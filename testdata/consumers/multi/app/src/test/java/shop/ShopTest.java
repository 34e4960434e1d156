package shop;

import okhttp3.CertificatePinner;
import pinning.Pinning;

/** Code of tests: found, and no issue. */
final class ShopTest {

  CertificatePinner pinner() {
    // expect: HardcodedPin, MissingBackupPin
    return Pinning.of("localhost", "sha256/RmD1/t3NpCUycDPzTXZdj200MdWzrdlUqyPPGFuConA=");
  }
}
