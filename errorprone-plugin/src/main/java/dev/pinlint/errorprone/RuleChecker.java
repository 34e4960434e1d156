package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.ErrorProneOptions;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.bugpatterns.BugChecker.CompilationUnitTreeMatcher;
import com.google.errorprone.matchers.Description;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.pinlint.errorprone.CompilationAnalysis.Offer;
import dev.pinlint.errorprone.CompilationAnalysis.Report;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import dev.pinlint.rules.RulePage;
import java.util.Collections;

/**
 * Reports what one rule finds. All rules share the analysis of the compilation; a unit gets the
 * findings that are anchored in it.
 */
abstract class RuleChecker extends BugChecker implements CompilationUnitTreeMatcher {

  @Override
  public final Description matchCompilationUnit(CompilationUnitTree unit, VisitorState state) {
    CompilationAnalysis analysis = CompilationAnalysis.of(state);
    try {
      for (Report report : analysis.reports(unit)) {
        if (report.finding().rule().equals(canonicalName())
            && isWanted(report.finding().level(), state)
            && !isSuppressed(report.anchor(), state)) {
          state.reportMatch(description(report, state));
        }
      }
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      // An analysis must not fail a compile.
      analysis.tellMistake(unit, e);
    }
    return Description.NO_MATCH;
  }

  /** A finding for review is made only if somebody asks for those, or for this rule. */
  private boolean isWanted(Level level, VisitorState state) {
    if (isNamed(state)) {
      return true;
    }
    return !RulePage.of(canonicalName()).isOffByDefault()
        && (level != Level.REVIEW
            || CompilerOptions.wantsReview(state.errorProneOptions().getFlags()));
  }

  /** Whether the user has set the rule's level, by whichever of its names. */
  private boolean isNamed(VisitorState state) {
    return !Collections.disjoint(state.errorProneOptions().getSeverityMap().keySet(), allNames());
  }

  /** The level belongs to the finding, unless the user says otherwise. */
  @SuppressWarnings("RestrictedApi") // what the user has set is looked up first
  private Description description(Report report, VisitorState state) {
    Description.Builder description =
        buildDescription(report.anchor().getLeaf()).setMessage(report.finding().message());
    for (Offer offer : report.offers()) {
      new CallEdits(offer.call(), state).apply(offer.fix()).ifPresent(description::addFix);
    }
    if (!isNamed(state)) {
      description.overrideSeverity(severity(level(report.finding()), state.errorProneOptions()));
    }
    return description.build();
  }

  /** A build that passed yesterday does not fail for the day it is. */
  private static Level level(Finding finding) {
    return finding.level() == Level.ERROR && RulePage.of(finding.rule()).isClockDependent()
        ? Level.WARNING
        : finding.level();
  }

  private static SeverityLevel severity(Level level, ErrorProneOptions options) {
    return switch (level) {
      case ERROR -> options.isDropErrorsToWarnings() ? SeverityLevel.WARNING : SeverityLevel.ERROR;
      case WARNING -> SeverityLevel.WARNING;
      case REVIEW ->
          options.isSuggestionsAsWarnings() ? SeverityLevel.WARNING : SeverityLevel.SUGGESTION;
    };
  }

  /** Error Prone keeps count of suppressions where it descends itself, and here it has not yet. */
  private boolean isSuppressed(TreePath anchor, VisitorState state) {
    boolean skipsGenerated =
        state.errorProneOptions().disableWarningsInGeneratedCode()
            && state.severityMap().get(canonicalName()) != SeverityLevel.ERROR;
    for (Tree around : anchor) {
      if (isSuppressed(around, state) || (skipsGenerated && isGenerated(around))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGenerated(Tree tree) {
    return tree instanceof ClassTree type
        && !ASTHelpers.getGeneratedBy(ASTHelpers.getSymbol(type)).isEmpty();
  }
}
