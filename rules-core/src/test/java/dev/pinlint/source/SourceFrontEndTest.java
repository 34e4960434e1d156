package dev.pinlint.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.model.Block;
import dev.pinlint.model.Body;
import dev.pinlint.model.Exit;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.ModelPrinter;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.Platform;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The source front end, on small sources. */
final class SourceFrontEndTest {

  @Test
  void typesInEachOtherHaveAnEnd() {
    assertThat(nested(Declarer.DEEPEST).problems()).isEmpty();
    assertThat(nested(Declarer.DEEPEST + 1).problems())
        .extracting(problem -> problem.reason())
        .containsExactly("is nested too deeply");
  }

  private static Lowered nested(int types) {
    String text = "class A { A a; void f(B b) {} ".repeat(types) + "}".repeat(types);
    return SourceFrontEnd.lower(
        List.of(new SourceFile("A.java", text)), new Platform(), name -> false);
  }

  @Test
  void knowsTheOwnerOfEachCallInAChainThatBeginsWithAnImportedType() {
    List<Instr.Call> calls =
        calls(
            """
            package a;
            import okhttp3.CertificatePinner;
            class A {
              Object m() {
                return new CertificatePinner.Builder()
                    .add("host", "sha256/AAA")
                    .build();
              }
            }
            """,
            "m");
    assertThat(calls)
        .extracting(call -> call.method().toString())
        .containsExactly(
            "okhttp3.CertificatePinner.Builder.<init>/0",
            "okhttp3.CertificatePinner.Builder.add/2",
            "??.build/0");
    assertThat(calls).extracting(call -> call.site().line()).containsExactly(5, 6, 7);
  }

  @Test
  void lambdasAreGivenTheTypeArgumentsOfWhatTheyBecome() {
    List<Instr.Call> calls =
        calls(
            """
            import java.io.Reader;
            import java.util.function.*;
            import kotlin.Unit;
            import kotlin.jvm.functions.Function2;
            class A<T, R extends Reader> {
              interface Later<X> { void run(int times, X subject); }
              interface Reading extends Later<Reader> {}
              void own(Later<? super Reader> later) {}
              void kotlin(Function2<? super Reader, String, Unit> function) {}
              void m() {
                own((n, a) -> a.one());
                kotlin((b, c) -> { b.two(); c.three(); return Unit.INSTANCE; });
                Reading reading = (n, d) -> d.four();
                BinaryOperator<Reader> operator = (e, f) -> f.five();
                Supplier<Consumer<Reader[]>> supplier = () -> g -> g.clone();
                Consumer<T> any = h -> h.six();
                Consumer<R> bounded = i -> i.seven();
                Consumer<?> unknown = j -> j.eight();
                Consumer raw = k -> k.nine();
              }
            }
            """,
            "m");
    assertThat(calls.stream().map(call -> call.method().owner() + " " + call.method().name()))
        .containsExactly(
            "java.io.Reader one",
            "A own",
            "java.io.Reader two",
            "java.lang.String three",
            "A kotlin",
            "java.io.Reader four",
            "java.io.Reader five",
            "java.io.Reader[] clone",
            "?? six",
            "java.io.Reader seven",
            "?? eight",
            "?? nine");
  }

