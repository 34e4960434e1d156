package dev.pinlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.pinlint.cli.inventory.InventoryFile;
import dev.pinlint.cli.inventory.PinInventory;
import dev.pinlint.cli.risk.RiskText;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds what the inventory tells, and that nothing of it is lost on the way through files. */
final class InventoryTest {

  private static final Path ROOT = Path.of(System.getProperty("pinlint.root", ".."));

  private static final Path SCHEMA = ROOT.resolve("docs/schema/pinlint-inventory-2.schema.json");

  private static final String PINNER =
      """
      package a;

      import okhttp3.CertificatePinner;

      class Pinner {
        CertificatePinner pinner() {
          // owner: payments team; reason: contract with the bank; review: 2027-01
          return new CertificatePinner.Builder()
              .add("**.bank.example", "sha256/K+QDob3Nm2o9O9Z7r5oeqOoQIOdIfLJ4E1aH3VDTMQM=")
              .add("api.bank.example", "sha256/++MBgDH5WGvL9Bcn5Be30cRcL0f5O+NyoXuWtQdX1aI=")
              .build();
        }
      }
      """;

  private static final String CONFIGURATION =
      """
      <network-security-config>
        <!-- owner: mobile; reason: policy 7 -->
        <domain-config cleartextTrafficPermitted="true">
          <domain includeSubdomains="true">shop.example</domain>
          <pin-set expiration="2099-06-01">
            <pin digest="SHA-256">K+QDob3Nm2o9O9Z7r5oeqOoQIOdIfLJ4E1aH3VDTMQM=</pin>
          </pin-set>
          <trust-anchors><certificates src="user" overridePins="true"/></trust-anchors>
        </domain-config>
      </network-security-config>
      """;

  @TempDir private Path directory;
  private Workspace workspace;

  @BeforeEach
  void createWorkspace() throws IOException {
    workspace = new Workspace(directory.resolve("shop"));
    workspace.write(
        "app/build.gradle",
        """
        plugins { id 'com.android.application' }
        dependencies { implementation 'com.squareup.okhttp3:okhttp:4.12.0' }
        """);
    workspace.write("app/src/main/java/a/Pinner.java", PINNER);
    workspace.write("app/src/main/java/a/Trusting.java", Workspace.TRUSTING);
    workspace.write("app/src/main/res/xml/network_security_config.xml", CONFIGURATION);
  }

