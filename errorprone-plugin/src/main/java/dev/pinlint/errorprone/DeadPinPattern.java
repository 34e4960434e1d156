package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports host patterns that match no host, so that nothing is pinned. */
@BugPattern(
    summary = "A host pattern matches no host, so nothing is pinned.",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class DeadPinPattern extends RuleChecker {}
