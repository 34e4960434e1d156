package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports pins that are written in the code. */
@BugPattern(
    summary = "A pin is written in the code, so a new key needs a new release.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class HardcodedPin extends RuleChecker {}
