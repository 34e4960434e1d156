package dev.pinlint.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.knowledge.Knowledge;
import org.junit.jupiter.api.Test;

/** Files are told apart by words before anybody looks for settings in them. */
final class SettingWordsTest {

  @Test
  void everySettingHasAWordThatFilesAreKeptFor() {
    assertThat(Knowledge.builtIn().settings())
        .isNotEmpty()
        .allMatch(
            setting ->
                ConfigurationText.mayMatter(
                    "a.yml", setting.key() + "=" + String.join(",", setting.values().listed())));
  }
}
