package dev.pinlint.cli.plan;

import static dev.pinlint.cli.markdown.Markdown.code;

import dev.pinlint.cli.inventory.Artifact;
import dev.pinlint.cli.inventory.KeyRole;
import dev.pinlint.cli.inventory.Mechanism;
import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinSet;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.inventory.SourceSet;
import dev.pinlint.cli.inventory.Subject;
import dev.pinlint.cli.risk.OutageRisk;
import dev.pinlint.model.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What to do about one row, in order.
 *
 * @param row the row
 * @param risk its outage risk before anything is done
 * @param steps what to do
 */
public record HostPlan(PinnedHost row, OutageRisk risk, List<Step> steps) {

  /** How many days before the end of keys it is high time. */
  private static final int SOON = 90;

  public HostPlan {
    steps = List.copyOf(steps);
  }

  /** The plan for a row on a day. */
  static HostPlan of(PinnedHost row, LocalDate day) {
    List<Step> steps = new ArrayList<>();
    if (row.sourceSet() == SourceSet.MAIN && !row.governance().isOverOn(day)) {
      restore(row, day, steps);
      backup(row, steps);
      govern(row, steps);
      replace(row, steps);
    }
    remove(row, day, steps);
    return new HostPlan(row, OutageRisk.of(row, day), steps);
  }

  private static void restore(PinnedHost row, LocalDate day, List<Step> steps) {
    List<Pin> pins = row.pins();
    for (PinSet set : row.sets()) {
      if (!set.pins().isEmpty() && set.distinctCount() == 0) {
        steps.add(
            new Step(
                Phase.RESTORE,
                "No pin at "
                    + code(set.place().title())
                    + " can ever match: nobody reaches the host, or nobody uses it. Find out which,"
                    + " and take the pins out."));
      }
    }
    for (Pin pin : pins) {
      boolean isEnding =
          pin.lastDay().filter(last -> last.isBefore(day.plusDays(SOON))).isPresent();
      if (isEnding || isGone(pin)) {
        steps.add(
            new Step(
                Phase.RESTORE,
                code(pin.text())
                    + " is no key to rely on: "
                    + code(pin.owner().orElse("its owner"))
                    + (isGone(pin) ? " " + pin.standing().title() : "")
                    + pin.lastDay()
                        .map(last -> (isGone(pin) ? ", and" : "") + " ends on " + last)
                        .orElse("")
                    + ". Add the key that takes its place before the server changes."));
      }
    }
  }

  private static boolean isGone(Pin pin) {
    return pin.standing() == Pin.Standing.RETIRED
        || pin.standing() == Pin.Standing.DISTRUSTED
        || pin.standing() == Pin.Standing.STAGING;
  }

  private static void backup(PinnedHost row, List<Step> steps) {
    if (row.backups().isEmpty()) {
      steps.add(
          new Step(
              Phase.BACKUP,
              "Not all pins are known from the code: ask whoever supplies them whether there are"
                  + " two different ones."));
    } else if (row.backups().getAsInt() == 0) {
      steps.add(
          new Step(
              Phase.BACKUP,
              row.mechanism() == Mechanism.TRUST_ANCHORS
                  ? "Trust a second anchor: the authority's next root, made now and kept offline."
                  : "Add a backup now: the pin of a second key that is made today, kept offline,"
                      + " and not the server's. Ship it before anything else of this plan, so"
                      + " that the key can change while the rest goes on."));
    }
  }

  private static void govern(PinnedHost row, List<Step> steps) {
    boolean isRemote = row.artifact().kind() != Artifact.Kind.SERVICE;
    if (row.governance().killSwitch() != Answer.YES) {
      steps.add(
          new Step(
              Phase.SWITCH,
              isRemote
                  ? "Put the pins behind a kill switch: a setting that is fetched over another,"
                      + " unpinned connection, signed, with *pinned* as its value where it cannot"
                      + " be had. Try it in production before it is needed."
                  : "Read the pins from the service's configuration, so that to switch them off is"
                      + " a change of configuration and a restart, and no release."));
    }
    if (row.mechanism() == Mechanism.NETWORK_SECURITY_CONFIG
        && row.governance().expiryGuard() == Answer.NO) {
      steps.add(
          new Step(
              Phase.SWITCH,
              "Add "
                  + code("expiration=\"yyyy-MM-dd\"")
                  + " to the pin set: an app that nobody updates comes back by itself on that"
                  + " day."));
    }
    if (row.governance().telemetry() != Answer.YES) {
      steps.add(
          new Step(
              Phase.SWITCH,
              "Count connections that fail at a pin, by host and version, and send the count over"
                  + " an unpinned connection: it says when a stage of the rollout may begin, and"
                  + " when to go back."));
    }
    if (row.governance().owner().isEmpty()) {
      steps.add(
          new Step(
              Phase.SWITCH,
              "Name an owner, a reason and a day of review beside the pins ("
                  + code("// owner: …; reason: …; review: …")
                  + ")."));
    }
  }

