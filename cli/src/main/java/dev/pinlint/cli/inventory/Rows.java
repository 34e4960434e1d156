package dev.pinlint.cli.inventory;

import dev.pinlint.facts.ConnectionPolicy;
import dev.pinlint.facts.Location;
import dev.pinlint.facts.PinInstallation;
import dev.pinlint.facts.PinSite;
import dev.pinlint.facts.TrustAnchorSite;
import dev.pinlint.facts.Verdict;
import dev.pinlint.facts.WrittenNotes;
import dev.pinlint.inspection.Inspection.Result;
import dev.pinlint.inspection.Inventory;
import dev.pinlint.inspection.Inventory.PlacedComparison;
import dev.pinlint.inspection.Inventory.PlacedPins;
import dev.pinlint.inspection.Inventory.PlacedSite;
import dev.pinlint.model.Answer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Makes the rows of an inventory: one a host and mechanism of each artifact. */
final class Rows {

  private record Key(
      Artifact artifact, SourceSet sourceSet, Mechanism mechanism, String library, String host) {}

  /** A row that is being made. */
  private static final class Draft {
    final List<PinSet> sets = new ArrayList<>();
    Answer subdomains = Answer.UNKNOWN;
    final Set<String> exceptions = new TreeSet<>();
    Optional<LocalDate> until = Optional.empty();
    WrittenNotes notes = WrittenNotes.NONE;
  }

  private final String repository;
  private final Result result;
  private final Inventory inventory;
  private final Places places;
  private final Artifacts artifacts;
  private final Map<Key, Draft> drafts = new LinkedHashMap<>();
  private final Set<PinSite> placed = new HashSet<>();
  private int number;

  Rows(String repository, Result result, Places places, Collection<Path> roots) {
    this.repository = repository;
    this.result = result;
    this.inventory = result.inventory();
    this.places = places;
    this.artifacts = new Artifacts(result.inputs(), roots);
  }

