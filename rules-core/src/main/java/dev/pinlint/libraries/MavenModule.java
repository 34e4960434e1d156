package dev.pinlint.libraries;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads what Maven writes of a module into its archive. */
public final class MavenModule {

  /** So many bytes of an entry are read. */
  public static final int GREATEST_SIZE = 1 << 16;

  /** Of an archive that says it is made of more, not all are worth to be listed. */
  public static final int MOST = 100;

  private static final int LONGEST = 500;
  private static final Pattern PLACE = Pattern.compile("META-INF/maven/.*/pom\\.properties");

  private MavenModule() {}

  /** Whether an entry with the name tells of a module. */
  public static boolean isAt(String entryName) {
    return PLACE.matcher(entryName).matches();
  }

  /** The coordinates, {@code group:artifact:version}, if the entry tells them. */
  public static Optional<String> read(ZipFile archive, ZipEntry entry) {
    Properties properties = new Properties();
    try (InputStream stream = archive.getInputStream(entry)) {
      if (stream == null) {
        return Optional.empty();
      }
      properties.load(new ByteArrayInputStream(stream.readNBytes(GREATEST_SIZE)));
    } catch (IOException | IllegalArgumentException e) {
      // Nobody is worse off without them.
      return Optional.empty();
    }
    String[] parts =
        Stream.of("groupId", "artifactId", "version")
            .map(key -> properties.getProperty(key, "").strip())
            .toArray(String[]::new);
    return Stream.of(parts).anyMatch(part -> part.isEmpty() || part.indexOf(':') >= 0)
        ? Optional.empty()
        : Optional.of(String.join(":", parts)).filter(module -> module.length() <= LONGEST);
  }

  /** The coordinates of all modules that an archive tells of. */
  public static List<String> in(ZipFile archive) {
    return archive.stream()
        .filter(entry -> isAt(entry.getName()))
        .limit(MOST)
        .flatMap(entry -> read(archive, entry).stream())
        .toList();
  }
}
