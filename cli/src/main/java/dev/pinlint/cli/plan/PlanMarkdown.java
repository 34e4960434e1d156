package dev.pinlint.cli.plan;

import static dev.pinlint.cli.markdown.Markdown.code;
import static dev.pinlint.cli.markdown.Markdown.text;

import dev.pinlint.cli.inventory.Coverage;
import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.cli.inventory.PinSet;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.inventory.Repository;
import dev.pinlint.cli.markdown.Markdown;
import dev.pinlint.cli.risk.Breach;
import dev.pinlint.cli.risk.Deadline;
import dev.pinlint.cli.risk.OutageRisk;
import dev.pinlint.cli.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a transition plan. */
public final class PlanMarkdown {

  private static final String NO_OWNER = "(no owner known)";

  private final PinInventory inventory;
  private final LocalDate day;
  private final List<HostPlan> plans;
  private final StringBuilder out = new StringBuilder();

  private PlanMarkdown(PinInventory inventory, LocalDate day) {
    this.inventory = inventory;
    this.day = day;
    this.plans =
        inventory.hosts().stream()
            .map(row -> HostPlan.of(row, day))
            .sorted(
                Comparator.comparing((HostPlan plan) -> -plan.risk().score())
                    .thenComparing(plan -> plan.row().host())
                    .thenComparing(plan -> plan.row().key()))
            .toList();
  }

  /** The plan, as of a day. */
  public static String of(PinInventory inventory, LocalDate day) {
    PlanMarkdown plan = new PlanMarkdown(inventory, day);
    plan.write();
    return plan.out.toString();
  }

  private void write() {
    String names =
        inventory.repositories().stream()
            .map(Repository::name)
            .map(Markdown::text)
            .collect(Collectors.joining(", "));
    put("# Out of pinning: " + names + "\n\n");
    put(
        "Made by Pinlint from the code, as of "
            + day
            + ". Each phase makes the next one safe: first what is broken, then backups, then a way"
            + " to switch pins off, and only then what takes their place. Nothing here was tried on"
            + " a server.\n\n");
    if (plans.isEmpty()) {
      put("Nothing is pinned in what was scanned.\n\n");
    } else {
      overview();
      owners();
      deadlines();
      put("## Host by host\n\n");
      plans.forEach(this::host);
    }
    breaches();
    limits();
  }

  private void overview() {
    put("## In which order\n\nBy outage score (out of " + OutageRisk.MOST + ").\n\n");
    put(Markdown.head(List.of("", "host", "mechanism", "artifact", "owner", "backups", "score")));
    int number = 0;
    for (HostPlan plan : plans) {
      PinnedHost row = plan.row();
      put(
          Markdown.row(
              List.of(
                  Integer.toString(++number),
                  code(row.hostTitle()),
                  text(row.mechanism().title()),
                  text(artifact(row)),
                  text(row.governance().owner().orElse("unknown")),
                  row.backups().isPresent()
                      ? Integer.toString(row.backups().getAsInt())
                      : "unknown",
                  plan.risk().score()
                      + " ("
                      + plan.risk().band().name().toLowerCase(Locale.ROOT)
                      + ")")));
    }
    put("\n");
    for (Phase phase : Phase.values()) {
      List<String> hosts =
          plans.stream()
              .filter(plan -> plan.steps().stream().anyMatch(step -> step.phase() == phase))
              .map(plan -> code(plan.row().hostTitle()))
              .distinct()
              .toList();
      if (!hosts.isEmpty()) {
        put("- **" + phase.title() + "**: " + String.join(", ", hosts) + "\n");
      }
    }
    put("\n");
  }

  private void owners() {
    Map<String, List<String>> byOwner = new TreeMap<>();
    for (HostPlan plan : plans) {
      byOwner
          .computeIfAbsent(
              plan.row().governance().owner().orElse(NO_OWNER), owner -> new ArrayList<>())
          .add(code(plan.row().hostTitle()) + " in " + text(artifact(plan.row())));
    }
    put("## Who\n\n");
    byOwner.forEach(
        (owner, hosts) ->
            put(
                "- **"
                    + text(owner)
                    + "**: "
                    + hosts.stream().distinct().collect(Collectors.joining(", "))
                    + "\n"));
    put("\n");
  }

