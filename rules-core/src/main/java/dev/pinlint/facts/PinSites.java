package dev.pinlint.facts;

import dev.pinlint.facts.PinSite.Origin;
import dev.pinlint.facts.PinSite.Pin;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.Program;
import dev.pinlint.model.Resources.Resource;
import dev.pinlint.model.Site;
import dev.pinlint.pins.DigestAlgorithm;
import dev.pinlint.pins.PatternReading;
import dev.pinlint.pins.PinReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Collects the calls that hand pins to a library, from run to run. The same call is met once for
 * each path, and a helper's once by itself, with parameters for values, and once for each caller:
 * what a caller has shown to be more takes the place of what the helper by itself knows.
 */
final class PinSites {

  private static final Comparator<Pin> BY_TEXT =
      Comparator.comparing(Pin::text)
          .thenComparing(Pin::origin)
          .thenComparing(pin -> pin.algorithm().orElse(""));

  private static final Comparator<Step> BY_PLACE =
      Comparator.comparing(Step::file)
          .thenComparing(Step::line)
          .thenComparing(Step::siteId)
          .thenComparing(step -> step.member().toString());

  private static final List<Value> NO_HOST = List.of(new Value.Constant(new Literal.Text("")));

  /**
   * What was met.
   *
   * @param root the outermost member
   * @param place where the arguments stop being parameters
   * @param sink the call that the library receives
   * @param isSettled whether no caller could make it known better
   */
  private record Met(Member root, Place place, Place sink, Given given, boolean isSettled) {}

  /** What the call passes. */
  private record Given(
      String host,
      PatternReading pattern,
      List<Pin> pins,
      boolean isOpen,
      Api api,
      Set<Resource> files) {}

  /** A call that the library receives, reached through a call of the member. */
  private record Entry(Member member, Place sink) {}

  private record Key(Anchor anchor, String host) {}

  private final PinReader reader;
  private final Program program;
  private final Set<Met> met = new LinkedHashSet<>();
  private final Set<Entry> entries = new HashSet<>();

  PinSites(PinReader reader, Program program) {
    this.reader = reader;
    this.program = program;
  }

  /**
   * Adds a call.
   *
   * @param pins the pins that it passes
   * @param algorithm the algorithm that the code names for them, if it does
   */
  void add(Invocation invocation, HeapObject.Sequence pins, Optional<String> algorithm) {
    Api api = invocation.api().orElseThrow();
    Optional<Traced> host = api.argument("host").flatMap(invocation::argument);
    int depth =
        Stream.concat(host.stream(), pins.elements().stream())
            .mapToInt(Traced::depth)
            .min()
            .orElse(invocation.frame().depth());
    Place sink = new Place(invocation.frame().member(), invocation.call());
    Place place = invocation.frame().placeAt(depth, invocation.call());
    Member root = entered(invocation, sink, place);
    Set<Pin> read = new TreeSet<>(BY_TEXT);
    Set<Resource> files = new LinkedHashSet<>();
    for (Traced pin : pins.elements()) {
      for (Value one : pin.value().alternatives()) {
        Optional<BundledPins> bundled = BundledPins.of(one);
        bundled.ifPresent(known -> files.add(known.file()));
        bundled
            .map(BundledPins::pins)
            .map(texts -> texts.stream().map(PinSites::constant).toList())
            .orElse(List.of(one))
            .forEach(each -> read.add(pin(api, each, pin.depth(), algorithm)));
      }
    }
    boolean isOpen = pins.isOpen() || !files.isEmpty();
    boolean isKnown = !isOpen && read.stream().allMatch(pin -> pin.origin() == Origin.CONSTANT);
    for (Value one : host.map(given -> given.value().alternatives()).orElse(NO_HOST)) {
      PatternReading pattern =
          one.text()
              .filter(text -> host.isPresent())
              .map(text -> reader.readHost(api, text))
              .orElse(PatternReading.MATCHES);
      Given given = new Given(name(api, one), pattern, List.copyOf(read), isOpen, api, files);
      met.add(new Met(root, place, sink, given, isKnown && one.text().isPresent()));
    }
  }

  private static Value constant(String text) {
    return new Value.Constant(new Literal.Text(text));
  }

  private static String name(Api api, Value host) {
    return HostPins.isOneValue(host) ? Texts.of(HostPins.canonical(api, host)) : "<unknown>";
  }

