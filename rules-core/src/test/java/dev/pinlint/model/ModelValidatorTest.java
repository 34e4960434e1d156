package dev.pinlint.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests that {@link ModelValidator} sees each way to break a body. */
final class ModelValidatorTest {

  private static final Site SITE = new Site(0, "", 0);
  private static final Var CAUGHT = new Var(9, "e", TypeRef.of("java.lang.Throwable"));
  private static final Exit END = new Exit.Return(Optional.empty());

  @Test
  void soundBodyHasNoProblem() {
    assertThat(
            problems(
                block(new Exit.Branch(temp(0), 1, 2), constant(0)),
                block(new Exit.Goto(3), constant(1)),
                block(new Exit.Goto(3), constant(2)),
                block(new Exit.Return(Optional.of(temp(0))))))
        .isEmpty();
  }

  @Test
  void bodyWithoutBlock() {
    assertThat(problems()).singleElement().asString().contains("no block");
  }

  @Test
  void tempAssignedTwice() {
    assertThat(problems(block(END, constant(0), constant(0))))
        .singleElement()
        .asString()
        .contains("t0")
        .contains("2 times");
  }

  @Test
  void tempAssignedOnceInEachOfTwoBranches() {
    assertThat(
            problems(
                block(new Exit.Branch(temp(0), 1, 2), constant(0)),
                block(END, constant(1)),
                block(END, constant(1))))
        .singleElement()
        .asString()
        .contains("t1");
  }

  @Test
  void tempUsedBeforeItsAssignmentInOneBlock() {
    assertThat(problems(block(END, write(0), constant(0))))
        .singleElement()
        .asString()
        .contains("t0")
        .contains("block 0");
  }

  @Test
  void tempNeverAssigned() {
    assertThat(problems(block(new Exit.Throw(temp(5), SITE))))
        .singleElement()
        .asString()
        .contains("t5");
  }

  @Test
  void tempAssignedOnOnePathOnly() {
    assertThat(
            problems(
                block(new Exit.Branch(temp(0), 1, 2), constant(0)),
                block(new Exit.Goto(2), constant(1)),
                block(new Exit.Return(Optional.of(temp(1))))))
        .singleElement()
        .asString()
        .contains("t1")
        .contains("block 2");
  }

  @Test
  void tempOfALoopBodyUsedInItsHead() {
    assertThat(
            problems(
                block(new Exit.Goto(1), constant(0)),
                block(new Exit.Branch(temp(1), 2, 3)),
                block(new Exit.Goto(1), constant(1)),
                block(END)))
        .singleElement()
        .asString()
        .contains("t1")
        .contains("block 1");
  }

  @Test
  void handlerUsesTempOfTheBlockItProtects() {
    assertThat(
            problems(
                new Block(List.of(constant(0), call(1)), END, List.of(handler(1))),
                block(new Exit.Return(Optional.of(temp(0))))))
        .singleElement()
        .asString()
        .contains("t0")
        .contains("block 1");
  }

  @Test
  void handlerMayUseTempOfAnEarlierBlock() {
    assertThat(
            problems(
                block(new Exit.Goto(1), constant(0)),
                new Block(List.of(call(1)), END, List.of(handler(2))),
                block(new Exit.Return(Optional.of(temp(0))))))
        .isEmpty();
  }

  @Test
  void handlerOfTwoBlocksSeesWhatBothAssigned() {
    assertThat(
            problems(
                new Block(List.of(constant(0)), new Exit.Goto(1), List.of(handler(2))),
                new Block(List.of(call(1)), END, List.of(handler(2))),
                block(new Exit.Return(Optional.of(temp(0))))))
        .singleElement()
        .asString()
        .contains("t0")
        .contains("block 2");
  }

  @Test
  void jumpOutsideTheBody() {
    assertThat(problems(block(new Exit.Goto(1))))
        .singleElement()
        .asString()
        .contains("block 1 of 1");
    assertThat(problems(block(new Exit.Goto(-1)))).hasSize(1);
  }

