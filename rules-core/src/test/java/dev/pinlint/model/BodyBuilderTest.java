package dev.pinlint.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinlint.model.BodyBuilder.Arm;
import dev.pinlint.model.BodyBuilder.Catch;
import dev.pinlint.model.BodyBuilder.CatchClause;
import dev.pinlint.model.BodyBuilder.Label;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the control flow that {@link BodyBuilder} makes. */
final class BodyBuilderTest {

  private static final TypeRef BOOLEAN = TypeRef.of("boolean");
  private static final TypeRef IO = TypeRef.of("java.io.IOException");
  private static final TypeRef STATE = TypeRef.of("java.lang.IllegalStateException");

  private final BodyBuilder code = new BodyBuilder();
  private final Var flag = code.parameter("flag", BOOLEAN);
  private final Var other = code.parameter("other", BOOLEAN);
  private Optional<Body> built = Optional.empty();

  @AfterEach
  void whatWasBuiltIsValid() {
    assertThat(ModelValidator.problems("test", built.orElseThrow())).isEmpty();
  }

  // ---- branches ----

  @Test
  void ifElseMeetsAgainBehindBothSides() {
    code.ifElse(code.read(flag), () -> mark("then"), () -> mark("else"));
    mark("end");

    assertThat(Walk.paths(build())).containsExactlyInAnyOrder("then end return", "else end return");
  }

  @Test
  void ifElsePrintsInDepthFirstOrderTrueSideFirst() {
    code.ifElse(code.read(flag), () -> mark("then"), () -> mark("else"));

    assertThat(ModelPrinter.print(build()))
        .isEqualTo(
            """
            parameters (v0:flag, v1:other)
            b0:
              t0 = v0:flag
              if t0 b1 else b3
            b1:
              t1 = "then"
              goto b2
            b2:
              return
            b3:
              t2 = "else"
              goto b2
            """);
  }

  @Test
  void sideThatReturnsDoesNotMeetTheOther() {
    code.ifElse(code.read(flag), this::returnNothing, () -> mark("else"));
    mark("end");

    assertThat(Walk.paths(build())).containsExactlyInAnyOrder("return", "else end return");
  }

  @Test
  void andEvaluatesItsRightSideOnlyIfTheLeftIsTrue() {
    Temp both = code.shortCircuit(true, code.read(flag), () -> code.read(other));
    code.returnValue(Optional.of(both));

    assertThat(ModelPrinter.print(build()))
        .isEqualTo(
            """
            parameters (v0:flag, v1:other)
            b0:
              t0 = v0:flag
              if t0 b1 else b3
            b1:
              t1 = v1:other
              v2 := t1
              goto b2
            b2:
              t3 = v2
              return t3
            b3:
              t2 = 0
              v2 := t2
              goto b2
            """);
  }

  @Test
  void orEvaluatesItsRightSideOnlyIfTheLeftIsFalse() {
    Temp either = code.shortCircuit(false, code.read(flag), () -> code.read(other));
    code.returnValue(Optional.of(either));

    assertThat(ModelPrinter.print(build()))
        .isEqualTo(
            """
            parameters (v0:flag, v1:other)
            b0:
              t0 = v0:flag
              if t0 b1 else b3
            b1:
              t1 = 1
              v2 := t1
              goto b2
            b2:
              t3 = v2
              return t3
            b3:
              t2 = v1:other
              v2 := t2
              goto b2
            """);
  }

  // ---- loops ----

  @Test
  void loopTestsItsConditionBeforeEachPass() {
    mark("before");
    code.loop(() -> marked("condition", flag), loop -> mark("body"), () -> mark("update"));
    mark("after");

    assertThat(Walk.paths(build()))
        .containsExactlyInAnyOrder(
            "before condition after return", "before condition body update condition after return");
  }

