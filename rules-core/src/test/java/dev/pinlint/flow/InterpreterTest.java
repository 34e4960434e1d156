package dev.pinlint.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Body;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.BodyBuilder.CatchClause;
import dev.pinlint.model.FieldModel;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Program;
import dev.pinlint.model.Site;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests the {@link Interpreter} on bodies made by hand. A call of {@code observe} shows what
 * reaches it: one value for each state that gets there.
 */
final class InterpreterTest {

  private static final TypeRef A = TypeRef.of("a.A");
  private static final TypeRef INT = TypeRef.of("int");
  private static final TypeRef BOOLEAN = TypeRef.of("boolean");
  private static final TypeRef LIST = TypeRef.of("java.util.List");
  private static final TypeRef COLLECTION = TypeRef.of("java.util.Collection");
  private static final TypeRef ITERATOR = TypeRef.of("java.util.Iterator");
  private static final TypeRef STRINGS = TypeRef.STRING.arrayOf();
  private static final TypeRef OBJECTS = TypeRef.OBJECT.arrayOf();
  private static final TypeRef THROWABLE = TypeRef.of("java.lang.Throwable");
  private static final TypeRef EXCEPTION = TypeRef.of("java.lang.Exception");
  private static final TypeRef RUNTIME = TypeRef.of("java.lang.RuntimeException");
  private static final TypeRef STATE = TypeRef.of("java.lang.IllegalStateException");
  private static final TypeRef IO = TypeRef.of("java.io.IOException");
  private static final Member MAIN = new Member("a.A", "main", List.of());
  private static final Value.Symbol SYMBOL = new Value.Symbol("parameter 0", TypeRef.STRING);

  private final List<TypeModel> types = new ArrayList<>();
  private final List<List<Value>> observed = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final BodyBuilder code = new BodyBuilder();
  private boolean isExhausted;
  private int sites;

  // ---- values along paths ----

  @Test
  void constantsOfBothBranchesAreSeenEachOnItsPath() {
    Var flag = code.parameter("flag", BOOLEAN);
    Temp chosen = code.conditional(code.read(flag), () -> text("A"), () -> text("B"));
    observe(chosen);
    run(symbol("flag", BOOLEAN));

    assertThat(values()).containsExactlyInAnyOrder(string("A"), string("B"));
  }

  @Test
  void branchOnAConstantIsTakenOneWay() {
    code.ifElse(number(1), () -> observe(text("then")), () -> observe(text("else")));
    code.ifElse(number(0), () -> observe(text("then 2")), () -> observe(text("else 2")));
    run();

    assertThat(values()).containsExactly(string("then"), string("else 2"));
  }

  @Test
  void comparisonsOfConstantsAreDecided() {
    for (Operator operator :
        List.of(Operator.LT, Operator.LE, Operator.GT, Operator.GE, Operator.EQ, Operator.NE)) {
      observe(code.op(operator, number(2), number(3)));
    }
    observe(code.op(Operator.ADD, number(2), number(3)));
    observe(code.op(Operator.SUB, number(2), number(3)));
    observe(code.op(Operator.NOT, number(0)));
    run();

    assertThat(values())
        .containsExactly(
            Value.of(1),
            Value.of(1),
            Value.of(0),
            Value.of(0),
            Value.of(0),
            Value.of(1),
            Value.of(5),
            Value.of(-1),
            Value.of(1));
  }

  @Test
  void nullTestOfAKnownValueIsDecided() {
    observe(code.op(Operator.IS_NULL, code.constant(Literal.NULL)));
    observe(code.op(Operator.IS_NULL, text("A")));
    observe(code.op(Operator.IS_NULL, newArray()));
    run();

    assertThat(values()).containsExactly(Value.of(true), Value.of(false), Value.of(false));
  }

  @Test
  void conditionOnASymbolStaysDecided() {
    Var flag = code.parameter("flag", BOOLEAN);
    Var chosen = code.variable("chosen", TypeRef.STRING);
    code.write(chosen, code.conditional(code.read(flag), () -> text("A"), () -> text("B")));
    code.ifElse(code.read(flag), () -> observe(code.read(chosen)), () -> {});
    code.ifElse(code.op(Operator.NOT, code.read(flag)), () -> observe(code.read(chosen)), () -> {});
    run(symbol("flag", BOOLEAN));

    assertThat(values()).containsExactly(string("A"), string("B"));
  }

  @Test
  void conditionOnAnUnknownValueIsNeverDecided() {
    Var chosen = code.variable("chosen", TypeRef.STRING);
    Temp unknown = code.opaque("flag", List.of());
    code.write(chosen, code.conditional(unknown, () -> text("A"), () -> text("B")));
    code.ifElse(unknown, () -> observe(code.read(chosen)), () -> {});
    run();

    assertThat(values()).containsExactlyInAnyOrder(string("A"), string("B"));
  }

