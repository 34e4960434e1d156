package dev.pinlint.configuration.settings;

import dev.pinlint.configuration.CertificateFiles;
import dev.pinlint.configuration.Configuration;
import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.configuration.SuppressionComment;
import dev.pinlint.configuration.settings.YamlReader.YamlException;
import dev.pinlint.facts.Facts;
import dev.pinlint.facts.LibraryTrustOverride;
import dev.pinlint.facts.LibraryTrustOverride.Certainty;
import dev.pinlint.facts.Step;
import dev.pinlint.facts.TrustAnchorSite;
import dev.pinlint.knowledge.FilledIn;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Setting;
import dev.pinlint.knowledge.SettingKeys;
import dev.pinlint.knowledge.UrlParameters;
import dev.pinlint.model.Answer;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.model.Member;
import dev.pinlint.model.Site;
import dev.pinlint.model.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The facts of files of settings. */
public final class SettingFacts {

  /** Options of a Java machine among other words. */
  static final Pattern OPTION = Pattern.compile("(?<!\\S)-D(?<key>[\\w.-]+)(?:=(?<value>\\S*))?");

  private final List<Setting> settings;
  private final SettingKeys keys;
  private final CertificateFiles certificates;
  private final Consumer<Problem> problems;
  private final UnsetSettings unset;

  /**
   * Looks for the settings that are known.
   *
   * @param certificates the files that settings may name
   * @param unset those that leave a check off
   * @param problems is told what is not understood
   */
  public SettingFacts(
      Knowledge knowledge,
      CertificateFiles certificates,
      UnsetSettings unset,
      Consumer<Problem> problems) {
    this.settings = knowledge.settings();
    this.keys =
        new SettingKeys(
            settings.stream()
                .filter(setting -> !setting.isAnchor() && !setting.leavesOff())
                .toList());
    this.unset = unset;
    this.certificates = certificates;
    this.problems = problems;
  }

  /** What a file says; empty if it says nothing of trust. */
  public Optional<Configuration> of(ConfigurationFile file) {
    String words = Setting.canonical(file.text());
    List<Setting> candidates =
        settings.stream().filter(setting -> words.contains(setting.word())).toList();
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    try {
      SettingsFile read = SettingsFile.read(file);
      return Optional.of(configuration(file, read, candidates));
    } catch (YamlException e) {
      problems.accept(new Problem(file.path(), String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private Configuration configuration(
      ConfigurationFile file, SettingsFile read, List<Setting> candidates) {
    Map<String, List<LibraryTrustOverride>> overrides = new TreeMap<>();
    Map<String, List<TrustAnchorSite>> anchors = new TreeMap<>();
    AnchorSettings anchorSettings = new AnchorSettings(candidates, certificates);
    for (List<Entry> section : read.sections()) {
      Profiles profiles = new Profiles(file, section);
      for (Entry entry : section) {
        String doubt = profiles.doubt(entry).orElse("");
        overrides
            .computeIfAbsent(doubt, key -> new ArrayList<>())
            .addAll(overrides(file, entry, candidates));
        overrides.get(doubt).addAll(unset.of(file, read, entry));
        anchors
            .computeIfAbsent(doubt, key -> new ArrayList<>())
            .addAll(anchorSettings.of(file, section, entry));
      }
    }
    List<Configuration.Part> parts = new ArrayList<>();
    overrides.forEach(
        (doubt, off) -> {
          List<TrustAnchorSite> trusted = anchors.getOrDefault(doubt, List.of());
          if (!off.isEmpty() || !trusted.isEmpty()) {
            parts.add(part(file, doubt, off, trusted));
          }
        });
    return new Configuration(file, parts, suppressions(file, read));
  }

  private static Configuration.Part part(
      ConfigurationFile file,
      String doubt,
      List<LibraryTrustOverride> overrides,
      List<TrustAnchorSite> anchors) {
    Facts facts = Facts.ofConfiguration(List.of(), List.of(), anchors, overrides, List.of());
    Member top = Member.entry(file.inModule(), "/");
    return new Configuration.Part(
        facts,
        doubt.isEmpty() ? Optional.empty() : Optional.of(new Step(top, 0, file.path(), 1, doubt)));
  }

  private List<LibraryTrustOverride> overrides(
      ConfigurationFile file, Entry entry, List<Setting> candidates) {
    List<LibraryTrustOverride> found = new ArrayList<>();
    String value = entry.value().orElse("");
    if (entry.value().isPresent()) {
      add(file, entry, entry.key(), value, found);
    }
    Matcher option = OPTION.matcher(value);
    while (option.find()) {
      String given = Optional.ofNullable(option.group("value")).orElse("");
      add(file, entry, option.group("key"), given, found);
    }
    for (Setting setting : candidates) {
      if (setting.url().isPresent() && !setting.isAnchor()) {
        UrlParameters.found(value, setting)
            .forEach(
                given -> {
                  Answer isOff = setting.isOffWith(given);
                  add(
                      file,
                      entry,
                      setting,
                      named(setting, setting.key(), given.value()),
                      isOff,
                      found);
                });
      }
    }
    return found;
  }

  private void add(
      ConfigurationFile file,
      Entry entry,
      String key,
      String value,
      List<LibraryTrustOverride> found) {
    String plain = Profiles.withoutProfile(key);
    keys.of(plain)
        .forEach(
            setting -> {
              Answer isOff = setting.isOffWith(value);
              add(file, entry, setting, named(setting, plain, value), isOff, found);
            });
  }

  /** The setting, for people. */
  private static String named(Setting setting, String key, String value) {
    boolean isShown = !setting.isOffWithAny() && !FilledIn.isIn(value);
    return key + (isShown ? "=" + value.strip() : "");
  }

  private static void add(
      ConfigurationFile file,
      Entry entry,
      Setting setting,
      String name,
      Answer isOff,
      List<LibraryTrustOverride> found) {
    if (isOff != Answer.NO) {
      found.add(
          new LibraryTrustOverride(
              file.location(entry.path(), entry.line()),
              name,
              setting.off(),
              isOff == Answer.UNKNOWN ? Certainty.UNKNOWN : Certainty.SHOWN,
              "",
              Optional.empty(),
              Optional.empty(),
              List.of()));
    }
  }

  private static List<Suppression> suppressions(ConfigurationFile file, SettingsFile read) {
    List<Suppression> found = new ArrayList<>();
    for (SettingsFile.Comment comment : read.comments()) {
      SuppressionComment.read(comment.text())
          .ifPresent(
              text ->
                  read.after(comment.line())
                      .ifPresent(
                          entry ->
                              found.add(
                                  text.on(
                                      Member.entry(file.inModule(), entry.path()),
                                      new Site(0, file.path(), comment.line())))));
    }
    return found;
  }
}
