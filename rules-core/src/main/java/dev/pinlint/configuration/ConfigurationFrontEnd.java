package dev.pinlint.configuration;

import dev.pinlint.configuration.android.AndroidProject;
import dev.pinlint.configuration.settings.SettingFacts;
import dev.pinlint.configuration.settings.UnsetSettings;
import dev.pinlint.configuration.spring.SecurityHeaders;
import dev.pinlint.configuration.xml.XmlDocument;
import dev.pinlint.configuration.xml.XmlException;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.model.Lowered.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Reads the configuration files of a project. */
public final class ConfigurationFrontEnd {

  private ConfigurationFrontEnd() {}

  /**
   * What was read.
   *
   * @param configurations what the files say, ordered by path
   * @param problems what could not be read, or would not be by those it is for
   */
  public record Read(List<Configuration> configurations, List<Problem> problems) {
    public Read {
      configurations =
          configurations.stream()
              .sorted(Comparator.comparing(configuration -> configuration.file().path()))
              .toList();
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads files of any kind, all of one project: some say whether others are in force.
   *
   * @param knowledge which settings switch a check off
   * @param versions of the libraries that read them
   */
  public static Read read(
      Collection<ConfigurationFile> files, Knowledge knowledge, LibraryVersions versions) {
    List<ConfigurationFile> sorted =
        files.stream().sorted(Comparator.comparing(ConfigurationFile::path)).toList();
    List<Problem> problems = new ArrayList<>();
    CertificateFiles certificates = new CertificateFiles(sorted);
    AndroidProject android = new AndroidProject(certificates, problems::add);
    SettingFacts settings =
        new SettingFacts(
            knowledge, certificates, new UnsetSettings(sorted, knowledge, versions), problems::add);
    List<Configuration> configurations = new ArrayList<>();
    for (ConfigurationFile file :
        sorted.stream().filter(ConfigurationFrontEnd::isReadByItself).toList()) {
      if (file.name().endsWith(".xml")) {
        try {
          XmlDocument document = XmlDocument.parse(file.text());
          android.add(file, document);
          SecurityHeaders.of(file, document).ifPresent(configurations::add);
        } catch (XmlException e) {
          problems.add(new Problem(file.path(), e.reason()));
        }
      } else if (!CertificateFiles.isName(file.path())) {
        settings.of(file).ifPresent(configurations::add);
      }
    }
    configurations.addAll(android.configurations());
    return new Read(configurations, problems);
  }

  /** Android's texts and data are nobody's settings: code asks for what is in them. */
  private static boolean isReadByItself(ConfigurationFile file) {
    return !AndroidTexts.isName(file.path()) && !ConfigurationText.isAsset(file.path());
  }
}