  @Test
  void callsAreOnWhatTheTypeArgumentsOfTheirReceiversSay() {
    List<Instr.Call> calls =
        calls(
            """
            import java.io.Reader;
            import java.util.*;
            class A<T> {
              class Readers extends ArrayList<Reader> {}
              interface Box<X, Y extends Reader> {
                Y held();
                Map<Y, X> all();
                <Z> Z made(X x);
              }
              class Wrong extends Round<Reader> {}
              class Round<R> extends Wrong {}
              void m(Map<String, ? extends Reader> map, Readers readers, Box<Reader[], ?> box,
                  Box raw, List<T> any, Wrong wrong, Optional<List<Reader>> some) {
                map.get("").one();
                readers.get(0).two();
                box.held().three();
                raw.held().four();
                box.all().values().iterator().next().clone();
                box.made(null).six();
                any.get(0).seven();
                wrong.get().eight();
                some.get().forEach(reader -> reader.nine());
                for (var reader : readers) { reader.ten(); }
                var list = new LinkedList<Reader>();
                list.getFirst().eleven();
                new LinkedList<>(list).getFirst().twelve();
              }
            }
            """,
            "m");
    assertThat(
            calls.stream()
                .filter(call -> !call.method().owner().name().startsWith("java.util"))
                .map(call -> call.method().owner() + " " + call.method().name()))
        .containsExactly(
            "java.io.Reader one",
            "A.Readers get",
            "java.io.Reader two",
            "A.Box held",
            "java.io.Reader three",
            "A.Box held",
            "java.io.Reader four",
            "A.Box all",
            "java.io.Reader[] clone",
            "A.Box made",
            "?? six",
            "?? seven",
            "A.Wrong get",
            "?? eight",
            "java.io.Reader nine",
            "java.io.Reader ten",
            "java.io.Reader eleven",
            "?? twelve");
  }

  @Test
  void countsSitesInEvaluationOrderThroughLambdasAndGivesCopiesOneSite() {
    List<Instr.Call> calls =
        calls(
            """
            class A {
              void m(java.util.List<String> l) {
                try {
                  l.forEach(x -> f(g(x)));
                  if (l.isEmpty()) { return; }
                  h();
                } finally {
                  z();
                }
              }
              void f(Object o) {} Object g(Object o) { return o; } void h() {} void z() {}
            }
            """,
            "m");
    List<Integer> ordered =
        Stream.of("g", "f", "isEmpty", "h", "z").map(name -> site(calls, name)).toList();
    assertThat(ordered).isSorted().doesNotHaveDuplicates();
    assertThat(calls.stream().filter(call -> call.method().name().equals("z")).toList())
        .hasSize(3)
        .extracting(call -> call.site().id())
        .containsOnly(site(calls, "z"));
  }

  @Test
  void namesAnonymousAndLocalClassesByTheirMember() {
    assertThat(
            names(
                """
                package p;
                class A {
                  Runnable f = new Runnable() { public void run() {} };
                  A() {}
                  A(int i) { this(); new Object() {}; }
                  void m(String... s) {
                    class L { class In {} }
                    { class L {} }
                    Runnable r = () -> new Thread(new Runnable() { public void run() {} }) {}.run();
                  }
                  enum E { X { } , Y }
                }
                """))
        .containsExactly(
            "p.A",
            "p.A#<init>()/1",
            "p.A#<init>(int)/1",
            "p.A#m(String[])/1",
            "p.A#m(String[])/1L",
            "p.A#m(String[])/1L.In",
            "p.A#m(String[])/2",
            "p.A#m(String[])/2L",
            "p.A.E",
            "p.A.E#<clinit>()/1");
  }

  @Test
  void foldsConstantsOfOtherFiles() {
    Lowered lowered =
        lower(
            """
            package a;
            import static b.Pins.PRIMARY;
            class A implements b.Names {
              Object m() { return PRIMARY + b.Pins.DIGIT + HOST + b.Pins.LENGTH; }
            }
            """,
            """
            package b;
            public class Pins {
              public static final String PRIMARY = "sha256/" + "A";
              static final char DIGIT = 'B';
              static final int LENGTH = (2 + 3) - 1;
            }
            """,
            "package b; interface Names { String HOST = \"host\"; }");
    assertThat(constants(method(lowered, "m"))).containsExactly(new Literal.Text("sha256/ABhost4"));
  }

