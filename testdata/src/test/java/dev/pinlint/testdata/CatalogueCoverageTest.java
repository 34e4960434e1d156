package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pinlint.testdata.listing.CatalogueKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code testdata/catalogue/coverage.txt} to the catalogue and to the fixtures: each way to
 * pin, and each setting, has one fixture that is reported and one that is not, or the reason stands
 * there.
 */
final class CatalogueCoverageTest {

  private static final Set<String> ROLES =
      Set.of(
          "PIN_SINK",
          "FINGERPRINT",
          "HPKP",
          "TRUST_ANCHOR_SINK",
          "PIN_BYPASS",
          "INSTALL_PIN",
          "TOFU",
          "CLEARTEXT",
          "CT");

  private static List<CoverageRow> rows() throws IOException {
    return Files.readAllLines(Fixtures.root().resolve("testdata/catalogue/coverage.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(CoverageRow::of)
        .toList();
  }

  @Test
  void everyRowIsAsItSays() throws IOException {
    assertThat(rows()).flatMap(CoverageRow::problems).isEmpty();
  }

  @Test
  void theTableHasTheRowsOfTheCatalogue() throws IOException {
    Path catalogue = Fixtures.root().resolve("../shared/catalogue/apis.yaml");
    assumeTrue(Files.exists(catalogue), "the catalogue is not beside the checkout");

    assertThat(rows().stream().map(CoverageRow::id))
        .containsExactlyElementsOf(CatalogueKeys.of(catalogue, ROLES));
  }

  @Test
  void aRowThatPromisesTooMuchIsReported() {
    String finds = "missingbackuppin/SinglePinFluent.java";
    assertThat(CoverageRow.of("okhttp.CertificatePinner.Builder.add | okhttp | x.java | y.java"))
        .extracting(row -> row.problems().size())
        .isEqualTo(2);
    assertThat(
            CoverageRow.of(
                    "okhttp.CertificatePinner.Builder.add | netty | " + finds + " | " + finds)
                .problems())
        .hasSize(2);
    assertThat(
            CoverageRow.of("netty.SslContextBuilder.trustManager | netty | " + finds + " | x")
                .problems())
        .anyMatch(problem -> problem.contains("not named"));
  }
}
