package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports verifiers that can say yes without looking at the certificate. */
@BugPattern(
    summary = "A verifier says yes to a server without looking at its certificate.",
    altNames = {
      "BadHostnameVerifier",
      "AllowAllHostnameVerifier",
      "java:S5527",
      "WEAK_HOSTNAME_VERIFIER"
    },
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class InsecureHostnameVerifier extends RuleChecker {}