  @Test
  void leavesOutWhatAConstantSwitchesOff() {
    List<Instr.Call> calls =
        calls(
            """
            class A {
              static final boolean STRICT = false;
              void m() {
                if (STRICT) { on(); } else { off(); }
                final boolean local = !STRICT;
                if (local && STRICT == false) { kept(); }
                boolean variable = false;
                if (variable) { maybe(); }
              }
              void on() {} void off() {} void kept() {} void maybe() {}
            }
            """,
            "m");
    assertThat(calls)
        .extracting(call -> call.method().name())
        .containsExactlyInAnyOrder("off", "kept", "maybe");
  }

  @Test
  void lowersEveryFormOfSwitch() {
    Lowered lowered =
        lower(
            """
            class A {
              enum Color { RED, GREEN }
              int m(String s, Color c, Object o, int i) {
                switch (s) { case "a": case "b": f(); break; default: g(); }
                int x = switch (c) { case RED -> 1; case GREEN -> { f(); yield 2; } };
                switch (i) { case 1, 2 -> f(); case 3 -> throw new RuntimeException(); }
                return switch (o) {
                  case String t when t.isEmpty() -> t.length();
                  case Point(int p, var q) -> p;
                  case null, default -> x;
                };
              }
              record Point(int p, int q) {}
              void f() {} void g() {}
            }
            """);
    List<Exit.Switch> switches = new ArrayList<>();
    method(lowered, "m")
        .body()
        .orElseThrow()
        .blocks()
        .forEach(
            block -> {
              if (block.exit() instanceof Exit.Switch choice) {
                switches.add(choice);
              }
            });
    assertThat(switches)
        .extracting(choice -> choice.cases().stream().map(Exit.Case::value).toList().toString())
        .containsExactly(
            "[Text[value=a], Text[value=b]]",
            "[Text[value=RED], Text[value=GREEN]]",
            "[Int[value=1], Int[value=2], Int[value=3]]");
  }

  @Test
  void lowersTryStatementsAndLabeledJumps() {
    List<Instr.Call> calls =
        calls(
            """
            import java.io.*;
            class A {
              int m(InputStream given) throws IOException {
                outer:
                for (int i = 0; ; i++) {
                  while (true) {
                    try (Reader r = new StringReader(""); given) {
                      if (i > 3) { continue outer; }
                      if (i > 2) { break outer; }
                      return r.read();
                    } catch (IllegalStateException | IOException e) {
                      e.printStackTrace();
                    } finally {
                      f();
                    }
                  }
                }
                return 1;
              }
              void f() {}
            }
            """,
            "m");
    assertThat(calls)
        .extracting(call -> call.method().toString())
        .contains("java.io.Reader.close/0", "java.io.InputStream.close/0", "java.io.Reader.read()");
  }

  @Test
  void passesCapturedVariablesToLambdasAndHidesThemInClasses() {
    String text =
        print(
            """
            class A {
              String name;
              void m(String p, String q) {
                final String c = "constant";
                Runnable r = () -> { use(q); use(p); use(name); };
                Runnable s = new Runnable() { public void run() { use(p); use(c); } };
              }
              void use(String s) {}
            }
            """);
    assertThat(text).containsPattern("parameters \\(v\\d+:this, v\\d+:q, v\\d+:p\\)");
    assertThat(text).contains("opaque captured()", "opaque outer-this()", "\"constant\"");
  }

  @Test
  void reportsWhatDoesNotParseAndLowersTheRest() {
    Lowered lowered =
        SourceFrontEnd.lower(
            List.of(
                new SourceFile("garbage", "}{ \u0000 class"),
                new SourceFile("deep", "class D { int x = " + "(".repeat(20_000) + "; }"),
                new SourceFile("good", "class A {}")),
            new Platform(),
            name -> false);
    assertThat(lowered.problems())
        .extracting(Lowered.Problem::file)
        .containsExactly("deep", "garbage");
    assertThat(lowered.types()).extracting(TypeModel::name).containsExactly("A");
  }

