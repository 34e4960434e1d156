package dev.pinlint.cli.inventory;

import static dev.pinlint.cli.json.RecordJson.keyword;

import dev.pinlint.authorities.KnownKeys;
import dev.pinlint.cli.inventory.Decision.Kind;
import dev.pinlint.facts.ConnectionPolicy;
import dev.pinlint.facts.ConnectionPolicy.Source;
import dev.pinlint.facts.EmbeddedCertificate;
import dev.pinlint.facts.Guard;
import dev.pinlint.facts.LibraryTrustOverride;
import dev.pinlint.facts.Location;
import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.inspection.Inventory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Makes the inventory of what was analysed. */
public final class CodeInventory {

  private final String repository;
  private final Result result;
  private final Places places;

  private CodeInventory(String repository, Result result) {
    this.repository = repository;
    this.result = result;
    this.places = new Places(result.inputs());
  }

  /**
   * The inventory.
   *
   * @param repository what the analysed code is called
   * @param roots the paths that the user gave
   */
  public static PinInventory of(Result result, String repository, Collection<Path> roots) {
    CodeInventory code = new CodeInventory(repository, result);
    return new PinInventory(
        List.of(new Repository(repository, KnownKeys.get().date(), Coverage.of(result))),
        new Rows(repository, result, code.places, roots).all(),
        result.inventory().anchors().stream().map(code::anchors).toList(),
        code.decisions());
  }

  private TrustAnchors anchors(Inventory.PlacedAnchors placed) {
    return new TrustAnchors(
        repository,
        placed.site().api(),
        keyword(placed.site().effect()),
        placed.site().certificates().stream().map(CodeInventory::certificate).toList(),
        places.of(placed.file(), placed.site().location()));
  }

  private static Certificate certificate(EmbeddedCertificate one) {
    return new Certificate(
        one.subject(),
        one.issuer(),
        one.isSelfSigned(),
        one.isAuthority(),
        one.key(),
        one.firstDay(),
        one.lastDay(),
        one.pin(),
        one.fingerprint());
  }

  private List<Decision> decisions() {
    Inventory inventory = result.inventory();
    List<Decision> all = new ArrayList<>();
    for (Inventory.PlacedCheck placed : inventory.checks()) {
      all.add(
          decision(
              Kind.TRUST,
              placed.type(),
              keyword(placed.check().verdict()),
              placed.check().guard().map(Guard::toString),
              placed.check().unseen(),
              places.of(placed.file(), placed.check().location())));
    }
    inventory.overrides().forEach(placed -> all.add(override(placed.file(), placed.override())));
    for (Inventory.PlacedHostnameCheck placed : inventory.hostnameChecks()) {
      all.add(
          decision(
              Kind.HOSTNAME,
              placed.type(),
              keyword(placed.check().verdict()),
              Optional.empty(),
              List.of(),
              places.of(placed.file(), placed.check().location())));
    }
    for (Inventory.PlacedErrorDecision placed : inventory.errorDecisions()) {
      all.add(
          decision(
              Kind.TLS_ERROR,
              placed.decision().type().name(),
              keyword(placed.decision().verdict()),
              Optional.empty(),
              List.of(),
              places.of(placed.file(), placed.decision().location())));
    }
    inventory.policies().forEach(policy -> add(policy, all));
    return all;
  }

  private Decision decision(
      Kind kind,
      String subject,
      String verdict,
      Optional<String> guard,
      List<String> unseen,
      Place place) {
    return new Decision(
        repository,
        SourceSet.of(place.file()),
        kind,
        subject,
        verdict,
        Optional.empty(),
        guard,
        List.of(),
        Optional.empty(),
        unseen,
        place);
  }

  private Decision override(String file, LibraryTrustOverride override) {
    return new Decision(
        repository,
        SourceSet.of(file),
        Kind.OVERRIDE,
        override.api(),
        "switched-off",
        Optional.of(keyword(override.certainty())),
        Optional.empty(),
        override.off().stream().map(check -> keyword(check)).toList(),
        Optional.of(override.versions()).filter(versions -> !versions.isEmpty()),
        List.of(),
        places.of(file, override.location()));
  }

  private void add(ConnectionPolicy policy, List<Decision> all) {
    String hosts = policy.hosts().isEmpty() ? "all hosts" : String.join(", ", policy.hosts());
    policy.cleartext().ifPresent(location -> all.add(policy(hosts, "cleartext", location)));
    for (ConnectionPolicy.Anchors anchors : policy.anchors()) {
      if (anchors.source() == Source.USER) {
        all.add(policy(hosts, "user-anchors", anchors.location()));
      }
      if (anchors.overridesPins() && policy.pins().isPresent()) {
        all.add(policy(hosts, "pins-overridden", anchors.location()));
      }
    }
  }

  private Decision policy(String hosts, String verdict, Location location) {
    return decision(
        Kind.POLICY,
        hosts,
        verdict,
        Optional.empty(),
        List.of(),
        places.of(location.file(), location));
  }
}
