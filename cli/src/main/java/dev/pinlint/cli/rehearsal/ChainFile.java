package dev.pinlint.cli.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads certificates from files in PEM or DER. */
public final class ChainFile {

  private static final int GREATEST_SIZE = 1 << 20;

  private ChainFile() {}

  /**
   * The certificates of a file, in order, at least one.
   *
   * @throws IOException if it cannot be read, or there is none in it
   */
  public static List<X509Certificate> read(Path file) throws IOException {
    if (Files.size(file) > GREATEST_SIZE) {
      throw new IOException(file + ": too large for a chain");
    }
    List<X509Certificate> all = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Certificate one :
          factory.generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))) {
        if (one instanceof X509Certificate certificate) {
          all.add(certificate);
        }
      }
    } catch (CertificateException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    if (all.isEmpty()) {
      throw new IOException(file + ": no certificate");
    }
    return List.copyOf(all);
  }
}
