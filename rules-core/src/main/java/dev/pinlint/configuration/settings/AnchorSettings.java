package dev.pinlint.configuration.settings;

import dev.pinlint.configuration.CertificateFiles;
import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.facts.KeyStoreFile;
import dev.pinlint.facts.Step;
import dev.pinlint.facts.TrustAnchorSite;
import dev.pinlint.facts.TrustAnchorSite.Effect;
import dev.pinlint.knowledge.FilledIn;
import dev.pinlint.knowledge.Setting;
import dev.pinlint.knowledge.UrlParameters;
import dev.pinlint.model.Member;
import dev.pinlint.model.Site;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settings whose value is a certificate that is trusted, or says where one is. What else is trusted
 * there is not asked.
 */
final class AnchorSettings {

  private final List<Setting> settings;
  private final CertificateFiles files;

  AnchorSettings(List<Setting> settings, CertificateFiles files) {
    this.settings = settings.stream().filter(Setting::isAnchor).toList();
    this.files = files;
  }

  /**
   * What an entry says of trusted certificates.
   *
   * @param section the entries that are in force together: one of them may be the password of a key
   *     store that another one names
   */
  List<TrustAnchorSite> of(ConfigurationFile file, List<Entry> section, Entry entry) {
    return settings.stream()
        .flatMap(setting -> named(setting, section, entry))
        .flatMap(named -> site(file, entry, named).stream())
        .limit(1)
        .toList();
  }

  /**
   * A certificate, or a place of some, that a setting names.
   *
   * @param passwords what to open a key store with
   */
  private record Named(String key, String value, List<Optional<String>> passwords) {}

  private static Stream<Named> named(Setting setting, List<Entry> section, Entry entry) {
    String key = Profiles.withoutProfile(entry.key());
    String value = entry.value().orElse("");
    return setting.url().isPresent()
        ? UrlParameters.found(value, setting).stream()
            .map(
                found ->
                    new Named(
                        key,
                        found.value(),
                        passwords(
                            setting
                                .passwordKey("")
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .map(found.others()::get))))
        : pairs(entry)
            .filter(pair -> setting.isKey(pair.getKey()))
            .map(
                pair ->
                    new Named(
                        pair.getKey(),
                        pair.getValue(),
                        passwords(
                            setting
                                .passwordKey(pair.getKey())
                                .flatMap(name -> value(section, name)))));
  }

  /** Keys and values: its own, and those of options for a Java machine in its value. */
  private static Stream<Map.Entry<String, String>> pairs(Entry entry) {
    String value = entry.value().orElse("");
    return Stream.concat(
        Stream.of(Map.entry(Profiles.withoutProfile(entry.key()), value)),
        SettingFacts.OPTION
            .matcher(value)
            .results()
            .filter(option -> option.group(2) != null)
            .map(option -> Map.entry(option.group(1), option.group(2))));
  }

  private static Optional<String> value(List<Entry> section, String key) {
    String wanted = Setting.canonical(key);
    return section.stream()
        .flatMap(AnchorSettings::pairs)
        .filter(pair -> Setting.canonical(pair.getKey()).equals(wanted))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** What is written there, or stands for what is filled in when the program starts. */
  private static List<Optional<String>> passwords(Optional<String> written) {
    return written.filter(text -> !FilledIn.isIn(text)).isPresent()
        ? List.of(written)
        : KeyStoreFile.COMMON_PASSWORDS;
  }

  private Optional<TrustAnchorSite> site(ConfigurationFile file, Entry entry, Named named) {
    CertificateFiles.Found found = files.of(named.value(), file, named.passwords());
    return found.certificates().isEmpty() && !found.isLocked()
        ? Optional.empty()
        : Optional.of(site(file, entry, named.key(), found));
  }

  private static TrustAnchorSite site(
      ConfigurationFile file, Entry entry, String key, CertificateFiles.Found found) {
    return new TrustAnchorSite(
        file.location(entry.path(), entry.line()),
        key,
        found.certificates(),
        found.isLocked() ? found.file().stream().map(ConfigurationFile::path).toList() : List.of(),
        Effect.UNKNOWN,
        found.file().stream().map(AnchorSettings::step).toList());
  }

  private static Step step(ConfigurationFile certificates) {
    return Step.at(
        Member.entry(certificates.inModule(), "/"),
        new Site(0, certificates.path(), 1),
        "the certificate is in this file");
  }
}
