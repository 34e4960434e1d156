package dev.pinlint.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Holds what HttpPublicKeyPinning takes for sending the header to what Spring Security sends. */
final class SpringHeadersSemanticsTest {

  private static final Path LIBRARIES =
      Path.of(System.getProperty("pinlint.root"), "rules-core", "target", "libraries");

  private static final String PINS = "max-age=5184000 ; pin-sha256=\"d6qz\"";

  private final Class<?> writer;
  private final Class<?> request;
  private final Class<?> response;

  SpringHeadersSemanticsTest() throws Exception {
    List<String> names =
        List.of(
            "spring-security-web-5.7.0",
            "spring-core-5.3.39",
            "javax.servlet-api-4.0.1",
            "commons-logging-1.3.5");
    URL[] jars = new URL[names.size()];
    for (int i = 0; i < jars.length; i++) {
      jars[i] = LIBRARIES.resolve(names.get(i) + ".jar").toUri().toURL();
    }
    ClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
    writer = loader.loadClass("org.springframework.security.web.header.writers.HpkpHeaderWriter");
    request = loader.loadClass("javax.servlet.http.HttpServletRequest");
    response = loader.loadClass("javax.servlet.http.HttpServletResponse");
  }

  /** The headers of a response to a request over TLS. */
  private Map<String, String> sent(ThrowingConsumer<Object> configuration) throws Exception {
    Object made = writer.getConstructor().newInstance();
    try {
      configuration.accept(made);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    Map<String, String> headers = new TreeMap<>();
    Object secure = proxy(request, (name, arguments) -> name.equals("isSecure") ? true : null);
    Object collecting =
        proxy(
            response,
            (name, arguments) -> {
              if (name.equals("setHeader") || name.equals("addHeader")) {
                headers.put((String) arguments[0], (String) arguments[1]);
              }
              return name.equals("containsHeader") ? false : null;
            });
    writer.getMethod("writeHeaders", request, response).invoke(made, secure, collecting);
    return headers;
  }

  private interface Answers {
    Object to(String name, Object[] arguments);
  }

  private static Object proxy(Class<?> type, Answers answers) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> answers.to(method.getName(), arguments));
  }

  private void addPin(Object made) throws ReflectiveOperationException {
    writer.getMethod("addSha256Pins", String[].class).invoke(made, (Object) new String[] {"d6qz"});
  }

  private void enforce(Object made) throws ReflectiveOperationException {
    writer.getMethod("setReportOnly", boolean.class).invoke(made, false);
  }

  @Test
  void withoutPinsNothingIsSent() throws Exception {
    assertThat(sent(made -> {})).isEmpty();
    assertThat(sent(this::enforce)).isEmpty();
  }

  @Test
  void withPinsReportsAreAskedForOnly() throws Exception {
    assertThat(sent(this::addPin)).containsExactly(Map.entry("Public-Key-Pins-Report-Only", PINS));
  }

  @Test
  void pinsAreEnforcedWhereThatIsSaid() throws Exception {
    assertThat(
            sent(
                made -> {
                  addPin(made);
                  enforce(made);
                }))
        .containsExactly(Map.entry("Public-Key-Pins", PINS));
  }
}