  @Test
  void opaqueIsUnknownAndNamesWhatItIsMadeOf() {
    Var given = code.parameter("given", TypeRef.STRING);
    observe(code.opaque("what", List.of(code.read(given))));
    run(SYMBOL);

    assertThat(values())
        .singleElement()
        .satisfies(
            value -> {
              assertThat(value).isInstanceOf(Value.Unknown.class);
              assertThat(value.symbols()).containsExactly("parameter 0");
            });
  }

  @Test
  void switchOnAConstantTakesItsArm() {
    code.switchOn(
        text("b"),
        Stream.of("a", "b")
            .map(
                name ->
                    new BodyBuilder.Arm(
                        List.of(new Literal.Text(name)), false, () -> observe(text(name))))
            .toList(),
        code.label());
    run();

    assertThat(values()).containsExactly(string("b"));
  }

  @Test
  void switchOnASymbolTakesEachArm() {
    observeInSwitch(3);
    run(symbol("selector", INT));

    assertThat(seenOf(0)).containsExactlyInAnyOrder(string("A"), string("B"), string("A"));
    assertThat(seenOf(1)).containsExactlyInAnyOrder(Value.of(0), Value.of(1), Value.of(2));
  }

  @Test
  void pathsBeyondTheBoundAreJoinedToAlternatives() {
    observeInSwitch(Interpreter.MAX_STATES + 10);
    run(symbol("selector", INT));

    Value either = new Value.OneOf(List.of(string("A"), string("B")));
    assertThat(seenOf(0)).contains(either).containsOnly(string("A"), string("B"), either);
    assertThat(seenOf(1)).anyMatch(Value.Unknown.class::isInstance);
    assertThat(isExhausted).isFalse();
  }

  @Test
  void moreAlternativesThanTheBoundAreUnknown() {
    Value all =
        IntStream.range(0, Value.MAX_ALTERNATIVES)
            .<Value>mapToObj(i -> string("p" + i))
            .reduce(Value::either)
            .orElseThrow();

    assertThat(all.alternatives()).hasSize(Value.MAX_ALTERNATIVES);
    assertThat(Value.either(all, string("p3"))).isEqualTo(all);
    assertThat(Value.either(all, string("one more"))).isInstanceOf(Value.Unknown.class);
  }

  // ---- loops ----

  @Test
  void loopOverAConstantArrayIsExactUpToTheBound() {
    List<String> pins = pins(Interpreter.MAX_STATES);
    observeEach(code.array(TypeRef.STRING, pins.stream().map(this::text).toList(), site()));
    observe(text("end"));
    run();

    List<Value> expected = new ArrayList<>();
    pins.forEach(pin -> expected.add(string(pin)));
    expected.add(string("end"));
    assertThat(values()).isEqualTo(expected);
  }

  @Test
  void loopBeyondTheBoundEndsAndLosesNoElement() {
    List<String> pins = pins(4 * Interpreter.MAX_STATES);
    observeEach(code.array(TypeRef.STRING, pins.stream().map(this::text).toList(), site()));
    observe(text("end"));
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> run());

