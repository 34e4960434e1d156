package dev.pinlint.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NestingTest {

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "List<", "@A(", "f(a -> ", "a /* ) */ [", "f(\")\", '\\'', "})
  void bracketsInEachOther(String opening) {
    assertThat(Nesting.isTooDeep(opening.repeat(Nesting.DEEPEST))).isFalse();
    assertThat(Nesting.isTooDeep(opening.repeat(Nesting.DEEPEST + 1))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f(a[0]);",
        "if (i < n);",
        "\"((\", ",
        "'(' + ",
        "\"\"\"\n \" (( \\\"\"\" \n\"\"\", ",
        "// ((\n",
        "/* (( */ ",
        "case '\\'' -> \"\\\"(\"",
        "Map<String, List<Integer>> ",
        "f(a, () -> {}) ",
      })
  void bracketsBesideEachOther(String code) {
    assertThat(Nesting.isTooDeep(code.repeat(1000))).isFalse();
  }
}
