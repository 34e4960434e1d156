package dev.pinlint.errorprone;

import com.google.errorprone.BaseErrorProneJavaCompiler;
import com.google.errorprone.scanner.ScannerSupplier;
import com.sun.source.util.JavacTask;
import dev.pinlint.rules.Rules;
import dev.pinlint.testdata.Fixtures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A run of javac over fixtures, in this process, with or without Error Prone. */
final class CompilerRun {

  /**
   * What a check said.
   *
   * @param rule the name of the check
   * @param file the fixture's path below the source root
   * @param line where
   * @param message the text behind the name
   * @param kind how grave the compiler takes it: ERROR, WARNING, NOTE
   */
  record Warning(String rule, String file, int line, String message, String kind) {}

  /** Options of a compiler in which no checks run but ours, and those at the level of a warning. */
  static final String ONLY_OURS =
      "ErrorProne -XepDisableAllChecks"
          + Rules.ALL.stream()
              .map(rule -> " -Xep:" + rule.name() + ":WARN")
              .collect(Collectors.joining());

  private static final Pattern CHECK = Pattern.compile("\\[(?<rule>\\w+)] (?<message>.*)");

  /** Shared, since to open the class path is most of the work for a small file. */
  private static final StandardJavaFileManager FILES =
      ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);

  private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
  private final JavacTask task;
  private final Path sourceRoot;

  private CompilerRun(JavaCompiler compiler, List<Path> files, List<String> options) {
    this(compiler, Fixtures.sourceRoot(), files, classPath(), options);
  }

  private CompilerRun(
      JavaCompiler compiler,
      Path sourceRoot,
      List<Path> files,
      String classPath,
      List<String> options) {
    this.sourceRoot = sourceRoot;
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-classpath", classPath, "-implicit:none", "-Xmaxwarns", "9999"));
    task =
        (JavacTask)
            compiler.getTask(
                null, FILES, diagnostics, all, null, FILES.getJavaFileObjectsFromPaths(files));
  }

  /** A run of plain javac that is not started yet. */
  static CompilerRun plain(List<Path> files) {
    return new CompilerRun(
        ToolProvider.getSystemJavaCompiler(),
        files,
        List.of("-proc:none", "-XDcompilePolicy=simple"));
  }

  /** A run of javac with a plugin that is found on the processor path, as users have it. */
  static CompilerRun withPlugin(List<Path> files, Path output, String plugin) {
    return new CompilerRun(
        ToolProvider.getSystemJavaCompiler(),
        files,
        List.of(
            "-processorpath",
            classPath(),
            "-XDcompilePolicy=simple",
            "--should-stop=ifError=FLOW",
            "-Xplugin:" + plugin,
            "-d",
            output.toString()));
  }

  /** A run with the checks of this class path, which starts faster than one with a plugin. */
  static CompilerRun inProcess(List<Path> files, Path output) {
    return inProcess(Fixtures.sourceRoot(), files, classPath(), output);
  }

  /** The same for sources below another root, with a class path of their own. */
  static CompilerRun inProcess(Path sourceRoot, List<Path> files, String classPath, Path output) {
    return new CompilerRun(
        new BaseErrorProneJavaCompiler(
            ScannerSupplier.fromBugCheckerClasses(
                BypassedPin.class,
                CustomHostnameVerifier.class,
                CustomTrustManager.class,
                DeadPinPattern.class,
                ExpiredPin.class,
                HttpPublicKeyPinning.class,
                InsecureHostnameVerifier.class,
                GlobalTrustOverride.class,
                HandRolledPin.class,
                HardcodedCertificate.class,
                HardcodedPin.class,
                InsecureTrustApi.class,
                LeafCertificatePin.class,
                MalformedPin.class,
                MissingBackupPin.class,
                MissingHostnameVerification.class,
                NoPinKillSwitch.class,
                PartialTrustCheck.class,
                PinDrift.class,
                PinWithoutChainValidation.class,
                RevocationDisabled.class,
                StaleCaPin.class,
                StaleSuppression.class,
                SwallowedTrustFailure.class,
                TrustAllCertificates.class,
                TrustOnFirstUse.class,
                UndatedPinSet.class,
                UndocumentedPin.class,
                UninstalledPinner.class,
                UserApprovedTrust.class,
                UserTrustAnchors.class,
                WeakPinDigest.class,
                WebViewTlsErrorIgnored.class)),
        sourceRoot,
        files,
        classPath,
        List.of(
            "-XDcompilePolicy=simple",
            "--should-stop=ifError=FLOW",
            // An error would end the compilation of the files behind it.
            "-XepAllErrorsAsWarnings",
            "-XepOpt:Pinlint:Level=review",
            "-proc:none",
            "-d",
            output.toString()));
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** The fixtures. */
  static List<Path> fixtures() {
    return Fixtures.sources().stream()
        .map(source -> Fixtures.sourceRoot().resolve(source.path()))
        .toList();
  }

  JavacTask task() {
    return task;
  }

  /** Compiles, and says whether there were no errors. */
  boolean compile() {
    return task.call();
  }

  /** What the checks said. */
  List<Warning> warnings() {
    List<Warning> warnings = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
      Matcher matcher = CHECK.matcher(diagnostic.getMessage(null));
      if (diagnostic.getSource() != null && matcher.lookingAt()) {
        warnings.add(
            new Warning(
                matcher.group("rule"),
                file(diagnostic.getSource()),
                (int) diagnostic.getLineNumber(),
                matcher.group("message"),
                diagnostic.getKind().name().replace("MANDATORY_", "")));
      }
    }
    return warnings;
  }

  /** What made the compile fail. */
  List<String> errors() {
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(Diagnostic::toString)
        .toList();
  }

  /** What could not be analysed. */
  List<String> failures() {
    return diagnostics.getDiagnostics().stream()
        .map(diagnostic -> diagnostic.getMessage(null))
        .filter(message -> message.contains("Pinlint did not"))
        .toList();
  }

  private String file(JavaFileObject source) {
    return sourceRoot
        .toAbsolutePath()
        .normalize()
        .relativize(Path.of(source.toUri()))
        .toString()
        .replace('\\', '/');
  }
}
