package dev.pinlint.testdata.listing;

import dev.pinlint.testdata.listing.Catalogue.Sink;
import dev.pinlint.testdata.listing.ClassScan.How;
import dev.pinlint.testdata.listing.ClassScan.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The keys of all that a person must judge in a library, sorted within each kind. */
public final class Listing {

  private static final Set<String> TRUST =
      Set.of(
          "TrustManager",
          "X509TrustManager",
          "X509ExtendedTrustManager",
          "TrustManagerFactorySpi",
          "TrustStrategy",
          "HostnameVerifier",
          "X509HostnameVerifier",
          "AbstractVerifier");

  private static final Pattern PIN_LIKE =
      Pattern.compile(
          // A digest in Base64: 28 or 44 characters, the last of them padding.
          "\\s*(?:[\\w+/-]{27}|[\\w+/-]{43})=\\s*"
              + "|(?i:sha-?1|sha-?256)[/:].*"
              + "|\\p{XDigit}{40}|\\p{XDigit}{64}"
              + "|(?:\\p{XDigit}{2}:){19}\\p{XDigit}{2}|(?:\\p{XDigit}{2}:){31}\\p{XDigit}{2}"
              + "|.*BEGIN[^\n]{0,20}CERTIFICATE.*",
          Pattern.DOTALL);

  private static final int LONGEST_TEXT = 70;

  private final ClassScan scan;
  private final Hierarchy hierarchy;

  private Listing(ClassScan scan) {
    this.scan = scan;
    this.hierarchy = new Hierarchy(scan.parents());
  }

  /** The listing of a library's class files. */
  public static Listing of(Collection<byte[]> classes) {
    return new Listing(ClassScan.of(classes));
  }

  /** Types that decide about trust by what is above them: {@code type a.b.C < TrustManager}. */
  public List<String> types() {
    return scan.parents().keySet().stream()
        .filter(type -> !roots(hierarchy.above(type)).isEmpty())
        .map(type -> "type " + ClassScan.dotted(type) + " < " + roots(hierarchy.above(type)))
        .sorted()
        .toList();
  }

  /** Lambdas and method references that do: {@code closure a.b.C.method() < TrustStrategy}. */
  public List<String> closures() {
    return numbered(
        scan.closures().stream()
            .filter(closure -> !roots(hierarchy.upwards(closure.type())).isEmpty())
            .map(
                closure ->
                    "closure " + closure.place() + " < " + roots(hierarchy.upwards(closure.type())))
            .toList());
  }

  /** Uses of what the catalogue calls a sink: {@code call a.b.C.method() > d.E.add(String)}. */
  public List<String> sinks(Catalogue catalogue) {
    return numbered(
        scan.uses().stream()
            .filter(use -> catalogue.named(use.name()).stream().anyMatch(sink -> isOf(sink, use)))
            .map(Listing::key)
            .toList());
  }

  /** Texts that look like a pin: {@code text a.b.C.method() "sha256/"}. */
  public List<String> texts() {
    return numbered(
        scan.texts().stream()
            .filter(text -> PIN_LIKE.matcher(text.value()).matches())
            .map(text -> "text " + text.place() + " \"" + shown(text.value()) + "\"")
            .toList());
  }

  private boolean isOf(Sink sink, Use use) {
    return sink.shapes().contains(Sink.shape(use.descriptor()))
        && hierarchy.upwards(use.owner()).contains(sink.owner());
  }

  private static String key(Use use) {
    return use.how().name().toLowerCase(Locale.ROOT)
        + " "
        + use.place()
        + " > "
        + ClassScan.dotted(use.owner())
        + "."
        + use.name()
        + (use.how() == How.READ ? "" : ClassScan.parameters(use.descriptor()));
  }

  private static String roots(Set<String> types) {
    return types.stream()
        .map(type -> type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1))
        .filter(TRUST::contains)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** On one line, cut; where a concatenation puts something in there is {@code {}}. */
  private static String shown(String text) {
    String line =
        text.replace("\\", "\\\\")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\u0001", "{}");
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
  }

  /** Sorted; the second of two that are alike ends with {@code #2}. */
  private static List<String> numbered(List<String> keys) {
    Map<String, Integer> counts = new TreeMap<>();
    List<String> all = new ArrayList<>();
    for (String key : keys) {
      int count = counts.merge(key, 1, Integer::sum);
      all.add(count == 1 ? key : key + " #" + count);
    }
    return all.stream().sorted().toList();
  }
}
