package dev.pinlint.sonar;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.pinlint.rules.Rule;
import dev.pinlint.rules.RulePage;
import dev.pinlint.rules.Rules;
import dev.pinlint.testdata.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged plugin in real servers; runs in the profile {@code sonarqube} only. */
final class SonarQubeCheck {

  private static final Map<String, String> SEVERITIES =
      Map.of("error", "CRITICAL", "warning", "MAJOR", "review", "MINOR");

  private static final List<String> RULES = Rules.ALL.stream().map(Rule::name).toList();

  private static final List<String> ON_BY_DEFAULT =
      RULES.stream().filter(rule -> !RulePage.of(rule).isOffByDefault()).toList();

  @Test
  void oldestServer(@TempDir Path directory) throws Exception {
    try (SonarServer server = server("oldest", "17", directory)) {
      checkRules(server);
      assertThat(rulesOf(server, OwnProfile.NAME))
          .containsExactlyInAnyOrderElementsOf(ON_BY_DEFAULT);
      for (String project : List.of("plain", "multi")) {
        server.post("/api/projects/create", "project", project, "name", project);
        server.post(
            "/api/qualityprofiles/add_project",
            "language",
            "java",
            "project",
            project,
            "qualityProfile",
            OwnProfile.NAME);
      }
      checkScans(server, directory);
    }
  }

  @Test
  void newestServer(@TempDir Path directory) throws Exception {
    try (SonarServer server = server("newest", "25", directory)) {
      checkRules(server);
      checkQualities(server);
      assertThat(rulesOf(server, OwnProfile.NAME))
          .containsExactlyInAnyOrderElementsOf(ON_BY_DEFAULT);
      assertThat(rulesOf(server, "Sonar way")).containsExactlyInAnyOrderElementsOf(ON_BY_DEFAULT);
      checkScans(server, directory);
      checkFixtures(server, directory);
      lookAtPages(server);
    }
  }

  /** Where {@code pinlint.browser} names a directory for pictures, a browser looks at the pages. */
  private static void lookAtPages(SonarServer server) throws Exception {
    String pictures = System.getProperty("pinlint.browser", "");
    if (pictures.isEmpty()) {
      return;
    }
    server.post("/api/settings/set", "key", "sonar.plugins.risk.consent", "value", "ACCEPTED");
    Process tour =
        new ProcessBuilder(
                "node",
                Fixtures.root().resolve("sonar-plugin/src/test/browser/tour.mjs").toString(),
                server.url(),
                server.password(),
                pictures)
            .inheritIO()
            .start();
    try {
      assertThat(tour.waitFor(5, TimeUnit.MINUTES)).isTrue();
      assertThat(tour.exitValue()).isZero();
    } finally {
      tour.descendants().forEach(ProcessHandle::destroyForcibly);
      tour.destroyForcibly();
    }
  }

  // ---- rules and profiles ----

  private static void checkRules(SonarServer server) {
    assertThat(
            strings(server.get("/api/plugins/installed").getAsJsonObject().get("plugins"), "key"))
        .contains("pinlint");
    for (String name : RULES) {
      RulePage page = RulePage.of(name);
      JsonObject rule = rule(server, name);
      assertThat(rule.get("name").getAsString()).isEqualTo(RuleText.title(page));
      assertThat(rule.get("remFnBaseEffort").getAsString()).isEqualTo(page.key("effort"));
      assertThat(strings(rule.get("descriptionSections"), "key"))
          .contains("root_cause", "how_to_fix", "resources");
      List<String> tags = new ArrayList<>();
      rule.getAsJsonArray("sysTags").forEach(tag -> tags.add(tag.getAsString()));
      assertThat(tags).containsAll(page.tags());
    }
  }

  private static void checkQualities(SonarServer server) {
    JsonObject breach = rule(server, "TrustAllCertificates");
    assertThat(breach.get("cleanCodeAttribute").getAsString()).isEqualTo("TRUSTWORTHY");
    assertThat(impacts(breach)).containsExactly("SECURITY HIGH");
    assertThat(impacts(rule(server, "MissingBackupPin"))).containsExactly("RELIABILITY MEDIUM");
    assertThat(impacts(rule(server, "CustomHostnameVerifier")))
        .containsExactly("MAINTAINABILITY LOW");
  }

  private static JsonObject rule(SonarServer server, String name) {
    return server
        .get("/api/rules/show?key=pinlint%3A" + name)
        .getAsJsonObject()
        .getAsJsonObject("rule");
  }

