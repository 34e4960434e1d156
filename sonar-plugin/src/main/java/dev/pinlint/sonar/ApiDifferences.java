package dev.pinlint.sonar;

import dev.pinlint.rules.Harm;
import dev.pinlint.rules.Level;
import dev.pinlint.rules.RulePage;
import java.util.Locale;
import java.util.Optional;
import org.sonar.api.SonarQubeSide;
import org.sonar.api.SonarRuntime;
import org.sonar.api.batch.sensor.issue.NewIssue;
import org.sonar.api.issue.impact.Severity;
import org.sonar.api.issue.impact.SoftwareQuality;
import org.sonar.api.rules.CleanCodeAttribute;
import org.sonar.api.server.rule.RulesDefinition.NewRule;
import org.sonar.api.utils.Version;

/**
 * All that not every server has which the plugin runs on. What is missing is in a class of its own,
 * which is not loaded there.
 */
final class ApiDifferences {

  /** The first API with software qualities and clean code attributes. */
  private static final Version WITH_IMPACTS = Version.create(10, 1);

  /** What sonar-java has for rules of others, from 8.0.1 on. */
  private static final String REGISTRAR = "org.sonar.plugins.java.api.ProfileRegistrar";

  private ApiDifferences() {}

  /** Files a rule under the software quality that its harm is about. */
  static void addImpact(NewRule rule, RulePage page, SonarRuntime runtime) {
    if (hasImpacts(runtime)) {
      Impacts.add(rule, page);
    }
  }

  /** Gives an issue the gravity of its own. */
  static void overrideImpact(NewIssue issue, Harm harm, Level level, SonarRuntime runtime) {
    if (hasImpacts(runtime)) {
      Impacts.override(issue, harm, level);
    }
  }

  /** What puts the rules into the profile that projects have by default, if the server lets us. */
  static Optional<Class<?>> sonarWay(SonarRuntime runtime) {
    if (runtime.getSonarQubeSide() != SonarQubeSide.SERVER) {
      return Optional.empty();
    }
    try {
      Class.forName(REGISTRAR, false, ApiDifferences.class.getClassLoader());
      return Optional.of(SonarWay.class);
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static boolean hasImpacts(SonarRuntime runtime) {
    return runtime.getApiVersion().isGreaterThanOrEqual(WITH_IMPACTS);
  }

  /** Knows the types of API 10.1. */
  private static final class Impacts {

    private Impacts() {}

    static void add(NewRule rule, RulePage page) {
      rule.setCleanCodeAttribute(
              CleanCodeAttribute.valueOf(page.key("attribute").toUpperCase(Locale.ROOT)))
          .addDefaultImpact(quality(page.harm()), severity(page.level()));
    }

    static void override(NewIssue issue, Harm harm, Level level) {
      issue.overrideImpact(quality(harm), severity(level));
    }

    private static SoftwareQuality quality(Harm harm) {
      return switch (harm) {
        case BREACH -> SoftwareQuality.SECURITY;
        case OUTAGE -> SoftwareQuality.RELIABILITY;
        case GOVERNANCE -> SoftwareQuality.MAINTAINABILITY;
      };
    }

    private static Severity severity(Level level) {
      return switch (level) {
        case ERROR -> Severity.HIGH;
        case WARNING -> Severity.MEDIUM;
        case REVIEW -> Severity.LOW;
      };
    }
  }
}
