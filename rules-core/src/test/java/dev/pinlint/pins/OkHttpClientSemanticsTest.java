package dev.pinlint.pins;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what UninstalledPinner and BypassedPin say of clients to what OkHttp's clients do. */
final class OkHttpClientSemanticsTest {

  private static final Path LIBRARIES =
      Path.of(System.getProperty("pinlint.root"), "rules-core", "target", "libraries");

  private static ClassLoader okHttp(String version) throws Exception {
    List<String> jars =
        switch (version.charAt(0)) {
          case '3' -> List.of("okhttp-" + version, "okio-1.17.2");
          case '4' -> List.of("okhttp-" + version, "okio-jvm-3.6.0", "kotlin-stdlib-1.9.25");
          default -> List.of("okhttp-jvm-" + version, "okio-jvm-3.18.1", "kotlin-stdlib-2.4.21");
        };
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = LIBRARIES.resolve(jars.get(i) + ".jar").toUri().toURL();
    }
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static Object pinner(ClassLoader loader, String host) throws Exception {
    Class<?> builder = loader.loadClass("okhttp3.CertificatePinner$Builder");
    Object made = builder.getConstructor().newInstance();
    String[] pins = {"sha1/+yBFao+02f4jSG2St9wBJktwlbo="};
    builder.getMethod("add", String.class, String[].class).invoke(made, host, pins);
    return builder.getMethod("build").invoke(made);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.3.0", "3.14.9", "4.12.0", "5.5.1"})
  void theLastPinnerCountsAndOtherClientsStayAsTheyWere(String version) throws Exception {
    ClassLoader loader = okHttp(version);
    Class<?> pinnerType = loader.loadClass("okhttp3.CertificatePinner");
    Class<?> clientType = loader.loadClass("okhttp3.OkHttpClient");
    Class<?> builderType = loader.loadClass("okhttp3.OkHttpClient$Builder");
    var install = builderType.getMethod("certificatePinner", pinnerType);
    var installed = clientType.getMethod("certificatePinner");
    var build = builderType.getMethod("build");
    Object first = pinner(loader, "one.example");
    Object second = pinner(loader, "two.example");

    Object builder = builderType.getConstructor().newInstance();
    install.invoke(builder, first);
    install.invoke(builder, second);
    Object client = build.invoke(builder);
    // A client's pinner gets the client's cleaner: it is another object with the same pins.
    assertThat(hosts(installed.invoke(client))).contains("two.example").doesNotContain("one");

    Object derived = clientType.getMethod("newBuilder").invoke(client);
    install.invoke(derived, pinnerType.getField("DEFAULT").get(null));
    Object unpinned = build.invoke(derived);
    assertThat(hosts(installed.invoke(unpinned))).doesNotContain("example");
    assertThat(hosts(installed.invoke(client))).contains("two.example");
  }

  /** So that whoever names it changes nothing, and a pinned host may be asked without TLS. */
  @ParameterizedTest
  @ValueSource(strings = {"3.3.0", "3.14.9", "4.12.0", "5.5.1"})
  void cleartextIsAmongTheDefaults(String version) throws Exception {
    ClassLoader loader = okHttp(version);
    Class<?> clientType = loader.loadClass("okhttp3.OkHttpClient");
    Object client = clientType.getConstructor().newInstance();
    Object cleartext = loader.loadClass("okhttp3.ConnectionSpec").getField("CLEARTEXT").get(null);
    assertThat((List<?>) clientType.getMethod("connectionSpecs").invoke(client))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains(cleartext);
  }

  /** The pins of a pinner as a text. */
  private static String hosts(Object pinner) throws Exception {
    var field = pinner.getClass().getDeclaredField("pins");
    field.setAccessible(true);
    Object pins = field.get(pinner);
    StringBuilder text = new StringBuilder();
    for (Object pin : (Iterable<?>) (pins instanceof Iterable<?> all ? all : List.of(pins))) {
      text.append(pin.getClass().isArray() ? List.of((Object[]) pin) : described(pin)).append(' ');
    }
    return text.toString();
  }

  private static String described(Object pin) throws Exception {
    StringBuilder text = new StringBuilder(pin.toString());
    for (var field : pin.getClass().getDeclaredFields()) {
      field.setAccessible(true);
      text.append(' ').append(field.get(pin));
    }
    return text.toString();
  }
}
