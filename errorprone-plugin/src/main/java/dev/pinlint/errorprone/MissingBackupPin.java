package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports hosts whose pin set leaves no second key to fall back on. */
@BugPattern(
    summary = "A host is pinned to one key only, with no backup pin to fall back on.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class MissingBackupPin extends RuleChecker {}
