package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports where code switches off a check that a library would make by itself. */
@BugPattern(
    summary = "A library's own check of the server is switched off.",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class InsecureTrustApi extends RuleChecker {}
