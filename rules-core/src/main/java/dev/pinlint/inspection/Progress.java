package dev.pinlint.inspection;

/** Is told how far an inspection is. */
public interface Progress {

  /** Tells nobody. */
  Progress NONE =
      new Progress() {
        @Override
        public void file() {}

        @Override
        public void step(String name) {}
      };

  /** A file was read. */
  void file();

  /** Something else begins. */
  void step(String name);

  /** So many findings there are so far: a look at more code may change that. */
  default void found(int findings) {}
}
