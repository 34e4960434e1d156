package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports pins that no connection is compared with. */
@BugPattern(
    summary = "Pins are made, and no connection is compared with them.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class UninstalledPinner extends RuleChecker {}
