package dev.pinlint.errorprone.javac;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.TypeHeader;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What the javac front end makes of each construct; {@link Lowerings} validates every model. */
class JavacFrontEndTest {

  @Test
  void fluentChain() {
    String body =
        Lowerings.of(
                "class T {",
                "  String m(StringBuilder b) { return b.append(\"x\").append(1 + 2).toString(); }",
                "}")
            .body("T", "m(StringBuilder)");
    assertThat(body)
        .containsSubsequence(
            "t1 = \"x\"",
            "t2 = virtual t0.java.lang.StringBuilder.append(java.lang.String)(t1)",
            "t3 = 3",
            "t4 = virtual t2.java.lang.StringBuilder.append(int)(t3)",
            "t5 = virtual t4.java.lang.StringBuilder.toString()()",
            "return t5");
  }

  @Test
  void callsOnSeveralLinesHaveTheLineOfTheirName() {
    Lowerings lowered =
        Lowerings.of(
            "class T {",
            "  String m(StringBuilder b) {",
            "    return b",
            "        .append(1)",
            "        .toString();",
            "  }",
            "}");
    assertThat(calls(lowered.method("T", "m(StringBuilder)")).map(call -> call.site().line()))
        .containsExactly(4, 5);
  }

  @Test
  void sitesLeadBackToTrees() {
    Lowerings lowered =
        Lowerings.of("class T {", "  void m() { Runnable r = () -> System.gc(); r.run(); }", "}");
    Member member = new Member("T", "m", List.of());
    Instr.Call run = calls(lowered.method("T", "m()")).findFirst().orElseThrow();
    assertThat(lowered.lowering().treeAt(member, run.site().id()))
        .get()
        .isInstanceOf(MethodInvocationTree.class)
        .hasToString("r.run()");
    assertThat(lowered.lowering().declaration(member)).get().isInstanceOf(MethodTree.class);
    assertThat(lowered.lowering().declaration("T")).get().isInstanceOf(ClassTree.class);
    assertThat(lowered.lowering().declaration("U")).isEmpty();
  }

  @Test
  void variableArityTail() {
    String body =
        Lowerings.of(
                "class T {",
                "  void m(String s, Object[] all) {",
                "    String.format(s, s, 1); String.format(s); String.format(s, all);",
                "  }",
                "}")
            .body("T", "m(String,Object[])");
    assertThat(body)
        .contains("t3 = array java.lang.Object(t1, t2)", "t6 = array java.lang.Object()")
        .contains("(t8, t9)")
        .containsOnlyOnce("array java.lang.Object(t1");
  }

  @Test
  void constants() {
    Lowerings lowered =
        Lowerings.of(
            "class T {",
            "  static final String A = \"a\" + 'b' + 1;",
            "  static final Object B = new Object();",
            "  final int instance = 3;",
            "  Object m(String s) { return \"x\" + A + s + 'c' + true; }",
            "  void n() { if (A.isEmpty() && false) System.gc(); else if (true) return;"
                + " System.exit(1); }",
            "}");
    assertThat(lowered.type("T").field("A"))
        .get()
        .satisfies(
            field -> {
              assertThat(field.constant()).contains(new Literal.Text("ab1"));
              assertThat(field.modifiers())
                  .containsExactlyInAnyOrder(Modifier.STATIC, Modifier.FINAL);
            });
    assertThat(lowered.body("T", "<clinit>()")).contains("T.B := ").doesNotContain("T.A");
    assertThat(lowered.body("T", "<init>()")).contains("t3 = 3", "t2.T.instance := t3");
    assertThat(lowered.body("T", "m(String)"))
        .contains("\"xab1\"", "\"ctrue\"", "t3 = concat(t0, t1, t2)");
    assertThat(lowered.body("T", "n()")).doesNotContain("gc", "exit");
  }

  @Test
  void lambdasCaptureInOrderOfUseThisFirst() {
    String body =
        Lowerings.of(
                "class T {",
                "  Object field;",
                "  Runnable m(String a, String b) {",
                "    return () -> {",
                "      b.trim();",
                "      Runnable inner = () -> a.equals(field);",
                "      inner.run();",
                "    };",
                "  }",
                "}")
            .body("T", "m(String,String)");
    assertThat(body)
        .containsSubsequence(
            "captures (t0, t1, t2)",
            "parameters (v0:this, v1:b, v2:a)",
            "java.lang.String.trim()",
            "captures (t2, t3)",
            "parameters (v0:this, v1:a)",
            "java.lang.String.equals(java.lang.Object)",
            "java.lang.Runnable.run()");
  }

