package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports where a whole process is made to decide otherwise than the platform would. */
@BugPattern(
    summary = "The defaults of the whole process are replaced by trust of the program's own.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class GlobalTrustOverride extends RuleChecker {}