    assertThat(values()).contains(string(pins.get(0)), string("end"));
    assertThat(values()).anyMatch(value -> value.text().isEmpty());
    assertThat(isExhausted).isFalse();
  }

  @Test
  void loopThatCountsForEverEnds() {
    Var count = code.variable("count", INT);
    Var text = code.variable("text", TypeRef.STRING);
    code.write(count, number(0));
    code.write(text, text(""));
    code.loop(
        () -> code.constant(Literal.TRUE),
        loop -> {
          code.write(text, code.concat(List.of(code.read(text), text("x"))));
          code.write(count, code.op(Operator.ADD, code.read(count), number(1)));
        },
        () -> {});
    observe(text("end"));
    List<Outcome> outcomes = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> run());

    assertThat(outcomes).isEmpty();
    assertThat(values()).isEmpty();
    assertThat(isExhausted).isFalse();
  }

  @Test
  void loopOnAnUnknownConditionMayRunNotAtAll() {
    Var v = code.variable("v", TypeRef.STRING);
    code.write(v, text("before"));
    code.loop(
        () -> code.opaque("more", List.of()), loop -> code.write(v, text("inside")), () -> {});
    observe(code.read(v));
    run();

    assertThat(values())
        .contains(string("before"), string("inside"))
        .containsOnly(string("before"), string("inside"));
  }

  @Test
  void loopThatChangesNothingIsFollowedOnce() {
    code.loop(() -> code.opaque("more", List.of()), loop -> observe(text("inside")), () -> {});
    observe(text("after"));
    run();

    assertThat(values()).containsExactlyInAnyOrder(string("inside"), string("after"));
  }

  // ---- exceptions ----

  @Test
  void firstHandlerThatMustTakeTheExceptionTakesIt() {
    Temp exception = newObject(STATE);
    code.tryCatchFinally(
        () -> code.throwException(exception, site()),
        List.of(catching(IO, "io"), catching(RUNTIME, "runtime"), catching(EXCEPTION, "any")),
        Optional.empty());
    List<Outcome> outcomes = run();

    assertThat(values()).containsExactly(string("runtime"));
    assertThat(outcomes).hasSize(1).allMatch(Outcome.Returned.class::isInstance);
  }

  @Test
  void exceptionThatNoHandlerTakesLeavesTheBody() {
    Temp exception = newObject(STATE);
    code.tryCatchFinally(
        () -> code.throwException(exception, site()),
        List.of(catching(IO, "io")),
        Optional.empty());
    List<Outcome> outcomes = run();

    assertThat(values()).isEmpty();
    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Threw.class,
            threw -> assertThat(threw.exception().value().type()).isEqualTo(STATE));
  }

  @Test
  void exceptionOfAWiderTypeMayBeCaughtOrNot() {
    Var given = code.parameter("given", THROWABLE);
    code.tryCatchFinally(
        () -> code.throwException(code.read(given), site()),
        List.of(catching(IO, "io")),
        Optional.empty());
    List<Outcome> outcomes = run(symbol("given", THROWABLE));

    assertThat(values()).containsExactly(string("io"));
    assertThat(outcomes)
        .extracting(outcome -> outcome.getClass().getSimpleName())
        .containsExactlyInAnyOrder("Returned", "Threw");
  }

  @Test
  void handlerOfATypeThatIsNotSeenMayTakeTheException() {
    Temp exception = newObject(STATE);
    code.tryCatchFinally(
        () -> code.throwException(exception, site()),
        List.of(catching(TypeRef.unresolved("MyException"), "mine"), catching(RUNTIME, "runtime")),
        Optional.empty());
    run();

    assertThat(values()).containsExactlyInAnyOrder(string("mine"), string("runtime"));
  }

  @Test
  void callMayThrowToEachHandler() {
    code.tryCatchFinally(
        () -> unseen(),
        List.of(catching(IO, "io"), catching(EXCEPTION, "exception")),
        Optional.of(() -> observe(text("finally"))));
    run();

    assertThat(values())
        .contains(string("io"), string("exception"))
        .filteredOn(string("finally")::equals)
        .hasSize(4);
  }

  @Test
  void caughtExceptionIsNotNullAndOfTheCaughtType() {
    Var caught = code.variable("e", IO);
    code.tryCatchFinally(
        () -> unseen(),
        List.of(
            new CatchClause(
                List.of(IO),
                caught,
                () -> {
                  observe(code.read(caught));
                  observe(code.op(Operator.IS_NULL, code.read(caught)));
                })),
        Optional.empty());
    run();

    assertThat(values().get(0).type()).isEqualTo(IO);
    assertThat(values().get(1)).isEqualTo(Value.of(false));
  }

  @Test
  void handlerSeesWhatWasTrueBeforeEachCall() {
    Var v = code.variable("v", TypeRef.STRING);
    Var e = code.variable("e", THROWABLE);
    code.write(v, text("0"));
    code.tryCatchFinally(
        () -> {
          unseen();
          code.write(v, text("1"));
          unseen();
          code.write(v, text("2"));
        },
        List.of(new CatchClause(List.of(THROWABLE), e, () -> observe(code.read(v)))),
        Optional.empty());
    run();

    assertThat(values()).containsExactlyInAnyOrder(string("0"), string("1"));
  }

  @Test
  void handlerDoesNotSeeWhatTheThrowingCallWouldHaveDone() {
    Temp list = newObject(TypeRef.of("java.util.ArrayList"));
    Var e = code.variable("e", THROWABLE);
    code.tryCatchFinally(
        () -> unseen(list),
        List.of(new CatchClause(List.of(THROWABLE), e, () -> observe(size(list)))),
        Optional.empty());
    run();

    assertThat(values()).containsExactly(Value.of(0));
  }

  @Test
  void exceptionThrownByAnAnalysedMethodIsCaughtByItsCaller() {
    method("thrower", List.of(), body -> body.throwException(newObject(body, STATE), site()));
    code.tryCatchFinally(
        () -> call("thrower"),
        List.of(catching(STATE, "state"), catching(THROWABLE, "any")),
        Optional.empty());
    observe(text("after"));
    run();

    // Any call may throw something else as well.
    assertThat(values()).startsWith(string("state")).contains(string("any"));
  }

  // ---- calls ----

  @Test
  void recursionEnds() {
    method(
        "f",
        List.of(INT),
        body -> {
          Var n = body.parameter("n", INT);
          call(body, "f", body.op(Operator.ADD, body.read(n), body.constant(new Literal.Int(1))));
          observe(body, body.read(n));
        });
    call("f", number(0));
    observe(text("end"));
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> run());

    assertThat(values()).contains(Value.of(0), string("end"));
  }

  @Test
  void endlessRecursionDoesNotReturn() {
    method("f", List.of(), body -> call(body, "g"));
    method("g", List.of(), body -> call(body, "f"));
    call("f");
    observe(text("end"));
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> run());

    assertThat(values()).isEmpty();
  }

  @Test
  void recursionEndsInTheWaysOfItsOtherPaths() {
    method(
        "f",
        List.of(BOOLEAN),
        body -> {
          Var again = body.parameter("again", BOOLEAN);
          body.ifElse(
              body.read(again),
              () -> call(body, "f", body.read(again)),
              () -> observe(body, body.constant(new Literal.Text("base"))));
        });
    call("f", code.read(code.parameter("flag", BOOLEAN)));
    observe(text("end"));
    run(symbol("flag", BOOLEAN));

    // What the flag says at first it says for ever: the call that it leads to has no end.
    assertThat(values()).containsExactlyInAnyOrder(string("base"), string("end"));
  }

  @Test
  void valueReturnedByAnAnalysedMethodIsKnownOnEachPath() {
    method(
        "pick",
        List.of(BOOLEAN),
        body -> {
          Var flag = body.parameter("flag", BOOLEAN);
          Temp picked =
              body.conditional(
                  body.read(flag),
                  () -> body.constant(new Literal.Text("A")),
                  () -> body.constant(new Literal.Text("B")));
          body.returnValue(Optional.of(picked));
        });
    Var flag = code.parameter("flag", BOOLEAN);
    observe(call("pick", code.read(flag)));
    observe(call("pick", number(1)));
    run(symbol("flag", BOOLEAN));

    assertThat(values().subList(0, 2)).containsExactlyInAnyOrder(string("A"), string("B"));
    assertThat(values().subList(2, values().size())).containsOnly(string("A"));
  }

  @Test
  void argumentIsTracedToTheFrameWhereItStopsBeingAParameter() {
    method(
        "inner",
        List.of(TypeRef.STRING),
        body -> observe(body, body.read(body.parameter("pin", TypeRef.STRING))));
    method(
        "outer",
        List.of(TypeRef.STRING),
        body -> call(body, "inner", body.read(body.parameter("pin", TypeRef.STRING))));
    call("outer", text("A"));
    run();

    assertThat(values()).containsExactly(string("A"));
    assertThat(places)
        .singleElement()
        .satisfies(
            place -> {
              assertThat(place.member()).isEqualTo(MAIN);
              assertThat(place.call().method().name()).isEqualTo("outer");
            });
  }

  @Test
  void callOfALambdaRunsItsBodyWithWhatItCaptured() {
    Var captured = code.parameter("captured", TypeRef.STRING);
    BodyBuilder lambda = new BodyBuilder();
    Var first = lambda.parameter("captured", TypeRef.STRING);
    Var second = lambda.parameter("argument", TypeRef.STRING);
    lambda.returnValue(
        Optional.of(lambda.concat(List.of(lambda.read(first), lambda.read(second)))));
    TypeRef function = TypeRef.of("java.util.function.Function");
    Temp closure =
        code.closure(
            function, new Instr.LambdaBody(lambda.build()), List.of(code.read(captured)), site());
    observe(call(function, "apply", TypeRef.OBJECT, closure, text("!"), TypeRef.OBJECT));
    run(string("A"));

    assertThat(values()).containsExactly(string("A!"));
  }

  @Test
  void callThatIsNotSeenGivesUnknown() {
    Var given = code.parameter("given", TypeRef.STRING);
    observe(unseen(code.read(given)));
    run(SYMBOL);

    assertThat(values())
        .singleElement()
        .satisfies(
            value -> {
              assertThat(value).isInstanceOf(Value.Unknown.class);
              assertThat(value.symbols()).containsExactly("parameter 0");
            });
  }

  // ---- strings ----

  @Test
  void constantsAreConcatenated() {
    observe(code.concat(List.of(text("sha256/"), text("A"), number(7))));
    run();

    assertThat(values()).containsExactly(string("sha256/A7"));
  }

  @Test
  void concatenationOfAlternativesHasEachChoice() {
    Var first = code.parameter("first", TypeRef.STRING);
    Var second = code.parameter("second", TypeRef.STRING);
    observe(code.concat(List.of(code.read(first), text("."), code.read(second))));
    run(oneOf("a", "b"), oneOf("x", "y"));

    assertThat(values()).containsExactly(oneOf("a.x", "a.y", "b.x", "b.y"));
  }

  @Test
  void concatenationWithASymbolEqualsItselfOnly() {
    Var given = code.parameter("given", TypeRef.STRING);
    observe(code.concat(List.of(text("api."), code.read(given))));
    observe(code.concat(List.of(text("api."), code.read(given))));
    observe(code.concat(List.of(text("www."), code.read(given))));
    run(SYMBOL);

    assertThat(values().get(0)).isEqualTo(values().get(1)).isNotEqualTo(values().get(2));
    assertThat(values()).allMatch(Value::isStable).allMatch(value -> value.text().isEmpty());
  }

  @Test
  void concatenationWithAnUnknownIsUnknown() {
    observe(code.concat(List.of(text("api."), unseen())));
    run();

    assertThat(values()).singleElement().isInstanceOf(Value.Unknown.class);
  }

  // ---- arrays and lists ----

  @Test
  void storeIntoAnArrayReplacesTheElement() {
    Temp array = newArray("A", "B");
    code.op(Operator.ARRAY_STORE, array, number(1), text("C"));
    observe(code.op(Operator.ARRAY_LOAD, array, number(0)));
    observe(code.op(Operator.ARRAY_LOAD, array, number(1)));
    observe(code.op(Operator.ARRAY_LENGTH, array));
    run();

    assertThat(values()).containsExactly(string("A"), string("C"), Value.of(2));
  }

  @Test
  void loadBehindTheEndOfAnArrayDoesNotReturn() {
    Temp array = newArray("A");
    observe(code.op(Operator.ARRAY_LOAD, array, number(1)));
    run();

    assertThat(values()).isEmpty();
  }

  @Test
  void listsAreMadeOfTheirElements() {
    Temp asList =
        invoke(
            CallKind.STATIC,
            MethodRef.typed(TypeRef.of("java.util.Arrays"), "asList", List.of(OBJECTS), LIST),
            Optional.empty(),
            newArray("A", "B"));
    Temp of =
        invoke(
            CallKind.STATIC,
            MethodRef.typed(LIST, "of", List.of(TypeRef.OBJECT, TypeRef.OBJECT), LIST),
            Optional.empty(),
            text("C"),
            text("D"));
    observe(get(asList, 0), get(asList, 1), size(asList));
    observe(get(of, 0), get(of, 1), size(of));
    run();

    assertThat(observed)
        .containsExactly(
            List.of(string("A"), string("B"), Value.of(2)),
            List.of(string("C"), string("D"), Value.of(2)));
  }

  @Test
  void addAndAddAllAppend() {
    Temp list = newObject(TypeRef.of("java.util.ArrayList"));
    call(COLLECTION, "add", BOOLEAN, list, text("A"), TypeRef.OBJECT);
    Temp more = newObject(TypeRef.of("java.util.ArrayList"));
    call(COLLECTION, "add", BOOLEAN, more, text("B"), TypeRef.OBJECT);
    call(COLLECTION, "addAll", BOOLEAN, list, more, COLLECTION);
    invoke(
        CallKind.STATIC,
        MethodRef.typed(
            TypeRef.of("java.util.Collections"), "addAll", List.of(COLLECTION, OBJECTS), BOOLEAN),
        Optional.empty(),
        list,
        newArray("C", "D"));
    observeAll(list);
    observe(size(list), size(more));
    run();

    assertThat(observed)
        .containsExactly(
            List.of(string("A")),
            List.of(string("B")),
            List.of(string("C")),
            List.of(string("D")),
            List.of(Value.of(4), Value.of(1)));
  }

  @Test
  void iteratorOfAnEmptyListHasNoNext() {
    observeAll(newObject(TypeRef.of("java.util.ArrayList")));
    observe(text("end"));
    run();

    assertThat(values()).containsExactly(string("end"));
  }

  @Test
  void getBehindTheEndIsUnknown() {
    Temp list = newObject(TypeRef.of("java.util.ArrayList"));
    observe(get(list, 0));
    observe(get(list, -1));
    run();

    assertThat(values()).hasSize(2).allMatch(Value.Unknown.class::isInstance);
  }

  @Test
  void forEachRunsItsFunctionForEachElement() {
    BodyBuilder lambda = new BodyBuilder();
    observe(lambda, lambda.read(lambda.parameter("pin", TypeRef.STRING)));
    TypeRef consumer = TypeRef.of("java.util.function.Consumer");
    Temp closure = code.closure(consumer, new Instr.LambdaBody(lambda.build()), List.of(), site());
    Temp list =
        invoke(
            CallKind.STATIC,
            MethodRef.typed(TypeRef.of("java.util.Arrays"), "asList", List.of(OBJECTS), LIST),
            Optional.empty(),
            newArray("A", "B"));
    observed.clear();
    call(TypeRef.of("java.lang.Iterable"), "forEach", TypeRef.VOID, list, closure, consumer);
    run();

    // Once by itself, where it is written, with an argument that is not known.
    assertThat(values()).hasSize(3).endsWith(string("A"), string("B"));
    assertThat(values().get(0)).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void listGivenToCodeThatIsNotSeenHasNoKnownSize() {
    Temp list = newObject(TypeRef.of("java.util.ArrayList"));
    call(COLLECTION, "add", BOOLEAN, list, text("A"), TypeRef.OBJECT);
    unseen(list);
    observe(size(list));
    run();

    assertThat(values()).singleElement().isInstanceOf(Value.Unknown.class);
  }

  @Test
  void identityReturnsItsArgument() {
    Var given = code.parameter("given", TypeRef.STRING);
    observe(
        invoke(
            CallKind.STATIC,
            MethodRef.typed(
                TypeRef.of("java.util.Objects"),
                "requireNonNull",
                List.of(TypeRef.OBJECT),
                TypeRef.OBJECT),
            Optional.empty(),
            code.read(given)));
    run(SYMBOL);

    assertThat(values()).containsExactly(SYMBOL);
  }

  // ---- fields ----

  @Test
  void staticFinalArrayIsKnownWhereItIsRead() {
    BodyBuilder initializer = new BodyBuilder();
    Temp array =
        initializer.array(
            TypeRef.STRING,
            List.of(
                initializer.constant(new Literal.Text("A")),
                initializer.constant(new Literal.Text("B"))),
            site());
    initializer.putField(Optional.empty(), new FieldRef(A, "PINS"), array, site());
    field("PINS", STRINGS, Optional.empty(), Modifier.STATIC, Modifier.FINAL);
    staticInitializer(initializer);
    Temp pins = code.getField(Optional.empty(), new FieldRef(A, "PINS"), STRINGS, site());
    observeEach(pins);
    run();

    assertThat(values()).containsExactly(string("A"), string("B"));
  }

  @Test
  void staticFieldThatIsNotFinalIsUnknown() {
    BodyBuilder initializer = new BodyBuilder();
    initializer.putField(
        Optional.empty(),
        new FieldRef(A, "pin"),
        initializer.constant(new Literal.Text("A")),
        site());
    field("pin", TypeRef.STRING, Optional.empty(), Modifier.STATIC);
    staticInitializer(initializer);
    observe(code.getField(Optional.empty(), new FieldRef(A, "pin"), TypeRef.STRING, site()));
    run();

    assertThat(values()).singleElement().isInstanceOf(Value.Unknown.class);
  }

  @Test
  void staticFinalFieldThatDiffersFromPathToPathIsOneOfBoth() {
    BodyBuilder initializer = new BodyBuilder();
    Temp chosen =
        initializer.conditional(
            initializer.opaque("flag", List.of()),
            () -> initializer.constant(new Literal.Text("A")),
            () -> initializer.constant(new Literal.Text("B")));
    initializer.putField(Optional.empty(), new FieldRef(A, "PIN"), chosen, site());
    field("PIN", TypeRef.STRING, Optional.empty(), Modifier.STATIC, Modifier.FINAL);
    staticInitializer(initializer);
    observe(code.getField(Optional.empty(), new FieldRef(A, "PIN"), TypeRef.STRING, site()));
    run();

    assertThat(values()).containsExactly(oneOf("A", "B"));
  }

  @Test
  void initializersThatAskEachOtherEnd() {
    BodyBuilder initializer = new BodyBuilder();
    Temp own = initializer.getField(Optional.empty(), new FieldRef(A, "PIN"), STRINGS, site());
    initializer.putField(Optional.empty(), new FieldRef(A, "PIN"), own, site());
    field("PIN", TypeRef.STRING, Optional.empty(), Modifier.STATIC, Modifier.FINAL);
    staticInitializer(initializer);
    observe(code.getField(Optional.empty(), new FieldRef(A, "PIN"), TypeRef.STRING, site()));
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> run());

    assertThat(values()).singleElement().matches(value -> value.text().isEmpty());
  }

  @Test
  void compileTimeConstantIsReadFromItsDeclaration() {
    field(
        "PIN", TypeRef.STRING, Optional.of(new Literal.Text("A")), Modifier.STATIC, Modifier.FINAL);
    observe(code.getField(Optional.empty(), new FieldRef(A, "PIN"), TypeRef.STRING, site()));
    run();

    assertThat(values()).containsExactly(string("A"));
  }

  @Test
  void finalFieldOfTheReceiverIsASymbol() {
    field("pin", TypeRef.STRING, Optional.empty(), Modifier.FINAL);
    field("other", TypeRef.STRING, Optional.empty());
    Var self = code.parameter("this", A);
    for (String name : List.of("pin", "pin", "other")) {
      observe(
          code.getField(
              Optional.of(code.read(self)), new FieldRef(A, name), TypeRef.STRING, site()));
    }
    run(symbol("this", A));

    Value.Symbol pin = new Value.Symbol("this.pin", TypeRef.STRING);
    assertThat(values().subList(0, 2)).containsExactly(pin, pin);
    assertThat(values().get(2)).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void fieldIsWhatWasLastWrittenToItOnThePath() {
    field("pin", TypeRef.STRING, Optional.empty());
    Var self = code.parameter("this", A);
    code.putField(Optional.of(code.read(self)), new FieldRef(A, "pin"), text("A"), site());
    observe(
        code.getField(
            Optional.of(code.read(self)), new FieldRef(A, "pin"), TypeRef.STRING, site()));
    run(symbol("this", A));

    assertThat(values()).containsExactly(string("A"));
  }

  // ---- what is observed ----

  private List<Value> values() {
    return seenOf(0);
  }

  private List<Value> seenOf(int argument) {
    return observed.stream().map(arguments -> arguments.get(argument)).toList();
  }

  private List<Outcome> run(Value... arguments) {
    Body body = code.build();
    assertThat(ModelValidator.problems("test", body)).isEmpty();
    type();
    Program program = new Program(types, new Platform());
    ValueLibrary library = new ValueLibrary(program, Knowledge.builtIn());
    Interpreter interpreter =
        new Interpreter(program, library, new Statics(program, library), new Observer());
    List<Outcome> outcomes =
        interpreter.run(
            body,
            Arrays.stream(arguments)
                .map(argument -> new Traced(argument, Traced.PARAMETER))
                .toList(),
            new State(),
            Frame.root(MAIN));
    isExhausted = interpreter.isExhausted();
    return outcomes;
  }

  private final class Observer implements CallSemantics {
    @Override
    public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
      if (!invocation.call().method().name().equals("observe")) {
        return Optional.empty();
      }
      observed.add(invocation.arguments().stream().map(Traced::value).toList());
      places.add(invocation.frame().placeAt(invocation.depth(), invocation.call()));
      return Optional.of(List.of(new Outcome.Returned(invocation.unknownResult(), state)));
    }
  }

  // ---- the program ----

  private final List<FieldModel> fields = new ArrayList<>();
  private final List<MethodModel> methods = new ArrayList<>();

  private void type() {
    types.add(
        new TypeModel(
            A,
            TypeModel.Kind.CLASS,
            Set.of(),
            Optional.of(TypeRef.OBJECT),
            List.of(),
            fields,
            methods,
            site()));
  }

  private void field(String name, TypeRef type, Optional<Literal> constant, Modifier... modifiers) {
    fields.add(new FieldModel(new FieldRef(A, name), type, Set.of(modifiers), constant, site()));
  }

  private void staticInitializer(BodyBuilder body) {
    methods.add(
        new MethodModel(
            new Member(A.name(), Member.STATIC_INITIALIZER, List.of()),
            List.of(),
            TypeRef.VOID,
            Set.of(Modifier.STATIC),
            Optional.of(body.build()),
            site()));
  }

  private void method(
      String name, List<TypeRef> parameters, java.util.function.Consumer<BodyBuilder> lowering) {
    BodyBuilder body = new BodyBuilder();
    lowering.accept(body);
    methods.add(
        new MethodModel(
            new Member(A.name(), name, parameters.stream().map(TypeRef::simpleName).toList()),
            parameters,
            TypeRef.STRING,
            Set.of(Modifier.STATIC),
            Optional.of(body.build()),
            site()));
  }

  // ---- code ----

  private Site site() {
    return new Site(sites++, "", 0);
  }

  private Temp text(String value) {
    return code.constant(new Literal.Text(value));
  }

  private Temp number(long value) {
    return code.constant(new Literal.Int(value));
  }

  private Temp newArray(String... elements) {
    return code.array(TypeRef.STRING, Arrays.stream(elements).map(this::text).toList(), site());
  }

  private Temp newObject(TypeRef type) {
    return newObject(code, type);
  }

  private Temp newObject(BodyBuilder body, TypeRef type) {
    return body.call(
        CallKind.NEW,
        MethodRef.typed(type, Member.CONSTRUCTOR, List.of(), TypeRef.VOID),
        Optional.empty(),
        List.of(),
        site());
  }

  private void observe(Temp... values) {
    observe(code, values);
  }

  private void observe(BodyBuilder body, Temp... values) {
    body.call(
        CallKind.STATIC,
        MethodRef.typed(
            TypeRef.of("a.Test"),
            "observe",
            List.of(values).stream().map(value -> TypeRef.OBJECT).toList(),
            TypeRef.VOID),
        Optional.empty(),
        List.of(values),
        site());
  }

  private Temp unseen(Temp... values) {
    return invoke(
        CallKind.STATIC,
        MethodRef.typed(
            TypeRef.of("a.Unseen"),
            "unseen",
            List.of(values).stream().map(value -> TypeRef.OBJECT).toList(),
            TypeRef.STRING),
        Optional.empty(),
        values);
  }

  private Temp call(String method, Temp... arguments) {
    return call(code, method, arguments);
  }

  private Temp call(BodyBuilder body, String method, Temp... arguments) {
    return body.call(
        CallKind.STATIC,
        MethodRef.untyped(A, method, arguments.length),
        Optional.empty(),
        List.of(arguments),
        site());
  }

  private Temp call(
      TypeRef owner, String name, TypeRef result, Temp receiver, Temp argument, TypeRef parameter) {
    return invoke(
        CallKind.VIRTUAL,
        MethodRef.typed(owner, name, List.of(parameter), result),
        Optional.of(receiver),
        argument);
  }

  private Temp call(TypeRef owner, String name, TypeRef result, Temp receiver) {
    return invoke(
        CallKind.VIRTUAL, MethodRef.typed(owner, name, List.of(), result), Optional.of(receiver));
  }

  private Temp invoke(CallKind kind, MethodRef method, Optional<Temp> receiver, Temp... arguments) {
    return code.call(kind, method, receiver, List.of(arguments), site());
  }

  private Temp get(Temp list, int index) {
    return call(LIST, "get", TypeRef.OBJECT, list, number(index), INT);
  }

  private Temp size(Temp list) {
    return call(COLLECTION, "size", INT, list);
  }

  /** {@code for (e : array) observe(e)}. */
  private void observeEach(Temp array) {
    Var element = code.variable("element", TypeRef.STRING);
    code.forEach(array, element, loop -> observe(code.read(element)));
  }

  /** {@code for (e : list) observe(e)}. */
  private void observeAll(Temp list) {
    Temp iterator = call(TypeRef.of("java.lang.Iterable"), "iterator", ITERATOR, list);
    code.loop(
        () -> call(ITERATOR, "hasNext", BOOLEAN, iterator),
        loop -> observe(call(ITERATOR, "next", TypeRef.OBJECT, iterator)),
        () -> {});
  }

  /** A switch of so many arms that all go on at {@code observe("A" or "B", number of the arm)}. */
  private void observeInSwitch(int arms) {
    Var selector = code.parameter("selector", INT);
    Var chosen = code.variable("chosen", TypeRef.STRING);
    Var arm = code.variable("arm", INT);
    BodyBuilder.Label end = code.label();
    List<BodyBuilder.Arm> all = new ArrayList<>();
    for (int i = 0; i < arms; i++) {
      int number = i;
      all.add(
          new BodyBuilder.Arm(
              List.of(new Literal.Int(i)),
              i == arms - 1,
              () -> {
                code.write(chosen, text(number % 2 == 0 ? "A" : "B"));
                code.write(arm, number(number));
                code.jump(end);
              }));
    }
    code.switchOn(code.read(selector), all, end);
    observe(code.read(chosen), code.read(arm));
  }

  private CatchClause catching(TypeRef type, String mark) {
    return new CatchClause(List.of(type), code.variable("e", type), () -> observe(text(mark)));
  }

  private static List<String> pins(int count) {
    return IntStream.range(0, count).mapToObj(i -> "pin " + i).toList();
  }

  private static Value string(String text) {
    return new Value.Constant(new Literal.Text(text));
  }

  private static Value symbol(String name, TypeRef type) {
    return new Value.Symbol(name, type);
  }

  private static Value oneOf(String... texts) {
    return new Value.OneOf(Arrays.stream(texts).sorted().map(InterpreterTest::string).toList());
  }
}
