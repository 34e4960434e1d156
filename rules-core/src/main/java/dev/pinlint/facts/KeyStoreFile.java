package dev.pinlint.facts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Opens key stores for the certificates that are trusted by who has them: PKCS#12 and JKS as the
 * platform reads them, BKS by a reader of our own. Whoever has a private key of the store's is not
 * asked for.
 */
public final class KeyStoreFile {

  private static final Pattern NAME =
      Pattern.compile(
          ".*\\.(?:jks|ks|bks|p12|pfx|pkcs12|keystore|truststore)", Pattern.CASE_INSENSITIVE);

  /**
   * What tools and documentations propose, and what is the same in every copy of a program; at last
   * none.
   */
  public static final List<Optional<String>> COMMON_PASSWORDS =
      List.of(
          Optional.of("changeit"),
          Optional.of(""),
          Optional.of("changeme"),
          Optional.of("password"),
          Optional.of("secret"),
          Optional.of("android"),
          Optional.of("123456"),
          Optional.empty());

  private static final int JKS = 0xFEEDFEED;
  private static final int DER_SEQUENCE = 0x30;

  private KeyStoreFile() {}

  /** Whether a file with the path may be a key store. */
  public static boolean isName(String path) {
    return NAME.matcher(path).matches();
  }

  /**
   * The certificates that are trusted where the key store is, in the order of their names; empty if
   * it cannot be opened.
   *
   * @param passwords what to try; empty for none, with which a JKS can be read, but no PKCS#12 that
   *     is encrypted
   */
  public static Optional<List<X509Certificate>> trusted(
      byte[] content, List<Optional<String>> passwords) {
    return BouncyCastleStore.isOne(content)
        ? BouncyCastleStore.trusted(content)
        : type(content)
            .flatMap(
                type ->
                    passwords.stream()
                        .flatMap(password -> trusted(content, type, password).stream())
                        .findFirst());
  }

  private static Optional<String> type(byte[] content) {
    if (content.length < Integer.BYTES) {
      return Optional.empty();
    } else if (java.nio.ByteBuffer.wrap(content).getInt() == JKS) {
      return Optional.of("JKS");
    }
    return content[0] == DER_SEQUENCE ? Optional.of("PKCS12") : Optional.empty();
  }

  private static Optional<List<X509Certificate>> trusted(
      byte[] content, String type, Optional<String> password) {
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(new ByteArrayInputStream(content), password.map(String::toCharArray).orElse(null));
      List<X509Certificate> trusted = new ArrayList<>();
      List<String> names = Collections.list(store.aliases());
      Collections.sort(names);
      for (String name : names) {
        Certificate certificate = store.getCertificate(name);
        if (store.isCertificateEntry(name) && certificate instanceof X509Certificate one) {
          trusted.add(one);
        }
      }
      // Without a password the platform passes over what is encrypted.
      return password.isEmpty() && trusted.isEmpty()
          ? Optional.empty()
          : Optional.of(List.copyOf(trusted));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return Optional.empty(); // Providers throw what they like at what is no key store.
    }
  }
}
