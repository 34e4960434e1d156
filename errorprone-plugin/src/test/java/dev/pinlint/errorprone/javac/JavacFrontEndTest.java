package dev.pinlint.errorprone.javac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavacFrontEndTest {

  @Test
  void printsSomething() {
    Lowerings lowered =
        Lowerings.of(
            "import java.util.*;",
            "class T {",
            "  static final String HOST = \"a\" + \".example\";",
            "  final List<String> names = new ArrayList<>(), more = List.of();",
            "  enum Color { RED, GREEN { int size() { return 1; } }; int size() { return 0; } }",
            "  record Pair(String left, int right) { Pair { if (right < 0) throw new"
                + " IllegalArgumentException(left); } }",
            "  class Inner { Inner(int x) {} }",
            "  T(int n) { super(); new Inner(n) { int y = n; }; }",
            "  T() { this(1); }",
            "  String chain(StringBuilder b) { return b.append(HOST).append('x').append(1 +"
                + " 2).toString(); }",
            "  List<Object> varargs(Object a) { return Arrays.asList(a, \"b\"); }",
            "  Runnable lambda(int k) { String s = \"v\" + k; return () -> { Runnable r = () ->"
                + " System.out.println(s + names); r.run(); System.out.println(k); }; }",
            "  int finals(String s) { try { return s.length(); } catch (RuntimeException | Error e)"
                + " { return 1; } finally { System.gc(); } }",
            "  void each(List<? extends CharSequence> l, int[] a) { for (CharSequence c : l)"
                + " c.length(); outer: for (int i : a) { if (i > 3 && i != 5 || l == null) continue"
                + " outer; else break; } }",
            "  int sw(String s, Color c, int i) { switch (s) { case \"a\": case \"b\": i++;"
                + " default: i--; } return switch (c) { case RED -> 1; case GREEN -> { yield i +="
                + " 2; } }; }",
            "  boolean pat(Object o) { assert o != null : \"x\"; return o instanceof String t &&"
                + " t.isEmpty(); }",
            "  void res(java.io.InputStream in) throws Exception { try (in; java.io.Reader r = new"
                + " java.io.InputStreamReader(in)) { r.read(); } while (true) { if (in.read() < 0)"
                + " return; } }",
            "  Object refs() { java.util.function.Function<String, Integer> f = String::length;"
                + " java.util.function.IntFunction<int[]> g = int[]::new; Runnable r = this::refs;"
                + " java.util.function.Supplier<T> s = T::new; class Local { Object get() { return"
                + " names; } } return new Local(); }",
            "}");
    lowered
        .lowering()
        .types()
        .forEach(t -> System.out.println(dev.pinlint.model.ModelPrinter.print(t)));
    assertThat(lowered.lowering().types()).isNotEmpty();
  }
}
