package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports server checks that trust the first certificate they meet. */
@BugPattern(
    summary = "The first certificate that is met is kept, and trusted from then on.",
    severity = SeverityLevel.SUGGESTION,
    linkType = LinkType.NONE)
public final class TrustOnFirstUse extends RuleChecker {}