  private void deadlines() {
    List<Deadline> all = Deadline.of(inventory);
    if (all.isEmpty()) {
      return;
    }
    put("## Days that are known\n\n" + Markdown.head(List.of("last day", "", "what")));
    for (Deadline deadline : all) {
      put(
          Markdown.row(
              List.of(
                  deadline.day() + (deadline.day().isBefore(day) ? " (past)" : ""),
                  code(deadline.subject()),
                  text(deadline.event()))));
    }
    put("\n");
  }

  private void host(HostPlan plan) {
    PinnedHost row = plan.row();
    put(
        "### "
            + code(row.hostTitle())
            + ", "
            + text(row.mechanism().title())
            + ", "
            + text(artifact(row))
            + "\n\n");
    put(
        "Owner: "
            + text(row.governance().owner().orElse("unknown"))
            + ". Reason: "
            + text(row.governance().reason().orElse("unknown"))
            + ". Score "
            + plan.risk().score()
            + ": "
            + plan.risk().points().stream()
                .map(point -> text(point.reason()) + " (" + point.points() + ")")
                .collect(Collectors.joining("; "))
            + ".\n\n");
    for (PinSet set : row.sets()) {
      put("- " + code(set.place().title()) + ": ");
      put(
          set.pins().stream()
              .map(Pin::title)
              .map(Markdown::code)
              .collect(Collectors.joining(", ")));
      put(set.isComplete() ? "\n" : " (there may be others, or not all of these)\n");
    }
    put("\n");
    for (Phase phase : Phase.values()) {
      List<Step> steps = plan.steps().stream().filter(step -> step.phase() == phase).toList();
      if (!steps.isEmpty()) {
        put("**" + phase.title() + "**\n\n");
        steps.forEach(step -> put("- [ ] " + step.text() + "\n"));
        put("\n");
      }
    }
    put("Rehearse before each step that changes a certificate:\n\n```sh\n");
    String at =
        row.isHostKnown() && row.host().indexOf('*') < 0 ? " --host " + shell(row.host()) : "";
    put("pinlint rehearse --from live-chain.pem --to new-chain.pem" + at + " estate.json\n");
    row.pins().stream()
        .filter(Pin::isKnown)
        .map(Pin::text)
        .distinct()
        .forEach(pin -> put("pinlint rehearse --lose-key " + shell(pin) + " estate.json\n"));
    put("```\n\n");
  }

  /** A word for a shell, whatever stands in the code. */
  private static String shell(String word) {
    return "'" + Text.printable(word).replaceAll("[\\s'`]", "?") + "'";
  }

  private static String artifact(PinnedHost row) {
    return (row.artifact().name().isEmpty() ? row.repository() : row.artifact().name())
        + " ("
        + row.artifact().kind().title()
        + ")";
  }

  private void breaches() {
    List<Breach> all = Breach.of(inventory);
    if (all.isEmpty()) {
      return;
    }
    put("## Close first: what lets attackers in\n\n");
    put("Without pins these are all that stands between users and an attacker.\n\n");
    for (Breach breach : all) {
      put(
          "- [ ] "
              + code(breach.subject())
              + " "
              + text(breach.reason())
              + ": "
              + code(breach.place().title())
              + "\n");
    }
    put("\n");
  }

  private void limits() {
    put("## What this plan does not know\n\n");
    for (Repository repository : inventory.repositories()) {
      Coverage coverage = repository.coverage();
      put(
          "- "
              + text(repository.name())
              + ": "
              + coverage.openHosts()
              + " hosts whose pins are not all known, "
              + coverage.unknownChecks()
              + " server checks of unknown outcome, "
              + coverage.notAnalysed().size()
              + " files not analysed, "
              + coverage.passedOver().stream().mapToInt(Coverage.PassedOver::files).sum()
              + " passed over. Keys of authorities are those of "
              + repository.authoritiesOf()
              + ".\n");
    }
  }

  private void put(String text) {
    out.append(text);
  }
}