  @Test
  void breakLeavesTheLoopAndContinueUpdatesFirst() {
    code.loop(
        () -> marked("condition", flag),
        loop ->
            code.ifElse(
                code.read(flag),
                () -> {
                  mark("break");
                  code.jump(loop.onBreak());
                },
                () ->
                    code.ifElse(
                        code.read(other),
                        () -> {
                          mark("continue");
                          code.jump(loop.onContinue());
                        },
                        () -> mark("rest"))),
        () -> mark("update"));
    mark("after");

    assertThat(Walk.paths(build()))
        .contains(
            "condition after return",
            "condition break after return",
            "condition continue update condition after return",
            "condition rest update condition after return")
        .noneMatch(path -> path.contains("break update") || path.contains("continue condition"));
  }

  @Test
  void doLoopRunsItsBodyBeforeTheCondition() {
    code.doLoop(loop -> mark("body"), () -> marked("condition", flag));
    mark("after");

    assertThat(ModelPrinter.print(build()))
        .isEqualTo(
            """
            parameters (v0:flag, v1:other)
            b0:
              goto b1
            b1:
              t0 = "body"
              goto b2
            b2:
              t1 = "condition"
              t2 = v0:flag
              if t2 b1 else b3
            b3:
              t3 = "after"
              return
            """);
  }

  @Test
  void continueInDoLoopGoesToItsCondition() {
    code.doLoop(
        loop -> {
          code.ifElse(
              code.read(flag),
              () -> {
                mark("continue");
                code.jump(loop.onContinue());
              },
              () -> mark("rest"));
        },
        () -> marked("condition", flag));

    assertThat(Walk.paths(build()))
        .contains("continue condition return", "rest condition return")
        .noneMatch(path -> path.contains("continue rest") || path.startsWith("condition"));
  }

  @Test
  void endlessLoopHasNoExit() {
    code.loop(() -> code.constant(Literal.TRUE), loop -> mark("body"), () -> {});

    // The condition is a constant; whether the way out can be taken is for an analysis to say.
    assertThat(Walk.paths(build())).containsExactlyInAnyOrder("return", "body return");
  }

  // ---- switch ----

  @Test
  void armFallsThroughUntilItJumps() {
    Label end = code.label();
    code.switchOn(
        code.read(flag),
        List.of(
            arm(() -> mark("one"), 1),
            arm(
                () -> {
                  mark("two or three");
                  code.jump(end);
                },
                2,
                3),
            new Arm(List.of(), true, () -> mark("default"))),
        end);
    mark("after");

    assertThat(Walk.paths(build()))
        .containsExactlyInAnyOrder(
            "one two or three after return", "two or three after return", "default after return");
  }

  @Test
  void labelsOfOneArmShareItsBlock() {
    code.switchOn(code.read(flag), List.of(arm(() -> mark("two or three"), 2, 3)), code.label());

    Exit.Switch choice = (Exit.Switch) build().blocks().get(0).exit();
    assertThat(choice.cases())
        .extracting(Exit.Case::value)
        .containsExactly(new Literal.Int(2), new Literal.Int(3));
    assertThat(choice.cases()).extracting(Exit.Case::target).containsOnly(1);
    assertThat(choice.otherwise()).isNotEqualTo(1);
  }

  @Test
  void defaultInTheMiddleFallsThroughAsWell() {
    code.switchOn(
        code.read(flag),
        List.of(new Arm(List.of(), true, () -> mark("default")), arm(() -> mark("one"), 1)),
        code.label());

    assertThat(Walk.paths(build())).containsExactlyInAnyOrder("default one return", "one return");
  }

  @Test
  void switchWithoutDefaultMayRunNoArm() {
    code.switchOn(code.read(flag), List.of(arm(() -> mark("one"), 1)), code.label());
    mark("after");

    assertThat(Walk.paths(build())).containsExactlyInAnyOrder("one after return", "after return");
  }

  // ---- try ----

  @Test
  void finallyRunsOnEachWayOut() {
    tryReturnCatchFinally();

    assertThat(Walk.paths(build()))
        .containsExactlyInAnyOrder("try finally return", "try rest finally after return");
    assertThat(Walk.caught(build(), "try"))
        .containsExactly(List.of("IOException: catch finally after return", "any: finally throw"));
    assertThat(Walk.caught(build(), "catch")).containsExactly(List.of("any: finally throw"));
  }

