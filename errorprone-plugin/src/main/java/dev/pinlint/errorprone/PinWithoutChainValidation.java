package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports server checks that know what they expect, and ask nothing else. */
@BugPattern(
    summary =
        "A comparison with a known key or certificate takes the place of validating the chain.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class PinWithoutChainValidation extends RuleChecker {}
