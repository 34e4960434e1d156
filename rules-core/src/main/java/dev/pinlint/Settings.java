package dev.pinlint;

import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.rules.Dates;
import java.util.concurrent.Executor;

/**
 * What an analysis goes by besides the program.
 *
 * @param knowledge what is known of libraries
 * @param versions the versions of libraries that the program is known to use
 * @param dates what dates are judged by
 * @param workers what runs parts of an analysis that may go on side by side; the outcome does not
 *     depend on it
 */
public record Settings(
    Knowledge knowledge, LibraryVersions versions, Dates dates, Executor workers) {

  /** The knowledge that comes with Pinlint, no version known, and the day it is. */
  public static final Settings DEFAULT = new Settings(Knowledge.builtIn(), LibraryVersions.UNKNOWN);

  /** Settings that judge dates by the clock, for the thread that asks. */
  public Settings(Knowledge knowledge, LibraryVersions versions) {
    this(knowledge, versions, Dates.DEFAULT);
  }

  /** Settings for the thread that asks. */
  public Settings(Knowledge knowledge, LibraryVersions versions, Dates dates) {
    this(knowledge, versions, dates, Runnable::run);
  }

  /** These settings with other dates. */
  public Settings at(Dates other) {
    return new Settings(knowledge, versions, other, workers);
  }

  /** These settings with others to do the work. */
  public Settings by(Executor others) {
    return new Settings(knowledge, versions, dates, others);
  }
}
