package dev.pinlint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.pinlint.model.Member;
import dev.pinlint.model.TypeRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds the boundaries between the packages of the core. */
final class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .importUrl(Analysis.class.getProtectionDomain().getCodeSource().getLocation());

  private static final String[] JDK = {"java..", "javax..", "org.jspecify.."};

  @Test
  void everyPackageOfTheCoreIsLookedAt() {
    assertThat(MAIN.stream().map(JavaClass::getPackageName))
        .contains(
            "dev.pinlint.model",
            "dev.pinlint.flow",
            "dev.pinlint.facts",
            "dev.pinlint.knowledge",
            "dev.pinlint.pins",
            "dev.pinlint.authorities",
            "dev.pinlint.rules",
            "dev.pinlint.bytecode",
            "dev.pinlint.source",
            "dev.pinlint.configuration",
            "dev.pinlint.libraries",
            "dev.pinlint.inspection");
  }

  @Test
  void modelSeesTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("dev.pinlint.model..")
        .should()
        .onlyDependOnClassesThat(inAny("dev.pinlint.model.."))
        .because("the model knows nothing of TLS, of libraries, or of who fed it")
        .check(MAIN);
  }

  @Test
  void pinsSeeTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("dev.pinlint.pins..")
        .should()
        .onlyDependOnClassesThat(inAny("dev.pinlint.pins.."))
        .because("a strategy is about the text of a pin or a host, wherever it comes from")
        .check(MAIN);
  }

  @Test
  void authoritiesSeeTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("dev.pinlint.authorities..")
        .should()
        .onlyDependOnClassesThat(inAny("dev.pinlint.authorities.."))
        .because("whose a key is does not depend on who asks")
        .check(MAIN);
  }

  @Test
  void knowledgeSeesTheModelOnly() {
    classes()
        .that()
        .resideInAPackage("dev.pinlint.knowledge..")
        .should()
        .onlyDependOnClassesThat(inAny("dev.pinlint.knowledge..", "dev.pinlint.model.."))
        .because("knowledge is data about signatures")
        .check(MAIN);
  }

  @Test
  void librariesSeeKnowledgeOnly() {
    classes()
        .that()
        .resideInAPackage("dev.pinlint.libraries..")
        .should()
        .onlyDependOnClassesThat(inAny("dev.pinlint.libraries..", "dev.pinlint.knowledge.."))
        .because("which version is used is one question, what holds in it another")
        .check(MAIN);
  }

  @Test
  void flowSeesModelAndKnowledgeOnly() {
    classes()
        .that()
        .resideInAPackage("dev.pinlint.flow..")
        .should()
        .onlyDependOnClassesThat(
            inAny("dev.pinlint.flow..", "dev.pinlint.model..", "dev.pinlint.knowledge.."))
        .because("values and paths are the same whatever is asked of them")
        .check(MAIN);
  }

  @Test
  void factsSeeNoRuleAndNoFrontEnd() {
    classes()
        .that()
        .resideInAPackage("dev.pinlint.facts..")
        .should()
        .onlyDependOnClassesThat(
            inAny(
                "dev.pinlint.facts..",
                "dev.pinlint.flow..",
                "dev.pinlint.model..",
                "dev.pinlint.knowledge..",
                "dev.pinlint.authorities..",
                "dev.pinlint.pins.."))
        .because("a fact is the same from every front end, judged or not")
        .check(MAIN);
  }

  @Test
  void rulesSeeFactsAndNames() {
    classes()
        .that()
        .resideInAPackage("dev.pinlint.rules..")
        .should()
        .onlyDependOnClassesThat(
            inAny("dev.pinlint.rules..", "dev.pinlint.facts..", "dev.pinlint.authorities..")
                .or(JavaClass.Predicates.equivalentTo(Member.class))
                .or(JavaClass.Predicates.equivalentTo(TypeRef.class)))
        .because("a rule that needs an instruction, a syntax node or a library's name lacks a fact")
        .check(MAIN);
  }

  @Test
  void asmIsForTheBytecodeFrontEnd() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.pinlint.bytecode..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.objectweb.asm..")
        .because("no native node is reachable from the model")
        .check(MAIN);
  }

  @Test
  void javaParserIsForTheSourceFrontEnd() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.pinlint.source..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.github.javaparser..")
        .because("no native node is reachable from the model")
        .check(MAIN);
  }

  @Test
  void bytecodeFrontEndSeesModelAndAsmOnly() {
    classes()
        .that()
        .resideInAPackage("dev.pinlint.bytecode..")
        .should()
        .onlyDependOnClassesThat(
            inAny("dev.pinlint.bytecode..", "dev.pinlint.model..", "org.objectweb.asm.."))
        .because("a front end lifts; it asks for nothing that depends on the question")
        .check(MAIN);
  }

  @Test
  void sourceFrontEndSeesModelAndJavaParserOnly() {
    classes()
        .that()
        .resideInAPackage("dev.pinlint.source..")
        .should()
        .onlyDependOnClassesThat(
            inAny("dev.pinlint.source..", "dev.pinlint.model..", "com.github.javaparser.."))
        .because("a front end lifts; it asks for nothing that depends on the question")
        .check(MAIN);
  }

  @Test
  void configurationSeesFactsOnly() {
    classes()
        .that()
        .resideInAPackage("dev.pinlint.configuration..")
        .should()
        .onlyDependOnClassesThat(
            inAny(
                "dev.pinlint.configuration..",
                "dev.pinlint.facts..",
                "dev.pinlint.knowledge..",
                "dev.pinlint.pins..",
                "dev.pinlint.model..",
                "org.snakeyaml.engine.."))
        .because("what a file says is a fact like any other, and the rules for code judge it")
        .check(MAIN);
  }

  @Test
  void nothingInTheCoreSeesTheCompiler() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun..", "sun..", "jdk..")
        .because("the javac lowering is in errorprone-plugin, and the core runs on any JDK")
        .check(MAIN);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("dev.pinlint.(*)..")
        .should()
        .beFreeOfCycles()
        .because("each tier is usable alone")
        .check(MAIN);
  }

  /** What is printed must not depend on hash codes, some of which differ from run to run. */
  @Test
  void nothingThatIsPrintedIsIteratedInHashOrder() throws IOException {
    List<String> found = new ArrayList<>();
    for (JavaClass type : MAIN) {
      if (type.getPackageName().startsWith("dev.pinlint.facts")
          || type.getPackageName().startsWith("dev.pinlint.rules")
          || type.getPackageName().startsWith("dev.pinlint.configuration")
          || type.getPackageName().startsWith("dev.pinlint.inspection")
          || type.getPackageName().startsWith("dev.pinlint.libraries")) {
        found.addAll(HashOrder.iterations(type.reflect()));
      }
    }

    assertThat(found).as("iterations of a HashMap, HashSet, Set.of or Map.of").isEmpty();
  }

  @Test
  void iterationInHashOrderIsSeen() throws IOException {
    assertThat(HashOrder.iterations(Unordered.class))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("fieldInForLoop"),
            line -> assertThat(line).contains("localMapEntries"),
            line -> assertThat(line).contains("streamOfSetOf"),
            line -> assertThat(line).contains("forEachWithLambda"));
  }

  /** Four ways to iterate in hash order, and two that are none. */
  @SuppressWarnings("unused")
  private static final class Unordered {
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> sorted = new TreeMap<>();

    String fieldInForLoop() {
      String all = "";
      for (String name : names) {
        all += name;
      }
      return all;
    }

    int localMapEntries() {
      Map<String, String> map = new java.util.HashMap<>();
      map.put("a", "b");
      return map.entrySet().size();
    }

    List<String> streamOfSetOf() {
      return Set.of("a", "b").stream().toList();
    }

    void forEachWithLambda(List<String> out) {
      names.forEach(name -> out.add(name));
    }

    boolean lookUp() {
      return names.contains("a");
    }

    List<String> inOrder() {
      return List.copyOf(sorted.values());
    }
  }

  private static DescribedPredicate<JavaClass> inAny(String... packages) {
    List<String> all = new ArrayList<>(List.of(JDK));
    all.addAll(List.of(packages));
    return JavaClass.Predicates.resideInAnyPackage(all.toArray(String[]::new))
        .or(
            DescribedPredicate.describe(
                "primitive or array of primitives",
                type -> type.getBaseComponentType().isPrimitive()));
  }
}
