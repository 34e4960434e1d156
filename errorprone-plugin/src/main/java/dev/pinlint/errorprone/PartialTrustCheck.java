package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports server checks that look at the chain without authenticating anybody. */
@BugPattern(
    summary =
        "A trust manager looks at a certificate in ways that authenticate nobody, and at nothing"
            + " else.",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class PartialTrustCheck extends RuleChecker {}