  @Test
  void finallyIsOutsideItsOwnProtection() {
    tryReturnCatchFinally();

    // One copy each for the return, the end of the block, the end of the clause, the rethrow.
    assertThat(Walk.caught(build(), "finally"))
        .containsExactly(List.of(), List.of(), List.of(), List.of());
  }

  @Test
  void codeBehindAReturnInsideTryIsStillProtected() {
    tryReturnCatchFinally();

    assertThat(Walk.caught(build(), "rest")).isEqualTo(Walk.caught(build(), "try"));
    assertThat(Walk.caught(build(), "after")).containsExactly(List.of());
  }

  @Test
  void returnedValueIsComputedBeforeTheFinallyBlock() {
    code.tryCatchFinally(
        () -> code.returnValue(Optional.of(mark("value"))),
        List.of(),
        Optional.of(() -> mark("finally")));

    assertThat(Walk.paths(build())).containsExactly("value finally return");
  }

  @Test
  void finallyThatReturnsSwallowsReturnAndException() {
    code.tryCatchFinally(
        () -> {
          mark("try");
          returnNothing();
        },
        List.of(),
        Optional.of(
            () -> {
              mark("finally");
              returnNothing();
            }));

    assertThat(Walk.paths(build())).containsExactly("try finally return");
    assertThat(Walk.caught(build(), "try")).containsExactly(List.of("any: finally return"));
  }

  @Test
  void clausesAreTriedInTheirOrderAndUnionsAreOneClause() {
    code.tryCatchFinally(
        () -> mark("try"),
        List.of(
            new CatchClause(List.of(IO, STATE), code.variable("e", IO), () -> mark("first")),
            new CatchClause(List.of(TypeRef.OBJECT), code.variable("e", IO), () -> mark("second"))),
        Optional.empty());

    assertThat(Walk.caught(build(), "try"))
        .containsExactly(
            List.of(
                "IOException: first return",
                "IllegalStateException: first return",
                "Object: second return"));
    assertThat(Walk.caught(build(), "first")).containsExactly(List.of());
  }

  @Test
  void nestedFinallyBlocksRunInnermostFirst() {
    code.tryCatchFinally(
        () ->
            code.tryCatchFinally(
                () -> {
                  mark("a");
                  returnNothing();
                },
                List.of(),
                Optional.of(() -> mark("inner"))),
        List.of(),
        Optional.of(() -> mark("outer")));
    mark("after");

    assertThat(Walk.paths(build())).containsExactly("a inner outer return");
    assertThat(Walk.caught(build(), "a"))
        .containsExactly(List.of("any: inner throw", "any: outer throw"));
    assertThat(Walk.caught(build(), "inner"))
        .isNotEmpty()
        .allMatch(handlers -> handlers.equals(List.of("any: outer throw")));
    assertThat(Walk.caught(build(), "outer")).isNotEmpty().allMatch(List::isEmpty);
  }

  @Test
  void innerTryIsProtectedByTheClausesOfTheOuter() {
    code.tryCatchFinally(
        () ->
            code.tryCatchFinally(
                () -> mark("a"),
                List.of(new CatchClause(List.of(IO), code.variable("e", IO), () -> mark("io"))),
                Optional.empty()),
        List.of(new CatchClause(List.of(STATE), code.variable("e", STATE), () -> mark("state"))),
        Optional.empty());

    assertThat(Walk.caught(build(), "a"))
        .containsExactly(List.of("IOException: io return", "IllegalStateException: state return"));
    assertThat(Walk.caught(build(), "io"))
        .containsExactly(List.of("IllegalStateException: state return"));
    assertThat(Walk.caught(build(), "state")).containsExactly(List.of());
  }

  @Test
  void breakLeavesThroughBothFinallyBlocks() {
    code.loop(
        () -> code.read(flag),
        loop ->
            code.tryCatchFinally(
                () ->
                    code.tryCatchFinally(
                        () -> {
                          mark("a");
                          code.jump(loop.onBreak());
                        },
                        List.of(),
                        Optional.of(() -> mark("inner"))),
                List.of(),
                Optional.of(() -> mark("outer"))),
        () -> mark("update"));
    mark("after");

    assertThat(Walk.paths(build()))
        .containsExactlyInAnyOrder("after return", "a inner outer after return");
  }

