package dev.pinlint.cli;

import dev.pinlint.cli.text.Text;
import dev.pinlint.inspection.Inspection.PlacedFinding;
import dev.pinlint.rules.Finding;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The findings that are known and not to be shown again.
 *
 * <p>In a file, each has a line: its fingerprint, then what people need to recognise it, of which
 * the first word is the rule. The lines are sorted by what people read, so that two versions can be
 * compared. Lines that begin with {@code #} are for people only.
 */
final class Baseline {

  private static final String HEADER =
      """
      # Pinlint baseline 1: known findings, which "pinlint scan --baseline" does not show.
      # Only the fingerprint at the begin of a line counts; the rest is for people.
      """;

  private static final Pattern LINE = Pattern.compile("((\\d+):[0-9a-f]+)(?:\\s+(.*))?");

  private final Map<String, String> descriptions;

  private Baseline(Map<String, String> descriptions) {
    this.descriptions = descriptions;
  }

  /** The baseline that knows these findings. */
  static Baseline of(Collection<PlacedFinding> findings) {
    Map<String, String> descriptions = new TreeMap<>();
    findings.stream()
        .map(PlacedFinding::finding)
        .forEach(finding -> descriptions.put(finding.fingerprint(), describe(finding)));
    return new Baseline(descriptions);
  }

  private static String describe(Finding finding) {
    String text =
        Stream.of(finding.rule(), finding.location().anchor().toString(), finding.host())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("  "));
    return Text.printable(text.replace('\t', ' '));
  }

  /**
   * Reads a baseline.
   *
   * @throws IOException if it cannot be read, or a line has no fingerprint, or one of another
   *     version, which no finding would have
   */
  static Baseline read(Path file) throws IOException {
    Map<String, String> descriptions = new TreeMap<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        var matcher = LINE.matcher(text);
        if (!matcher.matches()) {
          throw new IOException("line " + number + " does not begin with a fingerprint");
        }
        if (!matcher.group(2).equals(Finding.FINGERPRINT_VERSION)) {
          throw new IOException(
              "line "
                  + number
                  + " has a fingerprint of version "
                  + matcher.group(2)
                  + ", and this Pinlint makes version "
                  + Finding.FINGERPRINT_VERSION
                  + ": write the baseline anew");
        }
        descriptions.put(matcher.group(1), Optional.ofNullable(matcher.group(3)).orElse(""));
      }
    }
    return new Baseline(descriptions);
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new IOException("not a text in UTF-8", e);
    }
  }

  /** The text of the file. */
  String text() {
    return descriptions.entrySet().stream()
        .map(entry -> entry.getKey() + "  " + entry.getValue() + "\n")
        .sorted(Comparator.comparing(line -> line.substring(line.indexOf(' '))))
        .collect(Collectors.joining("", HEADER, ""));
  }

  /** Whether it knows the finding. */
  boolean contains(Finding finding) {
    return descriptions.containsKey(finding.fingerprint());
  }

  /** What it says of all that the rules found. */
  Comparison compareWith(Collection<PlacedFinding> found, Collection<String> rules) {
    Set<String> fingerprints =
        found.stream().map(placed -> placed.finding().fingerprint()).collect(Collectors.toSet());
    return new Comparison(
        Math.toIntExact(found.stream().filter(placed -> contains(placed.finding())).count()),
        descriptions.entrySet().stream()
            .filter(entry -> !fingerprints.contains(entry.getKey()))
            // Of a rule that did not run nothing is known.
            .filter(entry -> rules.contains(entry.getValue().split(" ", 2)[0]))
            .map(entry -> entry.getKey() + "  " + entry.getValue())
            .toList());
  }

  /**
   * What a baseline made of the findings.
   *
   * @param hiddenCount how many findings it knows, which are not shown therefore
   * @param gone its lines of which there is no finding any more
   */
  record Comparison(int hiddenCount, List<String> gone) {
    Comparison {
      gone = List.copyOf(gone);
    }
  }
}
