package dev.pinlint.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Body;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.FieldModel;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Program;
import dev.pinlint.model.Site;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the {@link ValueLibrary}: what calls of the platform make of constants and symbols. */
final class ValueLibraryTest {

  private static final TypeRef A = TypeRef.of("a.A");
  private static final TypeRef BUFFER = TypeRef.of("java.lang.StringBuilder");
  private static final TypeRef MAP = TypeRef.of("java.util.Map");
  private static final TypeRef HASH_MAP = TypeRef.of("java.util.HashMap");
  private static final TypeRef BASE64 = TypeRef.of("java.util.Base64");
  private static final TypeRef ENCODER = TypeRef.of("java.util.Base64.Encoder");
  private static final TypeRef DECODER = TypeRef.of("java.util.Base64.Decoder");
  private static final Value.Symbol THIS = new Value.Symbol("this", A);
  private static final Value.Symbol SYMBOL = new Value.Symbol("parameter 0", TypeRef.STRING);

  private BodyBuilder code = new BodyBuilder();
  private Var given = code.parameter("given", TypeRef.STRING);
  private final List<FieldModel> fields = new ArrayList<>();
  private final List<MethodModel> methods = new ArrayList<>();
  private int sites;

  // ---- texts ----

  @ParameterizedTest
  @CsvSource({
    "' a ', trim, 'a'",
    "' a ', strip, 'a'",
    "' a ', stripLeading, 'a '",
    "' a ', stripTrailing, ' a'",
    "aB, toLowerCase, ab",
    "ab, toUpperCase, AB",
    "a, toString, a",
  })
  void textOfOneText(String text, String method, String expected) {
    assertThat(result(on(text(text), method))).isEqualTo(string(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "sha256/A, startsWith, sha256/, 1",
    "A, startsWith, sha256/, 0",
    "a, equals, a, 1",
    "a, equals, A, 0",
    "a, equalsIgnoreCase, A, 1",
    "abc, contains, b, 1",
    "abc, endsWith, b, 0",
    "abc, indexOf, c, 2",
  })
  void numberOfTwoTexts(String text, String method, String argument, long expected) {
    assertThat(result(on(text(text), method, text(argument)))).isEqualTo(Value.of(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"equals", "equalsIgnoreCase"})
  void noTextIsNull(String method) {
    Temp nothing = code.constant(Literal.NULL);
    assertThat(result(on(text("a"), method, nothing))).isEqualTo(Value.of(false));
  }

  @ParameterizedTest
  @CsvSource({
    "parseBoolean, TRUE, 1",
    "parseBoolean, yes, 0",
    "valueOf, true, 1",
    "valueOf, '', 0",
  })
  void whatATextSaysIsTrueIsTrue(String method, String text, long expected) {
    assertThat(result(onType(TypeRef.of("java.lang.Boolean"), method, text(text))))
        .isEqualTo(Value.of(expected));
  }

  @Test
  void noTextAtAllSaysThatNothingIsTrue() {
    Temp nothing = code.constant(Literal.NULL);
    assertThat(result(onType(TypeRef.of("java.lang.Boolean"), "parseBoolean", nothing)))
        .isEqualTo(Value.of(false));
  }

  @ParameterizedTest
  @CsvSource({"'', isEmpty, 1", "' ', isEmpty, 0", "' ', isBlank, 1", "abc, length, 3"})
  void numberOfOneText(String text, String method, long expected) {
    assertThat(result(on(text(text), method))).isEqualTo(Value.of(expected));
  }

  @Test
  void textsAreReplacedCutAndRepeated() {
    assertThat(result(on(text("a-b-c"), "replace", text("-"), text("+"))))
        .isEqualTo(string("a+b+c"));
    assertThat(result(on(text("a-b"), "replace", number('-'), number('+'))))
        .isEqualTo(string("a+b"));
    assertThat(result(on(text("abc"), "substring", number(1)))).isEqualTo(string("bc"));
    assertThat(result(on(text("abc"), "substring", number(1), number(2)))).isEqualTo(string("b"));
    assertThat(result(on(text("ab"), "repeat", number(2)))).isEqualTo(string("abab"));
  }

  @Test
  void whatThrowsIsNotKnown() {
    assertThat(result(on(text("abc"), "substring", number(4)))).isInstanceOf(Value.Unknown.class);
    assertThat(result(on(text("abc"), "repeat", number(-1)))).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void caseThatDependsOnTheLocaleIsNotKnown() {
    assertThat(result(on(text("SHA I"), "toLowerCase")).text()).isEmpty();
    Temp root =
        code.getField(
            Optional.empty(),
            new FieldRef(TypeRef.of("java.util.Locale"), "ROOT"),
            TypeRef.of("java.util.Locale"),
            site());
    assertThat(result(on(text("SHA I"), "toLowerCase", root))).isEqualTo(string("sha i"));
  }

  @Test
  void eachAlternativeIsComputed() {
    Temp either = code.opaque("either", List.of());
    assertThat(result(on(either, "trim"))).isInstanceOf(Value.Unknown.class);
    Value two = new Value.OneOf(List.of(string(" a"), string("b ")));
    assertThat(result(on(code.read(given), "trim"), two))
        .isEqualTo(new Value.OneOf(List.of(string("a"), string("b"))));
    assertThat(result(on(code.read(given), "length"), two)).isEqualTo(Value.of(2));
  }

  @Test
  void functionOfASymbolEqualsItself() {
    Value first = result(on(code.read(given), "trim"));
    assertThat(first).isEqualTo(result(on(code.read(given), "trim"))).isNotEqualTo(SYMBOL);
  }

  @Test
  void textsAreSplitAtLiteralsOnly() {
    assertThat(result(element(on(text("a,b"), "split", text(",")), 1))).isEqualTo(string("b"));
    assertThat(result(element(on(text("a.b"), "split", text("\\.")), 1))).isEqualTo(string("b"));
    assertThat(result(element(on(text("a,b"), "split", text("[,]")), 1)).text()).isEmpty();
  }

  @Test
  void formatsOfTextsAndNumbersAreKnown() {
    assertThat(result(format("%s/%s%%", text("a"), text("b")))).isEqualTo(string("a/b%"));
    assertThat(result(format("%d", number(7)))).isEqualTo(string("7"));
    assertThat(result(format("%s", code.read(given))))
        .isEqualTo(new Value.Expression("concat", List.of(SYMBOL)));
  }

  @Test
  void otherFormatsAreNotKnown() {
    assertThat(result(format("%5s", text("a")))).isInstanceOf(Value.Unknown.class);
    assertThat(result(format("%2$s", text("a")))).isInstanceOf(Value.Unknown.class);
    assertThat(result(format("%s%s", text("a")))).isInstanceOf(Value.Unknown.class);
    // as numbers, a boolean and a character look alike
    assertThat(result(format("%s", number(1)))).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void joinedTextsAreConcatenated() {
    Temp array = code.array(TypeRef.STRING, List.of(text("a"), text("b")), site());
    assertThat(result(onType(TypeRef.STRING, "join", text("/"), array))).isEqualTo(string("a/b"));
  }

  // ---- buffers ----

  @Test
  void bufferCollectsText() {
    Temp buffer = make(BUFFER);
    on(buffer, "append", text("a"));
    Temp same = on(buffer, "append", text("b"));
    assertThat(result(on(same, "toString"))).isEqualTo(string("ab"));
  }

  @Test
  void bufferThatIsChangedOtherwiseIsNotKnown() {
    Temp buffer = make(BUFFER, text("a"));
    on(buffer, "reverse");
    assertThat(result(on(buffer, "toString"))).isInstanceOf(Value.Unknown.class);
    Temp numbers = make(BUFFER);
    on(numbers, "append", number('x'));
    assertThat(result(on(numbers, "toString"))).isInstanceOf(Value.Unknown.class);
  }

  // ---- bytes ----

  @Test
  void bytesAreEncodedAndDecoded() {
    Temp encoder = onType(BASE64, "getEncoder");
    Temp bytes = on(text("pin"), "getBytes");
    assertThat(result(call(ENCODER, encoder, "encodeToString", bytes))).isEqualTo(string("cGlu"));
    Temp decoder = onType(BASE64, "getDecoder");
    Temp decoded = call(DECODER, decoder, "decode", text("cGlu"));
    assertThat(result(make(TypeRef.STRING, decoded))).isEqualTo(string("pin"));
  }

  @Test
  void hexIsParsedAndFormatted() {
    TypeRef format = TypeRef.of("java.util.HexFormat");
    Temp upper = call(format, onType(format, "of"), "withUpperCase");
    Temp bytes = call(format, onType(format, "of"), "parseHex", text("0aff"));
    assertThat(result(call(format, upper, "formatHex", bytes))).isEqualTo(string("0AFF"));
  }

  @Test
  void whatIsNoBase64IsNotKnown() {
    Temp decoder = onType(BASE64, "getDecoder");
    Temp decoded = call(DECODER, decoder, "decode", text("!"));
    assertThat(result(make(TypeRef.STRING, decoded)).text()).isEmpty();
  }

  // ---- maps ----

  @Test
  void mapHoldsTheLastValueOfAKey() {
    Temp map = make(HASH_MAP);
    call(MAP, map, "put", text("a"), text("1"));
    call(MAP, map, "put", text("a"), text("2"));
    call(MAP, map, "put", text("b"), text("3"));
    Temp value = call(MAP, map, "get", text("a"));
    Temp size = call(MAP, map, "size");
    Temp none = call(MAP, map, "get", text("c"));
    Temp all = code.array(TypeRef.OBJECT, List.of(value, size, none), site());
    assertThat(elements(all))
        .containsExactly(string("2"), Value.of(2), new Value.Constant(Literal.NULL));
  }

  @Test
  void keyThatMayBeAnotherLeavesTheMapOpen() {
    Temp map = make(HASH_MAP);
    call(MAP, map, "put", text("a"), text("1"));
    call(MAP, map, "put", code.read(given), text("2"));
    assertThat(result(call(MAP, map, "get", text("a")))).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void viewsShowWhatTheMapHoldsNow() {
    Temp map = make(HASH_MAP);
    Temp values = call(MAP, map, "values");
    call(MAP, map, "put", text("a"), text("1"));
    Temp array = call(TypeRef.of("java.util.Collection"), values, "toArray");
    assertThat(elements(array)).containsExactly(string("1"));
  }

  // ---- fields ----

  @Test
  void fieldThatEveryConstructorGivesOneValueIsThatValue() {
    field("pin", Modifier.FINAL);
    add(Member.CONSTRUCTOR, body -> put(body, "pin", "A"));
    assertThat(result(get("pin"), THIS)).isEqualTo(string("A"));
  }

  @Test
  void fieldThatConstructorsGiveDifferentValuesIsASymbol() {
    field("pin", Modifier.FINAL);
    add(Member.CONSTRUCTOR, body -> put(body, "pin", "A"));
    add(Member.CONSTRUCTOR, body -> put(body, "pin", "B"), TypeRef.of("int"));
    assertThat(result(get("pin"), THIS)).isEqualTo(new Value.Symbol("this.pin", TypeRef.STRING));
  }

  @Test
  void fieldThatIsNotFinalIsUnknown() {
    field("pin", Modifier.PRIVATE);
    add(Member.CONSTRUCTOR, body -> put(body, "pin", "A"));
    assertThat(result(get("pin"), THIS)).isInstanceOf(Value.Unknown.class);
  }

  // ---- running ----

  private Value result(Temp temp, Value... arguments) {
    return outcome(temp, arguments).value().value();
  }

  private List<Value> elements(Temp array) {
    Outcome.Returned returned = outcome(array);
    return returned.state().sequence(returned.value().value()).orElseThrow().elements().stream()
        .map(Traced::value)
        .toList();
  }

  private Outcome.Returned outcome(Temp temp, Value... arguments) {
    code.returnValue(Optional.of(temp));
    Body body = code.build();
    code = new BodyBuilder();
    given = code.parameter("given", TypeRef.STRING);
    Program program =
        new Program(
            List.of(
                new TypeModel(
                    A,
                    TypeModel.Kind.CLASS,
                    Set.of(),
                    Optional.of(TypeRef.OBJECT),
                    List.of(),
                    fields,
                    methods,
                    site())),
            new Platform());
    ValueLibrary library = new ValueLibrary(program, Knowledge.builtIn());
    Interpreter interpreter =
        new Interpreter(
            program,
            library,
            new Statics(program, library),
            (invocation, hasBody, state) -> Optional.empty());
    Value argument = arguments.length == 0 ? SYMBOL : arguments[0];
    List<Outcome> outcomes =
        interpreter.run(
            body,
            List.of(new Traced(argument, Traced.PARAMETER)),
            new State(),
            Frame.root(new Member(A.name(), "main", List.of())));
    assertThat(outcomes).singleElement().isInstanceOf(Outcome.Returned.class);
    return (Outcome.Returned) outcomes.get(0);
  }

  // ---- the program ----

  private void field(String name, Modifier modifier) {
    fields.add(
        new FieldModel(
            new FieldRef(A, name), TypeRef.STRING, Set.of(modifier), Optional.empty(), site()));
  }

  private void put(BodyBuilder body, String field, String value) {
    Var self = body.parameter("this", A);
    body.putField(
        Optional.of(body.read(self)),
        new FieldRef(A, field),
        body.constant(new Literal.Text(value)),
        site());
  }

  private Temp get(String field) {
    return code.getField(
        Optional.of(code.read(given)), new FieldRef(A, field), TypeRef.STRING, site());
  }

  private void add(String name, Consumer<BodyBuilder> lowering, TypeRef... parameters) {
    BodyBuilder body = new BodyBuilder();
    lowering.accept(body);
    methods.add(
        new MethodModel(
            new Member(A.name(), name, Arrays.stream(parameters).map(TypeRef::simpleName).toList()),
            List.of(parameters),
            TypeRef.VOID,
            Set.of(),
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

  private Temp element(Temp array, int index) {
    return code.op(Operator.ARRAY_LOAD, array, number(index));
  }

  private Temp format(String format, Temp... arguments) {
    Temp array = code.array(TypeRef.OBJECT, List.of(arguments), site());
    return onType(TypeRef.STRING, "format", text(format), array);
  }

  private Temp make(TypeRef type, Temp... arguments) {
    return code.call(
        CallKind.NEW,
        MethodRef.untyped(type, Member.CONSTRUCTOR, arguments.length),
        Optional.empty(),
        List.of(arguments),
        site());
  }

  private Temp onType(TypeRef owner, String method, Temp... arguments) {
    return code.call(
        CallKind.STATIC,
        MethodRef.untyped(owner, method, arguments.length),
        Optional.empty(),
        List.of(arguments),
        site());
  }

  private Temp on(Temp receiver, String method, Temp... arguments) {
    return call(TypeRef.UNKNOWN, receiver, method, arguments);
  }

  private Temp call(TypeRef owner, Temp receiver, String method, Temp... arguments) {
    return code.call(
        CallKind.VIRTUAL,
        MethodRef.untyped(owner, method, arguments.length),
        Optional.of(receiver),
        List.of(arguments),
        site());
  }

  private static Value string(String text) {
    return new Value.Constant(new Literal.Text(text));
  }
}
