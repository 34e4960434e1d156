package dev.pinlint.cli.cyclonedx;

import static dev.pinlint.cli.json.RecordJson.keyword;

import dev.pinlint.cli.inventory.Certificate;
import dev.pinlint.cli.inventory.Governance;
import dev.pinlint.cli.inventory.Pin;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.cli.inventory.PinSet;
import dev.pinlint.cli.inventory.PinnedHost;
import dev.pinlint.cli.inventory.Place;
import dev.pinlint.cli.inventory.Repository;
import dev.pinlint.cli.inventory.Subject;
import dev.pinlint.cli.inventory.TrustAnchors;
import dev.pinlint.cli.risk.OutageRisk;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Evidence;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.component.crypto.CryptoProperties;
import org.cyclonedx.model.component.crypto.RelatedCryptoMaterialProperties;
import org.cyclonedx.model.component.crypto.enums.AssetType;
import org.cyclonedx.model.component.crypto.enums.RelatedCryptoMaterialType;
import org.cyclonedx.model.component.evidence.Occurrence;
import org.cyclonedx.model.metadata.ToolInformation;

/**
 * Writes an inventory as CycloneDX 1.6. A pin is related crypto material of type digest, and
 * depends on its algorithm and, where it is known, on the key or certificate that it is of. What
 * CycloneDX has no word for are properties whose names begin with {@code pinlint:}; see {@code
 * docs/output-formats.md}.
 */
public final class CryptoBom {

  private static final String PREFIX = "pinlint:";

  private final PinInventory inventory;
  private final LocalDate day;
  private final Assets assets = new Assets();
  private final Map<String, Component> pins = new TreeMap<>();
  private final Map<String, List<String>> dependencies = new TreeMap<>();

  private CryptoBom(PinInventory inventory, LocalDate day) {
    this.inventory = inventory;
    this.day = day;
  }

  /**
   * The document: the same for the same inventory on the same day.
   *
   * @param version the version of Pinlint that writes it
   */
  public static String of(PinInventory inventory, LocalDate day, String version) {
    CryptoBom bom = new CryptoBom(inventory, day);
    inventory.trustAnchors().forEach(bom::add);
    inventory.hosts().forEach(bom::add);
    try {
      return BomGeneratorFactory.createJson(Version.VERSION_16, bom.document(version))
              .toJsonString()
          + "\n";
    } catch (GeneratorException e) {
      throw new IllegalStateException(e);
    }
  }

