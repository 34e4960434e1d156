package dev.pinlint.configuration.settings;

import dev.pinlint.configuration.CertificateFiles;
import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.facts.Step;
import dev.pinlint.facts.TrustAnchorSite;
import dev.pinlint.facts.TrustAnchorSite.Effect;
import dev.pinlint.knowledge.Setting;
import dev.pinlint.model.Member;
import dev.pinlint.model.Site;
import java.util.List;
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

  /** What an entry says of trusted certificates. */
  List<TrustAnchorSite> of(ConfigurationFile file, Entry entry) {
    String key = Profiles.withoutProfile(entry.key());
    return settings.stream()
        .flatMap(setting -> values(setting, key, entry.value().orElse("")))
        .map(value -> files.of(value, file))
        .filter(found -> !found.certificates().isEmpty())
        .map(found -> site(file, entry, key, found))
        .limit(1)
        .toList();
  }

  private static Stream<String> values(Setting setting, String key, String value) {
    return setting.url().isPresent()
        ? Urls.values(value, setting).stream()
        : setting.isKey(key) ? Stream.of(value) : Stream.empty();
  }

  private static TrustAnchorSite site(
      ConfigurationFile file, Entry entry, String key, CertificateFiles.Found found) {
    return new TrustAnchorSite(
        file.location(entry.path(), entry.line()),
        key,
        found.certificates(),
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
