package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports what else decides about servers, and what it does. */
@BugPattern(
    summary = "Code of your own decides which servers are trusted.",
    altNames = {"CustomX509TrustManager", "java:S4830", "WEAK_TRUST_MANAGER"},
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class CustomTrustManager extends RuleChecker {}
