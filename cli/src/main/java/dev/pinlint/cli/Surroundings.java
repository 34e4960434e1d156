package dev.pinlint.cli;

import dev.pinlint.Settings;
import dev.pinlint.model.Context;
import java.util.Optional;

/**
 * What the analysed code is judged by and seen against.
 *
 * @param settings what is known of libraries and their versions
 * @param classPath the types that the code is compiled against, but for those of the platform
 */
record Surroundings(Settings settings, Context classPath) {

  /** No class path, and no more than comes with Pinlint. */
  static final Surroundings DEFAULT =
      new Surroundings(Settings.DEFAULT, typeName -> Optional.empty());
}
