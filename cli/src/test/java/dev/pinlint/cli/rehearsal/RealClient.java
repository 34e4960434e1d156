package dev.pinlint.cli.rehearsal;

import dev.pinlint.cli.inventory.Pin;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Real clients, which say whether they connect. */
final class RealClient {

  private static final Path LIBRARIES =
      Path.of(System.getProperty("pinlint.root", ".."), "rules-core", "target", "libraries");

  private RealClient() {}

  /** The JDK's own decision with some trust anchors. */
  static X509TrustManager trustManager(Collection<X509Certificate> anchors) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (X509Certificate anchor : anchors) {
        store.setCertificateEntry("anchor" + number++, anchor);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static SSLSocketFactory sockets(TrustManager... managers) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The sockets of the context that a library makes of a pin. */
  static SSLSocketFactory sockets(String jar, String type, String method, String pin) {
    try {
      URL url = LIBRARIES.resolve(jar + ".jar").toUri().toURL();
      ClassLoader loader =
          new URLClassLoader(new URL[] {url}, ClassLoader.getPlatformClassLoader());
      Object context = loader.loadClass(type).getMethod(method, String.class).invoke(null, pin);
      return ((SSLContext) context).getSocketFactory();
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The JDK's client: whether it gets an answer from the host. */
  static boolean connects(LoopbackServer server, String host, TrustManager... managers) {
    return connects(server, host, sockets(managers));
  }

  /** The same, with sockets of its own. */
  static boolean connects(LoopbackServer server, String host, SSLSocketFactory sockets) {
    try {
      HttpsURLConnection connection =
          (HttpsURLConnection)
              URI.create("https://" + host + "/").toURL().openConnection(server.proxy());
      connection.setSSLSocketFactory(sockets);
      connection.setConnectTimeout(10_000);
      connection.setReadTimeout(10_000);
      return connection.getResponseCode() == 200;
    } catch (SSLException e) {
      return false;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A trust manager that validates, and then asks for one of the pins where they are due. */
  static X509TrustManager pinning(X509TrustManager platform, List<Pin> pins) {
    return new X509TrustManager() {
      @Override
      public void checkClientTrusted(X509Certificate[] chain, String type)
          throws CertificateException {
        throw new CertificateException("no client");
      }

      @Override
      public void checkServerTrusted(X509Certificate[] chain, String type)
          throws CertificateException {
        platform.checkServerTrusted(chain, type);
        for (Pin pin : pins) {
          List<X509Certificate> looked =
              switch (pin.position()) {
                case LEAF -> List.of(chain[0]);
                case LAST -> List.of(chain[chain.length - 1]);
                default -> List.of(chain);
              };
          if (looked.stream().anyMatch(one -> ServerChain.isOf(pin, one).orElseThrow())) {
            return;
          }
        }
        throw new CertificateException("not pinned");
      }

      @Override
      public X509Certificate[] getAcceptedIssuers() {
        return platform.getAcceptedIssuers();
      }
    };
  }

  /** OkHttp of a version, in a class loader of its own. */
  static final class OkHttp {
    private final ClassLoader loader;

    OkHttp(String version) throws IOException {
      boolean isJvm = version.startsWith("5.");
      boolean isOld = version.startsWith("3.");
      loader =
          new URLClassLoader(
              new URL[] {
                jar((isJvm ? "okhttp-jvm-" : "okhttp-") + version),
                jar(isOld ? "okio-1.17.2" : "okio-jvm-" + (isJvm ? "3.18.1" : "3.6.0")),
                jar("kotlin-stdlib-" + (isJvm ? "2.4.21" : "1.9.25"))
              },
              ClassLoader.getPlatformClassLoader());
    }

    private static URL jar(String name) throws IOException {
      return LIBRARIES.resolve(name + ".jar").toUri().toURL();
    }

    /** Whether it gets an answer, with pins by host pattern. */
    boolean connects(
        Proxy proxy, String host, X509TrustManager platform, Map<String, List<String>> pins) {
      try {
        Object pinner = made("okhttp3.CertificatePinner$Builder");
        for (Map.Entry<String, List<String>> entry : pins.entrySet()) {
          call(pinner, "add", entry.getKey(), entry.getValue().toArray(String[]::new));
        }
        Object builder = made("okhttp3.OkHttpClient$Builder");
        call(builder, "proxy", proxy);
        call(builder, "sslSocketFactory", sockets(platform), platform);
        call(builder, "certificatePinner", call(pinner, "build"));
        Object request = made("okhttp3.Request$Builder");
        call(request, "url", "https://" + host + "/");
        Object client = call(builder, "build");
        Object exchange = call(client, "newCall", call(request, "build"));
        Object response = call(exchange, "execute");
        return call(response, "code").equals(200);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof SSLException
            || e.getCause() instanceof IllegalArgumentException) {
          return false;
        }
        throw new IllegalStateException(e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    private Object made(String type) throws ReflectiveOperationException {
      return loader.loadClass(type).getConstructor().newInstance();
    }

    private static Object call(Object target, String name, Object... arguments)
        throws ReflectiveOperationException {
      for (Method method : target.getClass().getMethods()) {
        if (method.getName().equals(name) && takes(method.getParameterTypes(), arguments)) {
          method.setAccessible(true);
          return method.invoke(target, arguments);
        }
      }
      throw new NoSuchMethodException(target.getClass() + "." + name);
    }

    private static boolean takes(Class<?>[] types, Object[] arguments) {
      if (types.length != arguments.length) {
        return false;
      }
      for (int i = 0; i < types.length; i++) {
        if (!types[i].isInstance(arguments[i])) {
          return false;
        }
      }
      return true;
    }
  }
}