  private static void replace(PinnedHost row, List<Step> steps) {
    if (row.validates() == Answer.NO) {
      steps.add(
          new Step(
              Phase.REPLACE,
              "Here the pin takes the place of the validation of the chain. Give the server a"
                  + " certificate of an authority that clients trust, and switch validation and the"
                  + " check of the host name on, *before* the pin goes."));
    }
    steps.add(new Step(Phase.REPLACE, instead(row)));
    if (row.artifact().kind() == Artifact.Kind.ANDROID_APP) {
      steps.add(
          new Step(
              Phase.REPLACE,
              "Ask for Certificate Transparency ("
                  + code("<certificateTransparency enabled=\"true\"/>")
                  + " in the Network Security Config, where the platform knows it), and watch the"
                  + " logs for certificates of the host that nobody ordered."));
    } else {
      steps.add(
          new Step(
              Phase.REPLACE,
              "Watch the Certificate Transparency logs for certificates of the host that nobody"
                  + " ordered, and publish CAA records."));
    }
    steps.add(
        new Step(
            Phase.REPLACE,
            "Let the server renew by itself (ACME), with a new key each time and certificates as"
                + " short as clients allow: what changes every few weeks is what nobody pins"
                + " again."));
  }

  /** What is to decide about servers in place of the pins. */
  private static String instead(PinnedHost row) {
    List<Pin> live = row.pins().stream().filter(Pin::canMatch).toList();
    boolean isOfAuthority =
        !live.isEmpty()
            && live.stream()
                .allMatch(pin -> pin.role() == KeyRole.ROOT || pin.role() == KeyRole.INTERMEDIATE);
    if (row.mechanism() == Mechanism.TRUST_ANCHORS || row.mechanism() == Mechanism.HAND_ROLLED) {
      return "If the authority is your own: a managed trust bundle, delivered and renewed apart"
          + " from the program (a mounted file, a platform's bundle), with old and new roots"
          + " together for as long as the slowest client needs. Else: the platform's trust"
          + " store.";
    } else if (live.stream().anyMatch(pin -> pin.subject() != Subject.KEY) && !live.isEmpty()) {
      return "What is pinned changes with each renewal. The platform's trust store decides instead;"
          + " if policy asks for pins, pin the key sets of two authorities, never a"
          + " certificate.";
    } else if (isOfAuthority) {
      return "Authorities are pinned already. Where policy asks for that, pin the roots of at least"
          + " two authorities, all of each; else the platform's trust store decides.";
    }
    return "The platform's trust store decides instead. Where policy asks for more, pin a set of"
        + " authorities' roots, at least two of them, and no key of a server.";
  }

  private static void remove(PinnedHost row, LocalDate day, List<Step> steps) {
    if (row.governance().isOverOn(day)) {
      steps.add(
          new Step(
              Phase.REMOVE,
              "The pins are not enforced any more: take them out with the next release."));
      return;
    } else if (row.sourceSet() != SourceSet.MAIN) {
      steps.add(new Step(Phase.REMOVE, "It is not shipped: take it out at any time."));
      return;
    }
    steps.add(
        new Step(
            Phase.REMOVE,
            switch (row.artifact().kind()) {
              case ANDROID_APP, DESKTOP_APP ->
                  "Switch the pins off for 1 %, 10 %, 50 % of the users, a week each, then for all;"
                      + " go back with the same switch if failures or complaints rise. Take the"
                      + " code out in the release after. Keep the old key, or its backup, in"
                      + " service until versions that still pin are below what you can do without.";
              case LIBRARY ->
                  "Release a version without pins, or with pins that its user sets; tell all users"
                      + " of the library, and keep the old key in service until they have moved.";
              case SERVICE, UNKNOWN ->
                  "Deploy without pins to one instance, then to all; the way back is the deployment"
                      + " before.";
            }));
  }
}
