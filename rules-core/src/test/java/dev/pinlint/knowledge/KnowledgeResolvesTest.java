package dev.pinlint.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.ClassFiles.Declared;
import dev.pinlint.knowledge.KnowledgeFile.Library;
import dev.pinlint.model.Answer;
import dev.pinlint.pins.HostPatterns;
import dev.pinlint.pins.PinFormats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Resolves every line of knowledge against the class files that it speaks of: the platform that the
 * test runs on, and the libraries that the build copies to {@code target/libraries}.
 */
final class KnowledgeResolvesTest {

  private static final List<String> BUILT_IN = BuiltInKnowledge.FILES;

  /** A type that may have any member. */
  private static final Declared ANYTHING =
      new Declared(
          new HashSet<>() {
            @Override
            public boolean contains(Object member) {
              return true;
            }
          },
          Set.of());

  private static final Path LIBRARIES =
      Path.of(System.getProperty("pinlint.root"), "rules-core", "target", "libraries");

  /** A method may return, or take, a type of another library. */
  private static final ClassFiles OTHERS = ofAllJars();

  private static ClassFiles ofAllJars() {
    try (Stream<Path> jars = Files.list(LIBRARIES)) {
      return jars.sorted()
          .map(KnowledgeResolvesTest::ofLibrary)
          .reduce(ClassFiles::or)
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassFiles ofLibrary(Path file) {
    return file.toString().endsWith(".aar")
        ? ClassFiles.ofAndroidLibrary(file)
        : ClassFiles.ofJar(file);
  }

  @ParameterizedTest
  @FieldSource("BUILT_IN")
  void everyLineResolvesInEveryVersion(String name) {
    KnowledgeFile file = Knowledge.read(name);

    assertThat(file.apis().size() + file.settings().size()).isPositive();
    assertThat(problems(file)).isEmpty();
  }

  @Test
  void everyFileOfTheFolderIsRead() throws IOException {
    Path folder =
        Path.of(
            System.getProperty("pinlint.root"),
            "rules-core",
            "src",
            "main",
            "resources",
            "knowledge");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              BUILT_IN.stream().map(name -> name + ".txt").toList());
    }
  }

  @Test
  void everyLibraryWithCoordinatesNamesItsVersions() {
    assertThat(BUILT_IN)
        .flatMap(name -> Knowledge.read(name).libraries())
        .filteredOn(library -> library.coordinates().isPresent())
        .isNotEmpty()
        .noneMatch(library -> library.versions().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pure java.lang.String#isEmpti()",
        "pure java.lang.String#isEmpty(int)",
        "pure java.lang.Strin#isEmpty()",
        "harmless java.util.Logger#*",
        "list-of java.util.Arrays#asList(Object[])",
        "list-to-array java.util.Collection#toArray(Object...)",
        "list-new java.util.ArrayList#<init>(String)",
        // declared by a superclass
        "pure java.util.ArrayList#containsAll(java.util.Collection)",
        "identity java.util.Objects#requireNonNull(Object) returns=java.util.Lisst",
        "identity java.util.Objects#requireNonNull(Object) host-pattern=nothing",
        "identity java.util.Objects#requireNonNull(Object) pin-format=nothing",
        "pure java.lang.String#trim() function=nothing",
        "accepts-any java.lang.Boolean#TRU off=chain",
        // no static final field
        "accepts-any java.awt.Point#x off=chain",
        "trust-override java.lang.String#trim() off=chain when=this:java.lang.Strin",
        "trust-override java.lang.String#concat(String) off=chain when=0:java.lang.Boolean.TRU",
        "leaves-off java.lang.String#trim() off=chain unless=concat|trimm",
        "subtype java.util.ArrayList#java.util.Map",
        "subtype java.util.ArrayLis#java.util.List",
      })
  void brokenLineAboutThePlatformIsReported(String line) {
    String text = line.startsWith("subtype ") ? line.replace('#', ' ') : line;
    assertThat(problems(new KnowledgeFile("broken", text)))
        .hasSize(1)
        .first()
        .asString()
        .contains(line.substring(line.indexOf(' ') + 1, line.indexOf('#')));
  }

