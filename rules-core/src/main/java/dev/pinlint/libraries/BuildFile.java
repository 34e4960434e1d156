package dev.pinlint.libraries;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The kinds of files in which a build asks for libraries. */
public enum BuildFile {
  MAVEN {
    @Override
    public List<Coordinates> read(byte[] bytes) throws IOException {
      return MavenProject.libraries(bytes);
    }
  },
  GRADLE {
    @Override
    public List<Coordinates> read(byte[] bytes) {
      return GradleScript.libraries(new String(bytes, StandardCharsets.UTF_8));
    }
  },
  CATALOGUE {
    @Override
    public List<Coordinates> read(byte[] bytes) {
      return VersionCatalogue.libraries(new String(bytes, StandardCharsets.UTF_8));
    }
  };

  /** What is larger was not written by hand. */
  public static final int GREATEST_SIZE = 4 << 20;

  /** The kind of the file with the name, if it has {@link Kind#BUILD}. */
  public static BuildFile of(String fileName) {
    if (fileName.endsWith(".xml")) {
      return MAVEN;
    }
    return fileName.endsWith(".toml") ? CATALOGUE : GRADLE;
  }

  /**
   * The libraries that a file asks for, as far as the file alone tells.
   *
   * @throws IOException if it cannot be understood
   */
  public abstract List<Coordinates> read(byte[] bytes) throws IOException;
}
