package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Asks a made-up estate the three questions of its owner. */
final class EstateTest {

  private static final Path ESTATE =
      Path.of(System.getProperty("pinlint.root", "..")).resolve("testdata/estate");

  private static final String TODAY = "2026-11-22";

  private static Run rehearse(String to) {
    return Run.of(
        "rehearse",
        "--today",
        TODAY,
        "--from",
        ESTATE.resolve("chains/live.pem"),
        "--to",
        ESTATE.resolve("chains").resolve(to),
        ESTATE);
  }

  @Test
  void whereIsPinningInUseAndWhy() {
    Run run = Run.of("inventory", "--today", TODAY, ESTATE);
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("Pinned hosts: 9\n")
        .contains("OkHttp 4.12.0, in test.example:payments (service)")
        .contains("owner: payments team, reason: contract of 2019, clause 7.3")
        .contains("Network Security Config, in shop-android/app (Android app)")
        .contains("OkHttp 4.12.0, in http-client (library)")
        .contains("the intermediate R3 of Let's Encrypt")
        .contains("accepts any certificate");
  }

  /** The server's key changes today; what keeps it, and what pins the authority, goes on. */
  @Test
  void whatBreaksIfThePinnedKeyChanges() {
    Run run = rehearse("new-key.pem");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("breaks   api.example.test  OkHttp 4.12.0, in test.example:payments (service)")
        .contains("breaks   api.example.test  Network Security Config, in shop-android/app")
        .contains("breaks   (any host)  Netty fingerprints, in test.example:payments (service)")
        .contains("passes   api.example.test  OkHttp 4.12.0, in catalogue (service)")
        .contains("Breaks: 5, unknown: 0, passes: 2; not concerned: 3\n");
  }

  @Test
  void renewalWithTheSameKeyBreaksOnlyWhoPinsTheCertificate() {
    assertThat(rehearse("renewed-same-key.pem").out())
        .contains("breaks   (any host)  Netty fingerprints")
        .contains("Breaks: 1, unknown: 0, passes: 6; not concerned: 3\n");
  }

  @Test
  void howDoWeGetOutWithAWayBack() {
    Run run = Run.of("plan", "--today", TODAY, ESTATE);
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("- **mobile team**: `example.test` in shop-android/app (Android app)")
        .contains("- [ ] Add a backup now")
        .contains("- [ ] The pins are not enforced any more: take them out with the next release.")
        .contains("R3 of Let's Encrypt` is retired, and ends on 2025-09-15")
        .contains("## Close first: what lets attackers in");
  }
}
