package dev.pinlint.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.pinlint.rules.Level;
import dev.pinlint.rules.Rule;
import dev.pinlint.rules.RulePage;
import dev.pinlint.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Annotations need constants: here they are held to the pages that they were copied from. */
class RuleMetadataTest {

  private static final Map<Level, SeverityLevel> SEVERITIES =
      Map.of(
          Level.ERROR, SeverityLevel.ERROR,
          Level.WARNING, SeverityLevel.WARNING,
          Level.REVIEW, SeverityLevel.SUGGESTION);

  private static final Map<String, BugChecker> CHECKERS =
      ServiceLoader.load(BugChecker.class).stream()
          .filter(provider -> RuleChecker.class.isAssignableFrom(provider.type()))
          .map(ServiceLoader.Provider::get)
          .collect(Collectors.toMap(BugChecker::canonicalName, checker -> checker));

  @Test
  void everyRuleHasOneChecker() {
    assertThat(CHECKERS.keySet())
        .containsExactlyInAnyOrderElementsOf(Rules.ALL.stream().map(Rule::name).toList());
  }

  @Test
  void checkersSayWhatThePagesSay() {
    CHECKERS.forEach(
        (name, checker) -> {
          RulePage page = RulePage.of(name);
          assertThat(checker.message()).as(name).isEqualTo(page.summary());
          // A compiler does not fail for the day it is.
          Level level =
              page.isClockDependent() && page.level() == Level.ERROR ? Level.WARNING : page.level();
          assertThat(checker.defaultSeverity()).as(name).isEqualTo(SEVERITIES.get(level));
          List<String> names = new ArrayList<>(List.of(name));
          names.addAll(page.alternatives());
          assertThat(checker.allNames()).as(name).containsExactlyInAnyOrderElementsOf(names);
          assertThat(checker.linkUrl()).as(name).isNull();
        });
  }
}
