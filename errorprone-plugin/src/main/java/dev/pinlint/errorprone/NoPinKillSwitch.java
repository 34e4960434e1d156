package dev.pinlint.errorprone;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;

/** Reports clients that go by constant pins whatever happens. */
@BugPattern(
    summary =
        "Pins in the code are in force on every way through it, so that nothing but an update can"
            + " stop them.",
    severity = SeverityLevel.SUGGESTION,
    linkType = LinkType.NONE)
public final class NoPinKillSwitch extends RuleChecker {}
