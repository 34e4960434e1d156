package dev.pinlint.facts;

import dev.pinlint.flow.Elements;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What stands between a weakness and whoever would use it: the nearest condition that has nothing
 * to do with the server, and what feeds that.
 *
 * @param source what feeds it
 * @param name which one: a field's name, a property's
 * @param isOnByDefault whether the weakness is there until somebody sets it
 */
public record Guard(Source source, String name, boolean isOnByDefault) {

  /** What can feed a condition. */
  public enum Source {
    /** A field. */
    FIELD("field "),
    /** A parameter of a method that nobody in the analysed code calls. */
    PARAMETER("parameter "),
    /** An option in an object or a text, from wherever that has it. */
    OPTION("option "),
    /** A system property. */
    SYSTEM_PROPERTY("system property "),
    /** A variable of the environment. */
    ENVIRONMENT("environment variable "),
    /** A flag that is turned from outside while the program runs. */
    FEATURE_FLAG("feature flag "),
    /** What the user of an app has set. */
    USER_SETTING("user setting "),
    /** A constant that the build sets. */
    BUILD_CONSTANT("build constant "),
    /** What runs tests on a device. */
    TEST_HARNESS("test harness ");

    private final String prefix;

    Source(String prefix) {
      this.prefix = prefix;
    }
  }

  /** What has no name that could be told. */
  private static final Set<Source> UNNAMED =
      Collections.unmodifiableSet(EnumSet.of(Source.PARAMETER, Source.OPTION));

  /** How much a guard keeps away, the least first. */
  public enum Strength {
    /** The weakness is there until somebody takes it away. */
    DEFAULT,
    /** Somebody may ask for it. */
    OPTION,
    /** No release has it. */
    DEBUG,
    /** Nobody has it but who runs tests. */
    TEST
  }

  /**
   * How the name of the constant ends by which a build for Android says that it is for debugging.
   */
  private static final String DEBUG = ".BuildConfig.DEBUG";

  /** A guard that is not there until somebody sets it. */
  Guard(Source source, String name) {
    this(source, name, false);
  }

  /** What the name of a symbol tells. */
  static Optional<Guard> of(String symbol) {
    Optional<Guard> named =
        Arrays.stream(Source.values())
            .filter(source -> !UNNAMED.contains(source) && symbol.startsWith(source.prefix))
            .map(source -> new Guard(source, symbol.substring(source.prefix.length())))
            .findFirst();
    if (symbol.endsWith(DEBUG)) {
      return Optional.of(new Guard(Source.BUILD_CONSTANT, DEBUG.substring(1)));
    }
    boolean isFinalField = symbol.startsWith(Roots.THIS + ".");
    return isFinalField ? Optional.of(new Guard(Source.FIELD, fieldName(symbol))) : named;
  }

  private static String fieldName(String symbol) {
    return Elements.whole(symbol).substring(Roots.THIS.length() + 1);
  }

  /** The same, where it is known whether the weakness is there until somebody sets it. */
  Guard onByDefault(boolean isOn) {
    return new Guard(source, name, isOn);
  }

  /** Whether the symbol is something that is set outside of the program. */
  static boolean isSetting(String symbol) {
    return of(symbol).filter(guard -> guard.source() != Source.FIELD).isPresent();
  }

  /** Whether it can be set otherwise without a new release. */
  boolean isSetWithoutRelease() {
    return switch (source) {
      case SYSTEM_PROPERTY, ENVIRONMENT, FEATURE_FLAG, USER_SETTING -> true;
      case FIELD, PARAMETER, OPTION, BUILD_CONSTANT, TEST_HARNESS -> false;
    };
  }

  /** How much it keeps away. */
  public Strength strength() {
    if (source == Source.BUILD_CONSTANT) {
      return Strength.DEBUG;
    } else if (source == Source.TEST_HARNESS) {
      return Strength.TEST;
    }
    return isOnByDefault ? Strength.DEFAULT : Strength.OPTION;
  }

  /** The same as {@link #says}, as a sentence of its own. */
  public String sentence() {
    String says = says();
    return says.substring(0, 1).toUpperCase(Locale.ROOT) + says.substring(1) + ".";
  }

  /** For people: who decides that it is there. */
  public String says() {
    return switch (strength()) {
      case DEFAULT -> toString() + " can take it away";
      case OPTION -> toString() + " decides whether";
      case DEBUG -> toString() + " decides whether, which no release has";
      case TEST -> toString() + " decides whether, which nobody has but who runs tests";
    };
  }

  /** For people: a phrase with its article. */
  @Override
  public String toString() {
    return switch (source) {
      case PARAMETER -> "a parameter";
      case OPTION -> "an option";
      default -> ("the " + source.prefix + name).strip();
    };
  }
}
