package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.facts.Anchors;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.TypeModel;
import dev.pinlint.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compilers put code in different orders; the rank of a call must not follow them. */
final class CompilerOrderTest {

  /** Each call stands on a line of its own, so that a line tells it. */
  private static final String SOURCE =
      """
      class Order {
        enum Color { RED, GREEN }
        boolean f(int i) {
          return i > 0;
        }
        void whileLoop(int i) {
          while (f(1)
              && f(2)) {
            f(3);
          }
          f(4);
        }
        void forLoop() {
          for (int i = 0;
              f(1);
              f(4)) {
            f(2);
            if (i == 3) continue;
            f(3);
          }
          f(5);
        }
        void doLoop(int i) {
          do {
            f(1);
            if (i == 3) continue;
            f(2);
          } while (f(3));
        }
        void loopInLoop(int i) {
          while (f(1)) {
            while (f(2)
                || f(3)) {
              while (f(4)) {
                f(5);
              }
            }
            f(6);
          }
        }
        void finallyBlock(int i) {
          try {
            if (f(1)) return;
            f(2);
          } catch (RuntimeException e) {
            f(3);
          } finally {
            f(4);
            while (f(5)) {
              f(6);
            }
          }
          f(7);
        }
        void leavesLoop(int i) {
          while (f(1)) {
            try {
              if (f(2)) break;
              if (f(3)) continue;
            } finally {
              f(4);
            }
          }
          f(5);
        }
        boolean stringSwitch(String s) {
          switch (s) {
            case "Aa":
              f(1);
              break;
            case "BB":
              f(2);
            default:
              f(3);
          }
          return s
              .equals("a");
        }
        String concatenation(Object o, Color c) {
          return "a" + o + c + String.valueOf(1) + o + String.valueOf(2);
        }
        int enumSwitch(Color c) {
          switch (c) {
            case RED:
              f(1);
              break;
            case GREEN:
              f(2);
          }
          return c
              .ordinal();
        }
      }
      """;

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"JAVAC_17_WITHOUT_DEBUG", "ECLIPSE_17_WITHOUT_DEBUG"})
  void ranksAreThoseOfTheSource(FixtureVariant variant, @TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("Order.java");
    Files.writeString(file, SOURCE);
    List<ClassFile> classes = variant.compile(List.of(file), directory);
    List<String> expected =
        calls(Fixtures.lower(List.of(new SourceFile("Order.java", SOURCE))).types());
    assertThat(expected).hasSizeGreaterThan(30);
    assertThat(calls(BytecodeFrontEnd.lower(classes).types()))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<String> calls(List<TypeModel> types) {
    return types.stream()
        .filter(type -> type.name().equals("Order"))
        .flatMap(type -> type.methods().stream())
        .filter(method -> method.body().isPresent())
        .flatMap(CompilerOrderTest::calls)
        .distinct()
        .toList();
  }

  private static Stream<String> calls(MethodModel method) {
    return Anchors.calls(method).stream().map(call -> call.anchor() + " line " + call.line());
  }
}
