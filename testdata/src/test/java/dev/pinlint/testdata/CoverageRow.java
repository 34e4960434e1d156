package dev.pinlint.testdata;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.BuiltInKnowledge;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.KnowledgeFile;
import dev.pinlint.knowledge.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A row of {@code testdata/catalogue/coverage.txt}: {@code id | knowledge | finds | quiet}, or {@code id | - | reason}.
 *
 * @param id what the catalogue calls it
 * @param knowledge the file of knowledge that has it; {@code -} if none has
 * @param finds a fixture in which it is reported, below one of the roots of fixtures; empty without one
 * @param quiet a fixture in which it is not
 * @param reason why something is missing; empty if nothing is
 */
record CoverageRow(String id, String knowledge, String finds, String quiet, String reason) {

  private static final String NONE = "-";

  private static final List<String> ROOTS =
      List.of(
          "java/fixtures",
          "android/fixtures",
          "android17/fixtures",
          "kotlin/fixtures/kotlin",
          "files/src/main/java/fixtures",
          "java21/fixtures",
          "configuration");

  static CoverageRow of(String line) {
    String[] cells = line.split(" \\| ", -1);
    return switch (cells.length) {
      case 4 -> new CoverageRow(cells[0], cells[1], cells[2], cells[3], "");
      case 3 -> new CoverageRow(cells[0], cells[1], "", "", cells[2]);
      default -> throw new IllegalArgumentException("not id | knowledge | finds | quiet: " + line);
    };
  }

  /** Whether there are fixtures. */
  boolean isCovered() {
    return reason.isEmpty();
  }

  /** What is not as the row says. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!knowledge.equals(NONE) && !isKnown()) {
      problems.add(id + ": not in " + knowledge + ".txt");
    }
    if (isCovered()) {
      problem(finds, true).ifPresent(problems::add);
      problem(quiet, false).ifPresent(problems::add);
    }
    return problems;
  }

  private boolean isKnown() {
    if (!BuiltInKnowledge.FILES.contains(knowledge)) {
      return false;
    }
    KnowledgeFile file = Knowledge.read(knowledge);
    return file.apis().stream().anyMatch(this::isAbout)
        || file.settings().stream().anyMatch(this::isAbout);
  }

  private boolean isAbout(Api api) {
    String[] parts = parts();
    String last = parts[parts.length - 1];
    String name = last.equals("new") ? "<init>" : last;
    return parts.length > 1
        && api.owner().name().endsWith("." + parts[parts.length - 2])
        && (api.name().equals(name) || api.name().equals(Api.ANY_METHOD));
  }

  private boolean isAbout(Setting setting) {
    String key = id.replaceAll(" .*", "").replaceAll("<\\w+>", "any");
    String known = Setting.canonical(setting.key());
    return known.equals(Setting.canonical(key))
        || known.endsWith("." + Setting.canonical(key))
        || setting.isKey(key);
  }

  /** The id without the number that tells two of a name apart. */
  private String[] parts() {
    return id.replaceAll("\\.\\d+$", "").split("\\.", -1);
  }

  private Optional<String> problem(String fixture, boolean isReported) {
    Optional<Path> file =
        ROOTS.stream()
            .map(root -> Fixtures.root().resolve("testdata/src/main").resolve(root))
            .map(root -> root.resolve(fixture))
            .filter(Files::isRegularFile)
            .findFirst();
    if (file.isEmpty()) {
      return Optional.of(id + ": there is no " + fixture);
    }
    String text = text(file.get());
    List<Marker> markers =
        Marker.of(fixture, text).stream()
            .filter(marker -> marker.isExpected() == isReported)
            .toList();
    if (markers.isEmpty()) {
      return Optional.of(
          id + ": no marker that is " + (isReported ? "expect" : "quiet") + " in " + fixture);
    }
    boolean isCode = fixture.endsWith(".java") || fixture.endsWith(".kt");
    boolean isNamed =
        isCode ? isCalledIn(text) : markers.stream().anyMatch(at -> isKeyOf(text, at));
    return isNamed ? Optional.empty() : Optional.of(id + ": not named in " + fixture);
  }

  /** Whether the line that the marker speaks of has the last segment of the key in it. */
  private boolean isKeyOf(String text, Marker marker) {
    String key = id.replaceAll(" .*", "");
    return Setting.canonical(text.lines().toList().get(marker.anchorLine() - 1))
        .contains(Setting.canonical(key.substring(key.lastIndexOf('.') + 1)));
  }

  private boolean isCalledIn(String text) {
    String[] parts = parts();
    String name = parts[parts.length - 1];
    Pattern call =
        Pattern.compile(
            name.equals("new")
                ? "\\b" + parts[parts.length - 2] + "\\("
                : "\\b" + Pattern.quote(name) + "\\b");
    return text.lines()
        .filter(line -> !line.strip().matches("(//|/?\\*).*"))
        .anyMatch(line -> call.matcher(line).find());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
