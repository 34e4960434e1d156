package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports pins beside which nobody has written whose they are, why, and until when. */
@BugPattern(
    summary =
        "Nobody has written beside a pin whose it is, why it is there, and when to look at it"
            + " again.",
    severity = SeverityLevel.SUGGESTION,
    linkType = LinkType.NONE)
public final class UndocumentedPin extends RuleChecker {}
