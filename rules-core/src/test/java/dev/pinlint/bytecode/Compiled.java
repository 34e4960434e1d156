package dev.pinlint.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.model.Block;
import dev.pinlint.model.Body;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.TypeModel;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A source file, compiled in memory and lowered. */
record Compiled(Lowered lowered) {

  /** Compiles and lowers, and checks that the result is valid. */
  static Compiled of(int release, String source, String... options) {
    Lowered lowered = BytecodeFrontEnd.lower(classes(release, source, options));
    assertThat(lowered.problems()).isEmpty();
    assertThat(lowered.types()).isNotEmpty();
    lowered.types().forEach(type -> assertThat(ModelValidator.problems(type)).isEmpty());
    return new Compiled(lowered);
  }

  /** The class files of a source file. */
  static List<ClassFile> classes(int release, String source, String... options) {
    Map<String, ByteArrayOutputStream> outputs = new TreeMap<>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject input =
        new SimpleJavaFileObject(URI.create("mem:///Sample.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavaFileManager files =
        new ForwardingJavaFileManager<JavaFileManager>(
            compiler.getStandardFileManager(null, null, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
              @Override
              public OutputStream openOutputStream() {
                return outputs.computeIfAbsent(name, key -> new ByteArrayOutputStream());
              }
            };
          }
        };
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-nowarn", "--release", String.valueOf(release)));
    arguments.addAll(List.of(options));
    var task = compiler.getTask(null, files, null, arguments, null, List.of(input));
    assertThat(task.call()).isTrue();
    return outputs.entrySet().stream()
        .map(entry -> new ClassFile(entry.getKey() + ".class", entry.getValue().toByteArray()))
        .toList();
  }

  List<String> typeNames() {
    return lowered.types().stream().map(TypeModel::name).toList();
  }

  MethodModel method(String member) {
    return lowered.types().stream()
        .flatMap(type -> type.methods().stream())
        .filter(method -> method.member().toString().equals(member))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + member + " in " + members()));
  }

  List<String> members() {
    return lowered.types().stream()
        .flatMap(type -> type.methods().stream())
        .map(method -> method.member().toString())
        .toList();
  }

  /** The instructions of a kind in a member, lambdas included, in the order of the blocks. */
  <T extends Instr> List<T> all(String member, Class<T> kind) {
    return instructions(method(member).body().orElseThrow())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The calls of a method name in a member. */
  List<Instr.Call> calls(String member, String name) {
    return all(member, Instr.Call.class).stream()
        .filter(call -> call.method().name().equals(name))
        .toList();
  }

  /** The only call of a method name in a member. */
  Instr.Call call(String member, String name) {
    List<Instr.Call> calls = calls(member, name);
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  static Stream<Instr> instructions(Body body) {
    return body.blocks().stream()
        .map(Block::instrs)
        .flatMap(List::stream)
        .flatMap(
            instr ->
                instr instanceof Instr.Closure closure
                        && closure.target() instanceof Instr.LambdaBody lambda
                    ? Stream.concat(Stream.of(instr), instructions(lambda.body()))
                    : Stream.of(instr));
  }
}
