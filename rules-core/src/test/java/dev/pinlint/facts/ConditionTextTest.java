package dev.pinlint.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pinlint.flow.Value;
import dev.pinlint.model.Literal;
import dev.pinlint.model.TypeRef;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions are told in words that need no knowledge of the analysis. */
class ConditionTextTest {

  private static final Value FIRST = new Value.Symbol("parameter 0", TypeRef.STRING);
  private static final Value NULL = new Value.Constant(Literal.NULL);

  @Test
  void parametersAreCountedFromOne() {
    assertEquals(
        "parameter 1 is not null",
        ConditionText.of(new Value.Expression("IS_NULL", List.of(FIRST)), false));
    assertEquals(
        "the chain of parameter 2 == null",
        ConditionText.of(
            new Value.Expression(
                "EQ", List.of(new Value.Symbol("parameter 1 chain", TypeRef.UNKNOWN), NULL)),
            true));
  }

  @Test
  void aLengthIsWrittenAsInCode() {
    Value length = new Value.Expression("ARRAY_LENGTH", List.of(FIRST));
    assertEquals(
        "parameter 1.length != 0",
        ConditionText.of(new Value.Expression("EQ", List.of(length, Value.of(0))), false));
  }

  @Test
  void textsHaveQuotes() {
    Value bracket = new Value.Constant(new Literal.Text("["));
    assertEquals(
        "startsWith(parameter 1, \"[\") holds",
        ConditionText.of(new Value.Expression("startsWith", List.of(FIRST, bracket)), true));
  }

  @Test
  void anAnswerIsYesOrNo() {
    Value answer =
        new Value.Symbol("answer of a.B#check(X509Certificate[])[21] #0", TypeRef.of("boolean"));
    assertEquals("the answer is no", ConditionText.of(answer, false));
    assertEquals(
        "the answer == 0",
        ConditionText.of(new Value.Expression("EQ", List.of(answer, Value.of(0))), true));
  }

  @Test
  void fieldsHaveTheirNames() {
    assertEquals(
        "this.strict does not hold",
        ConditionText.of(new Value.Symbol("this.strict", TypeRef.of("boolean")), false));
  }
}
