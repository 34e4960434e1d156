package dev.pinlint.sonar;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sonar.api.scanner.ScannerSide;

/** What the modules of the scanned project say of themselves, until the project is analysed. */
@ScannerSide
public final class Modules {

  private final List<Path> baseDirectories = new ArrayList<>();
  private final Set<Path> classPath = new LinkedHashSet<>();
  private final Set<Path> binaries = new LinkedHashSet<>();

  /**
   * Adds a module.
   *
   * @param baseDirectory where its build file is, if it has one
   * @param entries directories and archives that its code is compiled against
   * @param own those of them that it was compiled to
   */
  void add(Path baseDirectory, List<Path> entries, List<Path> own) {
    baseDirectories.add(baseDirectory);
    classPath.addAll(entries);
    binaries.addAll(own);
  }

  List<Path> baseDirectories() {
    return Collections.unmodifiableList(baseDirectories);
  }

  /** The class paths of all modules as one, in the order of the modules. */
  List<Path> classPath() {
    return List.copyOf(classPath);
  }

  /** The directories and archives that the modules were compiled to. */
  List<Path> binaries() {
    return List.copyOf(binaries);
  }
}
