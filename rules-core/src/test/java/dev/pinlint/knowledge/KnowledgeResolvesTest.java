package dev.pinlint.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.KnowledgeFile.Library;
import dev.pinlint.pins.HostPatterns;
import dev.pinlint.pins.PinFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final List<String> BUILT_IN = Knowledge.BUILT_IN;

  private static final Path LIBRARIES =
      Path.of(System.getProperty("pinlint.root"), "rules-core", "target", "libraries");

  /** Properties whose value is the index of an argument. */
  private static final Set<String> ARGUMENTS =
      Set.of("host", "pins", "chain", "size", "elements", "view", "key", "peer", "auth");

  /** What the code that asks for a role takes for granted. */
  private static final Map<Role, Set<String>> REQUIRED =
      Map.of(
          Role.PIN_SINK, Set.of("host", "pins", "host-pattern", "pin-format"),
          Role.SERVER_TRUST_DECISION, Set.of("chain"),
          Role.HOSTNAME_DECISION, Set.of("host", "peer"));

  @ParameterizedTest
  @FieldSource("BUILT_IN")
  void everyLineResolvesInEveryVersion(String name) {
    KnowledgeFile file = Knowledge.read(name);

    assertThat(file.apis()).isNotEmpty();
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
        "identity java.util.Objects#requireNonNull(Object) elements=1",
        "identity java.util.Objects#requireNonNull(Object) elements=-1",
        "identity java.util.Objects#requireNonNull(Object) elements=x",
        "identity java.util.Objects#requireNonNull(Object) element=0",
        "identity java.util.Objects#requireNonNull(Object) returns=argument",
        "identity java.util.Objects#requireNonNull(Object) host-pattern=nothing",
        "identity java.util.Objects#requireNonNull(Object) pin-format=nothing",
        "pure java.lang.String#trim() function=nothing",
        "list-add-all java.util.Collections#addAll(java.util.Collection,Object...) pins=0..",
        "server-trust-decision java.lang.String#isEmpty()",
        "pure java.lang.String#isEmpty() accepts=no",
        "pure java.util.ArrayList#isEmpty() inherited=java.util.Map",
      })
  void brokenLineAboutThePlatformIsReported(String line) {
    assertThat(problems(new KnowledgeFile("broken", line)))
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

  // ---- the resolver ----

  private static List<String> problems(KnowledgeFile file) {
    List<String> problems = new ArrayList<>();
    for (Api api : file.apis()) {
      problems.addAll(propertyProblems(api));
      Optional<Library> library =
          file.libraries().stream().filter(known -> known.name().equals(api.library())).findFirst();
      Optional<String> coordinates = library.flatMap(Library::coordinates);
      if (coordinates.isEmpty()) {
        unresolved(api, ClassFiles.ofPlatform()).ifPresent(problems::add);
        continue;
      }
      String artifact = coordinates.get().substring(coordinates.get().indexOf(':') + 1);
      for (String version : library.orElseThrow().versions()) {
        Path jar = LIBRARIES.resolve(artifact + "-" + version + ".jar");
        if (!Files.exists(jar)) {
          problems.add(
              coordinates.get() + " " + version + " is not among the libraries of the pom.xml");
          continue;
        }
        unresolved(api, ClassFiles.ofJar(jar))
            .ifPresent(problem -> problems.add(version + ": " + problem));
      }
    }
    return problems;
  }

  private static Optional<String> unresolved(Api api, ClassFiles types) {
    Optional<Set<String>> declared = declared(api.owner().name(), types);
    if (declared.isEmpty()) {
      return Optional.of(api + ": no such type");
    }
    Optional<String> result = Optional.ofNullable(api.properties().get("result"));
    if (result
        .filter(type -> declared(type, types).isEmpty())
        .filter(type -> declared(type, ClassFiles.ofPlatform()).isEmpty())
        .isPresent()) {
      return Optional.of(api + ": no such result " + result.get());
    }
    Optional<String> above = Optional.ofNullable(api.properties().get("inherited"));
    if (above.isPresent()) {
      return types.supertypes(api.owner().name()).contains(above.get())
          ? Optional.empty()
          : Optional.of(api + ": no subtype of " + above.get());
    }
    String signature = api.name() + "(" + String.join(",", api.parameters()) + ")";
    return api.name().equals(Api.ANY_METHOD) || declared.get().contains(signature)
        ? Optional.empty()
        : Optional.of(api + ": no such method");
  }

  /** Tries the canonical name as it is, then with its last parts as nested types. */
  private static Optional<Set<String>> declared(String canonicalName, ClassFiles types) {
    String name = canonicalName;
    while (true) {
      Optional<Set<String>> found = types.declared(name);
      int dot = name.lastIndexOf('.');
      if (found.isPresent() || dot < 0) {
        return found;
      }
      name = name.substring(0, dot) + '$' + name.substring(dot + 1);
    }
  }

  private static List<String> propertyProblems(Api api) {
    List<String> problems = new ArrayList<>();
    api.properties()
        .forEach((key, value) -> propertyProblem(api, key, value).ifPresent(problems::add));
    for (String required : REQUIRED.getOrDefault(api.role(), Set.of())) {
      if (!api.properties().containsKey(required)) {
        problems.add(api + ": a " + api.role().keyword() + " needs " + required);
      }
    }
    return problems;
  }

  private static Optional<String> propertyProblem(Api api, String key, String value) {
    boolean isGood =
        switch (key) {
          case "host-pattern" -> exists(() -> HostPatterns.named(value));
          case "pin-format" -> exists(() -> PinFormats.named(value));
          case "type" -> declared(value, ClassFiles.ofPlatform()).isPresent();
          case "function" -> ValueLibrary.knowsFunction(value);
          case "returns" -> value.equals("receiver");
          case "result" -> value.matches("[a-z]\\w*(\\.\\w+)+");
          case "accepts" -> value.equals("true");
          case "inherited" -> Character.isUpperCase(value.charAt(value.lastIndexOf('.') + 1));
          default -> ARGUMENTS.contains(key) && isArgument(api, value);
        };
    return isGood ? Optional.empty() : Optional.of(api + ": " + key + "=" + value);
  }

  private static boolean exists(Runnable strategy) {
    try {
      strategy.run();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** An index in range; with {@code ..} behind it, that of a parameter of variable arity. */
  private static boolean isArgument(Api api, String value) {
    if (!value.matches("\\d+(\\.\\.)?")) {
      return false;
    }
    int last = api.parameters().size() - 1;
    int index = Integer.parseInt(value.replace("..", ""));
    return value.endsWith("..") ? api.isVarargs() && index == last : index <= last;
  }
}
