package dev.pinlint.sonar;

import dev.pinlint.inspection.Inspection.PlacedFinding;
import dev.pinlint.inspection.Inspection.PlacedStep;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Fix;
import dev.pinlint.rules.RulePage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sonar.api.batch.rule.ActiveRule;
import org.sonar.api.batch.sensor.SensorContext;
import org.sonar.api.batch.sensor.issue.NewIssue;
import org.sonar.api.batch.sensor.issue.NewIssueLocation;
import org.sonar.api.batch.sensor.issue.fix.NewInputFileEdit;
import org.sonar.api.batch.sensor.issue.fix.NewQuickFix;
import org.sonar.api.rule.RuleKey;

/** Makes issues of findings. */
final class Issues {

  private static final String PATH = "How the code gets there";

  private final SensorContext context;
  private final Map<String, ScannedFile> files;

  /**
   * Issues of a scan.
   *
   * @param files the files by the paths that findings have
   */
  Issues(SensorContext context, Map<String, ScannedFile> files) {
    this.context = context;
    this.files = files;
  }

  /** Saves an issue, if the finding's rule is on for the project. Returns whether it is. */
  boolean save(PlacedFinding placed, ScannedFile file) {
    Finding finding = placed.finding();
    RuleKey key = RuleKey.of(RuleRepository.KEY, finding.rule());
    ActiveRule rule = context.activeRules().find(key);
    if (rule == null) {
      return false;
    }
    NewIssue issue = context.newIssue().forRule(key);
    NewIssueLocation location =
        issue.newLocation().on(file.file()).message(finding.messageInProgram());
    file.range(finding.location().line(), finding.location().anchor()).ifPresent(location::at);
    issue.at(location);
    placed.related().stream()
        .flatMap(step -> location(issue, step).stream())
        .forEach(issue::addLocation);
    List<NewIssueLocation> path = new ArrayList<>();
    placed.path().forEach(step -> location(issue, step).ifPresent(path::add));
    if (!path.isEmpty()) {
      // A server shows the last one first.
      Collections.reverse(path);
      issue.addFlow(path, NewIssue.FlowType.EXECUTION, PATH);
    }
    finding.fixes().forEach(fix -> offer(fix, issue, finding, file));
    override(issue, finding, rule);
    issue.save();
    return true;
  }

  private Optional<NewIssueLocation> location(NewIssue issue, PlacedStep placed) {
    ScannedFile file = files.get(placed.file());
    if (file == null) {
      return Optional.empty();
    }
    NewIssueLocation location = issue.newLocation().on(file.file()).message(placed.step().text());
    return file.text().isEmpty()
        ? Optional.of(location)
        : file.range(placed.step().line()).map(location::at);
  }

  /** Offers a change where the line shows what it is about, which a line alone seldom does. */
  private static void offer(Fix fix, NewIssue issue, Finding finding, ScannedFile file) {
    if (fix.edit() instanceof Fix.ReplaceText replace) {
      file.literal(finding.location().line(), replace.from())
          .ifPresent(
              range -> {
                NewQuickFix offered = issue.newQuickFix().message(fix.text());
                NewInputFileEdit edit = offered.newInputFileEdit().on(file.file());
                edit.addTextEdit(
                    edit.newTextEdit().at(range).withNewText('"' + replace.to() + '"'));
                issue.addQuickFix(offered.addInputFileEdit(edit)).setQuickFixAvailable(true);
              });
    }
  }

  /** The level is that of the finding, unless somebody has given the rule another one. */
  private void override(NewIssue issue, Finding finding, ActiveRule rule) {
    RulePage page = RulePage.of(finding.rule());
    if (finding.level() != page.level()
        && rule.severity().equals(Severities.of(page.level()).name())) {
      Severities.override(issue, finding.level());
      ApiDifferences.overrideImpact(issue, page.harm(), finding.level(), context.runtime());
    }
  }
}