  private Bom document(String version) {
    Bom bom = new Bom();
    bom.setSerialNumber("urn:uuid:" + uuid(inventory.toString()));
    Component tool = new Component();
    tool.setType(Component.Type.APPLICATION);
    tool.setName("Pinlint");
    tool.setVersion(version);
    ToolInformation tools = new ToolInformation();
    tools.setComponents(List.of(tool));
    Component subject = new Component();
    subject.setType(Component.Type.APPLICATION);
    subject.setName(
        inventory.repositories().stream().map(Repository::name).collect(Collectors.joining(", ")));
    subject.setBomRef("estate");
    Metadata metadata = new Metadata();
    metadata.setTimestamp(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    metadata.setToolChoice(tools);
    metadata.setComponent(subject);
    bom.setMetadata(metadata);
    List<Component> components = new ArrayList<>(assets.all());
    components.addAll(pins.values());
    bom.setComponents(components);
    dependencies.forEach(
        (reference, needed) -> {
          Dependency dependency = new Dependency(reference);
          needed.stream()
              .distinct()
              .sorted()
              .map(Dependency::new)
              .forEach(dependency::addDependency);
          bom.addDependency(dependency);
        });
    return bom;
  }

  private static UUID uuid(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(TrustAnchors anchors) {
    for (Certificate certificate : anchors.certificates()) {
      String reference = assets.certificate(certificate);
      assets.all().stream()
          .filter(one -> one.getBomRef().equals(reference))
          .forEach(one -> occurs(one, anchors.place()));
    }
  }

  private void add(PinnedHost row) {
    for (PinSet set : row.sets()) {
      for (Pin pin : set.pins()) {
        String reference = "pin:" + uuid(row.key() + "\n" + pin.identity());
        Component component =
            pins.computeIfAbsent(reference, any -> component(reference, row, pin));
        occurs(component, set.place());
        if (!set.isComplete() && component.getProperties() != null) {
          put(component, "complete", "no");
        }
      }
    }
  }

  private Component component(String reference, PinnedHost row, Pin pin) {
    List<String> needed = dependencies.computeIfAbsent(reference, any -> new ArrayList<>());
    RelatedCryptoMaterialProperties material = new RelatedCryptoMaterialProperties();
    material.setType(RelatedCryptoMaterialType.DIGEST);
    material.setValue(pin.text());
    pin.algorithm()
        .map(assets::algorithm)
        .ifPresent(
            algorithm -> {
              material.setAlgorithmRef(algorithm);
              needed.add(algorithm);
            });
    if (pin.subject() == Subject.KEY) {
      assets.key(pin).ifPresent(needed::add);
    } else if (pin.subject() == Subject.CERTIFICATE) {
      certificate(pin).ifPresent(needed::add);
    }
    CryptoProperties crypto = new CryptoProperties();
    crypto.setAssetType(AssetType.RELATED_CRYPTO_MATERIAL);
    crypto.setRelatedCryptoMaterialProperties(material);
    Component component = new Component();
    component.setType(Component.Type.CRYPTOGRAPHIC_ASSET);
    component.setName("pin of " + row.hostTitle());
    component.setBomRef(reference);
    component.setCryptoProperties(crypto);
    describe(component, row, pin);
    return component;
  }

  private Optional<String> certificate(Pin pin) {
    return pin.digest()
        .flatMap(
            digest ->
                inventory.trustAnchors().stream()
                    .flatMap(anchors -> anchors.certificates().stream())
                    .filter(one -> one.sha256().equals(digest))
                    .findFirst())
        .map(assets::certificate);
  }

  private void describe(Component component, PinnedHost row, Pin pin) {
    put(component, "repository", row.repository());
    put(component, "artifact", row.artifact().name());
    put(component, "artifact-kind", keyword(row.artifact().kind()));
    put(component, "source-set", keyword(row.sourceSet()));
    put(component, "host", row.host());
    put(component, "mechanism", keyword(row.mechanism()));
    row.version().ifPresent(version -> put(component, "library-version", version));
    put(component, "subject", keyword(pin.subject()));
    put(component, "position", keyword(pin.position()));
    put(component, "role", keyword(pin.role()));
    pin.owner().ifPresent(owner -> put(component, "key-owner", owner));
    put(component, "standing", keyword(pin.standing()));
    pin.lastDay().ifPresent(last -> put(component, "last-day", last.toString()));
    pin.flaw().ifPresent(flaw -> put(component, "flaw", flaw));
    put(
        component,
        "backups",
        row.backups().isPresent() ? Integer.toString(row.backups().getAsInt()) : "unknown");
    put(component, "risk", Integer.toString(OutageRisk.of(row, day).score()));
    Governance governance = row.governance();
    put(component, "wired", keyword(governance.wired()));
    put(component, "kill-switch", keyword(governance.killSwitch()));
    put(component, "expiry-guard", keyword(governance.expiryGuard()));
    put(component, "telemetry", keyword(governance.telemetry()));
    governance.until().ifPresent(end -> put(component, "until", end.toString()));
    put(component, "owner", governance.owner().orElse("unknown"));
    put(component, "reason", governance.reason().orElse("unknown"));
    governance.review().ifPresent(review -> put(component, "review", review));
  }

  private static void put(Component component, String name, String value) {
    Property property = new Property();
    property.setName(PREFIX + name);
    property.setValue(value);
    boolean isThere =
        component.getProperties() != null
            && component.getProperties().stream()
                .anyMatch(one -> one.getName().equals(PREFIX + name));
    if (!isThere) {
      component.addProperty(property);
    }
  }

  private static void occurs(Component component, Place place) {
    Evidence evidence = Optional.ofNullable(component.getEvidence()).orElseGet(Evidence::new);
    List<Occurrence> all =
        new ArrayList<>(Optional.ofNullable(evidence.getOccurrences()).orElse(List.of()));
    Occurrence occurrence = new Occurrence();
    occurrence.setLocation(place.file().isEmpty() ? place.type() : place.file());
    place.line().ifPresent(occurrence::setLine);
    occurrence.setSymbol(place.type() + "#" + place.member());
    boolean isThere =
        all.stream()
            .anyMatch(
                one ->
                    one.getLocation().equals(occurrence.getLocation())
                        && place.line().equals(Optional.ofNullable(one.getLine())));
    if (!isThere) {
      all.add(occurrence);
    }
    evidence.setOccurrences(all);
    component.setEvidence(evidence);
  }
}
