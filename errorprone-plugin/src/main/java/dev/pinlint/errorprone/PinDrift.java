package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports hosts that code and configuration pin to different keys. */
@BugPattern(
    summary = "Code and configuration pin one host to different keys.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class PinDrift extends RuleChecker {}