  private static List<String> rulesOf(SonarServer server, String profile) {
    JsonArray profiles =
        server
            .get("/api/qualityprofiles/search?language=java")
            .getAsJsonObject()
            .getAsJsonArray("profiles");
    String key =
        objects(profiles).stream()
            .filter(found -> found.get("name").getAsString().equals(profile))
            .map(found -> found.get("key").getAsString())
            .findFirst()
            .orElseThrow();
    return objects(
            server
                .get(
                    "/api/rules/search?repositories=pinlint&activation=true&ps=500&qprofile="
                        + SonarServer.encode(key))
                .getAsJsonObject()
                .get("rules"))
        .stream()
        .map(rule -> rule.get("key").getAsString().substring("pinlint:".length()))
        .toList();
  }

  // ---- scans ----

  /** All that the fixtures make the engine do is done by the packaged plugin too. */
  private static void checkFixtures(SonarServer server, Path directory) throws Exception {
    Consumer fixtures = Consumer.ofFixtures(directory.resolve("consumers"));
    scanner(directory).scan(server, fixtures);
    assertThat(issues(server, "fixtures").stream().map(SonarQubeCheck::line))
        .containsExactlyInAnyOrderElementsOf(
            fixtures.findings().stream().map(Consumer::line).toList());
    assertThat(warnings(server, "fixtures")).noneMatch(warning -> warning.startsWith("Pinlint"));
  }

  private static SonarScanner scanner(Path directory) throws IOException {
    return new SonarScanner(
        artifact("scanner/cli/sonar-scanner-cli", property("scanner")),
        jdk("17"),
        directory.resolve("scanner"));
  }

  private static void checkScans(SonarServer server, Path directory) throws Exception {
    SonarScanner scanner = scanner(directory);
    Consumer plain = Consumer.of("plain", directory.resolve("consumers"));
    scanner.scan(server, plain);
    checkIssues(server, plain);
    assertThat(issues(server, "plain"))
        .filteredOn(issue -> issue.get("quickFixAvailable").getAsBoolean())
        .singleElement()
        .satisfies(
            issue ->
                assertThat(issue.get("message").getAsString())
                    .contains("/4664", "is in hexadecimal"));
    assertThat(measures(server, "plain"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "pinlint_pins", 5,
                "pinlint_pinned_hosts", 4,
                "pinlint_hosts_without_backup", 3,
                "pinlint_custom_trust_decisions", 3,
                "pinlint_trust_all_decisions", 1));
    assertThat(warnings(server, "plain"))
        .filteredOn(warning -> warning.startsWith("Pinlint"))
        .singleElement()
        .asString()
        .contains("src/shop/Broken.java");

    Consumer multi = Consumer.of("multi", directory.resolve("consumers"));
    scanner.scan(server, multi);
    checkIssues(server, multi);
    assertThat(measures(server, "multi"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "pinlint_pins", 3,
                "pinlint_pinned_hosts", 2,
                "pinlint_hosts_without_backup", 1,
                "pinlint_custom_trust_decisions", 1,
                "pinlint_trust_all_decisions", 1));
    assertThat(warnings(server, "multi")).noneMatch(warning -> warning.startsWith("Pinlint"));
  }

  private static void checkIssues(SonarServer server, Consumer consumer) throws Exception {
    List<JsonObject> issues = issues(server, consumer.name());
    List<JsonObject> findings = consumer.findings();
    assertThat(issues.stream().map(SonarQubeCheck::line))
        .containsExactlyInAnyOrderElementsOf(findings.stream().map(Consumer::line).toList())
        .containsExactlyInAnyOrderElementsOf(consumer.expected());
    int flows = 0;
    for (JsonObject issue : issues) {
      JsonObject finding =
          findings.stream()
              .filter(found -> Consumer.line(found).equals(line(issue)))
              .findFirst()
              .orElseThrow();
      assertThat(issue.get("message").getAsString())
          .isEqualTo(finding.get("message").getAsString());
      assertThat(issue.get("severity").getAsString())
          .isEqualTo(SEVERITIES.get(finding.get("level").getAsString()));
      assertThat(markedText(issue, consumer)).isEqualTo(Consumer.name(finding));
      flows += checkPlaces(issue, finding);
    }
    assertThat(flows).isPositive();
  }

