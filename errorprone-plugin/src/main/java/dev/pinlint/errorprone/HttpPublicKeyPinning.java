package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports servers that send public key pins to browsers. */
@BugPattern(
    summary =
        "A server sends public key pins to browsers (HPKP), which none of them heeds any more.",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class HttpPublicKeyPinning extends RuleChecker {}
