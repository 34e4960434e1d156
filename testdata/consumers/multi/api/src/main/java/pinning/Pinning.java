package pinning;

import okhttp3.CertificatePinner;

/** A helper that pins what it is given: others decide. */
public final class Pinning {

  private Pinning() {}

  public static CertificatePinner of(String host, String... pins) {
    // quiet: HardcodedPin, MissingBackupPin
    return new CertificatePinner.Builder().add(host, pins).build();
  }
}
