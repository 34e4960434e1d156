package dev.pinlint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build gave to this program. */
final class Version implements IVersionProvider {

  /** The number alone. */
  static String number() {
    Properties properties = new Properties();
    try (InputStream stream = Version.class.getResourceAsStream("build.properties")) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"pinlint " + number()};
  }
}
