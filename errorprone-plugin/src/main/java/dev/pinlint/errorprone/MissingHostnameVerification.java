package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports connections on which nobody asks whether the server is the one that was meant. */
@BugPattern(
    summary =
        "A raw TLS connection is used, and nobody asks whether the server is the one that was"
            + " meant.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class MissingHostnameVerification extends RuleChecker {}
