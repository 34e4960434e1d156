package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports where a person decides about a server. */
@BugPattern(
    summary = "A person decides whether a server is trusted.",
    severity = SeverityLevel.SUGGESTION,
    linkType = LinkType.NONE)
public final class UserApprovedTrust extends RuleChecker {}
