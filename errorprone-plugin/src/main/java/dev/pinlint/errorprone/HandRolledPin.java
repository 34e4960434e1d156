package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports comparisons of what a server presents with something that is written in the code. */
@BugPattern(
    summary = "Code compares what a server presents with a constant, and lets in nobody else.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class HandRolledPin extends RuleChecker {}
