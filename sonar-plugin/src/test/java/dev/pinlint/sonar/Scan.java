package dev.pinlint.sonar;

import dev.pinlint.rules.Rules;
import dev.pinlint.testdata.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sonar.api.SonarEdition;
import org.sonar.api.SonarQubeSide;
import org.sonar.api.SonarRuntime;
import org.sonar.api.batch.fs.InputFile;
import org.sonar.api.batch.fs.internal.TestInputFileBuilder;
import org.sonar.api.batch.rule.internal.ActiveRulesBuilder;
import org.sonar.api.batch.rule.internal.NewActiveRule;
import org.sonar.api.batch.sensor.internal.SensorContextTester;
import org.sonar.api.config.internal.MapSettings;
import org.sonar.api.internal.SonarRuntimeImpl;
import org.sonar.api.rule.RuleKey;
import org.sonar.api.utils.Version;

/** A scan in a directory, by the sensors and without a server. */
final class Scan {

  final SensorContextTester context;
  final List<String> warnings = new ArrayList<>();
  private final Path directory;
  private final MapSettings settings = new MapSettings();

  Scan(Path directory) {
    this(directory, "10.1");
  }

  /** A scan with a scanner of the API. */
  Scan(Path directory, String api) {
    this.directory = directory;
    context = SensorContextTester.create(directory);
    context.setRuntime(runtime(api, SonarQubeSide.SCANNER));
    context.setSettings(settings);
    ActiveRulesBuilder rules = new ActiveRulesBuilder();
    Rules.ALL.stream()
        .filter(rule -> !rule.name().equals(Fixtures.ABOUT_COMMENTS))
        .forEach(
            rule ->
                rules.addRule(
                    new NewActiveRule.Builder()
                        .setRuleKey(RuleKey.of(RuleRepository.KEY, rule.name()))
                        .setLanguage(RuleRepository.LANGUAGE)
                        .setSeverity(
                            Severities.of(dev.pinlint.rules.RulePage.of(rule.name()).level())
                                .name())
                        .build()));
    context.setActiveRules(rules.build());
  }

  static SonarRuntime runtime(String api, SonarQubeSide side) {
    return SonarRuntimeImpl.forSonarQube(Version.parse(api), side, SonarEdition.COMMUNITY);
  }

  Scan set(String key, String value) {
    settings.setProperty(key, value);
    return this;
  }

  /** All Java files of the directory are main sources. */
  Scan addAll() {
    return addAll(".java");
  }

  /** All files of the directory whose names end so are main sources. */
  Scan addAll(String ending) {
    try (Stream<Path> walk = Files.walk(directory)) {
      walk.filter(path -> path.toString().endsWith(ending) && Files.isRegularFile(path))
          .sorted()
          .forEach(path -> add(path, InputFile.Type.MAIN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Adds a file that is there. */
  Scan add(Path path, InputFile.Type type) {
    TestInputFileBuilder file =
        new TestInputFileBuilder("project", directory.toFile(), path.toFile())
            .setLanguage(path.toString().endsWith(".java") ? RuleRepository.LANGUAGE : null)
            .setType(type)
            .setCharset(StandardCharsets.UTF_8);
    try {
      file.setContents(Files.readString(path));
    } catch (CharacterCodingException e) {
      // Not a text: whoever asks for it reads the bytes from where it is.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.fileSystem().add(file.build());
    return this;
  }

  /** Writes a file and adds it. */
  Scan write(String name, InputFile.Type type, String text) {
    Path path = directory.resolve(name);
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return add(path, type);
  }

  /** Copies a fixture. */
  Scan fixture(String name, InputFile.Type type, String target) {
    return write(
        target,
        type,
        Fixtures.sources().stream()
            .filter(source -> source.path().endsWith(name))
            .findFirst()
            .orElseThrow()
            .text());
  }

  Scan run() {
    Modules modules = new Modules();
    new ModuleSensor(modules).execute(context);
    new PinlintSensor(modules, warnings::add).execute(context);
    return this;
  }

  /** Runs with an engine that does something else first. */
  Scan run(Consumer<dev.pinlint.inspection.Inputs> before) {
    new PinlintSensor(
            new Modules(),
            warnings::add,
            (inputs, surroundings, selection, progress) -> {
              before.accept(inputs);
              return dev.pinlint.inspection.Inspection.of(
                  inputs, surroundings, selection, progress);
            })
        .execute(context);
    return this;
  }
}