  @Test
  void lambdaTakesItsIdBeforeWhatIsInside() {
    Lowerings lowered =
        Lowerings.of("class T { void m() { Runnable r = () -> System.gc(); System.nanoTime(); } }");
    Instr.Closure closure =
        instrs(lowered.method("T", "m()"))
            .filter(Instr.Closure.class::isInstance)
            .map(Instr.Closure.class::cast)
            .findFirst()
            .orElseThrow();
    Instr.Call inside =
        ((Instr.LambdaBody) closure.target())
            .body().blocks().get(0).instrs().stream()
                .filter(Instr.Call.class::isInstance)
                .map(Instr.Call.class::cast)
                .findFirst()
                .orElseThrow();
    int after = calls(lowered.method("T", "m()")).findFirst().orElseThrow().site().id();
    assertThat(closure.site().id()).isLessThan(inside.site().id());
    assertThat(inside.site().id()).isLessThan(after);
  }

  @Test
  void methodReferences() {
    String body =
        Lowerings.of(
                "import java.util.function.*;",
                "class T {",
                "  void m(String s) {",
                "    Function<String, Integer> unbound = String::length;",
                "    Supplier<Integer> bound = s::length;",
                "    Supplier<T> made = T::new;",
                "    Function<Object, String> fixed = String::valueOf;",
                "    IntFunction<int[]> array = int[]::new;",
                "    Supplier<String> above = super::toString;",
                "  }",
                "}")
            .body("T", "m(String)");
    assertThat(body)
        .containsSubsequence(
            "closure java.lang.String.length() captures ()",
            "closure java.lang.String.length() captures (t1)",
            "closure T.<init>() captures ()",
            "closure java.lang.String.valueOf(java.lang.Object) captures ()",
            "opaque new-array(t0)",
            "closure java.lang.Object.toString() captures (");
  }

  @Test
  void copiesOfFinallyShareTheirSites() {
    Lowerings lowered =
        Lowerings.of(
            "class T {",
            "  int m(String s) {",
            "    try { return s.length(); } catch (RuntimeException | Error e) { return 1; }",
            "    finally { System.gc(); }",
            "  }",
            "}");
    assertThat(
            calls(lowered.method("T", "m(String)"))
                .filter(call -> call.method().name().equals("gc"))
                .map(call -> call.site().id()))
        .hasSize(3)
        .containsOnly(
            calls(lowered.method("T", "m(String)"))
                .filter(call -> call.method().name().equals("gc"))
                .findFirst()
                .orElseThrow()
                .site()
                .id());
    assertThat(lowered.body("T", "m(String)"))
        .contains("[java.lang.RuntimeException -> b3] [java.lang.Error -> b3] [any -> b5]");
  }

  @Test
  void finallyJumpsWhereItIsWritten() {
    String body =
        Lowerings.of(
                "class T {",
                "  int m(int n) {",
                "    outer: while (n > 0) {",
                "      try { for (;;) { if (n == 7) break outer; if (n == 8) return n; } }",
                "      finally { if (n == 9) continue; }",
                "    }",
                "    return 0;",
                "  }",
                "}")
            .body("T", "m(int)");
    assertThat(body).contains("return t", "throw t");
  }

  @Test
  void resourcesAreClosedAfterTheBlock() {
    Lowerings lowered =
        Lowerings.of(
            "import java.io.*;",
            "class T {",
            "  int m(Reader a) throws IOException {",
            "    try (a; Reader b = new BufferedReader(a)) { return b.read(); }",
            "    catch (UncheckedIOException e) { a.close(); return 2; }",
            "  }",
            "}");
    List<Integer> closings =
        calls(lowered.method("T", "m(Reader)"))
            .filter(call -> call.method().name().equals("close"))
            .map(call -> call.site().id())
            .distinct()
            .toList();
    int read =
        calls(lowered.method("T", "m(Reader)"))
            .filter(call -> call.method().name().equals("read"))
            .findFirst()
            .orElseThrow()
            .site()
            .id();
    assertThat(closings).hasSize(3).allMatch(id -> id > read);
  }