  @Test
  void breakOfALoopInsideTryRunsNoFinallyBlock() {
    code.tryCatchFinally(
        () -> {
          code.loop(
              () -> code.read(flag),
              loop -> {
                mark("a");
                code.jump(loop.onBreak());
              },
              () -> {});
          mark("b");
        },
        List.of(),
        Optional.of(() -> mark("finally")));

    assertThat(Walk.paths(build()))
        .containsExactlyInAnyOrder("b finally return", "a b finally return");
  }

  @Test
  void breakInAFinallyBlockOverridesTheReturn() {
    code.loop(
        () -> code.read(flag),
        loop ->
            code.tryCatchFinally(
                () -> {
                  mark("a");
                  returnNothing();
                },
                List.of(),
                Optional.of(
                    () -> {
                      mark("finally");
                      code.jump(loop.onBreak());
                    })),
        () -> mark("update"));
    mark("after");

    assertThat(Walk.paths(build()))
        .containsExactlyInAnyOrder("after return", "a finally after return");
  }

  @Test
  void tryInsideAFinallyBlockIsLoweredForEachWay() {
    code.tryCatchFinally(
        () -> {
          mark("a");
          returnNothing();
        },
        List.of(),
        Optional.of(
            () ->
                code.tryCatchFinally(
                    () -> mark("close"),
                    List.of(
                        new CatchClause(List.of(IO), code.variable("e", IO), () -> mark("quiet"))),
                    Optional.empty())));

    assertThat(Walk.paths(build())).containsExactly("a close return");
    assertThat(Walk.caught(build(), "close"))
        .containsExactlyInAnyOrder(
            List.of("IOException: quiet return"), List.of("IOException: quiet throw"));
  }

  @Test
  void throwInsideTryReachesTheHandlersOfItsBlock() {
    code.tryCatchFinally(
        () -> {
          mark("a");
          code.throwException(code.read(flag), new Site(1, "", 0));
        },
        List.of(),
        Optional.of(() -> mark("finally")));

    assertThat(Walk.caught(build(), "a")).containsExactly(List.of("any: finally throw"));
    assertThat(Walk.paths(build())).containsExactly("a throw");
  }

  @Test
  void resourceIsClosedOnEachWayOutButNotIfItWasNeverMade() {
    code.tryResource(() -> mark("open"), () -> mark("body"), () -> mark("close"));
    mark("after");

    assertThat(Walk.paths(build())).containsExactly("open body close after return");
    assertThat(Walk.caught(build(), "open")).containsExactly(List.of());
    assertThat(Walk.caught(build(), "body")).containsExactly(List.of("any: close throw"));
    assertThat(Walk.caught(build(), "close")).containsExactly(List.of(), List.of());
  }

  // ---- primitives ----

  @Test
  void handlersHoldForTheBlocksStartedFromThenOn() {
    Label target = code.label();
    mark("before");
    code.handlers(List.of(new Catch(Optional.of(IO), code.variable("e", IO), target)));
    code.start(code.label());
    mark("inside");
    code.handlers(List.of());
    code.start(target);
    mark("handler");

    assertThat(Walk.caught(build(), "before")).containsExactly(List.of());
    assertThat(Walk.caught(build(), "inside"))
        .containsExactly(List.of("IOException: handler return"));
    assertThat(Walk.caught(build(), "handler")).containsExactly(List.of());
  }

  @Test
  void bodyThatIsLeftOpenReturns() {
    assertThat(code.isOpen()).isTrue();

    assertThat(build().blocks())
        .containsExactly(new Block(List.of(), new Exit.Return(Optional.empty()), List.of()));
  }

  @Test
  void deadCodeIsDropped() {
    mark("live");
    returnNothing();
    assertThat(code.isOpen()).isFalse();
    mark("dead");
    assertThat(code.isOpen()).isTrue();
    code.ifElse(code.read(flag), () -> mark("dead too"), () -> {});

    assertThat(build().blocks()).hasSize(1);
    assertThat(ModelPrinter.print(build())).contains("live").doesNotContain("dead");
  }