  @Test
  void leavesNamesThatNothingExplainsUnresolved() {
    List<Instr.Call> calls =
        calls(
            """
            import a.*;
            class A {
              void m(Mystery x) { x.f(); Other.g(); java.util.logging.Logger.getLogger("").info(""); }
            }
            """,
            "m");
    assertThat(calls)
        .extracting(call -> call.method().toString())
        .containsExactly(
            "Mystery?.f/0",
            "Other?.g/0",
            "java.util.logging.Logger.getLogger(java.lang.String)",
            "java.util.logging.Logger.info(java.lang.String)");
    assertThat(calls)
        .extracting(Instr.Call::kind)
        .containsExactly(CallKind.VIRTUAL, CallKind.STATIC, CallKind.STATIC, CallKind.VIRTUAL);
  }

  @Test
  void erasesTheParametersOfMembers() {
    Lowered lowered =
        lower(
            """
            class A<T extends Number, U> {
              <V extends Comparable<V>> void m(T[] a, U b, V c, java.util.Map.Entry<T, U> d, T... e) {}
              class Inner { Inner(A<T, U> a) {} }
              enum E { X(1); E(int i) {} }
            }
            """);
    assertThat(members(lowered))
        .contains(
            "A#m(Number[],Object,Comparable,Entry,Number[])",
            "A#<init>()",
            "A.Inner#<init>(A)",
            "A.E#<init>(int)",
            "A.E#<clinit>()");
  }

  @Test
  void doesNotDependOnTheOrderOfTheFiles() {
    SourceFile first = new SourceFile("1", "class A { B b; Object m() { return b.f(); } }");
    SourceFile second = new SourceFile("2", "class B { A f() { return null; } }");
    assertThat(SourceFrontEnd.lower(List.of(first, second), new Platform(), name -> false))
        .isEqualTo(SourceFrontEnd.lower(List.of(second, first), new Platform(), name -> false));
  }

  // ---- support ----

  private static Lowered lower(String... texts) {
    List<SourceFile> files = new ArrayList<>();
    for (String text : texts) {
      files.add(new SourceFile("File" + files.size() + ".java", text));
    }
    Lowered lowered = SourceFrontEnd.lower(files, new Platform(), name -> false);
    assertThat(lowered.problems()).isEmpty();
    assertThat(lowered.types().stream().flatMap(type -> ModelValidator.problems(type).stream()))
        .isEmpty();
    return lowered;
  }

  private static List<String> names(String text) {
    return lower(text).types().stream().map(TypeModel::name).toList();
  }

  private static List<String> members(Lowered lowered) {
    return lowered.types().stream()
        .flatMap(type -> type.methods().stream())
        .map(method -> method.member().toString())
        .toList();
  }

  private static String print(String text) {
    StringBuilder all = new StringBuilder();
    lower(text).types().forEach(type -> all.append(ModelPrinter.print(type)));
    return all.toString();
  }

  private static MethodModel method(Lowered lowered, String name) {
    return lowered.types().stream()
        .flatMap(type -> type.methods().stream())
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Instr.Call> calls(String text, String name) {
    List<Instr.Call> calls = new ArrayList<>();
    collect(method(lower(text), name).body().orElseThrow(), calls);
    return calls;
  }

  private static void collect(Body body, List<Instr.Call> calls) {
    for (Block block : body.blocks()) {
      for (Instr instr : block.instrs()) {
        if (instr instanceof Instr.Call call) {
          calls.add(call);
        } else if (instr instanceof Instr.Closure closure
            && closure.target() instanceof Instr.LambdaBody lambda) {
          collect(lambda.body(), calls);
        }
      }
    }
  }

  private static int site(List<Instr.Call> calls, String name) {
    return calls.stream()
        .filter(call -> call.method().name().equals(name))
        .findFirst()
        .orElseThrow()
        .site()
        .id();
  }

  private static List<Literal> constants(MethodModel method) {
    List<Literal> constants = new ArrayList<>();
    for (Block block : method.body().orElseThrow().blocks()) {
      for (Instr instr : block.instrs()) {
        if (instr instanceof Instr.Const constant) {
          constants.add(constant.value());
        }
      }
    }
    return constants;
  }
}
