package dev.pinlint.prefilter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Collects the words by which source code may name a direct supertype: those behind {@code extends}
 * and {@code implements}, and those between {@code new} and the arguments where a class body
 * follows. More words may be collected than name supertypes, never fewer.
 */
final class SupertypeNames {

  private static final int EXTENDS = "extends".hashCode();
  private static final int IMPLEMENTS = "implements".hashCode();
  private static final int NEW = "new".hashCode();

  private final Words.Builder words = new Words.Builder();
  private boolean isInClause;
  private boolean isBehindNew;

  /** The words behind {@code new}. */
  private List<Integer> made = List.of();

  /** For each open parenthesis, the words behind {@code new} in front of it. */
  private final Deque<List<Integer>> open = new ArrayDeque<>();

  /** Takes the next word of the code. */
  void word(int hash) {
    if (hash == EXTENDS || hash == IMPLEMENTS) {
      isInClause = true;
    } else if (hash == NEW) {
      isBehindNew = true;
      made = new ArrayList<>();
      return;
    }
    if (isInClause) {
      words.add(hash);
    }
    if (isBehindNew) {
      made.add(hash);
    } else if (!made.isEmpty()) {
      isBehindNew = true; // what was in parentheses belonged to an annotation
      made = new ArrayList<>(made);
      made.add(hash);
    }
  }

  /** Takes the next character of the code that belongs to no word. */
  void symbol(char c) {
    switch (c) {
      case '(' -> {
        open.push(isBehindNew ? made : List.of());
        forget();
      }
      case ')' -> {
        forget();
        made = open.isEmpty() ? List.of() : open.pop();
      }
      case '{' -> {
        if (!isBehindNew) {
          made.forEach(words::add);
        }
        isInClause = false;
        forget();
      }
      case ';' -> {
        isInClause = false;
        forget();
      }
      case '.', '<', '>', '?', '@', '&', ',' -> {
        if (!isBehindNew) {
          forget();
        }
      }
      case ' ', '\t', '\n', '\r', '\f' -> {}
      default -> forget();
    }
  }

  private void forget() {
    isBehindNew = false;
    made = List.of();
  }

  Words build() {
    return words.build();
  }
}
