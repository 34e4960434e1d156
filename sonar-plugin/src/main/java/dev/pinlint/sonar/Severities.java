package dev.pinlint.sonar;

import dev.pinlint.rules.Harm;
import dev.pinlint.rules.Level;
import dev.pinlint.rules.RulePage;
import org.sonar.api.batch.rule.Severity;
import org.sonar.api.batch.sensor.issue.NewIssue;
import org.sonar.api.rules.RuleType;
import org.sonar.api.server.rule.RulesDefinition.NewRule;

/** What harm and level are in the words that every server knows. */
@SuppressWarnings("deprecation") // Servers before 10.1 know no other words.
final class Severities {

  private Severities() {}

  /** Files the rule. */
  static void describe(NewRule rule, RulePage page) {
    rule.setType(type(page.harm())).setSeverity(of(page.level()).name());
  }

  /** Gives an issue the gravity of its own. */
  static void override(NewIssue issue, Level level) {
    issue.overrideSeverity(of(level));
  }

  /** How grave a finding of the level is. */
  static Severity of(Level level) {
    return switch (level) {
      case ERROR -> Severity.CRITICAL;
      case WARNING -> Severity.MAJOR;
      case REVIEW -> Severity.MINOR;
    };
  }

  private static RuleType type(Harm harm) {
    return switch (harm) {
      case BREACH -> RuleType.VULNERABILITY;
      case OUTAGE -> RuleType.BUG;
      case GOVERNANCE -> RuleType.CODE_SMELL;
    };
  }
}
