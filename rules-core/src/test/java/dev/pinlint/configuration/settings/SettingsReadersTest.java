package dev.pinlint.configuration.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.configuration.ConfigurationFrontEnd;
import dev.pinlint.configuration.settings.YamlReader.YamlException;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads properties as Java does, YAML as frameworks do, and knows lines. */
final class SettingsReadersTest {

  @Test
  void propertiesAreReadAsJavaReadsThem() throws IOException {
    Random random = new Random(1);
    String letters = "ab=: \\\\\n\r\t#!u0041\f";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      Properties theirs = new Properties();
      try {
        theirs.load(new StringReader(text.toString()));
      } catch (IllegalArgumentException e) {
        continue; // an escape that is none, which Java refuses
      }
      Map<Object, Object> ours = new TreeMap<>();
      PropertiesReader.read(text.toString())
          .forEach(entry -> ours.put(entry.key(), entry.value().orElseThrow()));
      // An empty key is nobody's.
      ours.remove("");
      theirs.remove("");
      assertThat(ours).as("%s", text.toString().chars().boxed().toList()).isEqualTo(theirs);
    }
  }

  @Test
  void aPropertyHasTheLineOfItsKey() {
    assertThat(PropertiesReader.read("# c\n\na=b \\\n  c\n\r\nd\n  ! e\nf: g"))
        .containsExactly(
            entry("/a", "a", "b c", 3), entry("/d", "d", "", 6), entry("/f", "f", "g", 8));
  }

  private static Entry entry(String path, String key, String value, int line) {
    return new Entry(path, key, java.util.Optional.of(value), line);
  }

  @Test
  void yamlIsFlattened() throws YamlException {
    String text =
        """
        a:
          b: &x
            c: 1
            "[d.e]": two
          f: [g, {h: i}]
        ---
        j: ~
        k:
          <<: {l: m}
          n: >-
            o
            p
        """;
    List<List<Entry>> documents = YamlReader.read(text);

    assertThat(documents).hasSize(2);
    assertThat(documents.get(0))
        .filteredOn(one -> one.value().isPresent())
        .containsExactly(
            entry("/a/b/c", "a.b.c", "1", 3),
            entry("/a/b/d.e", "a.b.d.e", "two", 4),
            entry("/a/f[0]", "a.f[0]", "g", 5),
            entry("/a/f[1]/h", "a.f[1].h", "i", 5));
    assertThat(documents.get(1))
        .filteredOn(one -> one.value().isPresent())
        .containsExactly(
            entry("/j", "j", "", 7), entry("/k/l", "k.l", "m", 9), entry("/k/n", "k.n", "o p", 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [", "a: b: c", "\tx: y", "{{ .Values.a }}: b\nc: d: e", "a: *b"})
  void whatIsNoYamlIsRefused(String text) {
    assertThatExceptionOfType(YamlException.class).isThrownBy(() -> YamlReader.read(text));
  }

  @Test
  void aliasesAndDepthHaveBounds() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> YamlReader.read(laughs.toString()));
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> YamlReader.read("[".repeat(100_000)));
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> YamlReader.read("a: &a {b: *a}"));
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> YamlReader.read("x: ".repeat(1) + "{a: ".repeat(100) + "}".repeat(100)));
  }

  private static ConfigurationFrontEnd.Read read(String name, String text) {
    return ConfigurationFrontEnd.read(
        List.of(new ConfigurationFile(name, text)), Knowledge.builtIn(), LibraryVersions.UNKNOWN);
  }

  @Test
  void onlyFilesThatNameASettingAreParsed() {
    assertThat(read("a.yml", "{{ if }}: a: b").problems()).isEmpty();
    assertThat(read("a.yml", "{{ if }}: trust-all: b").problems()).hasSize(1);
    assertThat(read("a.yml", "quarkus: {tls: {x: y}} # trust-all").configurations())
        .allMatch(one -> one.parts().isEmpty());
  }

  @Test
  void aCommentCountsForTheNextKeyAndAllBelowIt() {
    String text =
        """
        # pinlint:ignore InsecureTrustApi until=2030-01-01 a test server
        quarkus:
          tls:
            trust-all: true
        """;

    assertThat(read("a.yml", text).configurations().get(0).suppressions())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.declaration()).isEqualTo("a.yml#/quarkus");
              assertThat(one.reason()).isEqualTo("a test server");
              assertThat(one.site().line()).isEqualTo(1);
            });
  }
}
