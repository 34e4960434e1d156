package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports what else decides about host names, and what it does. */
@BugPattern(
    summary = "Code of your own decides whether a server has the right name.",
    altNames = {"BadHostnameVerifier", "java:S5527", "WEAK_HOSTNAME_VERIFIER"},
    severity = SeverityLevel.SUGGESTION,
    linkType = LinkType.NONE)
public final class CustomHostnameVerifier extends RuleChecker {}
