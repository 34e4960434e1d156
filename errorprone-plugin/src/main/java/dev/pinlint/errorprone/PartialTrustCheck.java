package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports server checks that whoever claims the right things passes. */
@BugPattern(
    summary =
        "A trust manager lets in whoever presents a certificate that claims the right things.",
    altNames = {"TrustAllX509TrustManager", "java:S4830", "WEAK_TRUST_MANAGER"},
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class PartialTrustCheck extends RuleChecker {}
