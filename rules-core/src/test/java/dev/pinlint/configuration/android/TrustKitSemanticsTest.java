package dev.pinlint.configuration.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.pins.PinFlaw;
import dev.pinlint.pins.PinFormats;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what is said of TrustKit's pins in code to TrustKit, with the platform's own base64. */
final class TrustKitSemanticsTest {

  private static final Path TARGET =
      Path.of(System.getProperty("pinlint.root"), "rules-core", "target");

  private static final String PIN = Base64.getEncoder().encodeToString(new byte[32]);

  @ParameterizedTest
  @ValueSource(strings = {"1.1.3", "1.1.5"})
  void whatIsNoDigestIsRefused(String version, @TempDir Path directory) throws Exception {
    Path classes = directory.resolve("classes.jar");
    try (ZipFile zip =
        new ZipFile(TARGET.resolve("libraries/trustkit-" + version + ".aar").toFile())) {
      Files.write(classes, zip.getInputStream(zip.getEntry("classes.jar")).readAllBytes());
    }
    try (AndroidPlatform platform = new AndroidPlatform(release());
        URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, platform)) {
      Class<?> pin = loader.loadClass("com.datatheorem.android.trustkit.config.PublicKeyPin");
      for (String text :
          List.of(
              PIN,
              " " + PIN + "\n",
              PIN.substring(0, 43),
              PIN.substring(0, 40),
              PIN + PIN,
              "sha256/" + PIN,
              "")) {
        Optional<PinFlaw> said = PinFormats.named("trustkit").read(text, Optional.empty()).flaw();
        assertThat(said.filter(PinFlaw::isRefused).isPresent())
            .as("'%s'", text)
            .isEqualTo(isRefused(pin, text));
      }
    }
  }

  private static boolean isRefused(Class<?> pin, String text) throws ReflectiveOperationException {
    try {
      pin.getConstructor(String.class).newInstance(text);
      return false;
    } catch (InvocationTargetException e) {
      assertThat(e.getCause()).isInstanceOf(IllegalArgumentException.class);
      return true;
    }
  }

  private static Path release() throws IOException {
    try (Stream<Path> jars = Files.list(TARGET.resolve("android"))) {
      return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().findFirst().orElseThrow();
    }
  }
}
