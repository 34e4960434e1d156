package dev.pinlint.configuration.android;

import dev.pinlint.configuration.CertificateFiles;
import dev.pinlint.configuration.Configuration;
import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.configuration.Development;
import dev.pinlint.configuration.XmlSuppressions;
import dev.pinlint.configuration.xml.XmlDocument;
import dev.pinlint.configuration.xml.XmlElement;
import dev.pinlint.facts.Step;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.model.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The Network Security Configs of a project, and whether they are in force: in builds that users
 * get, and named by a manifest.
 */
public final class AndroidProject {

  private static final String ANDROID = "http://schemas.android.com/apk/res/android";
  private static final String REFERENCE = "networkSecurityConfig";
  private static final String XML = ".xml";

  private final CertificateFiles certificates;
  private final Consumer<Problem> problems;
  private final Map<ConfigurationFile, XmlDocument> configs = new LinkedHashMap<>();
  private final List<Manifest> manifests = new ArrayList<>();

  /**
   * A manifest.
   *
   * @param module the path of its module
   * @param reference what it names as Network Security Config, as {@code @xml/name}
   * @param isOfApplication whether it says more of the application than a library does
   */
  private record Manifest(String module, Optional<String> reference, boolean isOfApplication) {}

  /**
   * A project that nothing is known of yet.
   *
   * @param certificates the files that configs may name
   * @param problems is told what Android refuses
   */
  public AndroidProject(CertificateFiles certificates, Consumer<Problem> problems) {
    this.certificates = certificates;
    this.problems = problems;
  }

  /** Adds a document, if it is one of Android's. */
  public void add(ConfigurationFile file, XmlDocument document) {
    switch (document.root().name()) {
      case NetworkSecurityConfig.ROOT -> configs.put(file, document);
      case "manifest" -> document.root().children("application").forEach(one -> add(file, one));
      default -> {
        // It says nothing of trust.
      }
    }
  }

  private void add(ConfigurationFile file, XmlElement application) {
    manifests.add(
        new Manifest(
            file.module(),
            application.attribute(ANDROID, REFERENCE).map(XmlElement.Attribute::value),
            application.attributes().stream().anyMatch(one -> one.namespace().equals(ANDROID))));
  }

  /** What the configs say, in the order in which they were added. */
  public List<Configuration> configurations() {
    List<Configuration> all = new ArrayList<>();
    configs.forEach(
        (file, document) -> {
          XmlElement root = document.root();
          Faults.of(root)
              .forEach(
                  fault ->
                      problems.accept(new Problem(file.path(), "Android refuses it: " + fault)));
          all.add(
              new Configuration(
                  file,
                  List.of(
                      new Configuration.Part(
                          PolicyFacts.of(file, root, certificates), doubt(file, root))),
                  XmlSuppressions.of(file, document)));
        });
    return all;
  }

  private Optional<Step> doubt(ConfigurationFile file, XmlElement root) {
    Optional<String> developed = file.sourceSet().filter(Development::isMeantBy);
    String reason;
    if (developed.isPresent()) {
      reason = "this file is for builds of " + developed.get() + " only";
    } else if (isUnused(file, root)) {
      reason = "no manifest names this file";
    } else {
      return Optional.empty();
    }
    Member entry = Member.entry(file.inModule(), "/" + NetworkSecurityConfig.ROOT);
    return Optional.of(new Step(entry, 0, file.path(), root.line(), reason));
  }

  /**
   * Whether the application is seen that it belongs to, and names it nowhere. TrustKit needs no
   * name.
   */
  private boolean isUnused(ConfigurationFile file, XmlElement root) {
    String name = "@xml/" + file.name().replace(XML, "");
    return manifests.stream()
            .anyMatch(one -> one.isOfApplication() && one.module().equals(file.module()))
        && manifests.stream()
            .flatMap(manifest -> manifest.reference().stream())
            .noneMatch(reference -> reference.equals(name) || reference.contains("${"))
        && new NetworkSecurityConfig(root)
            .configs().stream().noneMatch(one -> one.effective("trustkit-config").isPresent());
  }
}
