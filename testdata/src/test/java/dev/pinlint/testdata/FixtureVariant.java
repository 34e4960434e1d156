package dev.pinlint.testdata;

import dev.pinlint.bytecode.ClassFile;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** A compiler and its options, to compile the fixtures with once more. */
enum FixtureVariant {
  JAVAC_8("--release", "8", "-g"),
  JAVAC_17("--release", "17", "-g"),
  JAVAC_17_WITHOUT_DEBUG("--release", "17", "-g:none"),
  JAVAC_NEWEST("-g"),
  ECLIPSE_8("-source", "8", "-target", "8", "-g"),
  ECLIPSE_17("-source", "17", "-target", "17", "-g"),
  ECLIPSE_21("-source", "21", "-target", "21", "-g"),
  ECLIPSE_25("-source", "25", "-target", "25", "-g"),
  ECLIPSE_17_WITHOUT_DEBUG("-source", "17", "-target", "17", "-g:none");

  private final List<String> options;

  FixtureVariant(String... options) {
    this.options = List.of(options);
  }

  private JavaCompiler compiler() {
    return name().startsWith("ECLIPSE")
        ? new EclipseCompiler()
        : ToolProvider.getSystemJavaCompiler();
  }

  /** The fixtures as this compiler translates them. */
  List<ClassFile> compile(Path directory) {
    try (Stream<Path> walk = Files.walk(Fixtures.sourceRoot())) {
      return compile(
          walk.filter(path -> path.toString().endsWith(".java")).sorted().toList(), directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class files that this compiler makes of sources. */
  List<ClassFile> compile(List<Path> sources, Path directory) {
    return compile(sources, List.of(), directory);
  }

  /** The same for sources that need more libraries; these are asked first. */
  List<ClassFile> compile(List<Path> sources, List<Path> libraries, Path directory) {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-proc:none", "-nowarn", "-encoding", "UTF-8"));
    StringBuilder classPath = new StringBuilder();
    libraries.forEach(library -> classPath.append(library).append(File.pathSeparator));
    classPath.append(System.getProperty("java.class.path"));
    arguments.addAll(List.of("-classpath", classPath.toString()));
    arguments.addAll(List.of("-d", directory.toString()));
    JavaCompiler compiler = compiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean isDone =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  arguments,
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!isDone) {
        throw new IllegalStateException(this + ": " + messages);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Fixtures.classes(directory);
  }
}
