package dev.pinlint.configuration.settings;

import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.configuration.settings.YamlReader.YamlException;
import dev.pinlint.facts.LibraryTrustOverride;
import dev.pinlint.facts.LibraryTrustOverride.Certainty;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.InsecureDefault;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.knowledge.Role;
import dev.pinlint.knowledge.Setting;
import dev.pinlint.knowledge.SettingKeys;
import dev.pinlint.model.Answer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Settings that use what has a check that is off by default, where the one that would switch it on
 * is in no file beside them.
 */
public final class UnsetSettings {

  private final Collection<ConfigurationFile> files;
  private final SettingKeys defaults;
  private final List<Api> readers;
  private final LibraryVersions versions;

  /**
   * Looks for such settings in files of one project.
   *
   * @param versions of the libraries that read them
   */
  public UnsetSettings(
      Collection<ConfigurationFile> files, Knowledge knowledge, LibraryVersions versions) {
    this.files = List.copyOf(files);
    this.defaults =
        new SettingKeys(knowledge.settings().stream().filter(Setting::leavesOff).toList());
    this.readers = knowledge.with(Role.SETTINGS_READER);
    this.versions = versions;
  }

  /** What an entry of a file leaves off. */
  List<LibraryTrustOverride> of(ConfigurationFile file, SettingsFile read, Entry entry) {
    String key = Profiles.withoutProfile(entry.key());
    return defaults
        .of(key)
        .filter(setting -> entry.value().map(setting::isOffWith).equals(Optional.of(Answer.YES)))
        .filter(setting -> !isDecided(setting, key, file, read))
        .flatMap(setting -> override(setting, key, file, entry).stream())
        .toList();
  }

  private Optional<LibraryTrustOverride> override(
      Setting setting, String key, ConfigurationFile file, Entry entry) {
    InsecureDefault left =
        InsecureDefault.ofFile(
            readers.stream().filter(reader -> reader.mayReadOfFile(setting)).toList(), versions);
    return Optional.of(
            new LibraryTrustOverride(
                file.location(entry.path(), entry.line()),
                key + setting.onlyValue().map(value -> "=" + value).orElse(""),
                setting.off(),
                Certainty.LEFT_UNSET,
                left.versions(),
                Optional.empty(),
                Optional.of(setting.keysBeside(key).get(0)),
                List.of()))
        .filter(any -> left.answer() != Answer.NO);
  }

  /** Profiles have files and sections of their own, which are in force together. */
  private boolean isDecided(
      Setting setting, String key, ConfigurationFile file, SettingsFile read) {
    List<String> beside = setting.keysBeside(key).stream().map(Setting::canonical).toList();
    return read.hasAny(beside)
        || files.stream()
            .filter(other -> folder(other).equals(folder(file)) && !other.equals(file))
            .anyMatch(other -> mayHaveAny(other, beside));
  }

  private static boolean mayHaveAny(ConfigurationFile file, List<String> keys) {
    if (!file.name().matches(".*\\.(?:properties|ya?ml)")) {
      return false;
    }
    try {
      return SettingsFile.read(file).hasAny(keys);
    } catch (YamlException e) {
      return true; // nobody knows
    }
  }

  private static String folder(ConfigurationFile file) {
    return file.path().substring(0, file.path().lastIndexOf('/') + 1);
  }
}
