package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports pins made with a digest that is broken. */
@BugPattern(
    summary = "A pin is a SHA-1 or MD5 digest, which no longer tells certificates apart.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class WeakPinDigest extends RuleChecker {}
