package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Copies of libraries under other packages: what is known of the original holds for them. */
final class RelocatedLibrariesTest {

  private static final String SOURCE =
      """
      package acme;

      import PREFIXio.netty.handler.ssl.SslContextBuilder;
      import PREFIXio.netty.handler.ssl.util.InsecureTrustManagerFactory;
      import PREFIXorg.apache.http.conn.ssl.NoopHostnameVerifier;
      import PREFIXorg.apache.http.impl.client.HttpClients;
      import PREFIXokhttp3.CertificatePinner;

      class Client {
        Object netty() {
          return SslContextBuilder.forClient()
              .trustManager(InsecureTrustManagerFactory.INSTANCE)
              .build();
        }

        Object apache() {
          return HttpClients.custom().setSSLHostnameVerifier(new NoopHostnameVerifier()).build();
        }

        Object pins() {
          return new CertificatePinner.Builder()
              .add("api.example", "sha256/InImkeEBwLqQ0yOFBWD53cGqKLRWOyew0BnyFhI6bvk=")
              .build();
        }
      }
      """;

  @Test
  void copyIsJudgedAsTheOriginal() {
    List<String> original = projections("");

    assertThat(original).hasSizeGreaterThanOrEqualTo(4);
    assertThat(projections("acme.shaded.")).isEqualTo(original);
    assertThat(projections("shadow.")).isEqualTo(original);
  }

  @Test
  void nameThatMerelyEndsAlikeIsNone() {
    assertThat(projections("acme.my")).isEmpty();
  }

  private static List<String> projections(String prefix) {
    SourceFile file = new SourceFile("acme/Client.java", SOURCE.replace("PREFIX", prefix));
    return Analysis.of(Fixtures.lower(List.of(file)).types(), new Platform()).findings().stream()
        .map(Finding::projection)
        .toList();
  }
}
