package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports server checks that go on when the real check has failed. */
@BugPattern(
    summary = "A trust manager catches the failure of the real certificate check and goes on.",
    altNames = {"TrustAllX509TrustManager", "java:S4830", "WEAK_TRUST_MANAGER"},
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class SwallowedTrustFailure extends RuleChecker {}
