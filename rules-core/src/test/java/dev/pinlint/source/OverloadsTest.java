package dev.pinlint.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.model.Instr;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Platform;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which overload a call means: what the compiler says (JLS 15.12.2), or nothing where it is not
 * sure.
 */
final class OverloadsTest {

  private static final String BEFORE =
      """
      import java.io.*;
      import java.util.*;
      import elsewhere.Unseen;
      class A {
        void one(String s) {}
        void one(Integer i) {}
        void one(Reader r) {}
        void number(int i) {}
        void number(long l) {}
        void number(Object o) {}
        void close(Reader r) {}
        void close(StringReader r) {}
        void array(String[] s) {}
        void array(Object[] s) {}
        void array(byte[] b) {}
        void pair(String s, Reader r) {}
        void pair(String s, List<String> l) {}
        void any(Object o) {}
        void any(Runnable r) {}
        void many(String... s) {}
        void many(byte[]... b) {}
        void many(String s, byte[][] b) {}
        void many(Reader r) {}
        Reader made() { return null; }
        <X extends Reader> X found() { return null; }
        <T extends Reader> void with(T t, StringReader sr, Reader r, Unseen unseen, Object o, Integer box) {
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one(\"a\")|String",
        "one((\"a\" + 1))|String",
        "one(sr)|Reader",
        "one(new StringReader(\"\"))|Reader",
        "one(t)|Reader",
        "one((Integer) o)|Integer",
        "number(1)|int",
        "number(1L)|long",
        "number(box)|Object",
        "number((short) 1)|int",
        "number('c')|int",
        "number(\"a\")|Object",
        "number(1.5)|Object",
        "close(sr)|StringReader",
        "close(r)|Reader",
        "array(new String[0])|String[]",
        "array(new byte[0])|byte[]",
        "array(new Integer[0])|Object[]",
        "pair(\"a\", r)|String,Reader",
        "pair(\"a\", new ArrayList<String>())|String,List",
        "pair(null, r)|String,Reader",
        "one(made())|Reader",
        "many(\"a\", new byte[0][])|String,byte[][]",
        "many(\"a\", \"b\")|String[]",
        "many(\"a\")|String[]",
        "many(new String[0])|String[]",
        "many(new byte[0])|byte[][]",
        "many(new byte[0], new byte[0])|byte[][]",
        "many(made())|Reader",
        "String.valueOf(true)|boolean",
        "String.valueOf('c')|char",
        "String.valueOf((short) 1)|int",
        "String.valueOf(2L)|long",
        "String.valueOf(o)|Object",
        "String.valueOf(box)|Object",
        "String.valueOf(new char[0])|char[]",
        "String.format(\"a\", o)|String,Object[]",
        "Objects.requireNonNull(o, \"a\")|Object,String",
        "Objects.requireNonNull(t, () -> \"a\")|Object,Supplier",
      })
  void theCompilersChoiceIsMade(String call, String parameters) {
    assertThat(called(call).parameters())
        .hasValueSatisfying(
            types ->
                assertThat(types.stream().map(TypeRef::simpleName).toList())
                    .isEqualTo(List.of(parameters.split(","))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one(unseen)",
        "one(null)",
        "one(unseen.get())",
        "one(found())",
        "many()",
        "many(unseen)",
        "any(() -> {})",
        "any(this::toString)",
        "pair(\"a\", unseen)",
        "String.valueOf(unseen)",
        "String.valueOf(unseen.get())",
        "Objects.requireNonNull(o, unseen)",
      })
  void nothingIsChosenWhereTypesDoNotTell(String call) {
    assertThat(called(call).parameters()).isEmpty();
  }

  private static MethodRef called(String call) {
    String text = BEFORE + "    " + call + ";\n  }\n}\n";
    List<TypeModel> types =
        SourceFrontEnd.lower(List.of(new SourceFile("A.java", text)), new Platform(), name -> false)
            .types();
    MethodModel method =
        types.get(0).methods().stream()
            .filter(declared -> declared.name().equals("with"))
            .findFirst()
            .orElseThrow();
    String named = call.substring(0, call.indexOf('('));
    String name = named.substring(named.lastIndexOf('.') + 1);
    return method.body().orElseThrow().blocks().stream()
        .flatMap(block -> block.instrs().stream())
        .filter(Instr.Call.class::isInstance)
        .map(instr -> ((Instr.Call) instr).method())
        .filter(used -> used.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
