package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports constant pins that no certificate can ever match. */
@BugPattern(
    summary = "A pin can never match, because of how it is written.",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class MalformedPin extends RuleChecker {}
