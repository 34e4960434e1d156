package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports types that decide about servers and accept whatever certificate is presented. */
@BugPattern(
    summary = "A trust manager accepts every server certificate.",
    altNames = {"TrustAllX509TrustManager", "java:S4830", "WEAK_TRUST_MANAGER"},
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class TrustAllCertificates extends RuleChecker {}
