package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pins that a Gradle script puts into {@code BuildConfig}. */
final class BuildConstantsTest {

  private static final String ONE = "sha256/ujZzC4yh+yIKGzVzbACRzJvQ7Pqdh8Uu03UPTP+nRFs=";
  private static final String TWO = "sha256/VK24V1qJR8KJ3RIj1Xd0KXZbAxf19NwN8Oe6j0SdJgM=";

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() throws IOException {
    workspace = new Workspace(directory);
    workspace.write(
        "app/src/main/java/T.java",
        """
        import com.shop.app.BuildConfig;
        import okhttp3.CertificatePinner;
        class T {
          CertificatePinner pinner() {
            return new CertificatePinner.Builder().add("shop.example", BuildConfig.PIN).build();
          }
        }
        """);
  }

  private String scan() {
    return Run.of("scan", directory.toString()).out();
  }

  @Test
  void aTextOfTheScriptIsAConstant() throws IOException {
    workspace.write(
        "app/build.gradle",
        """
        android {
          namespace 'com.shop.app'
          defaultConfig {
            // buildConfigField "String", "PIN", '"sha256/old"'
            buildConfigField "String", "PIN", '"%s"'
            buildConfigField "boolean", "LOGS", "true"
          }
        }
        """
            .formatted(ONE));

    assertThat(scan()).contains("HardcodedPin").contains("MissingBackupPin").contains(ONE);
  }

  @Test
  void kotlinIsReadToo() throws IOException {
    workspace.write(
        "app/build.gradle.kts",
        """
        android {
          namespace = "com.shop.app"
          defaultConfig { buildConfigField("String", "PIN", "\\"%s\\"") }
        }
        """
            .formatted(ONE));

    assertThat(scan()).contains("HardcodedPin").contains(ONE);
  }

  @Test
  void flavoursWithDifferentTextsAndFilledInTextsAreNot() throws IOException {
    workspace.write(
        "app/build.gradle",
        """
        android {
          namespace 'com.shop.app'
          productFlavors {
            free { buildConfigField "String", "PIN", '"%s"' }
            full { buildConfigField "String", "PIN", '"%s"' }
          }
        }
        """
            .formatted(ONE, TWO));
    assertThat(scan()).doesNotContain("HardcodedPin");

    workspace.write(
        "app/build.gradle",
        """
        android {
          namespace 'com.shop.app'
          defaultConfig { buildConfigField "String", "PIN", "\\"${project.pin}\\"" }
        }
        """);
    assertThat(scan()).doesNotContain("HardcodedPin");
  }

  @Test
  void aClassThatIsThereCounts() throws IOException {
    workspace.write(
        "app/build.gradle",
        """
        android {
          namespace 'com.shop.app'
          defaultConfig { buildConfigField "String", "PIN", '"%s"' }
        }
        """
            .formatted(ONE));
    workspace.write(
        "app/build/generated/com/shop/app/BuildConfig.java",
        "package com.shop.app; public final class BuildConfig { public static final String PIN = \""
            + TWO
            + "\"; }");

    assertThat(scan()).contains(TWO).doesNotContain(ONE);
  }
}
