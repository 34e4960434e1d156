package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports pins that never end. */
@BugPattern(
    summary = "Pins are in force for ever, though the platform lets one say until when.",
    severity = SeverityLevel.SUGGESTION,
    linkType = LinkType.NONE)
public final class UndatedPinSet extends RuleChecker {}
