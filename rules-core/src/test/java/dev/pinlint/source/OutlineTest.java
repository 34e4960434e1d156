package dev.pinlint.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an outline keeps, and what it leaves out. */
final class OutlineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "class A { int f() { return 1; } int g; }|class A { int f() {} int g; }",
        "class A { static { B.x = 1; } { y(); } A() { super(); } }|class A { static {} {} A() {} }",
        "class A { void f() { g(() -> { if (x) { } }); } int h; }|class A { void f() {} int h; }",
        "class A { int f() { int x = 2; return x; } class B { } }|class A { int f() {} class B { }"
            + " }",
        "class A { /* } */ String s = \"}{\"; char c = '{'; }|class A {   String s = \"}{\"; char c"
            + " = '{'; }",
        "class A { int[] x = {1, 2}; Object o = new B() { int f() { return 1; } }; }"
            + "|class A { int[] x = {1, 2}; Object o = new B() { int f() { return 1; } }; }",
        "class A { F f = x -> { return x; }; void g() { z(); } }"
            + "|class A { F f = x -> { return x; }; void g() {} }",
        "enum E { A(1) { int f() { return 1; } }, B; int g() { return 2; } }"
            + "|enum E { A(1) {}, B; int g() {} }",
        "record R(int x) { R { check(x); } static int y() { return 0; } }"
            + "|record R(int x) { R {} static int y() {} }",
        "@A({1, 2}) interface I { @B(x = 3) default int f() { return 1; } int g(); }"
            + "|@A({1, 2}) interface I { @B(x = 3) default int f() {} int g(); }",
      })
  void bodiesAreLeftOut(String text, String outline) {
    assertThat(Outline.of(text)).isEqualTo(outline);
  }

  @Test
  void aTextBlockIsOneLiteral() {
    String text = "class A { String s = \"\"\"\n  { \\\"\"\" } \"\"\"; int f() { return 1; } }";

    assertThat(Outline.of(text)).endsWith("int f() {} }").contains("{ \\\"\"\" }");
  }

  @Test
  void escapesMayHideAnythingSoTheTextStays() {
    String text = "class A { int f() \\u007b return 1; } }";

    assertThat(Outline.of(text)).isEqualTo(text);
  }

  @Test
  void whatIsNoJavaDoesNoHarm() {
    for (String text : List.of("}}}", "{{{", ")(", "class", "\"", "/*", "enum E {")) {
      assertThat(Outline.of(text).length()).isLessThanOrEqualTo(text.length() + 1);
    }
  }
}
