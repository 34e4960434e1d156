package dev.pinlint.testdata;

import dev.pinlint.facts.Anchor;
import dev.pinlint.facts.Anchors;
import dev.pinlint.facts.Location;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.TypeModel;
import dev.pinlint.rules.Finding;
import dev.pinlint.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The markers of the fixtures, each resolved once, in the source, to the anchor keys that it may mean. */
public final class Expectations {

  /** A class in Kotlin that leaves an interface to another object. */
  private static final Pattern BY_DELEGATION =
      Pattern.compile("class (?<type>\\w+)\\(.*\\) : \\w+ by ");

  private final Map<Marker, Set<Anchor>> anchors = new LinkedHashMap<>();

  /** The expectations of the given fixtures. */
  public Expectations(Collection<SourceFile> fixtures) {
    this(fixtures, Fixtures.lower(fixtures).types());
  }

  /**
   * The expectations of fixtures that there is no source front end for.
   *
   * @param types what the fixtures were compiled to; the lines in them count
   */
  public Expectations(Collection<SourceFile> fixtures, List<TypeModel> types) {
    for (SourceFile fixture : fixtures) {
      List<MethodModel> methods =
          types.stream()
              .flatMap(type -> type.methods().stream())
              .filter(method -> method.site().file().equals(fixture.path()))
              .toList();
      List<String> lines = fixture.text().lines().toList();
      Marker.of(fixture).forEach(marker -> anchors.put(marker, resolve(marker, methods, lines)));
    }
  }

  /** All markers. */
  public Set<Marker> markers() {
    return anchors.keySet();
  }

  /** What is wrong with the findings, one line each; empty if they are exactly what the markers say. */
  public List<String> problems(Collection<Finding> findings) {
    List<String> problems = new ArrayList<>();
    Set<Finding> expected = new HashSet<>();
    anchors.forEach(
        (marker, keys) -> {
          List<Finding> here =
              findings.stream()
                  .filter(finding -> finding.rule().equals(marker.rule()))
                  .filter(finding -> keys.contains(finding.location().anchor()))
                  .toList();
          String where = marker.file() + ":" + marker.line() + " " + marker.rule();
          if (keys.isEmpty()) {
            problems.add(where + ": the marker stands above nothing");
          } else if (marker.isExpected() && here.isEmpty()) {
            problems.add(where + ": expected, not found");
          } else if (!marker.isExpected() && !here.isEmpty()) {
            problems.add(where + ": must be quiet, found " + here.get(0).projection());
          }
          if (marker.isExpected()) {
            expected.addAll(here);
          }
        });
    findings.stream()
        .filter(finding -> !expected.contains(finding))
        .forEach(
            finding ->
                problems.add(
                    finding.location().file()
                        + ":"
                        + finding.location().line()
                        + ": not expected: "
                        + finding.projection()));
    return problems;
  }

  private static Set<Anchor> resolve(Marker marker, List<MethodModel> methods, List<String> lines) {
    Set<Anchor> found = new HashSet<>();
    Optional<String> delegating =
        lines.stream()
            .skip(marker.line())
            .filter(line -> !line.strip().startsWith("//"))
            .findFirst()
            .map(BY_DELEGATION::matcher)
            .filter(Matcher::lookingAt)
            .map(matcher -> matcher.group("type"));
    if (marker.isOnMember() && delegating.isPresent()) {
      // What the compiler writes has no line.
      methods.stream()
          .filter(method -> method.member().type().endsWith("." + delegating.get()))
          .filter(method -> method.site().line() == 0)
          .forEach(method -> found.add(Anchor.of(method.member())));
      return found;
    }
    if (marker.isOnMember()) {
      methods.stream()
          .filter(method -> method.site().line() > marker.line())
          .min(Comparator.comparing(method -> method.site().line()))
          .ifPresent(method -> found.add(Anchor.of(method.member())));
      return found;
    }
    for (MethodModel method : methods) {
      for (Location call : Anchors.calls(method)) {
        if (call.line() == marker.anchorLine()) {
          found.add(call.anchor());
        }
      }
    }
    return found;
  }
}
