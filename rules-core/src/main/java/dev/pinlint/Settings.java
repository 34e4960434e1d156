package dev.pinlint;

import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;

/**
 * What an analysis goes by besides the program.
 *
 * @param knowledge what is known of libraries
 * @param versions the versions of libraries that the program is known to use
 */
public record Settings(Knowledge knowledge, LibraryVersions versions) {

  /** The knowledge that comes with Pinlint, and no version known. */
  public static final Settings DEFAULT = new Settings(Knowledge.builtIn(), LibraryVersions.UNKNOWN);
}
