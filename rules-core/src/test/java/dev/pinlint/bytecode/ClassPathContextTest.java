package dev.pinlint.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.model.Block;
import dev.pinlint.model.Context;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.Platform;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourceFrontEnd;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Class files as context of sources. */
final class ClassPathContextTest {

  private static final String LIBRARY =
      """
      package lib;
      public class Sample<T> {
        protected static final String PIN = "sha256/" + "x";
        public static final char C = 'c';
        public static class Nested { public Other other() { return null; } }
        protected Nested nested() { return null; }
        public static Nested make(String s) { return null; }
        public T any() { return null; }
        public static class Other { public void go(int i) {} public void many(int... i) {} }
        public class Inner { public Inner(int i) {} }
        public enum Color { RED }
        public interface Taker { void take(Nested nested); }
        public void give(Taker taker) {}
      }
      class Hidden { void f() {} }
      """;

  private static final Context CONTEXT =
      new Platform().or(new ClassPathContext(Compiled.classes(17, LIBRARY)));

  @Test
  void tellsSupertypesAndTheTypesOfMembers() {
    assertThat(
            calls(
                """
                nested().other().go(1);
                Sample.make("").other();
                var any = b.any();
                any.m(null, hidden);
                Nested n = null;
                n.other();
                new Sample.Other().many(1, 2);
                b.give(x -> x.other());
                """))
        .contains(
            "user.A.nested()",
            "lib.Sample.Nested.other()",
            "lib.Sample.Other.go(int)",
            "lib.Sample.make(java.lang.String)",
            "lib.Sample.any()",
            "user.A.m(lib.Sample,Hidden?)",
            "lib.Sample.Other.<init>()",
            "lib.Sample.Other.many(int[])",
            "lib.Sample.give(lib.Sample.Taker)");
  }

  @Test
  void aTypeThatCannotBeNamedIsNoneThatAnImportBrings() {
    assertThat(calls("hidden.f();")).contains("Hidden?.f/0").doesNotContain("lib.Hidden.f()");
  }

  @Test
  void innerClassesHaveConstructorsOfWhichNothingIsSaid() {
    assertThat(calls("b.new Inner(1);")).contains("lib.Sample.Inner.<init>/1");
  }

  @Test
  void tellsConstants() {
    Lowered lowered = lower("String s = PIN + Sample.C;");

    assertThat(instructions(lowered))
        .anyMatch(
            instr ->
                instr instanceof Instr.Const constant
                    && constant.value().equals(new Literal.Text("sha256/xc")));
  }

  @Test
  void whatIsAboveATypeMayBeMissing() {
    List<ClassFile> some =
        Compiled.classes(
                17, "package lib; public class Sample extends Gone {} class Gone { void f() {} }")
            .stream()
            .filter(file -> !file.path().contains("Gone"))
            .toList();
    Context context = new Platform().or(new ClassPathContext(some));

    Lowered lowered = lower(context, "b.hashCode(); f();");

    assertThat(calls(lowered)).contains("lib.Sample.hashCode/0", "user.A.f/0");
  }

  @Test
  void aClassUnderAnotherNameIsNotThere() {
    ClassFile file = Compiled.classes(17, "class A {}").get(0);
    Context context = new ClassPathContext(name -> Optional.of(file));

    assertThat(context.header("A")).isPresent();
    assertThat(context.header("B")).isEmpty();
    assertThat(context.signatures("B")).isEmpty();
  }

  private static List<String> calls(String statements) {
    return calls(lower(statements));
  }

  private static List<String> calls(Lowered lowered) {
    return instructions(lowered)
        .flatMap(
            instr ->
                instr instanceof Instr.Call call
                    ? Stream.of(call.method().toString())
                    : Stream.of())
        .toList();
  }

  private static Stream<Instr> instructions(Lowered lowered) {
    return lowered.types().stream()
        .flatMap(type -> type.methods().stream())
        .flatMap(method -> method.body().stream())
        .flatMap(body -> body.blocks().stream())
        .map(Block::instrs)
        .flatMap(List::stream);
  }

  private static Lowered lower(String statements) {
    return lower(CONTEXT, statements);
  }

  private static Lowered lower(Context context, String statements) {
    String text =
        """
        package user;
        import lib.*;
        class A extends Sample<String> {
          void m(Sample<A> b, Hidden hidden) {
            %s
          }
        }
        """
            .formatted(statements);
    Lowered lowered =
        SourceFrontEnd.lower(List.of(new SourceFile("A.java", text)), context, name -> false);
    assertThat(lowered.problems()).isEmpty();
    assertThat(lowered.types().stream().flatMap(type -> ModelValidator.problems(type).stream()))
        .isEmpty();
    return lowered;
  }
}