  @Test
  void switchAndHandlerOutsideTheBody() {
    Exit choice = new Exit.Switch(temp(0), List.of(new Exit.Case(new Literal.Int(1), 7)), 8);
    assertThat(problems(new Block(List.of(constant(0)), choice, List.of(handler(9)))))
        .hasSize(3)
        .anyMatch(problem -> problem.contains("block 7"))
        .anyMatch(problem -> problem.contains("block 8"))
        .anyMatch(problem -> problem.contains("block 9"));
  }

  @Test
  void unreachableBlock() {
    assertThat(problems(block(END), block(END)))
        .singleElement()
        .asString()
        .contains("block 1")
        .contains("nothing reaches");
  }

  @Test
  void lambdaWithFewerParametersThanCaptures() {
    Body lambda = new Body(List.of(), List.of(block(END)));

    assertThat(problems(block(END, constant(0), closure(1, lambda, temp(0)))))
        .singleElement()
        .asString()
        .contains("captures more");
  }

  @Test
  void lambdaWithAsManyParametersAsCaptures() {
    Body lambda = new Body(List.of(CAUGHT), List.of(block(END)));

    assertThat(problems(block(END, constant(0), closure(1, lambda, temp(0))))).isEmpty();
  }

  @Test
  void bodyOfALambdaIsCheckedByItself() {
    Body lambda = new Body(List.of(), List.of(block(new Exit.Return(Optional.of(temp(0))))));

    assertThat(problems(block(END, constant(0), closure(1, lambda))))
        .singleElement()
        .asString()
        .contains("lambda")
        .contains("t0");
  }

  @Test
  void methodOfAnotherType() {
    assertThat(ModelValidator.problems(type("a.A", new Member("a.B", "f", List.of()))))
        .singleElement()
        .asString()
        .contains("a.B#f()")
        .contains("a.A");
  }

  @Test
  void bodiesOfATypeAreCheckedByName() {
    assertThat(
            ModelValidator.problems(
                type(
                    "a.A",
                    new Member("a.A", "f", List.of()),
                    block(new Exit.Throw(temp(0), SITE)))))
        .singleElement()
        .asString()
        .startsWith("a.A#f() ");
  }

  // ---- helpers ----

  private static List<String> problems(Block... blocks) {
    return ModelValidator.problems("test", new Body(List.of(), List.of(blocks)));
  }

  private static TypeModel type(String name, Member member, Block... blocks) {
    Optional<Body> body =
        blocks.length == 0 ? Optional.empty() : Optional.of(new Body(List.of(), List.of(blocks)));
    return new TypeModel(
        TypeRef.of(name),
        TypeModel.Kind.CLASS,
        Set.of(),
        Optional.of(TypeRef.OBJECT),
        List.of(),
        List.of(),
        List.of(new MethodModel(member, List.of(), TypeRef.VOID, Set.of(), body, SITE)),
        SITE);
  }

  private static Block block(Exit exit, Instr... instrs) {
    return new Block(List.of(instrs), exit, List.of());
  }

  private static Handler handler(int target) {
    return new Handler(Optional.empty(), CAUGHT, target);
  }

  private static Temp temp(int index) {
    return new Temp(index);
  }

  private static Instr constant(int result) {
    return new Instr.Const(temp(result), Literal.NULL);
  }

  private static Instr write(int value) {
    return new Instr.Write(CAUGHT, temp(value));
  }

  private static Instr call(int result) {
    return new Instr.Call(
        temp(result),
        Instr.CallKind.STATIC,
        MethodRef.untyped(TypeRef.UNKNOWN, "f", 0),
        Optional.empty(),
        List.of(),
        SITE);
  }

  private static Instr closure(int result, Body lambda, Temp... captured) {
    return new Instr.Closure(
        temp(result), TypeRef.UNKNOWN, new Instr.LambdaBody(lambda), List.of(captured), SITE);
  }
}
