package dev.pinlint;

import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.rules.Dates;

/**
 * What an analysis goes by besides the program.
 *
 * @param knowledge what is known of libraries
 * @param versions the versions of libraries that the program is known to use
 * @param dates what dates are judged by
 */
public record Settings(Knowledge knowledge, LibraryVersions versions, Dates dates) {

  /** The knowledge that comes with Pinlint, no version known, and the day it is. */
  public static final Settings DEFAULT = new Settings(Knowledge.builtIn(), LibraryVersions.UNKNOWN);

  /** Settings that judge dates by the clock. */
  public Settings(Knowledge knowledge, LibraryVersions versions) {
    this(knowledge, versions, Dates.DEFAULT);
  }

  /** These settings with other dates. */
  public Settings at(Dates other) {
    return new Settings(knowledge, versions, other);
  }
}
