package dev.pinlint.authorities;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The keys of certification authorities, by their digests. What there is to read is read when it is
 * first asked for: a run that meets no pin pays nothing.
 *
 * <p>The data are computed from public certificates, those of the Common CA Database (CCADB) above
 * all; see {@code docs/authorities.md}. They are of one day, and whatever is said of a key is said
 * in the data of that day.
 */
public final class KnownKeys {

  private static final String RESOURCE = "/authorities/keys.tsv";

  private static final String DATE = "# date ";

  /** Of bare keys and certificates so many letters of the digest are kept: 64 bits and more. */
  private static final int LETTERS = 11;

  /** That this many letters agree by chance is less likely than one in 10¹⁰. */
  private static final int NEAR = 8;

  private final LocalDate date;
  private final List<String> digests = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();
  private final Map<String, Integer> bareKeys = new HashMap<>();
  private final Map<String, Integer> certificates = new HashMap<>();

  KnownKeys(String text) {
    LocalDate found = LocalDate.EPOCH;
    for (String line : text.lines().toList()) {
      if (line.startsWith(DATE)) {
        found = LocalDate.parse(line.substring(DATE.length()));
      } else if (!line.startsWith("#")) {
        add(line);
      }
    }
    date = found;
  }

  private void add(String line) {
    int row = rows.size();
    int certificatesFrom = line.lastIndexOf('\t');
    int bareKeyFrom = line.lastIndexOf('\t', certificatesFrom - 1);
    int rowFrom = line.indexOf('\t');
    digests.add(line.substring(0, rowFrom));
    rows.add(line.substring(rowFrom + 1, bareKeyFrom));
    bareKeys.put(line.substring(bareKeyFrom + 1, certificatesFrom), row);
    for (int from = certificatesFrom + 1; from < line.length(); from += LETTERS + 1) {
      certificates.put(line.substring(from, from + LETTERS), row);
    }
  }

  /** The keys that come with Pinlint. */
  public static KnownKeys get() {
    return BuiltIn.KEYS;
  }

  /** Read when it is first asked for. */
  private static final class BuiltIn {
    static final KnownKeys KEYS = read();

    private static KnownKeys read() {
      try (InputStream in = KnownKeys.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("no resource " + RESOURCE);
        }
        return new KnownKeys(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(RESOURCE, e);
      }
    }
  }

  /** The day of the data. */
  public LocalDate date() {
    return date;
  }

  /** All keys, ordered by digest. */
  public Stream<Authority> all() {
    return IntStream.range(0, rows.size()).mapToObj(this::authority);
  }

  /** Whose key has the SHA-256, of its SubjectPublicKeyInfo. */
  public Optional<Authority> ofKey(byte[] digest) {
    int row = Collections.binarySearch(digests, letters(digest));
    return row < 0 ? Optional.empty() : Optional.of(authority(row));
  }

  /** Whose key has the SHA-256, of its bits without the SubjectPublicKeyInfo around them. */
  public Optional<Authority> ofBareKey(byte[] digest) {
    return Optional.ofNullable(bareKeys.get(letters(digest).substring(0, LETTERS)))
        .map(this::authority);
  }

  /** Whose certificate has the SHA-256. */
  public Optional<Authority> ofCertificate(byte[] digest) {
    return Optional.ofNullable(certificates.get(letters(digest).substring(0, LETTERS)))
        .map(this::authority);
  }

  /** Whose key has a SHA-256 that begins like this one, and goes on otherwise. */
  public Optional<Authority> near(byte[] digest) {
    String letters = letters(digest);
    int place = Collections.binarySearch(digests, letters);
    if (place >= 0) {
      return Optional.empty();
    }
    int after = -place - 1;
    return Stream.of(after - 1, after)
        .filter(row -> row >= 0 && row < digests.size())
        .filter(row -> digests.get(row).startsWith(letters.substring(0, NEAR)))
        .findFirst()
        .map(this::authority);
  }

  private static String letters(byte[] digest) {
    return Base64.getEncoder().withoutPadding().encodeToString(digest);
  }

  private Authority authority(int row) {
    String[] cells = rows.get(row).split("\t", -1);
    return new Authority(
        digests.get(row) + "=",
        cells[0].equals("r"),
        cells[1],
        cells[2],
        Optional.of(cells[4]).filter(day -> !day.isEmpty()).map(LocalDate::parse),
        !cells[5].isEmpty(),
        !cells[5].isEmpty() || !cells[6].isEmpty(),
        Standing.of(cells[7]),
        cells[7]);
  }
}
