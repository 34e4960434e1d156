package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports pins of known authorities whose key is gone, or about to go. */
@BugPattern(
    summary = "A pinned key of a certification authority is gone, or about to go.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class StaleCaPin extends RuleChecker {}
