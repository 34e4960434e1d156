package dev.pinlint.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.model.Exit;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.ModelPrinter;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.TypeModel;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;

/** Tests {@link BytecodeFrontEnd} on what javac makes for Java 8 and 17. */
final class BytecodeFrontEndTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void newWithConditionalArgumentIsOneCall(int release) {
    Compiled compiled =
        Compiled.of(
            release,
            """
            class A {
              Object f(boolean flag, String a, String b) { return new StringBuilder(flag ? a : b); }
            }
            """);

    Instr.Call call = compiled.call("A#f(boolean,String,String)", "<init>");

    assertThat(call.kind()).isEqualTo(Instr.CallKind.NEW);
    assertThat(call.arguments()).hasSize(1);
    assertThat(call.receiver()).isEmpty();
    assertThat(
            compiled.method("A#f(boolean,String,String)").body().orElseThrow().blocks().stream()
                .map(dev.pinlint.model.Block::exit)
                .filter(Exit.Return.class::isInstance))
        .containsExactly(new Exit.Return(java.util.Optional.of(call.result())));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void arrayLiteralIsOneArray(int release) {
    Compiled compiled =
        Compiled.of(
            release,
            """
            class A {
              String[] f(boolean flag, String a) { return new String[] {"x", flag ? a : "y", "z"}; }
              int[] plain() { return new int[3]; }
              String[] later(boolean flag) { String[] a = new String[1]; if (flag) a[0] = "x"; return a; }
            }
            """);

    assertThat(compiled.all("A#f(boolean,String)", Instr.Array.class))
        .singleElement()
        .satisfies(array -> assertThat(array.elements()).hasSize(3).doesNotHaveDuplicates());
    assertThat(compiled.all("A#f(boolean,String)", Instr.Op.class)).isEmpty();
    assertThat(compiled.all("A#plain()", Instr.Array.class))
        .singleElement()
        .satisfies(array -> assertThat(array.elements()).hasSize(3));
    assertThat(compiled.all("A#later(boolean)", Instr.Op.class)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void concatenationIsFlat(int release) {
    Compiled compiled =
        Compiled.of(
            release,
            """
            class A {
              String f(String a, int b, boolean c) {
                return "x" + a + 'c' + 1 + b + (c ? "p" : a) + ("q" + a);
              }
            }
            """);

    List<Instr.Concat> concats = compiled.all("A#f(String,int,boolean)", Instr.Concat.class);

    assertThat(concats).hasSize(1);
    assertThat(concats.get(0).parts()).hasSize(7);
    assertThat(texts(compiled, "A#f(String,int,boolean)")).containsExactly("c1", "p", "q", "x");
    assertThat(compiled.all("A#f(String,int,boolean)", Instr.Call.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void lambdasAreNestedInPlaceAndNumberedInEvaluationOrder(int release) {
    Compiled compiled =
        Compiled.of(
            release,
            """
            class A {
              Object f(String s) {
                s.trim();
                java.util.function.Supplier<Runnable> r = () -> {
                  s.length();
                  return () -> { s.isEmpty(); };
                };
                return s.intern();
              }
            }
            """);

    List<Instr.Call> calls = compiled.all("A#f(String)", Instr.Call.class);

    assertThat(calls.stream().map(call -> call.method().name()))
        .containsExactly("trim", "length", "isEmpty", "intern");
    assertThat(calls.stream().map(call -> call.site().id())).isSorted().doesNotHaveDuplicates();
    assertThat(compiled.all("A#f(String)", Instr.Closure.class)).hasSize(2);
    assertThat(compiled.members()).containsExactlyInAnyOrder("A#<init>()", "A#f(String)");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void copiesOfFinallyShareIds(int release) {
    Compiled compiled =
        Compiled.of(
            release,
            """
            class A {
              int f(java.util.List<String> l) {
                try {
                  if (l.isEmpty()) { return 1; }
                  l.add("a");
                } catch (IllegalStateException e) {
                  l.size();
                } finally {
                  try { for (String s : l) { s.trim(); } } finally { l.clear(); }
                  l.remove("x");
                }
                return 2;
              }
            }
            """);
    String member = "A#f(List)";

    for (String name : List.of("trim", "clear", "remove")) {
      List<Instr.Call> copies = compiled.calls(member, name);
      assertThat(copies).as(name).hasSizeGreaterThanOrEqualTo(4);
      assertThat(copies.stream().map(copy -> copy.site().id()).distinct()).as(name).hasSize(1);
    }
    assertThat(id(compiled, member, "size")).isLessThan(id(compiled, member, "trim"));
    assertThat(id(compiled, member, "trim")).isLessThan(id(compiled, member, "clear"));
    assertThat(id(compiled, member, "clear")).isLessThan(id(compiled, member, "remove"));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void callsThatOnlyLookLikeCopiesKeepTheirIds(int release) {
    Compiled compiled =
        Compiled.of(
            release,
            """
            class A {
              void f(java.util.List<String> l) {
                l.clear();
                try { l.size(); } finally { l.clear(); }
                l.clear();
              }
            }
            """);

    assertThat(
            compiled.calls("A#f(List)", "clear").stream().map(call -> call.site().id()).distinct())
        .hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void anonymousAndLocalClassesAreNamedByMember(int release) {
    Compiled compiled =
        Compiled.of(
            release,
            """
            class A {
              Object field = new Object() {};
              A() {}
              A(int i) {}
              A(String s) { this(); new Object() {}; }
              void f(String p) {
                Runnable r = () -> { Runnable q = () -> { new Object() {}; }; };
                class Local {}
                new Local();
                new Thread("outer" + new Object() {}) { Object o = new Object() {}; };
              }
            }
            """);

    assertThat(compiled.typeNames())
        .containsExactlyInAnyOrder(
            "A",
            "A#<init>()/1",
            "A#<init>(String)/1",
            "A#f(String)/1",
            "A#f(String)/1Local",
            "A#f(String)/2",
            "A#f(String)/3",
            "A#f(String)/3#<init>()/1");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void compilerAddedParametersAreDropped(int release) {
    Compiled compiled =
        Compiled.of(
            release,
            """
            class A {
              enum Color { RED("r"), GREEN("g") { int rank() { return 2; } };
                Color(String s) {} int rank() { return 1; } }
              class Inner { Inner(A other) {} }
              static class Secret { private Secret(int i) {} private int hidden; }
              Object f(int captured) {
                class Local { int v; Local(String s) { v = captured; } }
                Secret secret = new Secret(captured);
                secret.hidden++;
                new Inner(this);
                return new Local("x");
              }
            }
            """);

    assertThat(compiled.members())
        .contains(
            "A.Color#<init>(String)",
            "A.Inner#<init>(A)",
            "A.Secret#<init>(int)",
            "A#f(int)/1Local#<init>(String)",
            "A.Color#<clinit>()/1#<init>()")
        .doesNotContain("A.Color#values()", "A.Color#valueOf(String)");
    assertThat(compiled.calls("A#f(int)", "<init>"))
        .allSatisfy(call -> assertThat(call.arguments()).hasSize(1));
    assertThat(compiled.all("A#f(int)", Instr.PutField.class)).hasSize(1);
    assertThat(compiled.calls("A.Color#<clinit>()", "<init>"))
        .hasSize(2)
        .allSatisfy(call -> assertThat(call.arguments()).hasSize(1));
    assertThat(opaques(compiled, "A#f(int)/1Local#<init>(String)")).containsExactly("captured");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void switchesAreOverStringsAndConstants(int release) {
    Compiled compiled =
        Compiled.of(
            release,
            """
            class A {
              enum Color { RED, GREEN }
              int s(String s) { switch (s) { case "Aa": return 1; case "BB": return 2; case "c": return 3; } return 0; }
              int e(Color c) { switch (c) { case GREEN: return 1; default: return 2; } }
            }
            """);

    assertThat(cases(compiled, "A#s(String)"))
        .containsExactlyInAnyOrder(
            new Literal.Text("Aa"), new Literal.Text("BB"), new Literal.Text("c"));
    assertThat(cases(compiled, "A#e(Color)")).containsExactly(new Literal.Text("GREEN"));
    assertThat(compiled.all("A#s(String)", Instr.Call.class)).isEmpty();
    assertThat(compiled.all("A#e(Color)", Instr.Call.class)).isEmpty();
  }

  @Test
  void debugInformationIsNotNeeded() {
    String source =
        "class A { int f(String[] a) { int n = 0; for (String s : a) { n += s.length(); } return n;"
            + " } }";

    Compiled with = Compiled.of(17, source, "-g");
    Compiled without = Compiled.of(17, source, "-g:none");

    assertThat(without.call("A#f(String[])", "length").site().line()).isZero();
    assertThat(with.call("A#f(String[])", "length").site().line()).isEqualTo(1);
    assertThat(without.call("A#f(String[])", "length").site().id())
        .isEqualTo(with.call("A#f(String[])", "length").site().id());
  }

  @Test
  void truncatedClassIsAProblemAndTheRestIsLowered() {
    List<ClassFile> classes = new ArrayList<>(Compiled.classes(17, "class A { void f() {} }"));
    byte[] whole = classes.get(0).bytes();
    for (int length = 0; length < whole.length; length++) {
      classes.add(new ClassFile("broken" + length, Arrays.copyOf(whole, length)));
    }

    Lowered lowered = BytecodeFrontEnd.lower(classes);

    assertThat(lowered.types()).extracting(TypeModel::name).containsExactly("A");
    assertThat(lowered.problems()).extracting(Lowered.Problem::file).contains("broken0", "broken9");
    assertThat(lowered.problems())
        .allSatisfy(problem -> assertThat(problem.reason()).isNotBlank().doesNotContain("\n"));
  }

  @Test
  void contextKnowsTheHeadersOfNestedTypes() {
    var context =
        new ClassPathContext(
            Compiled.classes(
                17, "class A { interface I {} static class B extends A implements I {} }"));

    var header = context.header("A.B").orElseThrow();

    assertThat(header.superclass()).contains(dev.pinlint.model.TypeRef.of("A"));
    assertThat(header.interfaces()).containsExactly(dev.pinlint.model.TypeRef.of("A.I"));
    assertThat(context.header("A.I").orElseThrow().isInterface()).isTrue();
    assertThat(context.header("A.C")).isEmpty();
  }

  @Test
  void orderOfTheInputDoesNotMatter() {
    List<ClassFile> classes =
        new ArrayList<>(
            Compiled.classes(
                17,
                "class A { Object o = new Object() {}; class B {} } class C { Runnable r = () ->"
                    + " {}; }"));
    Lowered straight = BytecodeFrontEnd.lower(classes);
    Collections.reverse(classes);

    assertThat(BytecodeFrontEnd.lower(classes)).isEqualTo(straight);
  }

  @Test
  void allClassesOfALibraryAreValid() throws IOException {
    Lowered lowered = BytecodeFrontEnd.lower(classesBeside(ClassReader.class));

    assertThat(lowered.problems()).isEmpty();
    assertThat(lowered.types()).hasSizeGreaterThan(20);
    lowered.types().forEach(type -> assertThat(ModelValidator.problems(type)).isEmpty());
    lowered.types().forEach(type -> assertThat(ModelPrinter.print(type)).isNotBlank());
  }

  private static List<ClassFile> classesBeside(Class<?> type) throws IOException {
    URL location = type.getProtectionDomain().getCodeSource().getLocation();
    List<ClassFile> classes = new ArrayList<>();
    try (ZipFile jar = new ZipFile(Path.of(location.getPath()).toFile())) {
      for (var entry : Collections.list(jar.entries())) {
        if (entry.getName().endsWith(".class")) {
          classes.add(new ClassFile(entry.getName(), jar.getInputStream(entry).readAllBytes()));
        }
      }
    }
    return classes;
  }

  private static int id(Compiled compiled, String member, String name) {
    return compiled.calls(member, name).get(0).site().id();
  }

  private static Set<String> texts(Compiled compiled, String member) {
    return compiled.all(member, Instr.Const.class).stream()
        .map(Instr.Const::value)
        .filter(Literal.Text.class::isInstance)
        .map(value -> ((Literal.Text) value).value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> opaques(Compiled compiled, String member) {
    return compiled.all(member, Instr.Opaque.class).stream().map(Instr.Opaque::what).toList();
  }

  private static List<Literal> cases(Compiled compiled, String member) {
    return compiled.method(member).body().orElseThrow().blocks().stream()
        .map(dev.pinlint.model.Block::exit)
        .filter(Exit.Switch.class::isInstance)
        .flatMap(exit -> ((Exit.Switch) exit).cases().stream())
        .map(Exit.Case::value)
        .toList();
  }
}
