package dev.pinlint.configuration.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.configuration.Configuration;
import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.configuration.ConfigurationFrontEnd;
import dev.pinlint.facts.ConnectionPolicy;
import dev.pinlint.facts.ConnectionPolicy.Anchors;
import dev.pinlint.facts.PinSite;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.pins.AndroidPins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What we make of a Network Security Config is what Android's own classes make of it: they load the
 * file, and are asked for each host. Run on a release's classes; only what is native code in them
 * (none of it of the config) answers nothing.
 */
final class AndroidSemanticsTest {

  private static final Path JARS =
      Path.of(System.getProperty("pinlint.root"), "rules-core/target/android");

  /** One that no certificate has; it backs up no other. */
  private static final String PLACEHOLDER = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private static final Map<String, AndroidPlatform> PLATFORMS = new HashMap<>();

  /** The releases that the build has fetched. */
  static List<String> releases() {
    try (Stream<Path> files = Files.list(JARS)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AndroidPlatform platform(String release) {
    return PLATFORMS.computeIfAbsent(release, name -> new AndroidPlatform(JARS.resolve(name)));
  }

  @AfterAll
  static void close() throws IOException {
    for (AndroidPlatform platform : PLATFORMS.values()) {
      platform.close();
    }
  }

  @Test
  void aReleaseIsThere() {
    assertThat(releases()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void whatIsLoadedIsWhatWeRead(String release) {
    int loaded = 0;
    for (int seed = 0; seed < 1000; seed++) {
      String xml = new RandomConfig(new Random(seed)).text();
      Read ours = read(xml);
      Optional<AndroidConfig> theirs = AndroidConfig.load(xml, platform(release));
      assertThat(theirs.isEmpty()).as("refused: %s", xml).isEqualTo(ours.isRefused());
      if (theirs.isPresent()) {
        loaded++;
        ours.configuration()
            .parts()
            .get(0)
            .facts()
            .policies()
            .forEach(policy -> assertSame(xml, policy, ours, theirs.get()));
      }
    }
    assertThat(loaded).isBetween(250, 800);
  }

  /** What we make of a file. */
  private record Read(Configuration configuration, List<String> problems) {
    boolean isRefused() {
      return !problems.isEmpty()
          || configuration.parts().get(0).facts().pinSites().stream()
              .flatMap(site -> site.pins().stream())
              .flatMap(pin -> pin.flaw().stream())
              .anyMatch(flaw -> flaw.startsWith("refused"));
    }

    TreeSet<String> pins(String host) {
      TreeSet<String> pins = new TreeSet<>();
      for (PinSite site : configuration.parts().get(0).facts().pinSites()) {
        if (site.host().equals(host)) {
          site.pins().forEach(pin -> pins.add(canonical(pin.text())));
        }
      }
      return pins;
    }

    int different(String host) {
      return configuration.parts().get(0).facts().pinSets().stream()
          .flatMap(set -> set.hosts().stream())
          .filter(pins -> pins.pattern().equals(host))
          .mapToInt(pins -> pins.pins().size())
          .sum();
    }
  }

  private static String canonical(String pin) {
    String canonical = new AndroidPins().read(pin, Optional.of("SHA-256")).canonical();
    return canonical.replaceFirst("^sha256/", "");
  }

  private static Read read(String xml) {
    ConfigurationFrontEnd.Read read =
        ConfigurationFrontEnd.read(
            List.of(new ConfigurationFile("config.xml", xml)),
            Knowledge.builtIn(),
            LibraryVersions.UNKNOWN);
    return new Read(
        read.configurations().get(0),
        read.problems().stream().map(problem -> problem.reason()).toList());
  }

  private static void assertSame(
      String xml, ConnectionPolicy policy, Read ours, AndroidConfig android) {
    List<String> hosts = policy.hosts().isEmpty() ? List.of("other.example") : policy.hosts();
    for (String host : hosts) {
      AndroidConfig.Host theirs = android.host(host);
      assertThat(theirs.pins()).as("pins of %s in %s", host, xml).isEqualTo(ours.pins(host));
      TreeSet<String> useful = new TreeSet<>(theirs.pins());
      useful.remove(PLACEHOLDER);
      assertThat(ours.different(host))
          .as(xml)
          .isEqualTo(useful.isEmpty() ? theirs.pins().size() : useful.size());
      if (!theirs.pins().isEmpty()) {
        assertThat(theirs.expiration())
            .as("end of the pins of %s in %s", host, xml)
            .isEqualTo(
                policy
                    .pins()
                    .orElseThrow()
                    .end()
                    .map(AndroidSemanticsTest::startOfDay)
                    .orElse(Long.MAX_VALUE));
      }
      if (!policy.anchors().isEmpty()) {
        assertThat(theirs.anchors())
            .as("anchors of %s in %s", host, xml)
            .isEqualTo(anchors(policy.anchors()));
      }
      if (policy.cleartext().isPresent()) {
        assertThat(theirs.isCleartextPermitted()).as("%s in %s", host, xml).isTrue();
      } else if (theirs.isCleartextPermitted()) {
        assertThat(!xml.contains("<base-config cleartextTrafficPermitted='false'"))
            .as("%s in %s", host, xml)
            .isTrue();
      }
    }
  }

  private static long startOfDay(LocalDate day) {
    return day.atStartOfDay(ZoneId.systemDefault()).toInstant().toEpochMilli();
  }

  private static TreeSet<String> anchors(List<Anchors> anchors) {
    TreeSet<String> names = new TreeSet<>();
    for (Anchors one : anchors) {
      String name =
          switch (one.source()) {
            case PLATFORM -> "System";
            case USER -> "User";
            case OWN -> "Resource";
          };
      names.add(name + (one.overridesPins() ? "!" : ""));
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("releases")
  void base64IsDecodedAsByThePlatform(String release) throws ReflectiveOperationException {
    Class<?> theirs = platform(release).loadClass("android.util.Base64");
    Random random = new Random(1);
    String letters = "AZaz09+/==-_ \n!é";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(9); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      Optional<byte[]> expected;
      try {
        expected =
            Optional.of(
                (byte[])
                    theirs
                        .getMethod("decode", String.class, int.class)
                        .invoke(null, text.toString(), 0));
      } catch (java.lang.reflect.InvocationTargetException e) {
        expected = Optional.empty();
      }
      assertThat(AndroidPins.decode(text.toString()).map(Arrays::toString))
          .as("'%s'", text)
          .isEqualTo(expected.map(Arrays::toString));
    }
  }

  /** A wildcard is a name like any other, and none that a host has. */
  @ParameterizedTest
  @MethodSource("releases")
  void aWildcardMatchesNothing(String release) {
    String pin = "r/mIkG3eEpVdm+u/ko/cwxzOMo1bk4TyHIlByibiA5E=";
    for (String domain :
        List.of(
            "*.one.example",
            ".one.example",
            "https://one.example",
            "one.example:443",
            "one.example.")) {
      String xml =
          """
          <network-security-config><domain-config>
            <domain includeSubdomains="true">%s</domain>
            <pin-set><pin digest="SHA-256">%s</pin></pin-set>
          </domain-config></network-security-config>\
          """
              .formatted(domain, pin);
      AndroidConfig config = AndroidConfig.load(xml, platform(release)).orElseThrow();
      for (String host :
          List.of("one.example", "a.one.example", "a.b.one.example", "one.example.")) {
        assertThat(config.host(host).pins()).as("%s under %s", host, domain).isEmpty();
      }
    }
  }
}
