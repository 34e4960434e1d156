package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports certificates of the program that decide whom it trusts. */
@BugPattern(
    summary = "A certificate that comes with the program decides which servers are trusted.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class HardcodedCertificate extends RuleChecker {}
