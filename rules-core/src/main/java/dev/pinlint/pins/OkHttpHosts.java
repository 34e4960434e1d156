package dev.pinlint.pins;

import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * OkHttp 2 to 5. Patterns are lower-cased (from 3.4). {@code *.e.com} matches exactly one more
 * label; {@code **.e.com} (from 4.3) any number, none included. A pattern that is none of these is
 * taken and matches nothing, or refused, by version. Run against 2.7.5 to 5.5.1; see the
 * catalogue's semantics, section 1.
 */
final class OkHttpHosts implements HostPatterns {

  private static final Version ANY_SCHEME_REFUSED = Version.parse("4.3.0");
  private static final Version LOWER_CASED = Version.parse("3.4.0");
  private static final Version STAR_OF_TOP_LEVEL = Version.parse("3.2.0");

  private static final Pattern LABELS = Pattern.compile("[^*\\s:/?#@]+");
  private static final Pattern STAR = Pattern.compile("\\*\\.[^*\\s:/?#@]+");
  private static final Pattern TWO_STARS = Pattern.compile("\\*\\*\\.[^*\\s:/?#@]+");
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
  private static final Pattern PORT_OR_PATH = Pattern.compile("[^*\\s:/?#@]+(:\\d{1,5}/?|/)");

  /** What happens to patterns of one shape before a version, and from it on. */
  private record Turn(PatternReading.Fate before, Version version, PatternReading.Fate from) {}

  private final Optional<Version> used;

  /** The patterns of a version, or of any. */
  OkHttpHosts(Optional<String> version) {
    this.used = version.map(Version::parse);
  }

  @Override
  public String canonical(String pattern) {
    return pattern.toLowerCase(Locale.ROOT);
  }

  @Override
  public PatternReading read(String pattern) {
    List<Turn> turns = turns(pattern);
    if (turns.isEmpty()) {
      return PatternReading.MATCHES;
    }
    if (used.isPresent()) {
      PatternReading.Fate fate = turns.get(0).before();
      for (Turn turn : turns) {
        fate = used.get().compareTo(turn.version()) < 0 ? fate : turn.from();
      }
      return new PatternReading(fate, "");
    }
    return ofAnyVersion(turns);
  }

  private static PatternReading ofAnyVersion(List<Turn> turns) {
    List<PatternReading.Fate> fates = new ArrayList<>(List.of(turns.get(0).before()));
    List<String> told = new ArrayList<>();
    told.add(word(turns.get(0).before()) + " before " + turns.get(0).version());
    for (Turn turn : turns) {
      fates.add(turn.from());
      told.add(word(turn.from()) + " from " + turn.version() + " on");
    }
    PatternReading.Fate newest = fates.get(fates.size() - 1);
    PatternReading.Fate fate =
        !fates.contains(PatternReading.Fate.MATCHES)
            ? PatternReading.Fate.NEVER_OR_REFUSED
            : newest == PatternReading.Fate.MATCHES
                ? PatternReading.Fate.OUTDATED
                : PatternReading.Fate.OBSOLETE;
    return new PatternReading(fate, String.join(", ", told));
  }

  private static String word(PatternReading.Fate fate) {
    return switch (fate) {
      case MATCHES -> "matches";
      case REFUSED -> "throws";
      default -> "pins nothing";
    };
  }

  /** Where the fate of patterns of this shape turns, oldest first; nowhere if it always matches. */
  private static List<Turn> turns(String pattern) {
    PatternReading.Fate never = PatternReading.Fate.NEVER;
    PatternReading.Fate matches = PatternReading.Fate.MATCHES;
    PatternReading.Fate refused = PatternReading.Fate.REFUSED;
    if (TWO_STARS.matcher(pattern).matches()) {
      return List.of(new Turn(never, ANY_SCHEME_REFUSED, matches));
    } else if (STAR.matcher(pattern).matches() && pattern.indexOf('.', 2) < 0) {
      return List.of(new Turn(never, STAR_OF_TOP_LEVEL, matches));
    } else if (STAR.matcher(pattern).matches() || LABELS.matcher(pattern).matches()) {
      return pattern.equals(pattern.toLowerCase(Locale.ROOT))
          ? List.of()
          : List.of(new Turn(never, LOWER_CASED, matches));
    } else if (SCHEME.matcher(pattern).matches()) {
      return List.of(new Turn(never, ANY_SCHEME_REFUSED, refused));
    } else if (PORT_OR_PATH.matcher(pattern).matches()) {
      return List.of(
          new Turn(never, LOWER_CASED, matches), new Turn(matches, ANY_SCHEME_REFUSED, refused));
    } else if (pattern.isEmpty() || pattern.startsWith(" ")) {
      return List.of(new Turn(never, LOWER_CASED, refused));
    } else if (pattern.indexOf('*') >= 0) {
      return List.of(new Turn(never, ANY_SCHEME_REFUSED, refused));
    }
    return List.of();
  }

  @Override
  public boolean covers(String other, String pattern) {
    String wide = canonical(other);
    String narrow = canonical(pattern);
    if (wide.equals(narrow)) {
      return true;
    }
    if (wide.startsWith("**.")) {
      String domain = wide.substring(3);
      return isWithin(narrow.replaceFirst("^\\*{1,2}\\.", ""), domain);
    }
    if (wide.startsWith("*.") && !narrow.startsWith("*")) {
      String domain = wide.substring(1);
      return narrow.endsWith(domain) && narrow.indexOf('.') == narrow.length() - domain.length();
    }
    return false;
  }

  private static boolean isWithin(String host, String domain) {
    return host.equals(domain) || host.endsWith("." + domain);
  }
}
