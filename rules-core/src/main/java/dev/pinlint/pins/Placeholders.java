package dev.pinlint.pins;

/**
 * Tells digests from what people write where a digest is to come. A digest looks random: that one
 * of 16 bytes or more falls under one of these tests by chance is less likely than one in 10¹⁵.
 */
final class Placeholders {

  /** A digest has more different letters than this. */
  private static final int FEW_LETTERS = 4;

  private Placeholders() {}

  /** Whether letters that stand for 16 bytes or more are no digest of anything. */
  static boolean looksMadeUp(String letters) {
    return letters.chars().distinct().count() <= FEW_LETTERS || isRepeated(letters);
  }

  /** Whether the text is a shorter one over and over, the last time maybe cut off. */
  private static boolean isRepeated(String letters) {
    for (int period = 1; period <= letters.length() / 2; period++) {
      if (letters.regionMatches(period, letters, 0, letters.length() - period)) {
        return true;
      }
    }
    return false;
  }
}
