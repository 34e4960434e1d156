package dev.pinlint.testdata;

import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.model.Lowered;
import java.util.Locale;

/** The front ends of the engine, each with its word in the ledger. */
enum FrontEnd {
  SOURCE {
    @Override
    Lowered lower(Library library) {
      return Fixtures.lower(library.sources());
    }
  },
  CLASSES {
    @Override
    Lowered lower(Library library) {
      return BytecodeFrontEnd.lower(library.classes());
    }
  };

  /** What it makes of a library. */
  abstract Lowered lower(Library library);

  /** The word for it. */
  String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
