package dev.pinlint.testdata;

import dev.pinlint.configuration.CertificateFiles;
import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.rules.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The markers of fixtures that are configuration. An entry has a line, so that lines are compared. */
public final class ConfigurationExpectations {

  private final List<Marker> markers = new ArrayList<>();

  /** The expectations of the given fixtures; manifests and certificates are about others. */
  public ConfigurationExpectations(Collection<ConfigurationFile> fixtures) {
    fixtures.stream()
        .filter(fixture -> !fixture.name().equals("AndroidManifest.xml"))
        .filter(fixture -> !CertificateFiles.isName(fixture.path()))
        .forEach(fixture -> markers.addAll(Marker.of(fixture.path(), fixture.text())));
  }

  /** All markers. */
  public List<Marker> markers() {
    return List.copyOf(markers);
  }

  /** What is wrong with the findings, one line each; empty if they are exactly what the markers say. */
  public List<String> problems(Collection<Finding> findings) {
    List<String> problems = new ArrayList<>();
    for (Marker marker : markers) {
      boolean isFound = findings.stream().anyMatch(finding -> isAbout(marker, finding));
      if (isFound != marker.isExpected()) {
        problems.add(
            "%s:%d %s: %s"
                .formatted(
                    marker.file(),
                    marker.line(),
                    marker.rule(),
                    isFound ? "must be quiet" : "expected, not found"));
      }
    }
    findings.stream()
        .filter(finding -> markers.stream().noneMatch(marker -> isAbout(marker, finding)))
        .forEach(
            finding ->
                problems.add(
                    "%s:%d: not expected: %s"
                        .formatted(
                            finding.location().file(),
                            finding.location().line(),
                            finding.projection())));
    return problems;
  }

  private static boolean isAbout(Marker marker, Finding finding) {
    return finding.rule().equals(marker.rule())
        && finding.location().file().equals(marker.file())
        && finding.location().line() == marker.anchorLine();
  }
}
