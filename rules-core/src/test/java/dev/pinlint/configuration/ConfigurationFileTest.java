package dev.pinlint.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.model.Suppression;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where files are, which of them matter, and what comments say. */
final class ConfigurationFileTest {

  @ParameterizedTest
  @CsvSource({
    "app/src/main/res/xml/n.xml, app/, src/main/res/xml/n.xml, main",
    "src/freeDebug/res/xml/n.xml, '', src/freeDebug/res/xml/n.xml, freeDebug",
    "src/it/src/main/res/xml/n.xml, src/it/, src/main/res/xml/n.xml, main",
    "old/res/xml/n.xml, old/, res/xml/n.xml,",
    "a.aar!/res/xml/n.xml, a.aar!/, res/xml/n.xml,",
    "src/libs/a.aar!/res/xml/n.xml, src/libs/a.aar!/, res/xml/n.xml,",
    "a.aar!/AndroidManifest.xml, a.aar!/, AndroidManifest.xml,",
    "dir/n.xml, dir/, n.xml,",
    "n.xml, '', n.xml,",
  })
  void placeInTheModule(String path, String module, String inModule, String sourceSet) {
    ConfigurationFile file = new ConfigurationFile(path, "");

    assertThat(file.module()).isEqualTo(module);
    assertThat(file.inModule()).isEqualTo(inModule);
    assertThat(file.sourceSet()).isEqualTo(Optional.ofNullable(sourceSet));
  }

  private static boolean mayMatter(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return ConfigurationText.mayMatter(
        "a.xml", java.util.Arrays.copyOf(bytes, Math.min(bytes.length, ConfigurationText.HEAD)));
  }

  @Test
  void theRootElementTellsWhatMatters() {
    String prolog = "\uFEFF<?xml version='1.0'?>\n<!-- a <b> - c -->\n<?x y?>\n";
    assertThat(mayMatter(prolog + "<network-security-config/>")).isTrue();
    assertThat(mayMatter("<manifest package='a'>")).isTrue();
    assertThat(mayMatter(prolog + "<project/>")).isFalse();
    assertThat(mayMatter(prolog + "<project><network-security-config/></project>")).isFalse();
    assertThat(mayMatter("")).isFalse();
    assertThat(mayMatter("\u0003\u0000\u0008\u0000")).isFalse();
    // Of a comment that is longer than what is looked at nobody knows.
    assertThat(mayMatter("<!-- " + "a b\n".repeat(5000) + "-->\n<project/>")).isTrue();
    assertThat(mayMatter("<!-- " + "a b\n".repeat(500) + "-->\n<project/>")).isFalse();
    assertThat(mayMatter("<!DOCTYPE x [ " + "a b\n".repeat(500) + "]>\n<network-security-config/>"))
        .isTrue();
    assertThat(mayMatter("<!DOCTYPE x [ " + "a b\n".repeat(5000) + "]>\n<html/>")).isFalse();
  }

  @Test
  void aCommentSaysWhatWhyAndUntilWhen() {
    assertThat(SuppressionComment.read(" pinlint:ignore A, java:S1 until=2026-12-31 two\n words "))
        .contains(
            new Suppression.Text(
                java.util.List.of("A", "java:S1"), "two words", "2026-12-31", true));
    assertThat(SuppressionComment.read("pinlint:ignore A"))
        .contains(new Suppression.Text(java.util.List.of("A"), "", "", true));
    assertThat(SuppressionComment.read("pinlint:ignore")).isEmpty();
    assertThat(SuppressionComment.read("not pinlint:ignore A")).isEmpty();
  }
}
