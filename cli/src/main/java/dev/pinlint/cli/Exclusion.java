package dev.pinlint.cli;

import java.util.List;

/**
 * Which paths are left out.
 *
 * @param globs the patterns of the user
 */
record Exclusion(List<Glob> globs) {

  /** Leaves out nothing. */
  static final Exclusion NONE = new Exclusion(List.of());

  Exclusion {
    globs = List.copyOf(globs);
  }

  /** Whether a path, relative to what the user gave, is left out. */
  boolean matches(String path) {
    return globs.stream().anyMatch(glob -> glob.matches(path));
  }
}