  @Test
  void jumpToALabelThatIsNeverStartedFails() {
    code.goTo(code.label());

    assertThatThrownBy(code::build).isInstanceOf(IllegalStateException.class);
    built = Optional.of(new BodyBuilder().build());
  }

  @Test
  void startingABlockTwiceFails() {
    Label label = code.label();
    code.start(label);

    assertThatThrownBy(() -> code.start(label)).isInstanceOf(IllegalStateException.class);
    built = Optional.of(new BodyBuilder().build());
  }

  @Test
  void parametersComeFirstAndVariablesAreNumbered() {
    Var local = code.variable("local", BOOLEAN);

    assertThat(build().parameters()).containsExactly(flag, other);
    assertThat(List.of(flag.index(), other.index(), local.index())).containsExactly(0, 1, 2);
  }

  @Test
  void jumpsThatOnlyChooseBetweenTrueAndFalseAreTheCondition() {
    Temp same = choose(code.read(flag), Literal.TRUE, Literal.FALSE);
    Temp opposite = choose(code.read(flag), Literal.FALSE, Literal.TRUE);
    code.returnValue(Optional.of(code.op(Operator.EQ, same, opposite)));

    assertThat(build().blocks()).noneMatch(block -> block.exit() instanceof Exit.Branch);
    assertThat(instructions(Instr.Op.class).map(Instr.Op::operator))
        .containsExactly(Operator.NOT, Operator.EQ);
  }

  @Test
  void rightSideOfAndIsWrittenWhereItIsAsked() {
    Label right = code.label();
    Label no = code.label();
    Label yes = code.label();
    Label end = code.label();
    Var result = code.temporary(BOOLEAN);
    code.branch(code.read(flag), right, no);
    code.start(right);
    code.branch(code.read(other), yes, no);
    write(yes, result, Literal.TRUE, end);
    write(no, result, Literal.FALSE, end);
    code.start(end);
    code.returnValue(Optional.of(code.read(result)));

    assertThat(build().blocks()).filteredOn(it -> it.exit() instanceof Exit.Branch).hasSize(1);
    assertThat(instructions(Instr.Const.class).map(Instr.Const::value))
        .containsExactly(Literal.FALSE);
  }

  @Test
  void choiceThatTheSourceMakesOrThatIsOfOtherConstantsStays() {
    Var named = code.variable("named", BOOLEAN);
    code.ifElse(
        code.read(flag),
        () -> code.write(named, code.constant(Literal.TRUE)),
        () -> code.write(named, code.constant(Literal.FALSE)));
    choose(code.read(flag), Literal.TRUE, Literal.TRUE);
    choose(code.read(flag), new Literal.Int(2), Literal.FALSE);

    assertThat(build().blocks()).filteredOn(it -> it.exit() instanceof Exit.Branch).hasSize(3);
  }

  // ---- helpers ----

  private Temp choose(Temp condition, Literal then, Literal otherwise) {
    return code.conditional(condition, () -> code.constant(then), () -> code.constant(otherwise));
  }

  private void write(Label label, Var variable, Literal value, Label next) {
    code.start(label);
    code.write(variable, code.constant(value));
    code.goTo(next);
  }

  private <T extends Instr> Stream<T> instructions(Class<T> kind) {
    return build().blocks().stream()
        .flatMap(block -> block.instrs().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  private void tryReturnCatchFinally() {
    code.tryCatchFinally(
        () -> {
          mark("try");
          code.ifElse(code.read(flag), this::returnNothing, () -> mark("rest"));
        },
        List.of(new CatchClause(List.of(IO), code.variable("e", IO), () -> mark("catch"))),
        Optional.of(() -> mark("finally")));
    mark("after");
  }

  private Temp mark(String text) {
    return code.constant(new Literal.Text(text));
  }

  private Temp marked(String text, Var condition) {
    mark(text);
    return code.read(condition);
  }

  private void returnNothing() {
    code.returnValue(Optional.empty());
  }

  private static Arm arm(Runnable body, long... values) {
    return new Arm(
        java.util.Arrays.stream(values).<Literal>mapToObj(Literal.Int::new).toList(), false, body);
  }

  private Body build() {
    if (built.isEmpty()) {
      built = Optional.of(code.build());
    }
    return built.get();
  }
}
