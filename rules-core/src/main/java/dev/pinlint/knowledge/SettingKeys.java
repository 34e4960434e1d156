package dev.pinlint.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Settings by the last segment of their keys: files have thousands of keys that are none. */
public final class SettingKeys {

  private static final String ANY = "*";

  private final Map<String, List<Setting>> byLastSegment = new HashMap<>();

  /** For the given settings, in their order. */
  public SettingKeys(List<Setting> settings) {
    for (Setting setting : settings) {
      byLastSegment
          .computeIfAbsent(lastSegment(setting.key()), segment -> new ArrayList<>())
          .add(setting);
    }
  }

  /** Those that a key of configuration is; see {@link Setting#isKey}. */
  public Stream<Setting> of(String key) {
    return Stream.of(lastSegment(Setting.withoutIndex(key)), ANY)
        .flatMap(segment -> byLastSegment.getOrDefault(segment, List.of()).stream())
        .filter(setting -> setting.isKey(key));
  }

  private static String lastSegment(String key) {
    return Setting.canonical(key.substring(key.lastIndexOf('.') + 1));
  }
}
