package dev.pinlint.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The values of a setting that switch a check off.
 *
 * @param kind which are meant
 * @param listed those that are, if they are listed
 */
public record SettingValues(Kind kind, List<String> listed) {

  /** How the values are told. */
  public enum Kind {
    /** One by one. */
    LISTED,
    /** Any, the empty one too: the setting need only be there. */
    ANY,
    /** Any that names something: the setting is a list, and an empty one is nobody. */
    ANY_BUT_BLANK
  }

  public SettingValues {
    listed = List.copyOf(listed);
  }

  /** What a line of knowledge says: {@code *}, {@code ?*}, or values with bars between. */
  static SettingValues read(String written) {
    return switch (written) {
      case "*" -> new SettingValues(Kind.ANY, List.of());
      case "?*" -> new SettingValues(Kind.ANY_BUT_BLANK, List.of());
      default ->
          new SettingValues(
              Kind.LISTED,
              Arrays.stream(written.split("\\|", -1)).map(SettingValues::unquoted).toList());
    };
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  /** Whether the value is one of them. What is blank is not what is empty, to whom that matters. */
  boolean contains(String value) {
    return switch (kind) {
      case ANY -> true;
      case ANY_BUT_BLANK -> !value.isBlank();
      case LISTED ->
          listed.stream()
              .anyMatch(
                  one -> one.isEmpty() ? value.isEmpty() : one.equalsIgnoreCase(value.strip()));
    };
  }

  /** Whether a value that is filled in when the program starts may be none of them. */
  boolean mayLack(String value) {
    return switch (kind) {
      case ANY -> false;
      case ANY_BUT_BLANK -> FilledIn.isBlankByDefault(value);
      case LISTED -> true;
    };
  }

  /** The only one there is, for people. */
  Optional<String> only() {
    return listed.size() == 1 ? Optional.of(listed.get(0)) : Optional.empty();
  }
}