  /** All rows. */
  List<PinnedHost> all() {
    for (List<PlacedPins> set : inventory.pinSets()) {
      number++;
      set.forEach(pins -> add(pins, set));
    }
    for (PlacedSite site : inventory.sites()) {
      if (!placed.contains(site.site())) {
        number++;
        addAlone(site);
      }
    }
    addComparisons();
    addAnchors();
    return drafts.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())).toList();
  }

  /** What a host ends up with in an object, or by a configuration file. */
  private void add(PlacedPins pins, List<PlacedPins> set) {
    String host = pins.host().pattern();
    Location last = pins.host().lastSite();
    // A host that is not known may have other names in the two facts.
    List<PlacedSite> ofHost =
        sites(site -> site.host().equals(host) || site.location().equals(last));
    Optional<PinSite> here =
        ofHost.stream()
            .map(PlacedSite::site)
            .filter(site -> site.location().equals(last))
            .findFirst()
            .or(() -> ofHost.stream().map(PlacedSite::site).findFirst());
    ofHost.stream()
        .filter(site -> site.file().equals(pins.file()))
        .map(PlacedSite::site)
        .filter(site -> site.location().equals(last) || pins.host().pins().containsAll(texts(site)))
        .forEach(placed::add);
    String format = here.map(PinSite::format).orElse("");
    List<Pin> known = new ArrayList<>();
    for (String text : pins.host().pins()) {
      known.add(pin(text, format));
    }
    Draft draft = draft(pins.file(), Mechanism.of(format), format, host);
    draft.sets.add(
        new PinSet(
            number,
            known,
            pins.host().isComplete() && set.stream().noneMatch(other -> mayAdd(other, pins)),
            here.flatMap(PinSite::hostFate),
            places.of(pins.file(), last)));
    note(draft, last);
    for (ConnectionPolicy policy : inventory.policies()) {
      if (policy.hosts().contains(host) && isOf(policy, last)) {
        draft.subdomains = Answer.of(policy.withSubdomains().contains(host));
        draft.exceptions.addAll(exceptions(policy, host));
        draft.until = policy.pins().flatMap(ConnectionPolicy.Enforcement::end);
      }
    }
  }

  /** Whether another pattern adds pins in some versions of the library, and not in others. */
  private boolean mayAdd(PlacedPins other, PlacedPins pins) {
    return !other.host().pattern().equals(pins.host().pattern())
        && pins.host().pins().containsAll(other.host().pins())
        && !sites(site -> site.host().equals(other.host().pattern()) && site.hostFate().isPresent())
            .isEmpty();
  }

  /** The hosts below a host of which the same file says something else, without pins. */
  private List<String> exceptions(ConnectionPolicy policy, String host) {
    return inventory.policies().stream()
        .filter(other -> other.location().file().equals(policy.location().file()))
        .filter(other -> other.pins().isEmpty())
        .flatMap(other -> other.hosts().stream())
        .filter(other -> other.endsWith("." + host))
        .toList();
  }

  private static boolean isOf(ConnectionPolicy policy, Location location) {
    return policy.pins().filter(pins -> pins.location().equals(location)).isPresent();
  }

  private static List<String> texts(PinSite site) {
    return site.pins().stream().map(PinSite.Pin::text).toList();
  }

  private List<PlacedSite> sites(Predicate<PinSite> condition) {
    return inventory.sites().stream().filter(site -> condition.test(site.site())).toList();
  }

  private Pin pin(String text, String format) {
    return inventory.sites().stream()
        .filter(site -> site.site().format().equals(format))
        .flatMap(site -> Pins.of(site.site()).stream())
        .filter(pin -> pin.text().equals(text))
        .findFirst()
        .orElseGet(() -> Pins.unknown(text));
  }

  /** Pins of which no more is seen than the call: what becomes of them is not known. */
  private void addAlone(PlacedSite site) {
    PinSite call = site.site();
    Draft draft = draft(site.file(), Mechanism.of(call.format()), call.format(), call.host());
    boolean isAll = Mechanism.of(call.format()) == Mechanism.NETTY_FINGERPRINT && !call.isOpen();
    draft.sets.add(
        new PinSet(
            number,
            Pins.of(call),
            isAll && call.pins().stream().allMatch(pin -> pin.origin() == PinSite.Origin.CONSTANT),
            call.hostFate(),
            places.of(site.file(), call.location())));
    note(draft, call.location());
  }

  /** The constants of one member are the pins of one check. */
  private void addComparisons() {
    Map<String, List<PlacedComparison>> byMember = new LinkedHashMap<>();
    for (PlacedComparison one : inventory.comparisons()) {
      if (one.comparison().isPin()) {
        byMember
            .computeIfAbsent(
                one.file() + " " + one.comparison().location().anchor().member(),
                member -> new ArrayList<>())
            .add(one);
      }
    }
    for (List<PlacedComparison> all : byMember.values()) {
      number++;
      PlacedComparison first = all.get(0);
      Place place = places.of(first.file(), first.comparison().location());
      // The hosts are not known: each check is a row of its own.
      Draft draft = draft(first.file(), Mechanism.HAND_ROLLED, "", "<" + place.type() + ">");
      draft.sets.add(
          new PinSet(
              number,
              all.stream().flatMap(one -> Pins.of(one.comparison()).stream()).distinct().toList(),
              true,
              Optional.empty(),
              place));
      note(draft, first.comparison().location());
    }
  }

  private void addAnchors() {
    for (Inventory.PlacedAnchors anchors : inventory.anchors()) {
      if (anchors.site().effect() == TrustAnchorSite.Effect.REPLACES) {
        number++;
        Place place = places.of(anchors.file(), anchors.site().location());
        Draft draft = draft(anchors.file(), Mechanism.TRUST_ANCHORS, "", "<" + place.type() + ">");
        draft.sets.add(
            new PinSet(
                number,
                anchors.site().certificates().stream().map(Pins::of).toList(),
                true,
                Optional.empty(),
                place));
        note(draft, anchors.site().location());
      }
    }
  }

  private Draft draft(String file, Mechanism mechanism, String format, String host) {
    Key key =
        new Key(artifacts.of(file), SourceSet.of(file), mechanism, Mechanism.library(format), host);
    return drafts.computeIfAbsent(key, any -> new Draft());
  }

  private void note(Draft draft, Location location) {
    draft.notes = draft.notes.or(inventory.notes(location));
  }

  /** Whether what enforces the pins asks for more than them. */
  private Answer validates(Key key) {
    return key.mechanism() != Mechanism.HAND_ROLLED
        ? key.mechanism().validates()
        : inventory.checks().stream()
            .filter(placed -> key.host().equals("<" + placed.type() + ">"))
            .map(placed -> validates(placed.check().verdict()))
            .distinct()
            .reduce((one, other) -> Answer.UNKNOWN)
            .orElse(Answer.UNKNOWN);
  }

  private static Answer validates(Verdict verdict) {
    return switch (verdict) {
      case VALIDATES -> Answer.YES;
      case PIN_ONLY, PARTIAL, WEAK_ONLY, WEAK_EXIT -> Answer.NO;
      default -> Answer.UNKNOWN;
    };
  }

  /** The calls that make clients go by the pins of a row. */
  private List<PinInstallation> installations(Draft draft) {
    Set<String> pins = new HashSet<>();
    draft.sets.forEach(set -> set.pins().forEach(pin -> pins.add(pin.text())));
    return inventory.installations().stream()
        .filter(installation -> !pins.isEmpty() && installation.pins().containsAll(pins))
        .toList();
  }

  /**
   * What is compiled into an app, or handed over whatever happens, nobody can switch off; what a
   * setting of the running program leaves out, somebody can.
   */
  private Answer killSwitch(Key key, Draft draft) {
    List<PinInstallation> calls = installations(draft);
    if (key.mechanism() == Mechanism.NETWORK_SECURITY_CONFIG
        || calls.stream().anyMatch(PinInstallation::isOnEveryPath)) {
      return Answer.NO;
    }
    return !calls.isEmpty() && calls.stream().allMatch(call -> call.killSwitch().isPresent())
        ? Answer.YES
        : Answer.UNKNOWN;
  }

  private PinnedHost row(Key key, Draft draft) {
    return new PinnedHost(
        repository,
        key.artifact(),
        key.sourceSet(),
        key.mechanism(),
        Optional.of(key.library()).filter(library -> !library.isEmpty()),
        result.versions().of(key.library()),
        validates(key),
        key.host(),
        draft.subdomains,
        List.copyOf(draft.exceptions),
        draft.sets.stream().distinct().toList(),
        new Governance(
            installations(draft).isEmpty() ? Answer.UNKNOWN : Answer.YES,
            killSwitch(key, draft),
            key.mechanism() == Mechanism.NETWORK_SECURITY_CONFIG
                ? Answer.of(draft.until.isPresent())
                : Answer.UNKNOWN,
            draft.until,
            Answer.UNKNOWN,
            draft.notes.owner(),
            draft.notes.reason(),
            draft.notes.review()));
  }
}
