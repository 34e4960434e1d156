package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports suppressions that do nothing, or nothing any more. */
@BugPattern(
    summary = "A suppression suppresses nothing, or nothing any more.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class StaleSuppression extends RuleChecker {}