  /** Notes which members the path to the sink was called through; the outermost one is returned. */
  private Member entered(Invocation invocation, Place sink, Place place) {
    List<Place> calls = invocation.frame().calls();
    Member root = calls.isEmpty() ? sink.member() : calls.get(0).member();
    Stream.concat(calls.stream().skip(1).map(Place::member), Stream.of(sink.member()))
        .filter(member -> !calls.isEmpty() && !isRecursion(root, member, calls))
        // What a lambda of its own makes of what it has captured is known there as well.
        .filter(member -> !(member.equals(root) && place.equals(sink)))
        .forEach(member -> entries.add(new Entry(member, sink)));
    return root;
  }

  /** A method that calls itself is no caller who knows better; one that runs its own lambda is. */
  private static boolean isRecursion(Member root, Member member, List<Place> calls) {
    return member.equals(root)
        && calls.stream().anyMatch(call -> call.call().method().name().equals(root.name()));
  }

  private Pin pin(Api api, Value value, int depth, Optional<String> named) {
    if (value.text().isPresent()) {
      PinReading reading = reader.read(api, value.text().get(), named);
      return new Pin(
          value.text().get(),
          Origin.CONSTANT,
          reading.algorithm().map(DigestAlgorithm::standardName),
          reading.flaw().map(flaw -> flaw.keyword()),
          reading.mended(),
          reader.owner(api, value.text().get(), reading));
    }
    return new Pin(
        Texts.of(value),
        Traced.isParameter(depth) ? Origin.CALLER : Origin.UNKNOWN,
        reader.algorithm(api, value, named).map(DigestAlgorithm::standardName),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** All that were met, one for each call and host. */
  List<PinSite> all(Anchors anchors) {
    Map<Key, PinSite> sites = new LinkedHashMap<>();
    for (Met one : met) {
      if (one.isSettled() || !entries.contains(new Entry(one.root(), one.sink()))) {
        PinSite site = site(one, anchors);
        sites.merge(new Key(site.location().anchor(), site.host()), site, PinSites::merge);
      }
    }
    return List.copyOf(sites.values());
  }

  private PinSite site(Met met, Anchors anchors) {
    List<Step> related = new ArrayList<>();
    if (!met.place().equals(met.sink())) {
      related.add(
          Step.at(
              met.sink().member(),
              met.sink().call().site(),
              "the pin is handed to " + met.given().api().owner().simpleName()));
    }
    met.given().files().forEach(file -> related.add(in(file, "the pins are in this file")));
    met.given().pins().stream()
        .filter(pin -> pin.origin() == Origin.CONSTANT && met.given().files().isEmpty())
        .flatMap(pin -> program.textsIn(pin.text()).stream())
        .map(text -> in(text, "the pin is in this file"))
        .distinct()
        .forEach(related::add);
    return new PinSite(
        anchors.of(met.place()),
        met.given().host(),
        Optional.of(met.given().pattern().fate())
            .filter(fate -> fate != PatternReading.Fate.MATCHES)
            .map(PatternReading.Fate::keyword),
        met.given().pattern().versions(),
        met.given().pins(),
        met.given().isOpen(),
        PinReader.format(met.given().api()),
        isOfLeaf(met.given()),
        related);
  }

  private static Step in(Resource file, String text) {
    return Step.at(Member.entry(file.path(), "/"), new Site(0, file.path(), file.line()), text);
  }

  private boolean isOfLeaf(Given given) {
    return given.api().isTrue("of-leaf")
        && given.pins().stream()
            .filter(pin -> pin.origin() == Origin.CONSTANT)
            .noneMatch(pin -> reader.isOfKey(given.api(), pin.text()));
  }

  private static PinSite merge(PinSite first, PinSite second) {
    Set<Pin> pins = new TreeSet<>(BY_TEXT);
    pins.addAll(first.pins());
    pins.addAll(second.pins());
    Set<Step> related = new TreeSet<>(BY_PLACE);
    related.addAll(first.related());
    related.addAll(second.related());
    return new PinSite(
        first.location(),
        first.host(),
        first.hostFate().or(second::hostFate),
        first.hostFate().isPresent() ? first.hostVersions() : second.hostVersions(),
        List.copyOf(pins),
        first.isOpen() || second.isOpen(),
        first.format(),
        first.isOfLeaf(),
        List.copyOf(related));
  }
}