  @Test
  void goodLineAboutThePlatformIsNotReported() {
    assertThat(
            problems(
                new KnowledgeFile(
                    "good",
                    """
                    pure java.util.Map.Entry#getKey()
                    list-of java.util.Arrays#asList(Object...) elements=0..
                    harmless java.util.logging.Logger#*
                    accepts-any java.lang.Boolean#TRUE off=chain
                    trust-override java.util.ArrayList#add(Object) off=chain \
                    when=this:java.util.List&0:java.lang.Boolean.TRUE|null
                    subtype java.util.ArrayList java.util.Collection
                    """)))
        .isEmpty();
  }

  @Test
  void brokenLineAboutALibraryIsReportedForEachVersion() {
    assertThat(
            problems(
                new KnowledgeFile(
                    "broken",
                    """
                    library okhttp com.squareup.okhttp3:okhttp 3.14.9 4.12.0
                    pin-set okhttp3.CertificatePinner.Builder#build(String)
                    pin-set okhttp3.CertificatePinner.Builder#build()
                    """)))
        .hasSize(2)
        .allMatch(problem -> problem.contains("build"))
        .anyMatch(problem -> problem.contains("3.14.9"))
        .anyMatch(problem -> problem.contains("4.12.0"));
  }

  @Test
  void versionThatTheBuildDoesNotCopyIsReported() {
    assertThat(
            problems(
                new KnowledgeFile(
                    "broken",
                    """
                    library okhttp com.squareup.okhttp3:okhttp 0.0.0
                    pin-set okhttp3.CertificatePinner.Builder#build()
                    """)))
        .singleElement()
        .asString()
        .contains("0.0.0")
        .contains("pom.xml");
  }

  @Test
  void lineIsResolvedInTheVersionsThatItHoldsFor() {
    String line = "pin-set okhttp3.CertificatePinner.Builder#build(String) ";
    String library = "library okhttp com.squareup.okhttp3:okhttp 3.14.9 4.12.0\n";

    assertThat(problems(new KnowledgeFile("broken", library + line + "since=4.0")))
        .singleElement()
        .asString()
        .contains("4.12.0");
    assertThat(problems(new KnowledgeFile("broken", library + line + "before=4.0")))
        .singleElement()
        .asString()
        .contains("3.14.9");
  }

  // ---- the resolver ----

  private static List<String> problems(KnowledgeFile file) {
    List<String> problems = new ArrayList<>();
    for (Api api : file.apis()) {
      problems.addAll(strategyProblems(api));
      inEachVersion(api.library(), api.versions(), types -> problem(api, types), problems);
    }
    for (KnowledgeFile.Subtype line : file.subtypes()) {
      inEachVersion(line.library(), VersionRange.ALL, types -> problem(line, types), problems);
    }
    return problems;
  }

  private static void inEachVersion(
      Library library,
      VersionRange range,
      Function<ClassFiles, Optional<String>> problem,
      List<String> problems) {
    if (library.coordinates().isEmpty()) {
      problem.apply(ClassFiles.ofPlatform()).ifPresent(problems::add);
      return;
    }
    String coordinates = library.coordinates().get();
    String artifact = coordinates.substring(coordinates.indexOf(':') + 1);
    for (String version : library.versions()) {
      Path jar = LIBRARIES.resolve(artifact + "-" + version + ".jar");
      Path aar = LIBRARIES.resolve(artifact + "-" + version + ".aar");
      if (range.contains(Optional.of(new Version(version))) == Answer.NO) {
        continue;
      }
      Optional<ClassFiles> types = ofAndroid(coordinates, version);
      if (types.isEmpty() && Files.exists(jar)) {
        types = Optional.of(ClassFiles.ofJar(jar));
      } else if (types.isEmpty() && Files.exists(aar)) {
        types = Optional.of(ClassFiles.ofAndroidLibrary(aar));
      }
      if (types.isEmpty()) {
        problems.add(coordinates + " " + version + " is not among the libraries of the pom.xml");
        continue;
      }
      problem
          .apply(types.get())
          .ifPresent(text -> problems.add(coordinates + " " + version + ": " + text));
    }
  }