  @Test
  void anonymousAndLocalClassesAreNamedByTheirMember() {
    Lowerings lowered =
        Lowerings.of(
            "class T {",
            "  Object field = new Object() {};",
            "  static Object fixed = new Object() {};",
            "  T(int n) {}",
            "  T() { this(new Object() {}.hashCode()); }",
            "  void m(String s) {",
            "    class Local { String get() { return s; } }",
            "    Runnable r = () -> new Object() { class Deep {} };",
            "    new Object() { Object in() { return new Object() {}; } };",
            "  }",
            "  void n() { class Local {} { class Other {} } }",
            "  void twice() { { class Local {} } { class Local {} } }",
            "}");
    assertThat(lowered.lowering().types())
        .extracting(TypeModel::name)
        .containsExactlyInAnyOrder(
            "T",
            "T#<init>(int)/1",
            "T#<clinit>()/1",
            "T#<init>()/1",
            "T#m(String)/1Local",
            "T#m(String)/1",
            "T#m(String)/1.Deep",
            "T#m(String)/2",
            "T#m(String)/2#in()/1",
            "T#n()/1Local",
            "T#n()/1Other",
            "T#twice()/1Local",
            "T#twice()/2Local");
    assertThat(lowered.body("T#m(String)/1Local", "get()")).contains("opaque captured()");
    assertThat(lowered.type("T").methods())
        .flatExtracting(method -> method.body().stream().toList())
        .isNotEmpty();
  }

  @Test
  void constructorsOfInnerAndAnonymousClasses() {
    Lowerings lowered =
        Lowerings.of(
            "class T {",
            "  int field;",
            "  class Inner { Inner(int x) { field = x; } }",
            "  static Object m(T t, int y) { t.new Inner(y); return t.new Inner(y) {}; }",
            "}");
    assertThat(lowered.method("T.Inner", "<init>(int)").parameters())
        .containsExactly(TypeRef.of("int"));
    assertThat(lowered.body("T.Inner", "<init>(int)"))
        .contains("outer-this", "super t0.java.lang.Object.<init>()()");
    assertThat(lowered.body("T", "m(T,int)"))
        .contains("new T.Inner.<init>(int)(t1)", "new T#m(T,int)/1.<init>(int)(t4)");
    assertThat(lowered.method("T#m(T,int)/1", "<init>()").parameters()).isEmpty();
  }

  @Test
  void switches() {
    Lowerings lowered =
        Lowerings.of(
            "class T {",
            "  enum Color { RED, GREEN }",
            "  int text(String s) { switch (s) { case \"a\": case \"b\": return 1; default: return"
                + " 2; } }",
            "  int color(Color c) { return switch (c) { case RED -> 1; case GREEN -> { yield 2; }"
                + " }; }",
            "  void number(char c) { switch (c) { case 'a', 'b' -> System.gc(); default -> {} } }",
            "}");
    assertThat(lowered.body("T", "text(String)"))
        .containsPattern("switch t0 \"a\": b1, \"b\": b\\d else b\\d");
    assertThat(lowered.body("T", "color(Color)"))
        .containsPattern("switch t0 \"RED\": b\\d, \"GREEN\": b(\\d) else b\\1")
        .doesNotContain("opaque");
    assertThat(lowered.body("T", "number(char)"))
        .containsPattern("switch t0 97: b(\\d), 98: b\\1 else");
  }

