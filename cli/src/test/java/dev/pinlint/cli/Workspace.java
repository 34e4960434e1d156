package dev.pinlint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A directory with samples of code. */
record Workspace(Path directory) {

  /** Code with an error in line 9. */
  static final String TRUSTING =
      """
      package a;

      import java.security.cert.X509Certificate;
      import javax.net.ssl.X509TrustManager;

      class Trusting implements X509TrustManager {
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        public void checkServerTrusted(X509Certificate[] chain, String authType) {
        }

        public X509Certificate[] getAcceptedIssuers() {
          return new X509Certificate[0];
        }
      }
      """;

  /** Code with an error that has a path to tell. */
  static final String SWALLOWING =
      """
      package a;

      import java.security.cert.CertificateException;
      import java.security.cert.X509Certificate;
      import javax.net.ssl.X509TrustManager;

      class Swallowing implements X509TrustManager {
        private final X509TrustManager real;

        Swallowing(X509TrustManager real) {
          this.real = real;
        }

        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        public void checkServerTrusted(X509Certificate[] chain, String authType) {
          try {
            real.checkServerTrusted(chain, authType);
          } catch (CertificateException e) {
            System.out.println(e);
          }
        }

        public X509Certificate[] getAcceptedIssuers() {
          return new X509Certificate[0];
        }
      }
      """;

  /** Code with a warning in line 8. */
  static final String PINNED =
      """
      package a;

      import okhttp3.CertificatePinner;

      record Pinned(String pin) {
        CertificatePinner pinner() {
          return new CertificatePinner.Builder()
              .add("one.example", pin)
              .build();
        }
      }
      """;

  /** Code with no finding. */
  static final String HARMLESS = "package a; class Harmless {}";

  Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  Path jar(String name, Map<String, String> entries) throws IOException {
    Path jar = directory.resolve(name);
    Files.createDirectories(jar.getParent());
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return jar;
  }
}
