package dev.pinlint.testdata.oracle;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.source.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Generated sources that compile, and their classes.
 *
 * @param sources the texts by class name
 * @param classes the class files by binary name
 */
record Compiled(Map<String, String> sources, Map<String, byte[]> classes) {

  /** Leaves out the texts that are no Java: some operators do not go together. */
  static Compiled of(Map<String, String> texts) {
    Map<String, String> left = new LinkedHashMap<>(texts);
    while (true) {
      Map<String, byte[]> classes = new TreeMap<>();
      Set<String> wrong = compile(left, classes);
      if (wrong.isEmpty()) {
        return new Compiled(left, classes);
      }
      left.keySet().removeAll(wrong);
    }
  }

  private static Set<String> compile(Map<String, String> texts, Map<String, byte[]> classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(told, null, null)) {
      List<JavaFileObject> units =
          texts.entrySet().stream()
              .<JavaFileObject>map(entry -> text(entry.getKey(), entry.getValue()))
              .toList();
      List<String> options =
          List.of(
              "-proc:none",
              "-XDshould-stop.ifError=FLOW",
              "-Xmaxerrs",
              "99999",
              "--release",
              "17",
              "-g");
      compiler.getTask(null, inMemory(files, classes), told, options, null, units).call();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Set<String> wrong = new HashSet<>();
    told.getDiagnostics().stream()
        .filter(one -> one.getKind() == javax.tools.Diagnostic.Kind.ERROR)
        .filter(one -> one.getSource() != null)
        .forEach(one -> wrong.add(name(one.getSource().getName())));
    return wrong;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
  }

  private static JavaFileObject text(String name, String text) {
    URI uri = URI.create("string:///oracle/" + name + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static JavaFileManager inMemory(
      StandardJavaFileManager files, Map<String, byte[]> classes) {
    return new ForwardingJavaFileManager<>(files) {
      @Override
      public JavaFileObject getJavaFileForOutput(
          Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        URI uri = URI.create("memory:///" + className.replace('.', '/') + ".class");
        return new SimpleJavaFileObject(uri, kind) {
          @Override
          public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
              @Override
              public void close() {
                classes.put(className, toByteArray());
              }
            };
          }
        };
      }
    };
  }

  /** The class files as the front end takes them. */
  List<ClassFile> classFiles() {
    return classes.entrySet().stream()
        .map(entry -> new ClassFile(entry.getKey().replace('.', '/') + ".class", entry.getValue()))
        .toList();
  }

  /** The sources as the front end takes them. */
  List<SourceFile> sourceFiles() {
    return sources.entrySet().stream()
        .map(entry -> new SourceFile("oracle/" + entry.getKey() + ".java", entry.getValue()))
        .toList();
  }

  /** Loads the classes; assertions are off, as they are where nobody switches them on. */
  ClassLoader load() {
    ClassLoader loader =
        new ClassLoader(Compiled.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
              throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
          }
        };
    loader.setDefaultAssertionStatus(false);
    return loader;
  }
}