  private static JsonNode parse(String text) throws IOException {
    JsonNode document = new ObjectMapper().readTree(text);
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(SCHEMA));
    assertThat(schema.validate(document)).isEmpty();
    return document;
  }

  private Path write(String name, Object... arguments) throws IOException {
    Path file = directory.resolve(name);
    Object[] all = new Object[arguments.length + 5];
    all[0] = "inventory";
    all[1] = "--format";
    all[2] = "json";
    all[3] = "-o";
    all[4] = file;
    System.arraycopy(arguments, 0, all, 5, arguments.length);
    assertThat(Run.of(all).err()).isEmpty();
    return file;
  }

  private static JsonNode row(JsonNode document, String host) {
    for (JsonNode row : document.at("/hosts")) {
      if (row.at("/host").asText().equals(host)) {
        return row;
      }
    }
    throw new AssertionError(host);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true                                                                   | no",
        "!Boolean.getBoolean(\"pinning.off\")                                   | yes",
        "System.getenv(\"NO_PINNING\") == null                                  | yes",
        "flags.isEnabled(\"pinning\")                                           | yes",
        "BuildConfig.PINS                                                       | unknown",
        "wanted                                                                 | unknown",
        "hosts.length > 2                                                       | unknown",
      })
  void whoeverCanBeSetWithoutAReleaseIsAKillSwitch(String condition, String killSwitch)
      throws IOException {
    Workspace project = new Workspace(directory.resolve("clients"));
    project.write(
        "src/main/java/a/Client.java",
        """
        package a;

        import io.getunleash.Unleash;
        import okhttp3.CertificatePinner;
        import okhttp3.OkHttpClient;

        class Client {
          OkHttpClient client(Unleash flags, boolean wanted, String[] hosts) {
            OkHttpClient.Builder builder = new OkHttpClient.Builder();
            if (%s) {
              builder.certificatePinner(
                  new CertificatePinner.Builder()
                      .add("api.bank.example", "sha256/++MBgDH5WGvL9Bcn5Be30cRcL0f5O+NyoXuWtQdX1aI=")
                      .build());
            }
            return builder.build();
          }
        }
        """
            .formatted(condition));
    JsonNode row =
        row(
            parse(Files.readString(write("clients.json", project.directory()))),
            "api.bank.example");
    assertThat(row.at("/governance/wired").asText()).isEqualTo("yes");
    assertThat(row.at("/governance/killSwitch").asText()).isEqualTo(killSwitch);
  }

  @Test
  void rowsTellWhatIsKnownAndWhatIsNot() throws IOException {
    JsonNode document = parse(Files.readString(write("shop.json", workspace.directory())));
    assertThat(document.at("/hosts")).hasSize(3);

    JsonNode api = row(document, "api.bank.example");
    assertThat(api.at("/mechanism").asText()).isEqualTo("okhttp");
    assertThat(api.at("/repository").asText()).isEqualTo("shop");
    assertThat(api.at("/artifact/name").asText()).isEqualTo("app");
    assertThat(api.at("/artifact/kind").asText()).isEqualTo("android-app");
    assertThat(api.at("/sourceSet").asText()).isEqualTo("main");
    // The pin of the wider pattern is in force as well.
    assertThat(api.at("/backups").asInt()).isEqualTo(1);
    assertThat(api.at("/governance/owner").asText()).isEqualTo("payments team");
    assertThat(api.at("/governance/reason").asText()).isEqualTo("contract with the bank");
    assertThat(api.at("/governance/review").asText()).isEqualTo("2027-01");
    assertThat(api.at("/governance/killSwitch").asText()).isEqualTo("unknown");
    assertThat(api.at("/version").asText()).isEqualTo("4.12.0");
    assertThat(row(document, "shop.example").at("/version").isMissingNode()).isTrue();

    JsonNode wide = row(document, "**.bank.example");
    assertThat(wide.at("/backups").asInt()).isZero();
    assertThat(wide.at("/sets/0/number")).isEqualTo(api.at("/sets/0/number"));

    JsonNode android = row(document, "shop.example");
    assertThat(android.at("/mechanism").asText()).isEqualTo("network-security-config");
    assertThat(android.at("/subdomains").asText()).isEqualTo("yes");
    assertThat(android.at("/governance/until").asText()).isEqualTo("2099-06-01");
    assertThat(android.at("/governance/expiryGuard").asText()).isEqualTo("yes");
    assertThat(android.at("/governance/owner").asText()).isEqualTo("mobile");
    assertThat(android.at("/governance/reason").asText()).isEqualTo("policy 7");
    assertThat(document.at("/decisions").findValuesAsText("verdict"))
        .containsExactly("accepts-all", "cleartext", "user-anchors", "pins-overridden");
  }

  @Test
  void pinsTellWhoseTheyAre() throws IOException {
    JsonNode document = parse(Files.readString(write("shop.json", workspace.directory())));
    JsonNode pins = row(document, "api.bank.example").at("/sets/0/pins");
    assertThat(pins.findValuesAsText("owner")).containsExactly("the root Amazon Root CA 1");
    assertThat(pins.findValuesAsText("role")).containsExactlyInAnyOrder("root", "unknown");
    assertThat(pins.findValuesAsText("lastDay")).containsExactly("2038-01-17");
    // The hexadecimal of the base64 above.
    assertThat(pins.findValuesAsText("digest"))
        .contains("2be403a1bdcd9b6a3d3bd67baf9a1ea8ea1020e7487cb278135687dd50d33103");
  }

  @Test
  void nothingIsLostOnTheWayThroughFiles() throws IOException {
    Path first = write("first.json", workspace.directory());
    Path fixtures = ROOT.resolve("testdata/src/main/java/fixtures");
    Path second =
        write(
            "second.json",
            fixtures.resolve("hardcodedcertificate"),
            fixtures.resolve("missingbackuppin"),
            fixtures.resolve("handrolledpin"),
            fixtures.resolve("insecuretrustapi"),
            fixtures.resolve("webviewtlserrorignored"),
            ROOT.resolve("testdata/src/main/configuration"));
    parse(Files.readString(second));
    for (Path file : new Path[] {first, second}) {
      String text = Files.readString(file);
      PinInventory inventory = InventoryFile.read(JsonParser.parseString(text));
      assertThat(
              InventoryFile.write(
                  inventory,
                  Version.number(),
                  row -> RiskText.json(row, LocalDate.now(ZoneId.systemDefault()))))
          .isEqualTo(JsonParser.parseString(text));
      assertThat(Run.of("inventory", "merge", file).out()).isEqualTo(text);
      assertThat(Run.of("inventory", "merge", file, file).out()).isEqualTo(text);
    }
    Path both = directory.resolve("both.json");
    assertThat(Run.of("inventory", "merge", "-o", both, first, second).status()).isZero();
    assertThat(Run.of("inventory", "merge", both, first).out()).isEqualTo(Files.readString(both));
    assertThat(Run.of("inventory", "--format", "json", second, first).out())
        .isEqualTo(Files.readString(both));
    JsonNode merged = parse(Files.readString(both));
    for (String list : new String[] {"/hosts", "/trustAnchors", "/decisions", "/repositories"}) {
      assertThat(merged.at(list).size())
          .isEqualTo(
              parse(Files.readString(first)).at(list).size()
                  + parse(Files.readString(second)).at(list).size());
    }
  }

  @Test
  void repositoriesOfOneNameStayApart() throws IOException {
    Path old = write("old.json", workspace.directory());
    workspace.write("app/src/main/java/a/Pinner.java", PINNER.replace("api.bank", "www.bank"));
    Path renewed = write("new.json", workspace.directory());
    JsonNode merged = parse(Run.of("inventory", "merge", old, renewed).out());
    assertThat(merged.at("/repositories").findValuesAsText("name"))
        .containsExactly("shop", "shop (2)");
    assertThat(merged.at("/hosts")).hasSize(6);
  }

  @Test
  void diffSaysWhatChanged() throws IOException {
    Path old = write("old.json", workspace.directory());
    assertThat(Run.of("inventory", "diff", old, old).status()).isZero();
    // Lines that move are no change.
    workspace.write(
        "app/src/main/java/a/Pinner.java", PINNER.replace("package a;", "package a;\n"));
    assertThat(Run.of("inventory", "diff", old, write("moved.json", workspace.directory())).out())
        .isEqualTo("Changes: 0\n");
    workspace.write(
        "app/src/main/java/a/Pinner.java",
        PINNER
            .replace(
                "++MBgDH5WGvL9Bcn5Be30cRcL0f5O+NyoXuWtQdX1aI=",
                "T4dQBWv+n9IkGSw7xmlINef9v4AC2zDwBlIJkTxqfQc=")
            .replace("package a;", "package a;\n\n"));
    workspace.write("app/src/main/java/a/Trusting.java", "package a; class Trusting {}");
    Run run = Run.of("inventory", "diff", old, write("new.json", workspace.directory()));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("changed  shop  app  MAIN  OKHTTP  api.bank.example\n")
        .contains("    - pin sha256/++MBgDH5WGvL9Bcn5Be30cRcL0f5O+NyoXuWtQdX1aI= (the root Amazon")
        .contains("    + pin sha256/T4dQBWv+n9IkGSw7xmlINef9v4AC2zDwBlIJkTxqfQc=\n")
        .contains("removed  shop  TRUST  a.Trusting")
        .contains("Changes: 2\n");
  }

  @Test
  void whatIsNoInventoryIsRefused() throws IOException {
    Path other = workspace.write("other.json", "{\"schema\": \"pinlint-inventory/1\"}");
    Run run = Run.of("inventory", other);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains(
            "its schema is not pinlint-inventory/2, but pinlint-inventory/1: an older Pinlint")
        .contains("make it anew from the code");
    Path newer = workspace.write("newer.json", "{\"schema\": \"pinlint-inventory/10\"}");
    assertThat(Run.of("inventory", newer).err())
        .contains("but pinlint-inventory/10: a newer Pinlint wrote it, so use that one");
    Path odd = workspace.write("odd.json", "{\"schema\": \"pinlint-inventory/x\"}");
    assertThat(Run.of("inventory", odd).err()).contains("its schema is not pinlint-inventory/2)");
    Path half =
        workspace.write("half.json", "{\"schema\": \"pinlint-inventory/2\", \"hosts\": [{}]}");
    assertThat(Run.of("inventory", half).err()).contains("missing: /hosts/0/repository");
    Path broken = workspace.write("broken.json", "{\"schema\": \"pinlint-inventory/2\"");
    assertThat(Run.of("inventory", "merge", broken).status()).isEqualTo(3);
    assertThat(Run.of("inventory").status()).isEqualTo(3);
    assertThat(Run.of("inventory").err()).contains("Missing required parameter: 'PATH'");
  }

  /** A reader passes over keys of newer writers, and knows what older ones did not say. */
  @Test
  void readersAndWritersMayDifferInAge() throws IOException {
    String text = Files.readString(write("shop.json", workspace.directory()));
    PinInventory now = InventoryFile.read(JsonParser.parseString(text));
    assertThat(
            InventoryFile.read(
                JsonParser.parseString(text.replace("\"host\":", "\"extra\": [1], \"host\":"))))
        .isEqualTo(now);
    assertThat(
            InventoryFile.read(
                JsonParser.parseString(text.replace("\"killSwitch\": \"unknown\",", ""))))
        .isEqualTo(now);
  }

  /** {@code unseenTypes} came after the first documents of this schema. */
  @Test
  void documentsFromBeforeAKeyAreStillValid() throws IOException {
    JsonObject document =
        JsonParser.parseString(Files.readString(write("shop.json", workspace.directory())))
            .getAsJsonObject();
    document
        .getAsJsonArray("repositories")
        .forEach(
            repository ->
                assertThat(
                        repository
                            .getAsJsonObject()
                            .getAsJsonObject("coverage")
                            .remove("unseenTypes"))
                    .isNotNull());
    parse(document.toString());
    assertThat(InventoryFile.read(document).repositories())
        .isNotEmpty()
        .allMatch(repository -> repository.coverage().unseenTypes().isEmpty());
  }

  @Test
  void theSchemaHasEveryKey() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(SCHEMA.toFile());
    check(PinInventory.class, schema, schema);
  }

  private static void check(Class<?> type, JsonNode schema, JsonNode document) {
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode property = schema.at("/properties/" + component.getName());
      assertThat(property.isMissingNode()).as(type + " " + component.getName()).isFalse();
      Class<?> content = content(component.getGenericType());
      if (content.isRecord()) {
        check(content, document.at("/$defs/" + content.getSimpleName()), document);
      } else if (content.isEnum()) {
        assertThat(property.at("/enum"))
            .as(component.toString())
            .hasSize(content.getEnumConstants().length);
      }
    }
  }

  private static Class<?> content(Type type) {
    return type instanceof ParameterizedType generic
        ? content(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1])
        : (Class<?>) type;
  }
}
