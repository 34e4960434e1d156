package dev.pinlint.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.BaseErrorProneJavaCompiler;
import com.google.errorprone.scanner.ScannerSupplier;
import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.BasicJavacTask;
import dev.pinlint.Analysis;
import dev.pinlint.errorprone.CompilationAnalysis.Engine;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake of ours, or of the user's options, breaks no compile and is told once. */
final class FailureTest {

  private static final List<JavaFileObject> FILES =
      List.of(accepting("Fine"), accepting("Broken"), accepting("AlsoFine"));

  @TempDir private Path output;

  private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

  private static JavaFileObject accepting(String name) {
    return file(
        name,
        """
        import java.security.cert.X509Certificate;
        class %s implements javax.net.ssl.X509TrustManager {
          public void checkClientTrusted(X509Certificate[] chain, String type) {}
          public void checkServerTrusted(X509Certificate[] chain, String type) {}
          public X509Certificate[] getAcceptedIssuers() { return null; }
        }
        """
            .formatted(name));
  }

  private static JavaFileObject file(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private boolean compile(Engine engine, String... options) {
    return compile(FILES, engine, options);
  }

  private boolean compile(List<JavaFileObject> files, Engine engine, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(
        List.of(
            "-XDcompilePolicy=simple",
            "--should-stop=ifError=FLOW",
            "-XepAllErrorsAsWarnings",
            "-proc:none",
            "-d",
            output.toString()));
    JavacTask task =
        (JavacTask)
            new BaseErrorProneJavaCompiler(
                    ScannerSupplier.fromBugCheckerClasses(
                        TrustAllCertificates.class, CustomTrustManager.class))
                .getTask(null, null, diagnostics, all, null, files);
    ((BasicJavacTask) task).getContext().put(CompilationAnalysis.ENGINE, engine);
    return task.call();
  }

  private static Analysis failOnBroken(
      java.util.Collection<dev.pinlint.model.TypeModel> types,
      dev.pinlint.model.Context context,
      dev.pinlint.Settings settings,
      dev.pinlint.model.TypeSource more,
      dev.pinlint.model.Resources resources) {
    if (types.stream().anyMatch(type -> type.name().equals("Broken"))) {
      throw new IllegalStateException("injected");
    }
    return Analysis.of(types, context, settings, more, resources);
  }

  private List<String> told(Diagnostic.Kind kind) {
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == kind)
        .map(diagnostic -> diagnostic.getMessage(null))
        .toList();
  }

  @Test
  void oneBrokenFileIsToldOnceAndCostsItselfOnly() {
    assertThat(compile(FailureTest::failOnBroken)).isTrue();
    assertThat(told(Diagnostic.Kind.WARNING))
        .filteredOn(message -> message.contains("Pinlint did not"))
        .singleElement()
        .asString()
        .contains("Broken.java", "IllegalStateException (injected)");
    assertThat(told(Diagnostic.Kind.WARNING))
        .filteredOn(message -> message.contains("[TrustAllCertificates]"))
        .hasSize(2);
  }

  /** Of a file that says nothing of trust no more than its text is looked at. */
  @Test
  void onlyWhatMattersIsAnalysed() {
    List<String> analysed = new ArrayList<>();
    Engine engine =
        (types, context, settings, more, resources) -> {
          types.forEach(type -> analysed.add(type.name()));
          return Analysis.of(types, context, settings, more, resources);
        };
    JavaFileObject plain = file("Plain", "class Plain { int twice(int n) { return 2 * n; } }");
    assertThat(compile(List.of(plain), engine)).isTrue();
    assertThat(analysed).isEmpty();
    assertThat(compile(List.of(plain, accepting("Accepting")), engine)).isTrue();
    assertThat(analysed).contains("Accepting").doesNotContain("Plain");
  }

  @Test
  void warningsAsErrorsDoNotMakeItOne() {
    assertThat(
            compile(
                (types, context, settings, more, resources) -> {
                  throw new StackOverflowError();
                },
                "-Werror"))
        .isTrue();
    assertThat(told(Diagnostic.Kind.NOTE))
        .filteredOn(message -> message.contains("Pinlint did not"))
        .hasSize(1);
  }

  @Test
  void wrongOptionsAreToldAndTheRestIsDone() {
    assertThat(
            compile(
                Analysis::of,
                "-XepOpt:Pinlint:Today=soon",
                "-XepOpt:Pinlint:Horizon=late",
                "-XepOpt:Pinlint:Knowledge=" + output.resolve("none.txt")))
        .isTrue();
    assertThat(told(Diagnostic.Kind.WARNING))
        .filteredOn(message -> message.contains("Pinlint did not"))
        .singleElement()
        .asString()
        .contains(
            "none.txt: cannot be read as knowledge",
            "soon is no date",
            "late is no number of days");
    assertThat(told(Diagnostic.Kind.WARNING))
        .filteredOn(message -> message.contains("[TrustAllCertificates]"))
        .hasSize(3);
  }
}
