package dev.pinlint.configuration.android;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;

/** A Network Security Config as Android itself has loaded it. */
final class AndroidConfig {

  private static final String PACKAGE = "android.security.net.config.";

  private final Object application;

  private AndroidConfig(Object application) {
    this.application = application;
  }

  /**
   * What it says of a host.
   *
   * @param pins the digests, in base64
   * @param expiration the end of the pins in milliseconds, as the platform counts them
   * @param anchors where anchors come from, with an exclamation mark if they override pins
   * @param isCleartextPermitted whether connections without TLS are allowed
   */
  record Host(
      TreeSet<String> pins,
      long expiration,
      TreeSet<String> anchors,
      boolean isCleartextPermitted) {}

  /**
   * Loads a file as an app that is no debug build does.
   *
   * @return empty if the platform refuses it
   */
  static Optional<AndroidConfig> load(String xml, AndroidPlatform platform) {
    try {
      Class<?> type = platform.loadClass(PACKAGE + "XmlConfigSource");
      Object source = allocate(type);
      set(source, "mLock", new Object());
      if (!setIfThere(source, "mTargetSdkVersion", 30)) {
        Object info = allocate(platform.loadClass("android.content.pm.ApplicationInfo"));
        set(info, "targetSdkVersion", 30);
        set(source, "mApplicationInfo", info);
      }
      Object parser = CompiledXml.parser(xml, platform);
      Method parse =
          type.getDeclaredMethod(
              "parseNetworkSecurityConfig",
              platform.loadClass("android.content.res.XmlResourceParser"));
      parse.setAccessible(true);
      parse.invoke(source, parser);
      set(source, "mInitialized", true);
      Constructor<?> make =
          platform
              .loadClass(PACKAGE + "ApplicationConfig")
              .getConstructor(platform.loadClass(PACKAGE + "ConfigSource"));
      return Optional.of(new AndroidConfig(make.newInstance(source)));
    } catch (InvocationTargetException e) {
      if (e.getCause().getClass().getName().endsWith("ParserException")) {
        return Optional.empty();
      }
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException | XMLStreamException e) {
      throw new AssertionError(e);
    }
  }

  Host host(String name) {
    try {
      Object config = call(application, "getConfigForHostname", name);
      Object pinSet = call(config, "getPins");
      TreeSet<String> pins = new TreeSet<>();
      for (Object pin : (Collection<?>) get(pinSet, "pins")) {
        pins.add(Base64.getEncoder().encodeToString((byte[]) get(pin, "digest")));
      }
      TreeSet<String> anchors = new TreeSet<>();
      for (Object entry : (Collection<?>) get(config, "mCertificatesEntryRefs")) {
        String source = get(entry, "mSource").getClass().getSimpleName();
        boolean overrides = (boolean) get(entry, "mOverridesPins");
        anchors.add(source.replace("CertificateSource", "") + (overrides ? "!" : ""));
      }
      return new Host(
          pins,
          (long) get(pinSet, "expirationTime"),
          anchors,
          (boolean) call(config, "isCleartextTrafficPermitted"));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object allocate(Class<?> type) throws ReflectiveOperationException {
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    Field instance = unsafe.getDeclaredField("theUnsafe");
    instance.setAccessible(true);
    return unsafe.getMethod("allocateInstance", Class.class).invoke(instance.get(null), type);
  }

  private static boolean setIfThere(Object object, String name, Object value)
      throws ReflectiveOperationException {
    try {
      set(object, name, value);
      return true;
    } catch (NoSuchFieldException e) {
      return false;
    }
  }

  private static void set(Object object, String name, Object value)
      throws ReflectiveOperationException {
    Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    field.set(object, value);
  }

  private static Object get(Object object, String name) throws ReflectiveOperationException {
    Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
  }

  private static Object call(Object object, String name, Object... arguments)
      throws ReflectiveOperationException {
    for (Method method : object.getClass().getDeclaredMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
        method.setAccessible(true);
        return method.invoke(object, arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }
}
