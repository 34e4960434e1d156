package dev.pinlint.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data that come with Pinlint, by what is known of them from elsewhere. */
final class KnownKeysTest {

  private static final KnownKeys KEYS = KnownKeys.get();

  private static byte[] digest(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  /** As the authorities publish them. */
  @ParameterizedTest
  @CsvSource({
    "C5+lpZ7tcVwmwQIMcRtPbsQtWLABXhQzejna0wHFr8M=, ISRG Root X1, true, GOOD",
    "r/mIkG3eEpVdm+u/ko/cwxzOMo1bk4TyHIlByibiA5E=, DigiCert Global Root CA, true, DISTRUSTED",
    "YLh1dUR9y6Kja30RrAn7JKnbQG/uEtLMkBgFF2Fuihg=, Let's Encrypt Authority X3, false, RETIRED",
    "hxqRlPTu1bMS/0DITB1SSu0vd4u/8l8TjPgfaAp63Gc=, GTS Root R1, true, GOOD"
  })
  void wellKnownKeysAreFound(String digest, String name, boolean isRoot, Standing standing) {
    Authority authority = KEYS.ofKey(digest(digest)).orElseThrow();
    assertThat(authority.name()).isEqualTo(name);
    assertThat(authority.isRoot()).isEqualTo(isRoot);
    assertThat(authority.standing()).isEqualTo(standing);
    assertThat(authority.digest()).isEqualTo(digest);
    assertThat(authority.title()).contains(isRoot ? "the root " : "the intermediate ", name);
  }

  @Test
  void aCertificateLeadsToItsKey() {
    // ISRG Root X1, as crt.sh and the authority itself show it.
    byte[] certificate =
        HexFormat.of().parseHex("96bcec06264976f37460779acf28c5a7cfe8a3c0aae11a8ffcee05c0bddf08c6");
    assertThat(KEYS.ofCertificate(certificate).map(Authority::name)).contains("ISRG Root X1");
    assertThat(KEYS.ofKey(certificate)).isEmpty();
    assertThat(KEYS.ofBareKey(certificate)).isEmpty();
    assertThat(KEYS.near(certificate)).isEmpty();
  }

  @Test
  void aBareKeyLeadsToItsPin() {
    String row =
        "# date 2020-02-02\n"
            + "A".repeat(43)
            + "\ti\tOne\tAcme\tRSA-2048\t2030-01-31\t\ta\t\t"
            + "B".repeat(11)
            + "\t"
            + "C".repeat(11)
            + " "
            + "D".repeat(11)
            + "\n";
    KnownKeys keys = new KnownKeys(row);
    Authority one =
        new Authority(
            "A".repeat(43) + "=",
            false,
            "One",
            "Acme",
            Optional.of(LocalDate.of(2030, 1, 31)),
            false,
            true,
            Standing.GOOD,
            "");
    assertThat(keys.date()).isEqualTo(LocalDate.of(2020, 2, 2));
    assertThat(keys.ofKey(digest("A".repeat(43) + "="))).contains(one);
    assertThat(keys.ofBareKey(digest("B".repeat(11) + "A".repeat(32) + "="))).contains(one);
    assertThat(keys.ofCertificate(digest("D".repeat(11) + "A".repeat(32) + "="))).contains(one);
    assertThat(keys.ofCertificate(digest("B".repeat(11) + "A".repeat(32) + "="))).isEmpty();
    assertThat(one.title()).isEqualTo("the intermediate One of Acme");
  }

  @Test
  void eightLettersAreNear() {
    String known = "C5+lpZ7tcVwmwQIMcRtPbsQtWLABXhQzejna0wHFr8M=";
    assertThat(KEYS.near(digest(known))).isEmpty();
    assertThat(KEYS.near(digest("C5+lpZ7t" + "A".repeat(35) + "="))).isPresent();
    assertThat(KEYS.near(digest("C5+lpZ7" + "A".repeat(36) + "="))).isEmpty();
    assertThat(KEYS.near(digest("C5+lpZ7t" + "/".repeat(34) + "8=")).map(Authority::name))
        .contains("ISRG Root X1");
  }

  @Test
  void whatNobodyKnowsIsNobodys() {
    byte[] digest = digest("Lxbqos47afgQpYhlHEw6n5Pxqgi88vJdvWZWlRsogDo=");
    assertThat(KEYS.ofKey(digest)).isEmpty();
    assertThat(KEYS.ofBareKey(digest)).isEmpty();
    assertThat(KEYS.ofCertificate(digest)).isEmpty();
    assertThat(KEYS.near(digest)).isEmpty();
  }

  @Test
  void theWordsOfTheListsAreUnderstood() {
    assertThat(Standing.of("le:retired (as of 2026-07-08)")).isEqualTo(Standing.RETIRED);
    assertThat(Standing.of("le:root (as of 2026-07-08)")).isEqualTo(Standing.GOOD);
    assertThat(Standing.of("le:root-not-yet-in-stores (as of 2026-07-08)"))
        .isEqualTo(Standing.GOOD);
    assertThat(Standing.of("le:backup (as of 2026-07-08)")).isEqualTo(Standing.ROTATING);
    assertThat(Standing.of("apple:not in store since 2025-12")).isEqualTo(Standing.GOOD);
    assertThat(Standing.of("chrome:only certs with SCT before 2026-04-14"))
        .isEqualTo(Standing.DISTRUSTED);
    assertThat(Standing.of("jdk25:blocked.certs")).isEqualTo(Standing.DISTRUSTED);
  }
}
