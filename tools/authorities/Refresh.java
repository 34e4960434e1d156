import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the resource of known keys out of the tables that {@code build_known_ca.py} makes: see
 * docs/authorities.md.
 *
 * <pre>java Refresh.java DATE KEYS.csv CERTIFICATES.csv BARE_KEYS.csv OUTPUT</pre>
 */
final class Refresh {

  /** Of a digest that only leads to a key 64 bits are enough, and two more to fill a letter. */
  private static final int LETTERS = 11;

  private static final String HEAD =
      """
      # Keys of certification authorities: computed from public certificates, none of which is in here.
      # Source: the Common CA Database (CCADB, https://www.ccadb.org), under CDLA-Permissive-2.0, and the lists named in docs/authorities.md.
      # date %s
      # key\tkind\tname\torganization\talgorithm\tlast day\ttrusted by\tchains to\tstatus\tbare key\tcertificates
      """;

  public static void main(String[] arguments) throws IOException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (Map<String, String> key : table(arguments[1])) {
      String status = key.get("status");
      rows.put(
          digest(key.get("spki_sha256_b64")),
          new ArrayList<>(
              List.of(
                  key.get("kind"),
                  plain(key.get("name")),
                  plain(key.get("org")),
                  key.get("key"),
                  key.get("not_after"),
                  key.get("trusted_by"),
                  key.get("chains_to"),
                  plain(status))));
    }
    Map<String, String> bare = new TreeMap<>();
    for (Map<String, String> key : table(arguments[3])) {
      bare.put(digest(key.get("spki_sha256_b64")), key.get("rawkey_sha256_b64").substring(0, LETTERS));
    }
    Map<String, TreeSet<String>> certificates = new TreeMap<>();
    for (Map<String, String> one : table(arguments[2])) {
      byte[] bytes = HexFormat.of().parseHex(one.get("cert_sha256_hex"));
      certificates
          .computeIfAbsent(digest(one.get("spki_sha256_b64")), key -> new TreeSet<>())
          .add(Base64.getEncoder().encodeToString(bytes).substring(0, LETTERS));
    }
    TreeSet<String> all = new TreeSet<>(rows.keySet());
    all.addAll(bare.keySet());
    all.addAll(certificates.keySet());
    StringBuilder text = new StringBuilder(HEAD.formatted(arguments[0]));
    for (String key : all) {
      List<String> row = rows.getOrDefault(key, List.of("", "", "", "", "", "", "", ""));
      text.append(key).append('\t').append(String.join("\t", row));
      text.append('\t').append(bare.getOrDefault(key, ""));
      text.append('\t').append(String.join(" ", certificates.getOrDefault(key, new TreeSet<>())));
      text.append('\n');
    }
    Files.writeString(Path.of(arguments[4]), text);
  }

  /** A digest without the filling at its end. */
  private static String digest(String base64) {
    return base64.replace("=", "");
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static List<Map<String, String>> table(String file) throws IOException {
    List<Map<String, String>> table = new ArrayList<>();
    List<String> lines = Files.readAllLines(Path.of(file));
    List<String> names = cells(lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), cells.get(i));
      }
      table.add(row);
    }
    return table;
  }

  /** The cells of a line: with commas between, in quotes where one has a comma in it. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      if (letter == '"' && isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append(letter);
        i++;
      } else if (letter == '"') {
        isQuoted = !isQuoted;
      } else if (letter == ',' && !isQuoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(letter);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
