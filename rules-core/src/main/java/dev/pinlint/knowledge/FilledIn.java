package dev.pinlint.knowledge;

import java.util.regex.Pattern;

/** Texts with places that are filled in when the program starts. */
public final class FilledIn {

  /** Stands for a part of a text that is not known. */
  public static final String HOLE = "${}";

  private static final Pattern PLACE = Pattern.compile("[$#]\\{|\\{\\{|@[\\w.]+@");

  private static final Pattern PLACE_THAT_IS_EMPTY_BY_DEFAULT =
      Pattern.compile("[$#]\\{[^{}]*:-?\\s*}");

  private FilledIn() {}

  /** Whether something is filled in, so that the text is not known. */
  public static boolean isIn(String text) {
    return PLACE.matcher(text).find();
  }

  /** Whether the text is blank if nobody gives anything to fill in. */
  static boolean isBlankByDefault(String text) {
    return PLACE_THAT_IS_EMPTY_BY_DEFAULT.matcher(text).replaceAll("").isBlank();
  }
}
