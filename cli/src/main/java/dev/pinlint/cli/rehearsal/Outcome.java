package dev.pinlint.cli.rehearsal;

import dev.pinlint.cli.inventory.PinSet;
import dev.pinlint.cli.inventory.PinnedHost;

/**
 * What becomes of one client.
 *
 * @param host the host that it connects to; the pattern of its pins if that is not known
 * @param row what pins the host
 * @param set the way in which it is pinned
 * @param verdict what happens
 * @param reason why, as a sentence without a full stop
 */
public record Outcome(String host, PinnedHost row, PinSet set, Verdict verdict, String reason) {}
