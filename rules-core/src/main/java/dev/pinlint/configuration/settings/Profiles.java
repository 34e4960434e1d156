package dev.pinlint.configuration.settings;

import dev.pinlint.configuration.ConfigurationFile;
import dev.pinlint.configuration.Development;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells settings of development from those that users get: by file, section, and key. */
final class Profiles {

  /** {@code application-dev.yml} */
  private static final Pattern FILE = Pattern.compile("[\\w.]+-(?<profile>[\\w-]+)\\.\\w+");

  /** {@code %dev.quarkus.tls.trust-all} */
  private static final Pattern KEY =
      Pattern.compile("[\"']?%(?<profile>[\\w,-]+)[\"']?\\.(?<key>.*)");

  /** {@code spring.profiles[0]}, as a list in a file of YAML is told */
  private static final Pattern SECTION =
      Pattern.compile("spring\\.(config\\.activate\\.on-profile|profiles)(\\[\\d+])?");

  private final ConfigurationFile file;
  private final Optional<String> ofSection;

  /** The profiles of the entries of a section. */
  Profiles(ConfigurationFile file, List<Entry> section) {
    this.file = file;
    this.ofSection = ofSection(section);
  }

  /** The key as it is in force in its profile. */
  static String withoutProfile(String key) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches() ? matcher.group("key") : key;
  }

  /** Why an entry is not in force where users are, if anything says so. */
  Optional<String> doubt(Entry entry) {
    return Stream.of(file.sourceSet(), profile(FILE, file.name()), profile(KEY, entry.key()))
        .flatMap(Optional::stream)
        .filter(Development::isMeantBy)
        .findFirst()
        .or(() -> ofSection)
        .map(name -> "this is for " + name + " only");
  }

  private static Optional<String> profile(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group("profile")) : Optional.empty();
  }

  /** Of an expression each alternative must mean development, and none be denied. */
  private static Optional<String> ofSection(List<Entry> section) {
    return section.stream()
        .filter(entry -> SECTION.matcher(entry.key()).matches())
        .flatMap(entry -> entry.value().stream())
        .findFirst()
        .filter(profiles -> !profiles.contains("!"))
        .filter(
            profiles ->
                List.of(profiles.split("[|,]", -1)).stream().allMatch(Development::isMeantBy));
  }
}
