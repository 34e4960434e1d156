package dev.pinlint.knowledge;

import dev.pinlint.knowledge.KnowledgeFile.Library;
import dev.pinlint.model.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A setting that switches a check off, or says who is trusted: in configuration, by its key, or as
 * a parameter of a URL.
 *
 * @param library the library that reads it
 * @param url how the URL begins whose parameter it is; empty if it is a key
 * @param key the key, segments with dots between, {@code *} for any one; or the parameter
 * @param values the values that switch the check off
 * @param off what is switched off
 * @param isAnchor whether its value is a certificate that is trusted, or says where one is, or a
 *     key store
 * @param leavesOff whether it switches nothing off, but uses what has a check that is off by
 *     default
 * @param isOfProcess whether it is read from the properties of the whole process, and no others
 * @param password what stands in place of the key's last segment where the password of a key store
 *     is; of a URL the parameter
 * @param unless parameters of the same URL beside which it means something else; of a default keys,
 *     the first of which switches the check on
 */
public record Setting(
    Library library,
    Optional<String> url,
    String key,
    SettingValues values,
    List<TrustCheck> off,
    boolean isAnchor,
    boolean leavesOff,
    boolean isOfProcess,
    Optional<String> password,
    List<Beside> unless) {

  /** A key of so many segments is nobody else's, whatever stands before it. */
  private static final int DISTINCTIVE = 3;

  private static final Pattern HYPHENS = Pattern.compile("[-_]");

  /** The place of a value among several. */
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");

  public Setting {
    off = List.copyOf(off);
    unless = List.copyOf(unless);
  }

  /**
   * A name as frameworks compare it that bind names loosely: {@code trust-all}, {@code trustAll}.
   */
  public static String canonical(String name) {
    return HYPHENS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a key of configuration is this one, maybe with the prefix of a framework before it, or
   * of one value of several.
   */
  public boolean isKey(String candidate) {
    List<String> wanted = segments(key);
    List<String> given = segments(withoutIndex(candidate));
    int prefix = given.size() - wanted.size();
    boolean mayHavePrefix = wanted.size() >= DISTINCTIVE && !leavesOff;
    if (url.isPresent() || prefix < 0 || (prefix > 0 && !mayHavePrefix)) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).equals("*") && !wanted.get(i).equals(given.get(prefix + i))) {
        return false;
      }
    }
    return true;
  }

  /** A key without the place of its value among several. */
  static String withoutIndex(String key) {
    return INDEX.matcher(key).replaceFirst("");
  }

  /**
   * Whether a key that code writes is this one, letter by letter: nobody makes up for differences
   * there.
   */
  public boolean isExactly(String candidate) {
    String[] wanted = key.split("\\.", -1);
    String[] given = candidate.split("\\.", -1);
    return url.isEmpty()
        && wanted.length == given.length
        && IntStream.range(0, wanted.length)
            .allMatch(i -> wanted[i].equals("*") || wanted[i].equals(given[i]));
  }

  /** What is written as it is in every key or URL that has the setting. */
  public Stream<String> literals() {
    return Arrays.stream(key.split("\\.", -1)).filter(segment -> !segment.equals("*"));
  }

  /** The key beside the given one, or the parameter, that has the password of a key store. */
  public Optional<String> passwordKey(String given) {
    return password.map(
        last -> url.isPresent() ? last : given.substring(0, given.lastIndexOf('.') + 1) + last);
  }

  /**
   * The keys beside the given one that have a say in the check which it leaves off: what stands for
   * a star in it stands for that star in them.
   */
  public List<String> keysBeside(String given) {
    String[] wanted = key.split("\\.", -1);
    String[] written = given.split("\\.", -1);
    List<String> bound = new ArrayList<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].equals("*")) {
        bound.add(written[i]);
      }
    }
    return unless.stream().map(other -> filled(other.parameter(), bound)).toList();
  }

  private static String filled(String pattern, List<String> bound) {
    Iterator<String> next = bound.iterator();
    return Arrays.stream(pattern.split("\\.", -1))
        .map(segment -> segment.equals("*") && next.hasNext() ? next.next() : segment)
        .collect(Collectors.joining("."));
  }

  /**
   * What stands beside a setting: another parameter of the same URL, or another key.
   *
   * @param parameter the name of the parameter in lower case, or the key
   * @param values the values of it that are meant; any if there are none
   */
  public record Beside(String parameter, List<String> values) {

    public Beside {
      values = List.copyOf(values);
    }

    private Answer isAmong(Map<String, String> parameters) {
      String given = parameters.get(parameter);
      if (given == null || values.isEmpty()) {
        return Answer.of(given != null);
      }
      return FilledIn.isIn(given)
          ? Answer.UNKNOWN
          : Answer.of(values.stream().anyMatch(given::equalsIgnoreCase));
    }
  }

  /** Whether the value switches the check off. */
  public Answer isOffWith(String value) {
    return FilledIn.isIn(value) && values.mayLack(value)
        ? Answer.UNKNOWN
        : Answer.of(values.contains(value));
  }

  /** Whether the parameter switches the check off in its URL. */
  public Answer isOffWith(UrlParameters.Found parameter) {
    List<Answer> otherwise =
        unless.stream().map(other -> other.isAmong(parameter.others())).toList();
    Answer alone = isOffWith(parameter.value());
    if (otherwise.contains(Answer.YES)) {
      return Answer.NO;
    }
    return alone == Answer.YES && otherwise.contains(Answer.UNKNOWN) ? Answer.UNKNOWN : alone;
  }

  /** Whether it need only be there, with any value that says something. */
  public boolean isOffWithAny() {
    return values.kind() != SettingValues.Kind.LISTED;
  }

  /** The only value that switches the check off, if there is no other. */
  public Optional<String> onlyValue() {
    return values.only();
  }

  /** A word in canonical form that a file has in which the setting is. */
  public String word() {
    return segments(key).stream().max(java.util.Comparator.comparing(String::length)).orElse("");
  }

  private static List<String> segments(String key) {
    return new ArrayList<>(Arrays.asList(canonical(key).split("\\.", -1)));
  }

  /** The key, or the parameter with the URL it belongs to, for messages. */
  @Override
  public String toString() {
    return url.map(begin -> begin + ":?").orElse("") + key;
  }
}
