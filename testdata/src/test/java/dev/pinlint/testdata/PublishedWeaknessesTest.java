package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Weaknesses of trust decisions that were published, in the release that has them and in the one
 * that does not have them any more.
 *
 * <p>CVE-2020-13955 is the one that can be had: Apache Calcite's {@code HttpUtils} switched host
 * name and chain off for everybody up to 1.25. Of CVE-2020-26234 (Opencast), CVE-2020-17514
 * (Fineract) and CVE-2021-32700 (Ballerina) Maven Central has no artifact with the code in it, and
 * CVE-2021-21385 is in an Android application.
 */
final class PublishedWeaknessesTest {

  /** The package that the weakness is in. */
  private static final String PACKAGE = "org/apache/calcite/runtime/";

  private static List<String> errors(String release, String type) {
    List<ClassFile> classes =
        new Library("calcite-core-" + release)
            .classes().stream().filter(file -> file.path().startsWith(PACKAGE)).toList();
    assertThat(classes).isNotEmpty();
    return Analysis.of(BytecodeFrontEnd.lower(classes).types(), new Platform()).findings().stream()
        .filter(finding -> finding.level() == Level.ERROR)
        .filter(finding -> finding.location().anchor().toString().startsWith(type))
        .map(Finding::rule)
        .toList();
  }

  @Test
  void calciteBeforeAskedForNothing() {
    assertThat(errors("1.25.0", "org.apache.calcite.runtime.HttpUtils"))
        .containsExactly("InsecureHostnameVerifier");
    assertThat(errors("1.25.0", "org.apache.calcite.runtime.TrustAllSslSocketFactory"))
        .containsExactly("TrustAllCertificates");
  }

  /** The class that trusts everybody is still there, but {@code HttpUtils} does not use it. */
  @Test
  void calciteAfterIsSilent() {
    assertThat(errors("1.26.0", "org.apache.calcite.runtime.HttpUtils")).isEmpty();
  }
}
