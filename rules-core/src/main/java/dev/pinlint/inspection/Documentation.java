package dev.pinlint.inspection;

import dev.pinlint.facts.DocumentedPin;
import dev.pinlint.facts.Facts;
import dev.pinlint.facts.IdentityComparison;
import dev.pinlint.facts.Location;
import dev.pinlint.facts.PinSet;
import dev.pinlint.facts.PinSite;
import dev.pinlint.facts.TrustAnchorSite;
import dev.pinlint.facts.WrittenNotes;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what is written beside pins, where the text of the program is there. */
final class Documentation {

  /** Shorter constants stand in many lines that have nothing to do with a pin. */
  private static final int SHORTEST = 20;

  private final Map<String, List<String>> lines = new HashMap<>();
  private final Map<String, TypeModel> types = new HashMap<>();
  private final Function<Location, String> files;

  /**
   * The texts of what was read.
   *
   * @param files gives the file that something is shown in
   */
  Documentation(Inputs inputs, Collection<TypeModel> types, Function<Location, String> files) {
    inputs.sources().forEach(file -> lines.put(file.path(), List.of(file.text())));
    inputs.configurations().forEach(file -> lines.put(file.path(), List.of(file.text())));
    types.forEach(type -> this.types.putIfAbsent(type.name(), type));
    this.files = files;
  }

  /** What is written beside all that is pinned by facts; nothing about what has no text. */
  List<DocumentedPin> of(Facts facts) {
    List<DocumentedPin> all = new ArrayList<>();
    Set<Location> seen = new HashSet<>();
    for (PinSite site : facts.pinSites()) {
      seen.add(site.location());
      List<String> pins = site.constants().stream().map(PinSite.Pin::text).toList();
      add(site.location(), site.host(), pins, all);
    }
    for (PinSet set : facts.pinSets()) {
      for (PinSet.HostPins host : set.hosts()) {
        if (seen.add(host.lastSite())) {
          add(host.lastSite(), host.pattern(), List.of(), all);
        }
      }
    }
    for (IdentityComparison comparison : facts.comparisons()) {
      if (comparison.isPin()) {
        add(comparison.location(), "", comparison.pins(), all);
      }
    }
    for (TrustAnchorSite site : facts.trustAnchors()) {
      if (site.effect() == TrustAnchorSite.Effect.REPLACES) {
        add(
            site.location(),
            "",
            dev.pinlint.facts.EmbeddedCertificate.pins(site.certificates()),
            all);
      }
    }
    return List.copyOf(all);
  }

  private void add(
      Location location, String host, List<String> pins, List<DocumentedPin> documented) {
    List<String> text = text(files.apply(location));
    if (text.isEmpty() || location.line() <= 0) {
      return;
    }
    WrittenNotes notes = beside(text, location.line());
    for (String pin : pins) {
      // Where the constant is written, if that is in the same file.
      String digest = pin.substring(pin.indexOf('/') + 1);
      for (int i = 0; i < text.size() && digest.length() >= SHORTEST; i++) {
        notes = text.get(i).contains(digest) ? notes.or(beside(text, i + 1)) : notes;
      }
    }
    for (int line : declarations(location.anchor().member())) {
      notes = notes.or(beside(text, line));
    }
    documented.add(new DocumentedPin(location, host, pins, notes));
  }

  private static WrittenNotes beside(List<String> text, int line) {
    return WrittenNotes.beside(
        number ->
            number > 0 && number <= text.size()
                ? Optional.of(text.get(number - 1))
                : Optional.empty(),
        line);
  }

  private List<String> text(String file) {
    List<String> text = lines.getOrDefault(file, List.of());
    if (text.size() == 1) {
      text = text.get(0).lines().toList();
      lines.put(file, text);
    }
    return text;
  }

  /** The lines on which the member, and its type, are declared. */
  private List<Integer> declarations(Member member) {
    List<Integer> all = new ArrayList<>();
    Optional.ofNullable(types.get(member.type()))
        .ifPresent(
            type -> {
              type.methods().stream()
                  .filter(method -> method.member().equals(member))
                  .map((MethodModel method) -> method.site().line())
                  .forEach(all::add);
              all.add(type.site().line());
            });
    return all;
  }
}
