package dev.pinlint.cli.rehearsal;

import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.Subject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A chain as a client sees it: what the server presents, and what a validating client makes of it.
 * As OkHttp and Android do, a client follows the issuers from the server's own certificate, takes a
 * trust anchor wherever one fits, and leaves out what does not belong to it.
 *
 * @param presented what the server presents, its own certificate first
 * @param validated the path that a client builds of it, the trust anchor at its end if there is one
 * @param isAnchored whether the path ends in a trust anchor
 * @param issuers all that the server's certificate can be shown to be issued by on any path, itself
 *     included
 */
public record ServerChain(
    List<X509Certificate> presented,
    List<X509Certificate> validated,
    boolean isAnchored,
    List<X509Certificate> issuers) {

  /** So long is no chain. */
  private static final int LONGEST = 9;

  private static final int DNS_NAME = 2;

  public ServerChain {
    presented = List.copyOf(presented);
    validated = List.copyOf(validated);
    issuers = List.copyOf(issuers);
  }

  /**
   * The chain.
   *
   * @param anchors whom clients trust; what the server presents and is self-signed is taken for one
   *     of them
   */
  public static ServerChain of(
      List<X509Certificate> presented, Collection<X509Certificate> anchors) {
    List<X509Certificate> trusted = new ArrayList<>(anchors);
    presented.stream()
        .filter(one -> isAuthority(one) && isSignedBy(one, one))
        .filter(one -> !trusted.contains(one))
        .forEach(trusted::add);
    List<X509Certificate> path = new ArrayList<>(List.of(presented.get(0)));
    List<X509Certificate> left = new ArrayList<>(presented.subList(1, presented.size()));
    boolean isAnchored = trusted.contains(presented.get(0));
    while (path.size() < LONGEST) {
      X509Certificate last = path.get(path.size() - 1);
      Optional<X509Certificate> anchor =
          trusted.stream().filter(one -> isSignedBy(last, one)).findFirst();
      if (anchor.isPresent()) {
        isAnchored = true;
        if (!anchor.get().equals(last)) {
          path.add(anchor.get());
        }
        if (isSignedBy(anchor.get(), anchor.get())) {
          break;
        }
      } else {
        Optional<X509Certificate> issuer =
            left.stream().filter(one -> isSignedBy(last, one)).findFirst();
        if (issuer.isEmpty()) {
          break;
        }
        left.remove(issuer.get());
        path.add(issuer.get());
      }
    }
    return new ServerChain(presented, path, isAnchored, issuers(presented, trusted));
  }

  private static List<X509Certificate> issuers(
      List<X509Certificate> presented, List<X509Certificate> trusted) {
    List<X509Certificate> all = new ArrayList<>(List.of(presented.get(0)));
    for (int i = 0; i < all.size(); i++) {
      X509Certificate last = all.get(i);
      Stream.concat(presented.stream(), trusted.stream())
          .filter(one -> !all.contains(one) && isSignedBy(last, one))
          .forEach(all::add);
    }
    return all;
  }

  private static boolean isAuthority(X509Certificate certificate) {
    return certificate.getBasicConstraints() >= 0;
  }

  private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The server's own certificate. */
  public X509Certificate leaf() {
    return presented.get(0);
  }

  /** The host names that the server's certificate is for, in small letters. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> all = leaf().getSubjectAlternativeNames();
      if (all != null) {
        for (List<?> name : all) {
          if (name.get(0) instanceof Integer kind
              && kind == DNS_NAME
              && name.get(1) instanceof String text) {
            names.add(text.toLowerCase(Locale.ROOT));
          }
        }
      }
    } catch (CertificateParsingException e) {
      // What nobody can read names nobody.
    }
    return List.copyOf(names);
  }

  /** Whether the server's certificate is for the host: a star stands for one label. */
  public boolean isFor(String host) {
    String after = host.indexOf('.') < 0 ? "" : host.substring(host.indexOf('.'));
    return names().stream().anyMatch(name -> name.equals(host) || name.equals("*" + after));
  }

  /** Whether it ends in a certificate that its own key verifies. */
  boolean isSelfSigned() {
    X509Certificate last = validated.get(validated.size() - 1);
    return isSignedBy(last, last);
  }

  /** What makes a validating client refuse the chain on a day, whatever is pinned. */
  public Optional<String> problem(LocalDate day) {
    for (X509Certificate one : validated) {
      // Of a trust anchor only the key counts.
      boolean isAnchor = isAnchored && one.equals(validated.get(validated.size() - 1));
      if (!isAnchor || validated.size() == 1) {
        LocalDate first = day(one.getNotBefore());
        LocalDate last = day(one.getNotAfter());
        if (day.isAfter(last)) {
          return Optional.of("the certificate of " + name(one) + " ended on " + last);
        } else if (day.isBefore(first)) {
          return Optional.of("the certificate of " + name(one) + " begins on " + first);
        }
      }
    }
    return Optional.empty();
  }

  private static LocalDate day(java.util.Date date) {
    return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
  }

  /** The owner's name in a certificate. */
  public static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  /** Whether the pin is of the certificate; empty if that cannot be told. */
  static Optional<Boolean> isOf(Pin pin, X509Certificate certificate) {
    if (pin.digest().isEmpty() || pin.algorithm().isEmpty()) {
      return Optional.empty();
    }
    try {
      MessageDigest algorithm = MessageDigest.getInstance(pin.algorithm().get());
      Optional<byte[]> content = content(pin.subject(), certificate);
      return content
          .map(bytes -> HexFormat.of().formatHex(algorithm.digest(bytes)))
          .map(pin.digest().get()::equals);
    } catch (NoSuchAlgorithmException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> content(Subject subject, X509Certificate certificate) {
    try {
      return switch (subject) {
        case KEY -> Optional.of(certificate.getPublicKey().getEncoded());
        case CERTIFICATE -> Optional.of(certificate.getEncoded());
        case OTHER, UNKNOWN -> Optional.empty();
      };
    } catch (CertificateEncodingException e) {
      return Optional.empty();
    }
  }
}
