package dev.pinlint.prefilter;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identifiers that a file contains, as a sorted set of their hashes. A file may seem to contain
 * one that it does not, if two have the same hash; never the other way round.
 */
public final class Words {

  private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u+([0-9a-fA-F]{4})");

  private final int[] hashes;

  private Words(int[] hashes) {
    this.hashes = hashes;
  }

  /** The words of a Java source text, those of its comments and strings included. */
  public static Words ofSource(String text) {
    Builder words = new Builder();
    words.addAll(unescaped(text));
    return words.build();
  }

  /** A Java source text with its Unicode escapes replaced (JLS 3.3). */
  static String unescaped(String text) {
    return text.contains("\\u")
        ? UNICODE_ESCAPE
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))))
        : text;
  }

  /** Whether the word may be among them. */
  boolean mayContain(String word) {
    for (String part : word.split("\\$", -1)) {
      if (!part.isEmpty() && Arrays.binarySearch(hashes, part.hashCode()) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Collects hashes in a table that grows; 0 stands for an empty place and is kept apart. */
  static final class Builder {
    private int[] table = new int[256];
    private int size;
    private boolean hasZero;

    /** Adds a word by its {@link String#hashCode}. */
    void add(int hash) {
      if (hash == 0) {
        hasZero = true;
        return;
      }
      int at = place(table, hash);
      if (table[at] == 0) {
        table[at] = hash;
        if (++size * 2 > table.length) {
          grow();
        }
      }
    }

    /** Adds each identifier in a text. */
    void addAll(CharSequence text) {
      int hash = 0;
      boolean inWord = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (isPart(c)) {
          hash = 31 * hash + c;
          inWord = true;
        } else if (inWord) {
          add(hash);
          hash = 0;
          inWord = false;
        }
      }
      if (inWord) {
        add(hash);
      }
    }

    Words build() {
      int[] sorted = new int[size + (hasZero ? 1 : 0)];
      int count = 0;
      for (int hash : table) {
        if (hash != 0) {
          sorted[count++] = hash;
        }
      }
      Arrays.sort(sorted);
      return new Words(sorted);
    }

    private void grow() {
      int[] larger = new int[table.length * 2];
      for (int hash : table) {
        if (hash != 0) {
          larger[place(larger, hash)] = hash;
        }
      }
      table = larger;
    }

    private static int place(int[] table, int hash) {
      int mask = table.length - 1;
      int at = ((hash * 0x9E3779B9) >>> 7) & mask;
      while (table[at] != 0 && table[at] != hash) {
        at = (at + 1) & mask;
      }
      return at;
    }
  }

  /**
   * Whether a character belongs to a word. The dollar sign does not: it separates the names of
   * nested classes in class files, and in sources nobody writes it.
   */
  static boolean isPart(char c) {
    return c < 128
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
        : Character.isJavaIdentifierPart(c);
  }
}
