package dev.pinlint.knowledge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pinlint.model.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines about settings: what they match, and that each library has what they name. */
final class SettingTest {

  private static final Path LIBRARIES =
      Path.of(System.getProperty("pinlint.root"), "rules-core", "target", "libraries");

  private static Setting setting(String line) {
    return new KnowledgeFile("test", "setting " + line).settings().get(0);
  }

  /** Files are read by frameworks that make up for differences; what code writes is compared. */
  @ParameterizedTest
  @CsvSource({
    "mail.smtp.ssl.trust, true, true",
    "mail.imaps.ssl.trust, true, true",
    "Mail.smtp.ssl.trust, true, false",
    "mail.smtp.ssl-trust, false, false",
    "spring.mail.properties.mail.smtp.ssl.trust, true, false",
    "mail.smtp.ssl.trust[0], true, false",
    "ssl.trust, false, false",
  })
  void keyInCodeIsWrittenExactly(String key, boolean isOfFile, boolean isOfCode) {
    Setting setting = setting("mail.*.ssl.trust is=* off=chain");

    assertThat(setting.isKey(key)).isEqualTo(isOfFile);
    assertThat(setting.isExactly(key)).isEqualTo(isOfCode);
  }

  /** The last segment of a key, or the parameter, stands in the classes of the library. */
  @Test
  void everySettingIsInItsLibrary() {
    List<String> missing = new ArrayList<>();
    Map<String, String> texts = new TreeMap<>();
    for (Setting setting : Knowledge.builtIn().settings()) {
      for (String version : setting.library().versions()) {
        String artifact = setting.library().coordinates().orElseThrow().split(":", -1)[1];
        String text =
            texts.computeIfAbsent(
                artifact + "-" + version + ".jar", jar -> text(LIBRARIES.resolve(jar)));
        String name = setting.key().substring(setting.key().lastIndexOf('.') + 1);
        if (!text.contains(Setting.canonical(name))) {
          missing.add(artifact + " " + version + " has no " + name);
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(texts).hasSizeGreaterThan(10);
  }

  private static String text(Path jar) {
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().matches(".*\\.(class|properties|json)")) {
          try (InputStream stream = zip.getInputStream(entry)) {
            text.append(
                Setting.canonical(
                    new String(stream.readAllBytes(), ISO_8859_1).toLowerCase(Locale.ROOT)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(jar.toString(), e);
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "a.b.c, a.b.c, true",
    "a.b.c, x.y.a.b.c, true",
    "a.b.c, a.b.c.d, false",
    "a.b.c, xa.b.c, false",
    "a.b, x.a.b, false",
    "a.b, a.b, true",
    "a.b.c, a.b.c[1], true",
    "a.b.c, a.b[1].c, false",
    "a.trust-all, a.trustAll, true",
    "a.trust-all, A.TRUST_ALL, true",
    "a.*.c, a.x.c, true",
    "a.*.c, a.c, false",
    "a.*.c, a.x.y.c, false",
    "a.b.*, a.b.x, true",
    "a.b.*, a.x.b, false",
  })
  void keysMatch(String key, String candidate, boolean matches) {
    Setting setting = setting(key + " is=true off=chain");

    assertThat(setting.isKey(candidate)).isEqualTo(matches);
    assertThat(new SettingKeys(List.of(setting)).of(candidate).toList())
        .isEqualTo(matches ? List.of(setting) : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "true|yes, ' TRUE ', YES",
    "true|yes, no, NO",
    "true|yes, '', NO",
    "true|yes, ${SURE:true}, UNKNOWN",
    "'\"\"', '', YES",
    "'\"\"', ' ', NO",
    "'\"\"', https, NO",
    "'\"*\"', *, YES",
    "'\"*\"', a.example, NO",
    "*, a.example, YES",
    "*, '', YES",
    "*, ${HOSTS:}, YES",
    "?*, a.example, YES",
    "?*, *, YES",
    "?*, '', NO",
    "?*, '  ', NO",
    "?*, ${HOST}, YES",
    "?*, ${HOSTS:}, UNKNOWN",
    "?*, ${HOSTS:-}, UNKNOWN",
    "?*, ${HOSTS:a.example}, YES",
    "?*, a.example ${HOSTS:}, YES",
  })
  void valuesMatch(String values, String value, Answer isOff) {
    assertThat(setting("a.b is=" + values + " off=chain").isOffWith(value)).isEqualTo(isOff);
  }

  /** What stands beside a parameter may make it mean nothing. */
  @ParameterizedTest
  @CsvSource({
    "p=true, YES",
    "p=false, NO",
    "p=true;other=1, NO",
    "p=true;mode=off, NO",
    "p=true;MODE=OFF, NO",
    "p=true;mode=on, YES",
    "p=true;mode=${MODE}, UNKNOWN",
    "p=false;mode=${MODE}, NO",
    "p=true;mode=${MODE};other=1, NO",
  })
  void parametersMatchWithThoseBeside(String parameters, Answer isOff) {
    Setting setting = setting("jdbc:db?p is=true off=chain unless=mode:off|none,other");

    assertThat(UrlParameters.found("jdbc:db://a.example;" + parameters, setting))
        .singleElement()
        .satisfies(found -> assertThat(setting.isOffWith(found)).isEqualTo(isOff));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.b",
        "a.b is=true",
        "a.b off=chain",
        "a.b is=true off=everything",
        "a.b is=true off=chain when=x",
        "a b is=true off=chain"
      })
  void aLineThatIsNoneIsRefused(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setting(line))
        .withMessageStartingWith("test:1: ");
  }
}
