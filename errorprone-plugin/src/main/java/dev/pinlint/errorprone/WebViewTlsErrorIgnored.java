package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports web views that go on with a server which the platform has refused. */
@BugPattern(
    summary = "A web view goes on with a server that the platform has refused.",
    altNames = {"WebViewClientOnReceivedSslError"},
    severity = SeverityLevel.ERROR,
    linkType = LinkType.NONE)
public final class WebViewTlsErrorIgnored extends RuleChecker {}
