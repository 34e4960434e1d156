package dev.pinlint.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.pinlint.Analysis;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.inspection.Inputs;
import dev.pinlint.inspection.Progress;
import dev.pinlint.inspection.Selection;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.libraries.BuildFile;
import dev.pinlint.model.Context;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.ModelValidator;
import dev.pinlint.model.Platform;
import dev.pinlint.prefilter.Prefilter;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourceFrontEnd;
import dev.pinlint.testdata.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Takes broken input through front ends and engine, or through the whole command line, and says
 * what went wrong. An input is made of a fixture and a number, and is the same each time as long as
 * the fixture is.
 */
final class Fuzz {

  private static final String MISTAKE = "internal error";
  private static final List<String> FORMATS = List.of("text", "json", "sarif");

  /** One input in so many is taken through everything, and twice. */
  private static final int REPETITION = 8;

  private static final Context PLATFORM = new Platform();

  private static final List<SourceFile> BUILD_FILES =
      List.of(
          new SourceFile(
              "pom.xml",
              """
              <?xml version="1.0" encoding="UTF-8"?>
              <project xmlns="http://maven.apache.org/POM/4.0.0">
                <parent><groupId>g</groupId><version>1</version></parent>
                <properties><v>${w}</v><w>${v}.${v}</w></properties>
                <dependencyManagement><dependencies>
                  <dependency>
                    <groupId>g</groupId><artifactId>a</artifactId><version>${v}</version>
                  </dependency>
                </dependencies></dependencyManagement>
                <dependencies><dependency>&a;<![CDATA[x]]></dependency></dependencies>
              </project>
              """),
          new SourceFile(
              "build.gradle",
              """
              def okhttp = "4.12.0"
              ext { okio = '3.0.0' }
              dependencies {
                implementation "com.squareup.okhttp3:okhttp:$okhttp"
                implementation("a.b:c:${okio}") // comment
                api group: 'a', name: "b", version: '1.0'
              }
              """),
          new SourceFile(
              "libs.versions.toml",
              """
              [versions]
              okhttp = "4.12.0"
              range = { strictly = "[1,2)", prefer = "1.5" }
              [libraries]
              okhttp = { module = "com.squareup.okhttp3:okhttp", version.ref = "okhttp" }
              other = "a.b:c:1.0"
              third = { group = "a", name = "b", version = { ref = "range" } }
              """));

  private final List<SourceFile> sources = new ArrayList<>(Fixtures.sources());
  private final TreeMap<String, List<ClassFile>> classes = new TreeMap<>();
  private final Path directory;

  /** A fuzz that writes archives to a directory. */
  Fuzz(Path directory) {
    this.directory = directory;
    sources.addAll(Fixtures.sources(Fixtures.root().resolve("testdata/src/main/java21")));
    sources.addAll(Fixtures.sources(Fixtures.root().resolve("testdata/src/main/java25")));
    for (ClassFile file : Fixtures.classes()) {
      String outermost = file.path().replaceFirst("(\\$.*)?\\.class$", "");
      classes.computeIfAbsent(outermost, path -> new ArrayList<>()).add(file);
    }
  }

  /** What is broken. */
  enum Target {
    CLASS,
    SOURCE,
    ARCHIVE,
    BUILD_FILE
  }

  /** What goes wrong with the input of the number, one line each; empty if all is well. */
  List<String> run(Target target, long number) {
    Random random = new Random(number);
    boolean isRepeated = number % REPETITION == 0;
    try {
      return switch (target) {
        case CLASS -> analyse(List.of(), brokenClasses(random), isRepeated);
        case SOURCE -> analyse(List.of(brokenSource(random)), List.of(), isRepeated);
        case ARCHIVE -> open(brokenArchive(random), isRepeated, random);
        case BUILD_FILE -> read(any(BUILD_FILES, SourceFile::path, random), random);
      };
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
      return List.of(Lowered.mistake(e) + ", called by " + callers(e));
    }
  }

  private static List<String> callers(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .map(StackTraceElement::toString)
        .filter(frame -> frame.startsWith("dev.pinlint"))
        .limit(6)
        .toList();
  }

  private List<ClassFile> brokenClasses(Random random) {
    List<ClassFile> nest = new ArrayList<>(anyNest(random));
    ClassFile donor = anyNest(random).get(0);
    int broken = random.nextInt(nest.size());
    ClassFile file = nest.get(broken);
    byte[] bytes = ClassMutation.of(file.bytes(), donor.bytes(), random);
    nest.set(broken, new ClassFile(file.path(), bytes));
    return nest;
  }

