package dev.pinlint.facts;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the certificates of a key store in Bouncy Castle's format BKS, versions 1 and 2, which apps
 * for Android have. They are not encrypted in it: the password protects the keys, and the whole
 * from changes.
 */
final class BouncyCastleStore {

  private static final int END = 0;
  private static final int CERTIFICATE = 1;
  private static final int KEY = 2;
  private static final int SECRET = 3;
  private static final int SEALED = 4;

  /** A digest of SHA-1 is the end; the salt, right after the version, is as long. */
  private static final int DIGEST_LENGTH = 20;

  private static final int MOST_ENTRIES = 10_000;

  private BouncyCastleStore() {}

  /** Whether the content begins as such a store does. */
  static boolean isOne(byte[] content) {
    if (content.length < 2 * Integer.BYTES) {
      return false;
    }
    ByteBuffer head = ByteBuffer.wrap(content);
    int version = head.getInt();
    return (version == 1 || version == 2) && head.getInt() == DIGEST_LENGTH;
  }

  /** The certificates that are trusted, in the order of their names; empty if it is damaged. */
  static Optional<List<X509Certificate>> trusted(byte[] content) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
      in.readInt();
      bytes(in);
      in.readInt();
      TreeMap<String, X509Certificate> trusted = new TreeMap<>();
      for (int i = 0; i < MOST_ENTRIES; i++) {
        int kind = in.readUnsignedByte();
        if (kind == END) {
          return in.available() == DIGEST_LENGTH
              ? Optional.of(List.copyOf(trusted.values()))
              : Optional.empty();
        }
        String name = in.readUTF();
        in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
          certificate(in); // the chain of a key
        }
        switch (kind) {
          case CERTIFICATE -> trusted.put(name, certificate(in));
          case KEY -> key(in);
          case SECRET, SEALED -> bytes(in);
          default -> {
            return Optional.empty();
          }
        }
      }
      return Optional.empty();
    } catch (IOException | CertificateException e) {
      return Optional.empty();
    }
  }

  private static X509Certificate certificate(DataInputStream in)
      throws IOException, CertificateException {
    in.readUTF(); // the type, of which there is one
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    Certificate certificate = factory.generateCertificate(new ByteArrayInputStream(bytes(in)));
    if (certificate instanceof X509Certificate one) {
      return one;
    }
    throw new CertificateException("not of X.509");
  }

  private static void key(DataInputStream in) throws IOException {
    in.readUnsignedByte();
    in.readUTF();
    in.readUTF();
    bytes(in);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(length, 0));
    if (bytes.length != length) {
      throw new IOException("cut off");
    }
    return bytes;
  }
}
