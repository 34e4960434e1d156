package dev.pinlint.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counts the kinds of the model: a new one costs three front ends and every analysis. */
final class KindsTest {

  @Test
  void instructionsAreTheseEleven() {
    assertThat(kinds(Instr.class))
        .containsExactlyInAnyOrder(
            "Const",
            "Read",
            "Write",
            "GetField",
            "PutField",
            "Call",
            "Closure",
            "Array",
            "Concat",
            "Op",
            "Opaque");
  }

  @Test
  void exitsAreTheseFive() {
    assertThat(kinds(Exit.class))
        .containsExactlyInAnyOrder("Goto", "Branch", "Switch", "Return", "Throw");
  }

  @Test
  void literalsAreTheseFive() {
    assertThat(kinds(Literal.class))
        .containsExactlyInAnyOrder("Text", "Int", "Real", "ClassLiteral", "Null");
  }

  @Test
  void closuresRunOneOfTwo() {
    assertThat(kinds(Instr.Target.class))
        .containsExactlyInAnyOrder("LambdaBody", "ReferencedMethod");
  }

  @Test
  void operatorsAreTheseSixteen() {
    assertThat(Operator.values())
        .extracting(Enum::name)
        .containsExactlyInAnyOrder(
            "EQ",
            "NE",
            "LT",
            "LE",
            "GT",
            "GE",
            "IS_NULL",
            "NOT",
            "ADD",
            "SUB",
            "ARITHMETIC",
            "INSTANCEOF",
            "CAST",
            "ARRAY_LOAD",
            "ARRAY_STORE",
            "ARRAY_LENGTH");
  }

  @Test
  void callsAreOfFourKinds() {
    assertThat(Instr.CallKind.values())
        .extracting(Enum::name)
        .containsExactlyInAnyOrder("STATIC", "VIRTUAL", "SUPER", "NEW");
  }

  @Test
  void everyKindIsAnImmutableRecord() {
    assertThat(
            Stream.of(Instr.class, Exit.class, Literal.class, Instr.Target.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses())))
        .allMatch(Class::isRecord);
  }

  private static Stream<String> kinds(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses()).map(Class::getSimpleName);
  }
}
