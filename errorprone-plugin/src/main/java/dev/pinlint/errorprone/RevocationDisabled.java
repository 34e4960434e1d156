package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports places where nobody asks any more whether a certificate was revoked. */
@BugPattern(
    summary = "Nobody asks whether a certificate was revoked.",
    severity = SeverityLevel.SUGGESTION,
    linkType = LinkType.NONE)
public final class RevocationDisabled extends RuleChecker {}
