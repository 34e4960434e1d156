package dev.pinlint.prefilter;

/**
 * Puts words and the dots between them together to qualified names, as {@code a.b.C.D}, and
 * collects those that may be names of types or packages: each part of one that ends in a word with
 * a capital, and the whole.
 */
final class QualifiedNames {

  private final Words.Builder collected;
  private int name;
  private boolean isBehindDot;
  private boolean isBehindWord;
  private boolean isCollected;

  QualifiedNames(Words.Builder collected) {
    this.collected = collected;
  }

  /**
   * Takes the next word.
   *
   * @param hash its hash
   * @param length how many characters it has
   * @param first its first character
   */
  void word(int hash, int length, char first) {
    name = isBehindDot ? (31 * name + '.') * power(length) + hash : hash;
    isCollected = isBehindDot && Character.isUpperCase(first);
    if (isCollected) {
      collected.add(name);
    }
    isBehindDot = false;
    isBehindWord = true;
  }

  boolean isBehindDot() {
    return isBehindDot;
  }

  /** The last word is followed by a dot. */
  void dot() {
    if (isBehindWord) {
      isBehindWord = false;
      isBehindDot = true;
    }
  }

  /** What follows belongs to no name. */
  void end() {
    if ((isBehindWord || isBehindDot) && !isCollected) {
      collected.add(name);
    }
    isBehindWord = false;
    isBehindDot = false;
  }

  private static int power(int exponent) {
    int power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 31;
    }
    return power;
  }
}
