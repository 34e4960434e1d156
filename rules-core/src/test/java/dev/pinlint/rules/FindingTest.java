package dev.pinlint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.facts.Anchor;
import dev.pinlint.facts.Location;
import dev.pinlint.facts.Step;
import dev.pinlint.model.Member;
import dev.pinlint.model.Site;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests what identifies a {@link Finding}. */
final class FindingTest {

  private static final Member MEMBER = new Member("a.B", "f", List.of("String"));
  private static final Anchor ANCHOR = new Anchor(MEMBER, Optional.of("add"), 1);

  private static final Finding FINDING =
      finding("MissingBackupPin", at(ANCHOR), "a.example", List.of("sha256/A"), "single-pin");

  @Test
  void messageIsOnOneLine() {
    assertThat(
            finding("MissingBackupPin", at(ANCHOR), "a\r", List.of("x\ny$1"), "single-pin")
                .message())
        .contains("a\\u000d", "x\\u000ay$1")
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void fingerprintIsVersionedAndHashesRuleAnchorHostAndMessage() throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(
                "MissingBackupPin\na.B#f(String) > add 1\na.example\nsingle-pin"
                    .getBytes(StandardCharsets.UTF_8));

    assertThat(FINDING.fingerprint())
        .isEqualTo("1:" + HexFormat.of().formatHex(digest).substring(0, 32));
  }

  @Test
  void lineFileSiteLevelAndPinsDoNotChangeTheFingerprint() {
    assertThat(
            List.of(
                with(new Location(ANCHOR, 3, "A.java", 99)),
                with(new Location(ANCHOR, 3, "src/other/A.java", 7)),
                with(new Location(ANCHOR, 42, "A.java", 7)),
                finding("MissingBackupPin", at(ANCHOR), "a.example", List.of(), "single-pin"),
                new Finding(
                    "MissingBackupPin",
                    Level.REVIEW,
                    at(ANCHOR),
                    "a.example",
                    List.of("sha256/A"),
                    "single-pin",
                    List.of(),
                    List.of(Step.at(ANCHOR.member(), new Site(1, "A.java", 2), "a constant")))))
        .extracting(Finding::fingerprint)
        .containsOnly(FINDING.fingerprint());
  }

  @Test
  void ruleAnchorHostAndMessageChangeTheFingerprint() {
    List<String> pins = List.of("sha256/A");
    assertThat(
            List.of(
                FINDING,
                finding("HardcodedPin", at(ANCHOR), "a.example", pins, "single-pin"),
                finding("MissingBackupPin", at(ANCHOR), "b.example", pins, "single-pin"),
                finding("MissingBackupPin", at(ANCHOR), "a.example", pins, "other"),
                with(at(new Anchor(MEMBER, Optional.of("add"), 2))),
                with(at(new Anchor(MEMBER, Optional.of("build"), 1))),
                with(at(Anchor.of(MEMBER))),
                with(at(anchorIn(new Member("a.B", "g", List.of("String"))))),
                with(at(anchorIn(new Member("a.B", "f", List.of())))),
                with(at(anchorIn(new Member("a.C", "f", List.of("String")))))))
        .extracting(Finding::fingerprint)
        .doesNotHaveDuplicates();
  }

  @Test
  void projectionNamesPinsButNoPlace() {
    assertThat(FINDING.projection())
        .contains("MissingBackupPin", ANCHOR.toString(), "a.example", "sha256/A", "single-pin")
        .isEqualTo(with(new Location(ANCHOR, 1, "B.java", 1)).projection())
        .isNotEqualTo(
            finding("MissingBackupPin", at(ANCHOR), "a.example", List.of("sha256/B"), "single-pin")
                .projection());
  }

  @Test
  void messageNamesHostAndPins() {
    assertThat(FINDING.message()).contains("a.example").contains("sha256/A");
  }

  private static Anchor anchorIn(Member member) {
    return new Anchor(member, Optional.of("add"), 1);
  }

  private static Location at(Anchor anchor) {
    return new Location(anchor, 3, "A.java", 7);
  }

  private static Finding with(Location location) {
    return finding(FINDING.rule(), location, FINDING.host(), FINDING.pins(), FINDING.messageKey());
  }

  private static Finding finding(
      String rule, Location location, String host, List<String> pins, String messageKey) {
    return new Finding(rule, Level.WARNING, location, host, pins, messageKey, List.of(), List.of());
  }
}
