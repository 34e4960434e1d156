package dev.pinlint.sonar;

import dev.pinlint.knowledge.KnowledgeFile;
import dev.pinlint.libraries.Coordinates;
import dev.pinlint.rules.Horizon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.sonar.api.PropertyType;
import org.sonar.api.config.Configuration;
import org.sonar.api.config.PropertyDefinition;
import org.sonar.api.resources.Qualifiers;

/**
 * What can be set for a project.
 *
 * @param knowledge what is known of libraries besides what comes with Pinlint
 * @param libraries the versions of libraries that the user names
 * @param disabledRules the names of rules that raise no issue
 * @param includesTests whether there are issues in the sources of tests
 * @param horizon how long before an end there is an issue
 */
record Parameters(
    List<KnowledgeFile> knowledge,
    List<Coordinates> libraries,
    Set<String> disabledRules,
    boolean includesTests,
    Horizon horizon) {

  static final String KNOWLEDGE = "sonar.pinlint.knowledge";
  static final String LIBRARIES = "sonar.pinlint.libraries";
  static final String DISABLED_RULES = "sonar.pinlint.disabledRules";
  static final String INCLUDE_TESTS = "sonar.pinlint.includeTests";

  static final String HORIZON = "sonar.pinlint.horizon";

  private static final String CATEGORY = "Pinlint";

  Parameters {
    knowledge = List.copyOf(knowledge);
    libraries = List.copyOf(libraries);
    disabledRules = Set.copyOf(disabledRules);
  }

  /** The properties as the server offers them. */
  static List<PropertyDefinition> definitions() {
    return List.of(
        list(KNOWLEDGE)
            .name("Knowledge files")
            .description(
                "Files that say what methods of your own mean, in the grammar of Pinlint's own"
                    + " files. Paths are absolute or relative to the project.")
            .index(1)
            .build(),
        list(LIBRARIES)
            .name("Libraries")
            .description(
                "Libraries that the code is run with, each as GROUP:ARTIFACT:VERSION, where neither"
                    + " an archive nor a build file tells.")
            .index(2)
            .build(),
        list(DISABLED_RULES)
            .name("Rules that are switched off")
            .description(
                "Names of rules, as MissingBackupPin, that raise no issue in this project, whatever"
                    + " its quality profile says.")
            .index(3)
            .build(),
        PropertyDefinition.builder(INCLUDE_TESTS)
            .category(CATEGORY)
            .onQualifiers(Qualifiers.PROJECT)
            .type(PropertyType.BOOLEAN)
            .defaultValue("false")
            .name("Issues in tests")
            .description("Whether findings in the sources of tests are issues like all others.")
            .index(4)
            .build(),
        PropertyDefinition.builder(HORIZON)
            .category(CATEGORY)
            .onQualifiers(Qualifiers.PROJECT)
            .defaultValue(Horizon.DEFAULT.toString())
            .name("Horizon")
            .description(
                "How many days before the end of a certificate or a pin set there is an issue. A"
                    + " second number, behind a comma, is for the certificates of servers.")
            .index(5)
            .build());
  }

  private static PropertyDefinition.Builder list(String key) {
    return PropertyDefinition.builder(key)
        .category(CATEGORY)
        .onQualifiers(Qualifiers.PROJECT)
        .multiValues(true);
  }

  /**
   * What is set.
   *
   * @param baseDirectory what paths are relative to
   * @param problems is told what cannot be used
   */
  static Parameters of(Configuration configuration, Path baseDirectory, Consumer<String> problems) {
    List<KnowledgeFile> knowledge = new ArrayList<>();
    for (String name : configuration.getStringArray(KNOWLEDGE)) {
      try {
        knowledge.add(
            new KnowledgeFile(name, Files.readString(baseDirectory.resolve(name.strip()))));
      } catch (InvalidPathException | IOException e) {
        problems.accept(KNOWLEDGE + ": cannot read " + name);
      } catch (IllegalArgumentException e) {
        // The file may be anything that is on the machine of the scan: no word of it goes to the
        // server, but where it cannot be understood.
        String place = String.valueOf(e.getMessage()).split(": ", 2)[0];
        problems.accept(KNOWLEDGE + ": cannot be understood: " + place);
      }
    }
    List<Coordinates> libraries = new ArrayList<>();
    for (String name : configuration.getStringArray(LIBRARIES)) {
      Coordinates.parse(name)
          .filter(library -> !library.version().isEmpty())
          .ifPresentOrElse(
              libraries::add,
              () -> problems.accept(LIBRARIES + ": not group:artifact:version: " + name));
    }
    Set<String> disabled = Set.of();
    List<String> names = List.of(configuration.getStringArray(DISABLED_RULES));
    if (!names.isEmpty()) {
      List<String> known = RuleRepository.keys().stream().map(key -> key.rule()).toList();
      names.stream()
          .filter(name -> !known.contains(name))
          .forEach(name -> problems.accept(DISABLED_RULES + ": there is no rule " + name));
      disabled = Set.copyOf(new java.util.TreeSet<>(names));
    }
    return new Parameters(
        knowledge,
        libraries,
        disabled,
        configuration.getBoolean(INCLUDE_TESTS).orElse(false),
        horizon(configuration, problems));
  }

  private static Horizon horizon(Configuration configuration, Consumer<String> problems) {
    try {
      return configuration.get(HORIZON).map(Horizon::parse).orElse(Horizon.DEFAULT);
    } catch (IllegalArgumentException e) {
      problems.accept(HORIZON + ": " + e.getMessage());
      return Horizon.DEFAULT;
    }
  }
}
