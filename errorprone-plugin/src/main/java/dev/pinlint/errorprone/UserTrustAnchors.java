package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports trust in CAs that users have installed. */
@BugPattern(
    summary = "Certificates of CAs that the user of the device has installed are trusted.",
    altNames = "AcceptsUserCertificates",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.NONE)
public final class UserTrustAnchors extends RuleChecker {}
