package dev.pinlint.cli.changes;

import java.io.IOException;
import java.nio.file.Path;

/** What a file is called without any link on the way to it. */
final class RealPath {

  private RealPath() {}

  static Path of(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      // It is gone, or was never there: as a name it will do.
      return path.toAbsolutePath().normalize();
    }
  }
}
