package dev.pinlint.facts;

import dev.pinlint.flow.Value;
import dev.pinlint.model.Resources.Resource;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The pins of a file among an app's assets that a value was made of, in ways that nobody looks
 * into: by a reader of JSON, for the most part. Which of them it is cannot be told.
 *
 * @param pins the pins in the file, in its order
 * @param file the file, and the line of the first
 */
record BundledPins(List<String> pins, Resource file) {

  /** Only what is sound: a text that is none may be there for something else. */
  private static final Pattern PIN =
      Pattern.compile("sha(?:256/[A-Za-z0-9+/]{43}=|1/[A-Za-z0-9+/]{27}=)(?![A-Za-z0-9+/=])");

  private static final Pattern ASSET = Pattern.compile("(?:.*/)?assets/[^\\n]+\\.json");

  BundledPins {
    pins = List.copyOf(pins);
  }

  /** The pins that a value may be; empty if it is none of a file's. */
  static Optional<BundledPins> of(Value value) {
    if (value.text().isPresent()) {
      return Optional.empty();
    }
    Optional<String> file =
        value.literals().filter(text -> ASSET.matcher(text).matches()).sorted().findFirst();
    List<String> contents =
        value
            .literals()
            .map(text -> text.replace("\\/", "/"))
            .filter(text -> PIN.matcher(text).find())
            .sorted()
            .toList();
    List<String> pins =
        contents.stream()
            .flatMap(text -> PIN.matcher(text).results())
            .map(MatchResult::group)
            .distinct()
            .toList();
    return file.filter(path -> !pins.isEmpty())
        .map(path -> new Resource(path, line(contents.get(0)), contents.get(0)))
        .map(found -> new BundledPins(pins, found));
  }

  private static int line(String content) {
    int first = PIN.matcher(content).results().findFirst().orElseThrow().start();
    return (int) content.substring(0, first).chars().filter(c -> c == '\n').count() + 1;
  }
}
