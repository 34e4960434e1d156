package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports pins that something beside them defeats. */
@BugPattern(
    summary = "Something beside the pins defeats them.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class BypassedPin extends RuleChecker {}
