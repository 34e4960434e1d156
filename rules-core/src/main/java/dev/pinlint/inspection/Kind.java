package dev.pinlint.inspection;

import dev.pinlint.configuration.ConfigurationText;
import java.util.Locale;
import java.util.Set;

/** What the name of a file says of its content. */
public enum Kind {
  SOURCE(""),
  CLASS(""),
  ARCHIVE("archives in Android libraries that are no part of the program"),
  KOTLIN("Kotlin source files (scan the classes compiled from them)"),
  ANDROID("Android packages or dex files (not supported)"),
  OTHER_ARCHIVE("archives of a kind that is not read (unpack them)"),
  OTHER_VERSION(
      "classes for newer platforms in multi-release jars (the version for every platform counts)"),
  NOTHING_OF_TRUST("files that have no word to do with trust (--no-prefilter takes them in)"),
  CONFIGURATION(""),
  BUILD(""),
  OTHER("");

  private static final Set<String> BUILD_FILES =
      Set.of("pom.xml", "build.gradle", "build.gradle.kts");

  private final String description;

  Kind(String description) {
    this.description = description;
  }

  /** How the report calls files of this kind that it did not analyse. */
  public String description() {
    return description;
  }

  /** The kind of a file with the name. */
  public static Kind of(String fileName) {
    String name = fileName.substring(fileName.lastIndexOf('/') + 1);
    if (BUILD_FILES.contains(name) || name.endsWith(".versions.toml")) {
      return BUILD;
    }
    if (ConfigurationText.isAsset(fileName)) {
      return CONFIGURATION;
    }
    return switch (extension(fileName)) {
      case "java" -> SOURCE;
      case "class" -> CLASS;
      case "jar", "war", "ear", "aar" -> ARCHIVE;
      case "xml", "properties", "yml", "yaml" -> CONFIGURATION;
      case "pem", "crt", "cer", "der", "p7b", "p7c" -> CONFIGURATION;
      case "jks", "ks", "bks", "p12", "pfx", "pkcs12", "keystore", "truststore" -> CONFIGURATION;
      case "kt", "kts" -> KOTLIN;
      case "apk", "aab", "dex" -> ANDROID;
      case "jmod" -> OTHER_ARCHIVE;
      default -> OTHER;
    };
  }

  private static String extension(String fileName) {
    return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