  /** Compares the other places that are told of. Returns how many there are. */
  private static int checkPlaces(JsonObject issue, JsonObject finding) {
    List<List<String>> expected = new ArrayList<>();
    Consumer.places(finding, "related").forEach(place -> expected.add(List.of(place)));
    if (!finding.getAsJsonArray("path").isEmpty()) {
      expected.add(Consumer.places(finding, "path"));
    }
    List<List<String>> flows = new ArrayList<>();
    for (JsonObject flow : objects(issue.get("flows"))) {
      List<String> steps = new ArrayList<>();
      for (JsonObject step : objects(flow.get("locations"))) {
        // The server has the last one first.
        steps.add(
            0,
            "%s:%d %s"
                .formatted(
                    file(step),
                    step.getAsJsonObject("textRange").get("startLine").getAsInt(),
                    step.get("msg").getAsString()));
      }
      flows.add(steps);
    }
    assertThat(flows).containsExactlyInAnyOrderElementsOf(expected);
    return flows.size();
  }

  private static String markedText(JsonObject issue, Consumer consumer) throws IOException {
    JsonObject range = issue.getAsJsonObject("textRange");
    return consumer.text(
        file(issue),
        range.get("startLine").getAsInt(),
        range.get("startOffset").getAsInt(),
        range.get("endOffset").getAsInt());
  }

  private static List<JsonObject> issues(SonarServer server, String project) {
    List<JsonObject> issues = new ArrayList<>();
    // The older server knows the one parameter, the newer one the other, and each passes over what
    // it does not know.
    String query =
        "/api/issues/search?ps=500&componentKeys=%1$s&components=%1$s".formatted(project);
    for (String rule : RULES) {
      JsonObject page = server.get(query + "&rules=pinlint%3A" + rule).getAsJsonObject();
      assertThat(page.get("total").getAsInt()).isLessThanOrEqualTo(500);
      issues.addAll(objects(page.get("issues")));
    }
    return issues;
  }

  private static String line(JsonObject issue) {
    return "%s %s:%d"
        .formatted(
            issue.get("rule").getAsString().substring("pinlint:".length()),
            file(issue),
            issue.get("line").getAsInt());
  }

  private static String file(JsonObject place) {
    String component = place.get("component").getAsString();
    return component.substring(component.indexOf(':') + 1);
  }

  private static Map<String, Integer> measures(SonarServer server, String project) {
    StringBuilder keys = new StringBuilder();
    for (TrustMetrics.Count count : TrustMetrics.Count.values()) {
      keys.append(keys.isEmpty() ? "" : ",").append(count.key());
    }
    Map<String, Integer> measures = new TreeMap<>();
    objects(
            server
                .get("/api/measures/component?component=" + project + "&metricKeys=" + keys)
                .getAsJsonObject()
                .getAsJsonObject("component")
                .get("measures"))
        .forEach(
            measure ->
                measures.put(measure.get("metric").getAsString(), measure.get("value").getAsInt()));
    return measures;
  }

  private static List<String> warnings(SonarServer server, String project) {
    String task =
        server
            .get("/api/ce/component?component=" + project)
            .getAsJsonObject()
            .getAsJsonObject("current")
            .get("id")
            .getAsString();
    List<String> warnings = new ArrayList<>();
    JsonElement all =
        server
            .get("/api/ce/task?additionalFields=warnings&id=" + task)
            .getAsJsonObject()
            .getAsJsonObject("task")
            .get("warnings");
    if (all != null) {
      all.getAsJsonArray().forEach(warning -> warnings.add(warning.getAsString()));
    }
    return warnings;
  }

  // ---- surroundings ----

  private static SonarServer server(String age, String release, Path directory) throws Exception {
    // Who runs the server must get there.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    return SonarServer.start(
        artifact("sonarqube/sonar-application", property(age)),
        jdk(release),
        Path.of(property("jar")),
        Files.createDirectory(directory.resolve("server")));
  }

  private static Path artifact(String module, String version) {
    String name = module.substring(module.lastIndexOf('/') + 1) + "-" + version + ".zip";
    Path zip =
        Path.of(property("repository"), "org/sonarsource")
            .resolve(module)
            .resolve(version)
            .resolve(name);
    assertThat(zip).exists();
    return zip;
  }

  private static String property(String name) {
    return System.getProperty("pinlint.sonar." + name, "");
  }

  private static Path jdk(String release) {
    Path jdk = Path.of(System.getProperty("pinlint.jdk" + release, ""));
    assertThat(jdk.resolve("bin/javac"))
        .as("a JDK %s, which -Dpinlint.jdk%s has to name", release, release)
        .exists();
    return jdk;
  }

  private static List<JsonObject> objects(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static List<String> strings(JsonElement array, String key) {
    return objects(array).stream().map(object -> object.get(key).getAsString()).toList();
  }

  private static List<String> impacts(JsonObject rule) {
    return objects(rule.get("impacts")).stream()
        .map(
            impact ->
                impact.get("softwareQuality").getAsString()
                    + " "
                    + impact.get("severity").getAsString())
        .toList();
  }
}
