package dev.pinlint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.model.Lowered;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class IsolationTest {

  private static Function<List<Integer>, List<Integer>> failingOn(int bad) {
    return items -> {
      if (items.contains(bad)) {
        throw new IllegalStateException("bad\nand more");
      }
      return items;
    };
  }

  @Test
  void allTogetherIfPossible() {
    Isolation<Integer, List<Integer>> run = Isolation.run(List.of(1, 2, 3), failingOn(4));
    assertThat(run.results()).containsExactly(List.of(1, 2, 3));
    assertThat(run.failures()).isEmpty();
  }

  @Test
  void oneBadItemCostsItselfOnly() {
    Isolation<Integer, List<Integer>> run = Isolation.run(List.of(1, 2, 3), failingOn(2));
    assertThat(run.results()).containsExactly(List.of(1, 3));
    assertThat(run.failures()).hasSize(1);
    assertThat(run.failures().get(0).item()).isEqualTo(2);
    assertThat(run.failures().get(0).reason())
        .startsWith("internal error: IllegalStateException (bad) at ");
  }

  @Test
  void itemsThatFailTogetherAreTakenOneByOne() {
    Function<List<Integer>, List<Integer>> step =
        items -> {
          if (items.size() > 1) {
            throw new StackOverflowError();
          }
          return items;
        };
    Isolation<Integer, List<Integer>> run = Isolation.run(List.of(1, 2), step);
    assertThat(run.results()).containsExactly(List.of(1), List.of(2));
    assertThat(run.failures()).hasSize(1);
    assertThat(run.failures().get(0).reason())
        .startsWith("it and all others are taken one by one: internal error: StackOverflowError");
  }

  /**
   * Compiled code throws the JVM's own exceptions without a message, and reports must not differ.
   */
  @Test
  void whatTheMachineThrowsIsToldByItsNameAlone() {
    assertThat(Lowered.summary(new ArrayIndexOutOfBoundsException("Index 5")))
        .isEqualTo("ArrayIndexOutOfBoundsException");
    assertThat(Lowered.summary(new IllegalArgumentException("major version 99\nor so")))
        .isEqualTo("IllegalArgumentException (major version 99)");
  }
}
