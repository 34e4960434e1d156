package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that no class path tells. */
final class UnresolvedNamesTest {

  @Test
  void supertypesAndBodiesAreSearched() {
    SourceFile file =
        new SourceFile(
            "a/A.java",
            """
            package a;
            import other.*;
            class A extends Above {
              String found() { return new Within().text(); }
            }
            """);
    assertThat(UnresolvedNames.in(Fixtures.lower(List.of(file)).types()))
        .containsExactly("Above", "Within");
  }
}
