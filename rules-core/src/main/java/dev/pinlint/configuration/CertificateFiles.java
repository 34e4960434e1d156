package dev.pinlint.configuration;

import dev.pinlint.facts.EmbeddedCertificate;
import dev.pinlint.facts.KeyStoreFile;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files with certificates of a project, key stores among them, as its configuration names them.
 */
public final class CertificateFiles {

  /** PEM, DER, and PKCS#7 in either; what is none is passed over. */
  private static final Pattern NAME =
      Pattern.compile(".*\\.(?:pem|crt|cer|der|p7b|p7c)", Pattern.CASE_INSENSITIVE);

  /** How a value says that it is a place, and where Spring and Quarkus look for it. */
  private static final Pattern PLACE = Pattern.compile("^(?:(?:classpath\\*?|file|optional):)*/*");

  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

  private static final Found NOTHING = new Found(List.of(), Optional.empty(), false);

  private final List<ConfigurationFile> files;

  /** Those of the files whose names are such. */
  public CertificateFiles(Collection<ConfigurationFile> files) {
    this.files = files.stream().filter(file -> isName(file.path())).toList();
  }

  /** Whether a file with the path may have certificates in it, and nothing else to look for. */
  public static boolean isName(String path) {
    return NAME.matcher(path).matches() || KeyStoreFile.isName(path);
  }

  /** Whether a file is the raw resource of Android with the name. */
  static boolean isResource(ConfigurationFile file, String name) {
    return file.path().contains("/res/raw") && resource(file).equals(name);
  }

  /**
   * Certificates, and the file that they are in.
   *
   * @param certificates the certificates, in order
   * @param file the file; empty if they stand where they are named
   * @param isLocked whether it is a key store that could not be opened
   */
  public record Found(
      List<EmbeddedCertificate> certificates, Optional<ConfigurationFile> file, boolean isLocked) {
    public Found {
      certificates = List.copyOf(certificates);
    }
  }

  /**
   * What a value of a configuration file means: a certificate itself, or where there is one, or a
   * key store, in the module of that file.
   *
   * @param passwords what to open a key store with; empty for none
   */
  public Found of(String value, ConfigurationFile from, List<Optional<String>> passwords) {
    if (value.contains(BEGIN)) {
      return new Found(
          EmbeddedCertificate.all(value.replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1)),
          Optional.empty(),
          false);
    }
    String place = PLACE.matcher(value.strip()).replaceFirst("");
    return isName(place)
        ? only(
            files.stream()
                .filter(file -> file.module().equals(from.module()))
                .filter(file -> ("/" + file.path()).endsWith("/" + place))
                .toList(),
            passwords)
        : NOTHING;
  }

  /** The certificates in a raw resource of Android, as {@code @raw/name}. */
  public Found ofResource(String name, ConfigurationFile from) {
    return only(
        files.stream()
            .filter(file -> file.module().equals(from.module()))
            .filter(file -> isResource(file, name) && !KeyStoreFile.isName(file.path()))
            .toList(),
        List.of());
  }

  private static String resource(ConfigurationFile file) {
    String name = file.name();
    return name.replaceFirst("\\..*", "").toLowerCase(Locale.ROOT);
  }

  /** Of several files that may be meant none is. */
  private static Found only(List<ConfigurationFile> candidates, List<Optional<String>> passwords) {
    if (candidates.size() != 1) {
      return NOTHING;
    }
    ConfigurationFile file = candidates.get(0);
    byte[] content = file.text().getBytes(StandardCharsets.ISO_8859_1);
    if (!KeyStoreFile.isName(file.path())) {
      return new Found(EmbeddedCertificate.all(content), Optional.of(file), false);
    }
    return KeyStoreFile.trusted(content, passwords)
        .map(trusted -> new Found(EmbeddedCertificate.all(trusted), Optional.of(file), false))
        .orElseGet(() -> new Found(List.of(), Optional.of(file), true));
  }
}
