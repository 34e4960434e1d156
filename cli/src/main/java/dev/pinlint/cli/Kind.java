package dev.pinlint.cli;

import java.util.Locale;

/** What the name of a file says of its content. */
enum Kind {
  SOURCE(""),
  CLASS(""),
  ARCHIVE("archives inside archives (unpack them, or scan them by name)"),
  KOTLIN("Kotlin source files (scan the classes compiled from them)"),
  ANDROID("Android packages or dex files (not supported)"),
  OTHER_ARCHIVE("archives of another kind than .jar (unpack them)"),
  OTHER("");

  private final String description;

  Kind(String description) {
    this.description = description;
  }

  /** How the report calls files of this kind that it did not analyse. */
  String description() {
    return description;
  }

  /** The kind of a file with the name. */
  static Kind of(String fileName) {
    return switch (extension(fileName)) {
      case "java" -> SOURCE;
      case "class" -> CLASS;
      case "jar" -> ARCHIVE;
      case "kt", "kts" -> KOTLIN;
      case "apk", "aab", "dex" -> ANDROID;
      case "war", "ear", "aar", "jmod" -> OTHER_ARCHIVE;
      default -> OTHER;
    };
  }

  private static String extension(String fileName) {
    return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
