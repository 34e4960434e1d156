package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.pinlint.facts.Anchor;
import dev.pinlint.facts.Location;
import dev.pinlint.inspection.Inputs;
import dev.pinlint.inspection.Inspection;
import dev.pinlint.inspection.Inspection.PlacedFinding;
import dev.pinlint.inspection.Progress;
import dev.pinlint.inspection.Selection;
import dev.pinlint.inspection.Surroundings;
import dev.pinlint.model.Member;
import dev.pinlint.rules.Dates;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Level;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SarifReportTest {

  private static final Inputs NO_INPUTS = Tree.read(List.of(), Exclusion.NONE, Progress.NONE);

  private static final JsonSchema SCHEMA = schema();

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() {
    workspace = new Workspace(directory);
  }

  private static JsonSchema schema() {
    try (InputStream stream =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(stream);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode parse(String text) throws IOException {
    JsonNode log = new ObjectMapper().readTree(text);
    assertThat(SCHEMA.validate(log)).isEmpty();
    return log.at("/runs/0");
  }

  private JsonNode scan(Object... arguments) throws IOException {
    List<Object> all = new ArrayList<>(List.of("scan", "--format", "sarif"));
    all.addAll(List.of(arguments));
    return parse(Run.in(directory, false, all.toArray()).out());
  }

  private static JsonNode rule(JsonNode run, String id) {
    for (JsonNode rule : run.at("/tool/driver/rules")) {
      if (rule.at("/id").asText().equals(id)) {
        return rule;
      }
    }
    throw new AssertionError("no rule " + id);
  }

  private static List<String> notifications(JsonNode run) {
    List<String> texts = new ArrayList<>();
    run.at("/invocations/0/toolExecutionNotifications")
        .forEach(
            node ->
                texts.add(
                    node.at("/level").asText()
                        + " "
                        + node.at("/descriptor/id").asText()
                        + " "
                        + node.at("/message/text").asText()));
    return texts;
  }

  @Test
  void theSchemaCanFail() throws IOException {
    JsonNode bad = new ObjectMapper().readTree("{\"version\":\"2.1.0\",\"runs\":[{}]}");
    assertThat(SCHEMA.validate(bad)).isNotEmpty();
  }

  @Test
  void result() throws IOException {
    Path file = workspace.write("src/main/java/a b/Trusting.java", Workspace.TRUSTING);
    JsonNode run = scan(file);
    JsonNode result = run.at("/results/0");
    assertThat(run.at("/results")).hasSize(1);
    assertThat(result.at("/ruleId").asText()).isEqualTo("TrustAllCertificates");
    int index = result.at("/ruleIndex").asInt();
    assertThat(run.at("/tool/driver/rules/" + index + "/id").asText())
        .isEqualTo("TrustAllCertificates");
    assertThat(result.at("/level").asText()).isEqualTo("error");
    assertThat(result.at("/partialFingerprints/pinlint~1v1").asText()).startsWith("1:");
    JsonNode physical = result.at("/locations/0/physicalLocation");
    assertThat(physical.at("/artifactLocation/uri").asText())
        .isEqualTo("src/main/java/a%20b/Trusting.java");
    assertThat(physical.at("/artifactLocation/uriBaseId").asText()).isEqualTo("SRCROOT");
    assertThat(physical.at("/region/startLine").asInt()).isEqualTo(9);
    assertThat(physical.at("/region/snippet/text").asText()).contains("checkServerTrusted");
    assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName").asText())
        .isEqualTo("a.Trusting#checkServerTrusted(X509Certificate[],String)");
    assertThat(run.at("/originalUriBaseIds/SRCROOT/uri").asText())
        .isEqualTo("file://" + directory + "/");
    assertThat(run.at("/automationDetails/id").asText()).isEqualTo("pinlint/");
    assertThat(run.at("/invocations/0/exitCode").asInt()).isEqualTo(1);
    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
  }

  @Test
  void fileOutsideTheWorkingDirectory() throws IOException {
    Path file = workspace.write("outside/Trusting.java", Workspace.TRUSTING);
    Path inside = Files.createDirectories(directory.resolve("inside"));
    Run run = Run.in(inside, false, "scan", "--format", "sarif", file);
    JsonNode location =
        parse(run.out()).at("/results/0/locations/0/physicalLocation/artifactLocation");
    assertThat(location.at("/uri").asText()).isEqualTo("file://" + file);
    assertThat(location.has("uriBaseId")).isFalse();
  }

  @Test
  void rules() throws IOException {
    JsonNode run = scan(workspace.write("Harmless.java", Workspace.HARMLESS));
    assertThat(run.at("/results")).isEmpty();
    JsonNode breach = rule(run, "TrustAllCertificates");
    assertThat(breach.at("/properties/security-severity").asText()).isEqualTo("7.4");
    assertThat(breach.at("/properties/precision").asText()).isEqualTo("very-high");
    assertThat(breach.at("/properties/tags").toString())
        .isEqualTo("[\"security\",\"external/cwe/cwe-295\",\"breach\"]");
    assertThat(breach.at("/help/markdown").asText()).contains("## How to fix\n\n");
    assertThat(breach.at("/help/text").asText()).contains("HOW TO FIX\n").doesNotContain("`");
    assertThat(breach.at("/fullDescription/text").asText()).isNotEmpty();
    JsonNode outage = rule(run, "MissingBackupPin");
    assertThat(outage.at("/properties").has("security-severity")).isFalse();
    assertThat(outage.at("/defaultConfiguration/level").asText()).isEqualTo("warning");
  }

  @Test
  void findingInAnArchive() throws IOException {
    Path jar =
        workspace.jar(
            "lib/some-1.0.jar",
            Map.of(
                "a/Trusting.java",
                Workspace.TRUSTING,
                "META-INF/maven/g/other/pom.properties",
                "groupId=g\nartifactId=other\nversion=2\n",
                "META-INF/maven/g/some/pom.properties",
                "groupId=g\nartifactId=some\nversion=1.0\n"));
    JsonNode run = scan(jar);
    JsonNode location = run.at("/results/0/locations/0/physicalLocation/artifactLocation");
    assertThat(location.at("/uri").asText()).isEqualTo("/a/Trusting.java");
    JsonNode artifact = run.at("/artifacts/" + location.at("/index").asInt());
    JsonNode parent = run.at("/artifacts/" + artifact.at("/parentIndex").asInt());
    assertThat(parent.at("/location/uri").asText()).isEqualTo("lib/some-1.0.jar");
    assertThat(parent.at("/location/uriBaseId").asText()).isEqualTo("SRCROOT");
    assertThat(parent.at("/properties/mavenCoordinates/0").asText()).isEqualTo("g:some:1.0");
    assertThat(artifact.has("properties")).isFalse();
    assertThat(run.at("/results/0/properties/mavenCoordinates").toString())
        .isEqualTo("[\"g:some:1.0\"]");
  }

  @Test
  void coverage() throws IOException {
    workspace.write("Garbage.java", "class { ((( }");
    workspace.write("A.kt", "class A");
    Path named = workspace.write("named/Garbage.java", "class { ((( }");
    JsonNode run = scan(directory, named);
    assertThat(notifications(run))
        .anyMatch(text -> text.startsWith("error not-analysed " + named))
        .anyMatch(text -> text.startsWith("warning not-analysed " + directory + "/Garbage.java"))
        .anyMatch(text -> text.startsWith("note passed-over Passed over: 1 Kotlin"));
    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
    assertThat(run.at("/invocations/0/exitCode").asInt()).isEqualTo(2);
  }

  @Test
  void whatIsBelowTheLevelIsSaid() throws IOException {
    JsonNode run = scan(workspace.write("Pinned.java", Workspace.PINNED), "--level", "error");
    assertThat(run.at("/results")).isEmpty();
    assertThat(notifications(run))
        .containsExactly("note hidden Findings below the level error, not in this log: 1.");
  }

  @Test
  void theWitnessPathIsACodeFlow() throws IOException {
    JsonNode result =
        scan(workspace.write("Swallowing.java", Workspace.SWALLOWING)).at("/results/0");
    assertThat(result.at("/ruleId").asText()).isEqualTo("SwallowedTrustFailure");
    JsonNode steps = result.at("/codeFlows/0/threadFlows/0/locations");
    assertThat(steps.size()).isPositive();
    for (JsonNode step : steps) {
      assertThat(step.at("/location/message/text").asText()).isNotBlank();
      assertThat(step.at("/location/physicalLocation/artifactLocation/uri").asText())
          .isEqualTo("Swallowing.java");
      assertThat(step.at("/location/physicalLocation/region/startLine").asInt()).isPositive();
    }
  }

  @Test
  void aLogicalLocationLeadsToItsArchive() throws IOException {
    Path inner =
        workspace.jar(
            "inner.jar",
            Map.of(
                "a/Trusting.java",
                Workspace.TRUSTING,
                "META-INF/maven/g/inner/pom.properties",
                "groupId=g\nartifactId=inner\nversion=1\n"));
    Path outer = directory.resolve("outer.war");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(outer))) {
      zip.putNextEntry(new ZipEntry("WEB-INF/lib/inner.jar"));
      Files.copy(inner, zip);
    }
    JsonNode run = scan(outer);
    JsonNode member = run.at("/results/0/locations/0/logicalLocations/0");
    JsonNode type = run.at("/logicalLocations/" + member.at("/parentIndex").asInt());
    JsonNode jar = run.at("/logicalLocations/" + type.at("/parentIndex").asInt());
    JsonNode war = run.at("/logicalLocations/" + jar.at("/parentIndex").asInt());
    assertThat(type.at("/fullyQualifiedName").asText()).isEqualTo("a.Trusting");
    assertThat(jar.at("/fullyQualifiedName").asText()).isEqualTo("g:inner:1");
    assertThat(war.at("/name").asText()).isEqualTo("outer.war");
    JsonNode artifact = run.at("/results/0/locations/0/physicalLocation/artifactLocation");
    assertThat(artifact.at("/uri").asText()).isEqualTo("/a/Trusting.java");
    JsonNode parent =
        run.at("/artifacts/" + run.at("/artifacts/" + artifact.at("/index") + "/parentIndex"));
    assertThat(parent.at("/location/uri").asText()).isEqualTo("/WEB-INF/lib/inner.jar");
    assertThat(parent.at("/properties/mavenCoordinates/0").asText()).isEqualTo("g:inner:1");
    assertThat(run.at("/artifacts/" + parent.at("/parentIndex") + "/location/uri").asText())
        .isEqualTo("outer.war");
  }

  @Test
  void ofTooManyTheWorstComeFirstAndTheCutIsSaid() throws IOException {
    List<PlacedFinding> findings = new ArrayList<>();
    for (int i = 0; i < SarifReport.MOST_RESULTS; i++) {
      findings.add(finding("MissingBackupPin", Level.WARNING, "single-pin", i));
    }
    findings.add(finding("TrustAllCertificates", Level.ERROR, "accepts-all", 0));
    Inspection.Result empty =
        Inspection.of(NO_INPUTS, Surroundings.DEFAULT, Selection.all(NO_INPUTS), Progress.NONE);
    Options options =
        new Options(
            new Threshold(Optional.of(Level.REVIEW)),
            new Threshold(Optional.empty()),
            RuleNames.all(),
            Exclusion.NONE,
            false,
            false,
            Optional.empty(),
            Dates.DEFAULT);
    Report report = new Report(options, empty, findings, List.of(), List.of(), 0, Optional.empty());
    JsonNode run = parse(SarifReport.of(report, SourceRoot.of(directory)).toString());
    assertThat(run.at("/results")).hasSize(SarifReport.MOST_RESULTS);
    assertThat(run.at("/results/0/level").asText()).isEqualTo("error");
    assertThat(notifications(run))
        .containsExactly(
            "warning hidden Too many findings: the least grave are not in this log: 1.");
  }

  private static PlacedFinding finding(String rule, Level level, String messageKey, int number) {
    Member member = new Member("a.Type" + number, "method", List.of());
    Location location = new Location(Anchor.of(member), 0, "A.java", number + 1);
    return new PlacedFinding(
        "A.java",
        new Finding(
            rule, level, location, "one.example", List.of("pin"), messageKey, List.of(), List.of()),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void sameBytesWhateverTheOrder() throws IOException {
    Path first = workspace.write("x/Trusting.java", Workspace.TRUSTING);
    Path second = workspace.write("y/Pinned.java", Workspace.PINNED);
    Run forwards = Run.in(directory, false, "scan", "--format", "sarif", first, second);
    Run backwards = Run.in(directory, false, "scan", second, "--format", "sarif", first);
    assertThat(forwards.out()).contains("TrustAllCertificates", "MissingBackupPin");
    assertThat(backwards).isEqualTo(forwards);
  }
}