  private SourceFile brokenSource(Random random) {
    SourceFile file = any(sources, SourceFile::path, random);
    SourceFile donor = any(sources, SourceFile::path, random);
    return new SourceFile(file.path(), SourceMutation.of(file.text(), donor.text(), random));
  }

  private byte[] brokenArchive(Random random) {
    Map<String, byte[]> entries = new TreeMap<>();
    SourceFile source =
        random.nextBoolean() ? brokenSource(random) : any(sources, SourceFile::path, random);
    entries.put(source.path(), source.text().getBytes(UTF_8));
    List<ClassFile> nest = random.nextInt(4) == 0 ? brokenClasses(random) : anyNest(random);
    nest.forEach(file -> entries.put(file.path(), file.bytes()));
    return ArchiveMutation.of(entries, random);
  }

  private List<ClassFile> anyNest(Random random) {
    return any(classes.entrySet(), Map.Entry::getKey, random).getValue();
  }

  /** One of several. New ones seldom make a number choose another. */
  private static <T> T any(Collection<T> all, Function<T, String> name, Random random) {
    long number = random.nextLong();
    T chosen = all.iterator().next();
    long least = Long.MAX_VALUE;
    for (T one : all) {
      long rank = (number ^ name.apply(one).hashCode()) * 0x9E3779B97F4A7C15L;
      if (rank < least) {
        least = rank;
        chosen = one;
      }
    }
    return chosen;
  }

  private static List<String> analyse(
      List<SourceFile> sources, List<ClassFile> classes, boolean isRepeated) {
    List<String> complaints = new ArrayList<>();
    Analysis first = analyse(sources, classes, complaints);
    if (isRepeated && !analyse(sources, classes, complaints).findings().equals(first.findings())) {
      complaints.add("other findings the second time");
    }
    return complaints.stream().distinct().toList();
  }

  private static Analysis analyse(
      List<SourceFile> sources, List<ClassFile> classes, List<String> complaints) {
    Prefilter prefilter = new Prefilter(sources, classes, Knowledge.builtIn());
    Context context = PLATFORM.or(prefilter.headers());
    Lowered lowered =
        classes.isEmpty()
            ? SourceFrontEnd.lower(sources, context, Knowledge.builtIn())
            : BytecodeFrontEnd.lower(classes);
    lowered.problems().stream()
        .filter(problem -> problem.reason().startsWith(MISTAKE))
        .forEach(problem -> complaints.add(problem.toString()));
    lowered.types().forEach(type -> complaints.addAll(ModelValidator.problems(type)));
    Analysis analysis = Analysis.of(lowered.types(), context);
    prefilter.grow(analysis.questions());
    return analysis;
  }

  /** Reads an archive, or takes it through the whole command line. */
  private List<String> open(byte[] archive, boolean isScanned, Random random) {
    try {
      Path file = Files.write(directory.resolve("broken.jar"), archive);
      return isScanned ? scan(file, random) : read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(Path archive) {
    Inputs inputs = Tree.read(List.of(archive), Exclusion.NONE, Progress.NONE);
    Selection.prefiltered(inputs, Knowledge.builtIn()).sources();
    return List.of();
  }

  private static List<String> scan(Path archive, Random random) {
    List<String> complaints = new ArrayList<>();
    String format = FORMATS.get(random.nextInt(FORMATS.size()));
    List<String> arguments =
        List.of(
            "scan",
            "--fail-on=never",
            "--level=review",
            "--today=2026-01-31",
            "--format=" + format,
            random.nextBoolean() ? "--no-prefilter" : "--include-tests",
            archive.toString());
    Run run = Run.of(arguments.toArray());
    if (run.status() != ExitStatus.CLEAN && run.status() != ExitStatus.UNREADABLE) {
      complaints.add("exit status " + run.status());
    }
    (run.out() + run.err())
        .lines()
        .filter(line -> line.contains(MISTAKE) || line.contains("\tat "))
        .forEach(complaints::add);
    try {
      if (!format.equals("text") && !JsonParser.parseString(run.out()).isJsonObject()) {
        complaints.add("not a report in JSON");
      }
    } catch (JsonParseException e) {
      complaints.add("not JSON: " + e.getMessage());
    }
    if (!run.equals(Run.of(arguments.toArray()))) {
      complaints.add("another report the second time");
    }
    return complaints;
  }

  private static List<String> read(SourceFile buildFile, Random random) {
    byte[] whole = buildFile.text().getBytes(UTF_8);
    byte[] broken =
        random.nextBoolean()
            ? ByteMutation.of(whole, whole, random)
            : SourceMutation.of(buildFile.text(), buildFile.text(), random).getBytes(UTF_8);
    try {
      BuildFile.of(buildFile.path()).read(broken);
    } catch (IOException e) {
      // It is named in the report.
    }
    return List.of();
  }
}
