package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports what is pinned and has ended, or is about to. */
@BugPattern(
    summary = "What is pinned has ended, or is about to end.",
    altNames = "PinSetExpiry",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class ExpiredPin extends RuleChecker {}
