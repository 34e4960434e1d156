package dev.pinlint.model;

import java.util.Optional;
import java.util.function.Supplier;

/** The files that come with a program, which its code reads while it runs. */
@FunctionalInterface
public interface Resources {

  /** No files: the host was given none. */
  Resources NONE = (kind, name, asker) -> Optional.empty();

  /** By what a file is named. */
  enum Kind {
    /** By its place on the class path, without a slash before it. */
    CLASS_PATH,
    /** By its path in the folder that the program is started in. */
    FILE,
    /** By the name of a raw resource of Android. */
    RAW,
    /** By its path among Android's assets. */
    ASSET,
    /** By the name of a text among Android's resources; the content is the text. */
    STRING
  }

  /**
   * A file that comes with a program, or a text in one.
   *
   * @param path how findings call the file
   * @param line the line, from 1, that it begins on: 1 but for a text in a file with others
   * @param content what it holds, each byte a character; of a text the text itself
   */
  record Resource(String path, int line, String content) {}

  /**
   * What a name means; empty if nothing does, or if several files do that differ.
   *
   * @param asker the type whose code reads it: of several files that of its module counts
   */
  Optional<Resource> find(Kind kind, String name, TypeRef asker);

  /**
   * Files that nobody looks for before code asks for the first one.
   *
   * @param files makes them, once
   */
  static Resources lazily(Supplier<Resources> files) {
    return new Resources() {
      private Optional<Resources> made = Optional.empty();

      @Override
      public synchronized Optional<Resource> find(Kind kind, String name, TypeRef asker) {
        if (made.isEmpty()) {
          made = Optional.of(files.get());
        }
        return made.get().find(kind, name, asker);
      }
    };
  }
}
