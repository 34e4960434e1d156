package dev.pinlint.source;

import java.util.List;

/**
 * Source files that are not lowered themselves, where types are found that the others name: the
 * {@code --source-path} of a compiler.
 */
public interface SourcePath {

  /** No other files. */
  SourcePath NONE = typeName -> List.of();

  /** The files that may declare the type with the full name, in the order in which they count. */
  List<SourceFile> declaring(String typeName);
}
