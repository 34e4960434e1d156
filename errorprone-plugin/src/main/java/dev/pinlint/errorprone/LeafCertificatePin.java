package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports pins on the server's certificate itself, which its next renewal replaces. */
@BugPattern(
    summary = "A pin is the whole certificate of the server, so that its next renewal breaks it.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class LeafCertificatePin extends RuleChecker {}
