package dev.pinlint.inspection;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Where classes are found, each by its path in there. */
interface ClassPathEntry extends AutoCloseable {

  /** The class file with the path, {@code a/B.class}, if it is there. */
  Optional<byte[]> read(String path) throws IOException;

  /** Adds the archives that it is made of, with the coordinates of the modules in each. */
  void addArchives(SortedMap<String, List<String>> archives);

  @Override
  void close();
}
