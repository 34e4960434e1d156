package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.facts.EmbeddedCertificate;
import dev.pinlint.facts.TrustAnchorSite;
import dev.pinlint.facts.TrustAnchorSite.Effect;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Dates;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Horizon;
import dev.pinlint.rules.Level;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What certificates in the code are, what they are to the platform's anchors, and when they end. */
final class TrustAnchorEffectsTest {

  private static final Map<String, Set<Effect>> EFFECTS =
      Map.ofEntries(
          Map.entry("hardcodedcertificate.OnlyAuthority", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.OnlyAnchorOfOkHttp", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.NettyClient", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.BytesInAnArray", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.PassedToHelper", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.BundleInLoop", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.OkioBuffer", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.GrpcCredentials", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.ApacheTrustMaterial", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.PathParameters", Set.of(Effect.REPLACES)),
          // pgjdbc's factory accepts this certificate alone.
          Map.entry("hardcodedcertificate.PostgresSingleCertificate", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.BesidePlatformAnchors", Set.of(Effect.ADDS)),
          Map.entry("hardcodedcertificate.BesideOtherManager", Set.of(Effect.UNKNOWN)),
          Map.entry("hardcodedcertificate.AwsRuntimeAuthority", Set.of(Effect.REPLACES)),
          // What else a server of DTLS goes by is not asked.
          Map.entry("hardcodedcertificate.CaliforniumStore", Set.of(Effect.UNKNOWN)),
          Map.entry("hardcodedcertificate.CouchbaseAuthority", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.GrpcTrustUpdated", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.KeyStoresOfClients", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.KubernetesAuthority", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.OpenTelemetryExporters", Set.of(Effect.REPLACES)),
          // Alone, beside the defaults of Java, and beside those of the system.
          Map.entry(
              "hardcodedcertificate.SslcontextKickstart", Set.of(Effect.REPLACES, Effect.ADDS)),
          Map.entry("hardcodedcertificate.StreamsOfClients", Set.of(Effect.REPLACES)),
          Map.entry("hardcodedcertificate.VertxPemTrust", Set.of(Effect.REPLACES)),
          Map.entry("expiredpin.EndedAuthority", Set.of(Effect.REPLACES)),
          Map.entry("expiredpin.EndedLeafBesidePlatform", Set.of(Effect.ADDS)),
          Map.entry("expiredpin.EndsInManyYears", Set.of(Effect.REPLACES)));

  private static final Lowered SOURCES =
      Fixtures.lower(Fixtures.sources().stream().filter(source -> isOurs(source.path())).toList());

  private static boolean isOurs(String path) {
    return path.contains("/hardcodedcertificate/") || path.contains("/expiredpin/");
  }

  @Test
  void effectsAreTheSameFromSourceAndClasses() {
    assertThat(effects(SOURCES)).isEqualTo(EFFECTS);
    assertThat(
            effects(
                BytecodeFrontEnd.lower(
                    Fixtures.classes().stream().filter(file -> isOurs(file.path())).toList())))
        .isEqualTo(EFFECTS);
  }

  private static Map<String, Set<Effect>> effects(Lowered lowered) {
    return Analysis.of(lowered.types(), new Platform()).facts().trustAnchors().stream()
        .collect(
            Collectors.groupingBy(
                TrustAnchorEffectsTest::fixture,
                Collectors.mapping(TrustAnchorSite::effect, Collectors.toSet())));
  }

  private static String fixture(TrustAnchorSite site) {
    return site.location().anchor().member().type().replaceFirst("^fixtures\\.", "");
  }

  /** As the table of the test PKI has it. */
  @Test
  void certificatesAreRead() {
    assertThat(certificates("hardcodedcertificate.OnlyAuthority"))
        .containsExactly(
            new EmbeddedCertificate(
                "CN=Pinlint Test Root EC,O=Pinlint Test",
                "CN=Pinlint Test Root EC,O=Pinlint Test",
                true,
                true,
                "EC 384",
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2049, 12, 31),
                "sha256/O3XZYdsxRcFj30UpIt9tKIe/VcLRHzrI32c1i5l9o4Q=",
                "e82bf32bd2e21aef7a20fe0ea7237ce10659717e45c15ba91f3cd91679e227da"));
    assertThat(certificates("expiredpin.EndedAuthority"))
        .extracting(
            EmbeddedCertificate::isSelfSigned,
            EmbeddedCertificate::isAuthority,
            EmbeddedCertificate::lastDay,
            EmbeddedCertificate::key)
        .containsExactly(tuple(false, true, LocalDate.of(2019, 12, 31), "RSA 2048"));
    assertThat(certificates("expiredpin.EndedLeafBesidePlatform"))
        .extracting(EmbeddedCertificate::isAuthority, EmbeddedCertificate::pin)
        .containsExactly(tuple(false, "sha256/rj/JDxR7LUMFtu10Uefcbr4q4ghiFTmz+3wzrqBNkbQ="));
    assertThat(certificates("hardcodedcertificate.BundleInLoop")).hasSize(2);
  }

  private static List<EmbeddedCertificate> certificates(String fixture) {
    return analysis(Dates.DEFAULT).facts().trustAnchors().stream()
        .filter(site -> fixture(site).equals(fixture))
        .flatMap(site -> site.certificates().stream())
        .toList();
  }

  private static Analysis analysis(Dates dates) {
    return Analysis.of(SOURCES.types(), new Platform(), Settings.DEFAULT.at(dates));
  }

  @Test
  void whatReplacesIsAWarningAndTheRestForReview() {
    Map<String, Set<Level>> levels =
        findings("HardcodedCertificate", "2026-11-22", Horizon.DEFAULT).stream()
            .collect(
                Collectors.groupingBy(
                    TrustAnchorEffectsTest::fixture,
                    Collectors.mapping(Finding::level, Collectors.toSet())));
    Map<String, Set<Level>> expected = new HashMap<>();
    EFFECTS.forEach(
        (fixture, effects) ->
            expected.put(
                fixture,
                effects.stream()
                    .map(effect -> effect == Effect.REPLACES ? Level.WARNING : Level.REVIEW)
                    .collect(Collectors.toSet())));
    assertThat(levels).isEqualTo(expected);
  }

  private static String fixture(Finding finding) {
    return finding.location().anchor().member().type().replaceFirst("^fixtures\\.", "");
  }

  private static List<Finding> findings(String rule, String day, Horizon horizon) {
    return analysis(new Dates(Optional.of(LocalDate.parse(day)), horizon)).findings().stream()
        .filter(finding -> finding.rule().equals(rule))
        .toList();
  }

  private static Map<String, String> expired(String day, Horizon horizon) {
    Function<Finding, String> verdict =
        finding -> finding.messageKey() + " " + finding.level().keyword();
    return findings("ExpiredPin", day, horizon).stream()
        .filter(finding -> fixture(finding).startsWith("expiredpin."))
        .collect(Collectors.toMap(TrustAnchorEffectsTest::fixture, verdict));
  }

  @Test
  void theLastDayAndTheHorizonDecide() {
    String authority = "expiredpin.EndedAuthority"; // to 2019-12-31
    String leaf = "expiredpin.EndedLeafBesidePlatform"; // to 2019-04-01
    assertThat(expired("2018-12-31", Horizon.DEFAULT)).isEmpty();
    assertThat(expired("2019-03-01", Horizon.DEFAULT)).isEmpty();
    assertThat(expired("2019-03-02", Horizon.DEFAULT)).isEqualTo(Map.of(leaf, "near warning"));
    assertThat(expired("2019-04-01", Horizon.DEFAULT)).isEqualTo(Map.of(leaf, "near warning"));
    assertThat(expired("2019-04-02", Horizon.DEFAULT)).isEqualTo(Map.of(leaf, "past warning"));
    assertThat(expired("2019-10-01", Horizon.DEFAULT)).doesNotContainKey(authority);
    assertThat(expired("2019-10-02", Horizon.DEFAULT)).containsEntry(authority, "near warning");
    assertThat(expired("2019-12-31", Horizon.DEFAULT)).containsEntry(authority, "near warning");
    assertThat(expired("2020-01-01", Horizon.DEFAULT)).containsEntry(authority, "past error");
    assertThat(expired("2019-03-02", new Horizon(365, 0)))
        .isEqualTo(Map.of(authority, "near warning"));
    assertThat(expired("2019-12-30", new Horizon(0, 0))).doesNotContainKey(authority);
  }
}