  /** JDK 17 has no patterns in {@code switch}. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void patternsAreTriedInOrder() {
    Lowerings lowered =
        Lowerings.of(
            "class T {",
            "  record R(int x) {}",
            "  int f(Object o) { return switch (o) { case null -> 0; case String s when s.isEmpty()"
                + " -> 1; case String s -> 2; case R(int x) -> x; default -> 3; }; }",
            "  sealed interface S permits A, B {}",
            "  record A() implements S {}",
            "  record B() implements S {}",
            "  int g(S s) { return switch (s) { case A a -> 1; case B b -> 2; }; }",
            "}");
    assertThat(lowered.body("T", "f(Object)"))
        .contains("IS_NULL")
        .containsPattern("(?s)INSTANCEOF.*java.lang.String.*INSTANCEOF.*java.lang.String")
        .doesNotContain("opaque no-match");
    assertThat(lowered.body("T", "g(S)"))
        .containsPattern("INSTANCEOF.*T.A")
        .doesNotContainPattern("INSTANCEOF.*T.B")
        .doesNotContain("opaque");
  }

  @Test
  void recordsHaveWhatJavacAddsLater() {
    Lowerings lowered =
        Lowerings.of(
            "record T(String left, int[] right) {",
            "  T { if (left == null) throw new NullPointerException(); }",
            "  public int[] right() { return right.clone(); }",
            "  record Plain(long only) {}",
            "}");
    assertThat(lowered.type("T").kind()).isEqualTo(TypeModel.Kind.RECORD);
    assertThat(lowered.body("T", "<init>(String,int[])"))
        .containsSubsequence("super t0.java.lang.Record", "T.left :=", "T.right :=");
    assertThat(lowered.body("T", "left()")).contains("t0.T.left");
    assertThat(lowered.body("T", "right()")).contains("int[].clone()");
    assertThat(lowered.body("T.Plain", "<init>(long)")).contains("T.Plain.only := ");
  }

  @Test
  void enumConstantsAreMadeInTheStaticInitialiser() {
    Lowerings lowered =
        Lowerings.of(
            "enum T {",
            "  A(\"a\"), B(\"b\") { @Override int size() { return 1; } };",
            "  T(String s) {}",
            "  int size() { return 0; }",
            "}");
    assertThat(lowered.type("T").methods())
        .extracting(method -> method.member().signature())
        .containsExactlyInAnyOrder("<init>(String)", "size()", "<clinit>()");
    assertThat(lowered.body("T", "<clinit>()"))
        .contains(
            "new T.<init>(java.lang.String)(t0)", "new T#<clinit>()/1.<init>(java.lang.String)(t2)")
        .contains("T.A := t1", "T.B := t3");
  }

  @Test
  void enhancedForLoops() {
    Lowerings lowered =
        Lowerings.of(
            "import java.util.*;",
            "class T {",
            "  void list(ArrayList<? extends CharSequence> l) { for (CharSequence c : l)"
                + " c.length(); }",
            "  <C extends Collection<String>> void bound(C l) { for (String c : l) c.length(); }",
            "  void array(int[] a) { for (int i : a) System.exit(i); }",
            "}");
    assertThat(lowered.body("T", "list(ArrayList)"))
        .contains(
            "virtual t0.java.util.ArrayList.iterator()()",
            "java.util.Iterator.hasNext()()",
            "java.util.Iterator.next()()");
    assertThat(lowered.body("T", "bound(Collection)")).contains("java.util.Collection.iterator()");
    assertThat(lowered.body("T", "array(int[])")).contains("ARRAY_LENGTH(t0)", "ARRAY_LOAD(t0,");
  }

  @Test
  void ownersAreThoseOfTheClassFile() {
    String body =
        Lowerings.of(
                "import static java.util.Collections.emptyList;",
                "class T extends Thread {",
                "  <X extends Comparable<X> & AutoCloseable> void m(X x, int[] a) throws Exception"
                    + " {",
                "    x.close(); x.hashCode(); a.clone(); getName(); emptyList(); super.run();",
                "  }",
                "}")
            .body("T", "m(Comparable,int[])");
    assertThat(body)
        .contains(
            "java.lang.AutoCloseable.close()",
            "java.lang.Object.hashCode()",
            "int[].clone()",
            "virtual t6.T.getName()",
            "java.util.Collections.emptyList()",
            "java.lang.Thread.run()");
  }

  @Test
  void operators() {
    String body =
        Lowerings.of(
                "class T {",
                "  String s; int[] a;",
                "  boolean m(Object o, int i, boolean b) {",
                "    s += i; a[i++] -= 2; --i;",
                "    if (!(o instanceof String t) || t.isEmpty()) return o != null;",
                "    return (b ? (String) o : t) == s;",
                "  }",
                "}")
            .body("T", "m(Object,int,boolean)");
    assertThat(body)
        .contains("concat(", "ARRAY_STORE(", "ADD(", "ARITHMETIC(", "INSTANCEOF(", ":t := ")
        .contains("NOT(", "IS_NULL(", "CAST(", "EQ(");
  }

  @Test
  void assertionsThrow() {
    assertThat(
            Lowerings.of("class T { void m(int i) { assert i > 0 : \"x\"; } }").body("T", "m(int)"))
        .contains("assertions-enabled", "new java.lang.AssertionError.<init>(java.lang.Object)(");
  }

  @Test
  void contextKnowsHeaders() {
    JavacContext context = new JavacContext(Lowerings.of("class T {}").context());
    assertThat(context.header("java.util.Map.Entry")).get().matches(TypeHeader::isInterface);
    assertThat(context.header("java.util.ArrayList"))
        .get()
        .satisfies(
            header -> {
              assertThat(header.superclass()).contains(TypeRef.of("java.util.AbstractList"));
              assertThat(header.interfaces()).contains(TypeRef.of("java.util.List"));
            });
    assertThat(context.header("java.lang.Object"))
        .get()
        .extracting(TypeHeader::superclass)
        .isEqualTo(Optional.empty());
    assertThat(context.header("no.such.Type")).isEmpty();
    assertThat(context.header("T#m()/1")).isEmpty();
  }

  private static Stream<Instr> instrs(MethodModel method) {
    return method.body().orElseThrow().blocks().stream().flatMap(block -> block.instrs().stream());
  }

  private static Stream<Instr.Call> calls(MethodModel method) {
    return instrs(method).filter(Instr.Call.class::isInstance).map(Instr.Call.class::cast);
  }
}
