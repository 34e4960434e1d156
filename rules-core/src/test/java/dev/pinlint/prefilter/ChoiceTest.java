package dev.pinlint.prefilter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Context;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Program;
import dev.pinlint.model.Question;
import dev.pinlint.model.Questions;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourceFrontEnd;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is chosen at first, and what questions add. */
final class ChoiceTest {

  private static final Unit BASE =
      unit("p/Base.java", "package p; public class Base { void m() {} }");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import javax.net.ssl.X509TrustManager; class A { X509TrustManager t; }",
        "import javax.net.ssl.*; class A { X509TrustManager t; }",
        "class A { javax.net.ssl.X509TrustManager t; }",
        "class A { javax . net\n.ssl /* here */ . X509TrustManager t; }",
        "class A { j\\u0061vax.net.ssl.X509TrustManager t; }",
        "import module java.base; class A { X509TrustManager t; }",
        "import /* all */ module\njava.se; class A { X509TrustManager t; }",
        "class A implements X509TrustManager {} void main() {}",
        "class A { void f(Client c) { c.setTrustAllCertificates(true); } }",
        "class A { /* \" */ javax.net.ssl.X509TrustManager t; char c = '\"'; }",
      })
  void factsMayStartWhereKnowledgeIsNamed(String text) {
    assertThat(isChosen(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A { String name = \"nothing of trust\"; }",
        "import q.X509TrustManager; class A { X509TrustManager t; }",
        "package p; class A { X509TrustManager module; void main() {} }",
        "import javax.net.ssl.SSLException; class A { Object add(Object o) { return o; } }",
      })
  void nothingIsChosenThatNamesNothing(String text) {
    assertThat(isChosen(text)).isFalse();
  }

  @Test
  void aFileThatLooksBrokenIsChosen() {
    assertThat(isChosen("class A { void f() {")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package p; class Sub extends Base {}",
        "package q; import p.Base; class Sub<T extends Object> extends Base {}",
        "package q; class Sub extends p.Base {}",
        "package q; import p.*; class User { Object o = new Base() { }; }",
        "package q; import p.*; class User { Object o = new Base(f(1, \")\"), ')') /* { */ { }; }",
        "package q; import p.Base; class User { Object o = new @Ann(1) Base() { }; }",
        "package q; import p.Base; record R(Object o) implements Other, Base {}",
      })
  void subtypesAreKnownByTheWordsAroundTheName(String text) {
    assertThat(answersForSubtypes(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "package q; import p.Base; class User { Object o = new Base(); void f() { } }",
        "package q; import p.Base; class User { Base b; { b.m(); } }",
        "package q; class Sub extends Base {}",
        "package q; import p.Base; /* class X extends Base {} */ class User { Base b; }",
      })
  void usersAreNoSubtypes(String text) {
    assertThat(answersForSubtypes(text)).isFalse();
  }

  @Test
  void aSubtypeOfASubtypeIsFoundThoughTheOneBetweenSaysNothing() {
    Unit between = unit("q/Between.java", "package q; class Between extends p.Base {}");
    Unit below = unit("r/Below.java", "package r; class Below extends q.Between { void m() {} }");
    Choice choice = new Choice(List.of(BASE, between, below), Knowledge.builtIn());

    choice.grow(overridersOfM());

    assertThat(choice.contains(below)).isTrue();
    assertThat(choice.contains(between)).isFalse();
  }

  /** A dollar sign parts words; a name with one is there if its parts are. */
  @ParameterizedTest
  @CsvSource({
    "access$000, package p; class User { int i = Base.access$000(); }, true",
    "access$000, package p; class User { int i = Base.access$100(); }, false",
    "access$000, package q; class User { int i = Base.access$000(); }, false",
    "readMe$value, package q; class User { int i = o.readMe$value(); }, true",
    "readMe, package q; class User { int i = o.readMe(); }, true",
    "readMe, package q; class User { int i = o.readIt(); }, false",
    "read, package q; class User extends p.Base { int i = o.read(); }, true",
    "read, package q; class User { int i = o.read(); }, false",
  })
  void whoUsesAMemberNamesItAndWhatHasItIfTheNameIsEverybodys(
      String member, String text, boolean isUser) {
    Unit user = unit("User.java", text);
    Choice choice = new Choice(List.of(BASE, user), Knowledge.builtIn());

    choice.load(new Question.Use(member, List.of("p.Base")));

    assertThat(choice.contains(user)).isEqualTo(isUser);
  }

  /** A class file names the type by which it uses a member: what has the member, or one below. */
  @ParameterizedTest
  @CsvSource({"p/Base, true", "q/Below, true", "q/Other, false"})
  void whatIsCompiledNamesTheTypeOfTheMember(String owner, boolean isUser) {
    Unit below = classUnit("q/Below", "p/Base", visitor -> {});
    Unit user =
        classUnit(
            "r/User",
            "java/lang/Object",
            code -> code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, "readMe", "()V", false));
    Choice choice = new Choice(List.of(BASE, below, user), Knowledge.builtIn());

    choice.load(new Question.Use("readMe", List.of("p.Base")));

    assertThat(choice.contains(user)).isEqualTo(isUser);
  }

  private static Unit classUnit(String name, String superclass, Consumer<MethodVisitor> body) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superclass, null);
    body.accept(writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null));
    ClassFile file = new ClassFile(name + ".class", writer.toByteArray());
    return ClassUnits.of(List.of(file)).get(0).getKey();
  }

  private static boolean isChosen(String text) {
    Unit unit = unit("A.java", text);
    return new Choice(List.of(unit), Knowledge.builtIn()).contains(unit);
  }

  private static boolean answersForSubtypes(String text) {
    Unit unit = unit("Other.java", text);
    Choice choice = new Choice(List.of(BASE, unit), Knowledge.builtIn());
    Program program = program();
    program.subtypes(TypeRef.of("p.Base"));
    choice.grow(program.questions());
    return choice.contains(unit);
  }

  /** The questions behind a call of a method that may be overridden. */
  private static Questions overridersOfM() {
    Program program = program();
    MethodModel method =
        program.types().iterator().next().methods().stream()
            .filter(declared -> declared.name().equals("m"))
            .findFirst()
            .orElseThrow();
    assertThat(program.overriders(method)).isEmpty();
    return program.questions();
  }

  private static Program program() {
    List<TypeModel> types =
        SourceFrontEnd.lower(
                List.of(
                    new SourceFile("p/Base.java", "package p; public class Base { void m() {} }")),
                NOTHING,
                name -> false)
            .types();
    return new Program(types, NOTHING);
  }

  private static final Context NOTHING = name -> Optional.empty();

  private static Unit unit(String path, String text) {
    return Unit.ofSource(path, text);
  }
}
