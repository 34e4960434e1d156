package dev.pinlint.configuration;

import dev.pinlint.facts.EmbeddedCertificate;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files with certificates of a project, as its configuration names them. */
public final class CertificateFiles {

  /** PEM, DER, and PKCS#7 in either; what is none is passed over. */
  private static final Pattern NAME =
      Pattern.compile(".*\\.(?:pem|crt|cer|der|p7b|p7c)", Pattern.CASE_INSENSITIVE);

  /** How a value says that it is a place, and where Spring and Quarkus look for it. */
  private static final Pattern PLACE = Pattern.compile("^(?:(?:classpath\\*?|file|optional):)*/*");

  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

  private final List<ConfigurationFile> files;

  /** Those of the files whose names are such. */
  public CertificateFiles(Collection<ConfigurationFile> files) {
    this.files = files.stream().filter(file -> isName(file.path())).toList();
  }

  /** Whether a file with the path may have certificates in it, and nothing else to look for. */
  public static boolean isName(String path) {
    return NAME.matcher(path).matches();
  }

  /**
   * Certificates, and the file that they are in.
   *
   * @param certificates the certificates, in order
   * @param file the file; empty if they stand where they are named
   */
  public record Found(List<EmbeddedCertificate> certificates, Optional<ConfigurationFile> file) {
    public Found {
      certificates = List.copyOf(certificates);
    }
  }

  /**
   * What a value of a configuration file means: a certificate itself, or where there is one in the
   * module of that file.
   */
  public Found of(String value, ConfigurationFile from) {
    if (value.contains(BEGIN)) {
      return new Found(
          EmbeddedCertificate.all(value.replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1)),
          Optional.empty());
    }
    String place = PLACE.matcher(value.strip()).replaceFirst("");
    return isName(place)
        ? only(
            files.stream()
                .filter(file -> file.module().equals(from.module()))
                .filter(file -> ("/" + file.path()).endsWith("/" + place))
                .toList())
        : new Found(List.of(), Optional.empty());
  }

  /** The certificates in a raw resource of Android, as {@code @raw/name}. */
  public Found ofResource(String name, ConfigurationFile from) {
    return only(
        files.stream()
            .filter(file -> file.module().equals(from.module()))
            .filter(file -> file.path().contains("/res/raw") && resource(file).equals(name))
            .toList());
  }

  private static String resource(ConfigurationFile file) {
    String name = file.name();
    return name.substring(0, name.indexOf('.')).toLowerCase(Locale.ROOT);
  }

  /** Of several files that may be meant none is. */
  private static Found only(List<ConfigurationFile> candidates) {
    return candidates.size() == 1
        ? new Found(
            EmbeddedCertificate.all(candidates.get(0).text().getBytes(StandardCharsets.ISO_8859_1)),
            Optional.of(candidates.get(0)))
        : new Found(List.of(), Optional.empty());
  }
}