  /**
   * Android, which the build has only in the profile that fetches the newest one; everything
   * resolves without it. Cronet is looked for in the copy that Android has.
   */
  private static Optional<ClassFiles> ofAndroid(String coordinates, String version) {
    boolean isCronet = coordinates.equals("org.chromium.net:cronet-api");
    if (!isCronet && !coordinates.equals("org.robolectric:android-all")) {
      return Optional.empty();
    }
    Path jar = LIBRARIES.resolveSibling("android").resolve("android-all-" + version + ".jar");
    if (!Files.exists(jar)) {
      return Optional.of(name -> Optional.of(ANYTHING));
    }
    ClassFiles android = ClassFiles.ofJar(jar);
    return Optional.of(
        isCronet ? name -> relocated(android, "android.net.http.internal.", name) : android);
  }

  private static Optional<Declared> relocated(ClassFiles types, String prefix, String name) {
    return types
        .declared(prefix + name)
        .map(
            type ->
                new Declared(
                    type.members().stream()
                        .map(member -> member.replace(prefix, ""))
                        .collect(Collectors.toSet()),
                    type.supertypes()));
  }

  private static Optional<String> problem(Api api, ClassFiles types) {
    Optional<Set<String>> members = types.find(api.owner().name()).map(Declared::members);
    if (members.isEmpty()) {
      return Optional.of(api + ": no such type");
    }
    String signature =
        api.isField() ? api.name() : api.name() + "(" + String.join(",", api.parameters()) + ")";
    if (!api.name().equals(Api.ANY_METHOD) && !members.get().contains(signature)) {
      return Optional.of(api + ": no such method, or static final field");
    }
    Optional<String> missing =
        api.alternatives().stream()
            .filter(name -> members.get().stream().noneMatch(one -> one.startsWith(name + "(")))
            .findFirst();
    if (missing.isPresent()) {
      return Optional.of(api + ": there is no method " + missing.get());
    }
    ClassFiles all = types.or(ClassFiles.ofPlatform()).or(OTHERS);
    return Stream.concat(
            api
                .returnedType()
                .map(type -> type.name().replace("[]", ""))
                .filter(name -> all.find(name).isEmpty())
                .stream(),
            api.conditions().stream().flatMap(condition -> unresolved(condition, all)))
        .findFirst()
        .map(name -> api + ": there is no " + name);
  }

  private static Stream<String> unresolved(Condition condition, ClassFiles types) {
    boolean isAboutReceiver = condition.argument() == Condition.RECEIVER;
    return condition.allowed().stream()
        .flatMap(
            operand ->
                operand instanceof Condition.Named named
                    ? Stream.of(named.name())
                    : Stream.<String>empty())
        .filter(name -> isAboutReceiver ? types.find(name).isEmpty() : !isConstant(name, types));
  }

  private static boolean isConstant(String name, ClassFiles types) {
    int dot = name.lastIndexOf('.');
    return types
        .find(name.substring(0, dot))
        .filter(type -> type.members().contains(name.substring(dot + 1)))
        .isPresent();
  }

  private static Optional<String> problem(KnowledgeFile.Subtype line, ClassFiles types) {
    return types.isSubtype(line.sub().name(), line.sup().name())
        ? Optional.empty()
        : Optional.of(line.sub() + " is not below " + line.sup());
  }

  private static List<String> strategyProblems(Api api) {
    List<String> problems = new ArrayList<>();
    api.properties()
        .forEach(
            (key, value) -> {
              if (!isStrategy(key, value)) {
                problems.add(api + ": " + key + "=" + value);
              }
            });
    return problems;
  }

  private static boolean isStrategy(String key, String value) {
    return switch (key) {
      case "host-pattern" -> exists(() -> HostPatterns.named(value));
      case "pin-format" -> exists(() -> PinFormats.named(value));
      case "function" -> ValueLibrary.knowsFunction(value);
      default -> true;
    };
  }

  private static boolean exists(Runnable strategy) {
    try {
      strategy.run();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
