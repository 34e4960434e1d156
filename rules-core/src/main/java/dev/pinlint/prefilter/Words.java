package dev.pinlint.prefilter;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The identifiers and qualified names that a file contains, as a sorted set of their hashes. A file
 * may seem to contain one that it does not, if two have the same hash; never the other way round.
 */
public final class Words {

  private final int[] hashes;

  private Words(int[] hashes) {
    this.hashes = hashes;
  }

  /** Whether the word may be among them. */
  boolean mayContain(String word) {
    if (word.indexOf('$') < 0) {
      return mayName(word);
    }
    for (String part : word.split("\\$", -1)) {
      if (!part.isEmpty() && !mayName(part)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the word without a dollar sign, or the qualified name, with dots, may be among them.
   */
  boolean mayName(String name) {
    return Arrays.binarySearch(hashes, name.hashCode()) >= 0;
  }

  /** The hashes of all of them, in ascending order. */
  IntStream hashes() {
    return Arrays.stream(hashes);
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

    /**
     * Adds what is named in a text of a class file (JVMS 4.2, 4.3): each identifier, and the names
     * of types, with dots throughout.
     */
    void addAll(CharSequence text) {
      QualifiedNames names = new QualifiedNames(this);
      QualifiedNames described = new QualifiedNames(this);
      int start = -1;
      int hash = 0;
      int withoutFirst = 0;
      for (int i = 0; i <= text.length(); i++) {
        char c = i < text.length() ? text.charAt(i) : ';';
        if (isPart(c)) {
          withoutFirst = start < 0 ? 0 : 31 * withoutFirst + c;
          start = start < 0 ? i : start;
          hash = 31 * hash + c;
          continue;
        }
        if (start >= 0) {
          add(hash);
          char first = text.charAt(start);
          names.word(hash, i - start, first);
          if (first == 'L' && i - start > 1 && !described.isBehindDot()) {
            described.word(withoutFirst, i - start - 1, text.charAt(start + 1));
          } else {
            described.word(hash, i - start, first);
          }
          start = -1;
          hash = 0;
        }
        if (c == '.' || c == '/' || c == '$') {
          names.dot();
          described.dot();
        } else {
          names.end();
          described.end();
        }
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
