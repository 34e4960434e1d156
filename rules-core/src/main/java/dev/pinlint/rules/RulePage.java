package dev.pinlint.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a rule: the one source of its metadata and its prose, in {@code /rules/<Name>.md}.
 *
 * <p>It begins with front matter between two lines {@code ---}, one {@code key: value} a line, and
 * goes on with Markdown sections under {@code ##} headings.
 *
 * @param rule the rule's name
 * @param keys the front matter
 * @param sections the sections by heading, in order; what stands before the first is the one with
 *     the empty heading
 */
public record RulePage(String rule, Map<String, String> keys, Map<String, String> sections) {

  /** The sections that every page has, in order. */
  public static final List<String> SECTIONS =
      List.of(
          "What it finds", "Why it matters", "How to fix", "When it stays silent", "Known limits");

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

  private static final Map<String, RulePage> PAGES = new ConcurrentHashMap<>();

  public RulePage {
    keys = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    sections = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }

  /**
   * The page of the rule.
   *
   * @throws IllegalArgumentException if there is none, or it has no front matter
   */
  public static RulePage of(String rule) {
    return PAGES.computeIfAbsent(rule, RulePage::read);
  }

  private static RulePage read(String rule) {
    try (InputStream in = RulePage.class.getResourceAsStream("/rules/" + rule + ".md")) {
      if (in == null) {
        throw new IllegalArgumentException("no page for rule " + rule);
      }
      return parse(rule, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(rule, e);
    }
  }

  static RulePage parse(String rule, String text) {
    List<String> lines = text.lines().toList();
    int end = lines.subList(Math.min(1, lines.size()), lines.size()).indexOf("---") + 1;
    if (end == 0 || !lines.get(0).equals("---")) {
      throw new IllegalArgumentException("page of " + rule + " has no front matter");
    }
    Map<String, String> keys = new LinkedHashMap<>();
    for (String line : lines.subList(1, end)) {
      int colon = line.indexOf(": ");
      keys.put(line.substring(0, colon), line.substring(colon + 2).strip());
    }
    Map<String, String> sections = new LinkedHashMap<>();
    String heading = "";
    StringBuilder body = new StringBuilder();
    for (String line : lines.subList(end + 1, lines.size())) {
      if (line.startsWith("## ")) {
        sections.put(heading, body.toString().strip());
        heading = line.substring(3).strip();
        body.setLength(0);
      } else {
        body.append(line).append('\n');
      }
    }
    sections.put(heading, body.toString().strip());
    return new RulePage(rule, keys, sections);
  }

  /** The value of a key that every page has. */
  public String key(String name) {
    return Optional.ofNullable(keys.get(name))
        .orElseThrow(() -> new IllegalArgumentException("page of " + rule + " has no " + name));
  }

  /** One sentence. */
  public String summary() {
    return key("summary");
  }

  /** One line on how to fix. */
  public String fix() {
    return key("fix");
  }

  /** The default level. */
  public Level level() {
    return Level.of(key("level"));
  }

  /** The lowest level that something which stands before it can give a finding. */
  Optional<Level> lowest() {
    return Optional.ofNullable(keys.get("lowest")).map(Level::of);
  }

  /** Whether it runs only where somebody asks for it: a policy that not everybody has. */
  public boolean isOffByDefault() {
    return keys.getOrDefault("default", "on").equals("off");
  }

  /** What it can lead to. */
  public Harm harm() {
    return Harm.of(key("harm"));
  }

  /** What other tools call it, and people have written into suppressions. */
  public List<String> alternatives() {
    return list(keys.getOrDefault("alternatives", ""));
  }

  /**
   * Whether a finding may come with the passing of time alone. A compiler does not fail for that.
   */
  public boolean isClockDependent() {
    return keys.containsKey("clock");
  }

  /** CWE numbers. */
  public List<Integer> cwe() {
    return list(key("cwe")).stream().map(Integer::valueOf).toList();
  }

  /**
   * Categories of the OWASP Top 10, each with its year, as {@code A07:2021}; M is the mobile one.
   */
  public List<String> owasp() {
    return list(key("owasp"));
  }

  /** Subcategories of NIST's Cybersecurity Framework 2.0. */
  public List<String> nist() {
    return list(key("nist"));
  }

  /** Requirements and tests of OWASP's mobile standard (MASVS, MASTG) that it belongs to. */
  public List<String> masvs() {
    return list(keys.getOrDefault("masvs", ""));
  }

  /** Categories of OWASP's Non-Human Identities Top 10, as {@code NHI4:2025}. */
  public List<String> nhi() {
    return list(keys.getOrDefault("nhi", ""));
  }

  /** Where it is filed beside CWE: the names of catalogues, and their entries, in order. */
  public Map<String, String> filings() {
    Map<String, String> filings = new LinkedHashMap<>();
    filings.put("OWASP", key("owasp"));
    if (!masvs().isEmpty()) {
      filings.put("OWASP MASVS", String.join(", ", masvs()));
    }
    if (!nhi().isEmpty()) {
      filings.put("OWASP NHI", String.join(", ", nhi()));
    }
    filings.put("NIST CSF 2.0", key("nist"));
    return java.util.Collections.unmodifiableMap(filings);
  }

  /** Words to find the rule by. */
  public List<String> tags() {
    return list(key("tags"));
  }

  private static List<String> list(String value) {
    return Arrays.stream(value.split(", *")).filter(item -> !item.isEmpty()).toList();
  }

  /** The message with the key, its places {@code {0}}, {@code {1}} … filled with the arguments. */
  public String message(String messageKey, List<String> arguments) {
    // In one pass: what an argument brings is text, whatever it looks like.
    return PLACE
        .matcher(key("message." + messageKey))
        .replaceAll(
            place -> Matcher.quoteReplacement(arguments.get(Integer.parseInt(place.group(1)))));
  }
}
