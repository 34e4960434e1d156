package dev.pinlint.errorprone.javac;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.util.Context;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.ModelPrinter;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.TypeModel;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a source text in this process, and lowers it where Error Prone would. */
final class Lowerings {

  private final JavacLowering lowering;
  private final Context context;

  private Lowerings(JavacLowering lowering, Context context) {
    this.lowering = lowering;
    this.context = context;
  }

  /** Lowers a file, which must compile, and whose model must be valid. */
  static Lowerings of(String... lines) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                messages,
                null,
                null,
                List.of("-proc:none", "-implicit:none"),
                null,
                List.of(new Source(String.join("\n", lines))));
    List<JavacLowering> lowered = new ArrayList<>();
    Context context = ((BasicJavacTask) task).getContext();
    List<CompilationUnitTree> units = new ArrayList<>();
    try {
      task.parse().forEach(units::add);
      task.analyze();
      for (CompilationUnitTree unit : units) {
        lowered.add(JavacFrontEnd.lower(unit, context));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(messages.toString()).isEmpty();
    assertThat(lowered).hasSize(1);
    assertThat(lowered.get(0).problems()).isEmpty();
    assertThat(lowered.get(0).types()).flatMap(ModelValidator::problems).isEmpty();
    return new Lowerings(lowered.get(0), context);
  }

  JavacLowering lowering() {
    return lowering;
  }

  Context context() {
    return context;
  }

  TypeModel type(String name) {
    return lowering.types().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    name + " not in " + lowering.types().stream().map(TypeModel::name).toList()));
  }

  MethodModel method(String type, String signature) {
    return type(type).methods().stream()
        .filter(method -> method.member().signature().equals(signature))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    signature
                        + " not in "
                        + type(type).methods().stream()
                            .map(method -> method.member().signature())
                            .toList()));
  }

  /** The body of a method as text, without the lines of its sites. */
  String body(String type, String signature) {
    return ModelPrinter.print(method(type, signature).body().orElseThrow())
        .replaceAll("(@\\d+):\\d+", "$1");
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///T.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
