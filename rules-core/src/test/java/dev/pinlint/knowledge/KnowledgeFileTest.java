package dev.pinlint.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinlint.model.Answer;
import dev.pinlint.model.Arity;
import dev.pinlint.model.Literal;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how {@link KnowledgeFile} reads its lines. */
final class KnowledgeFileTest {

  @Test
  void lineHasRoleOwnerNameTypesAndProperties() {
    Api api =
        only(
            """
            library okhttp com.squareup.okhttp3:okhttp 3.14.9 4.12.0
            pin-sink okhttp3.CertificatePinner.Builder#add(String,String...) host=0 pins=1.. \
            host-pattern=okhttp3-host pin-format=okhttp3-pin returns=receiver
            """);

    assertThat(api.library().name()).isEqualTo("okhttp");
    assertThat(api.role()).isEqualTo(Role.PIN_SINK);
    assertThat(api.owner()).isEqualTo(TypeRef.of("okhttp3.CertificatePinner.Builder"));
    assertThat(api.name()).isEqualTo("add");
    assertThat(api.parameters()).containsExactly("java.lang.String", "java.lang.String...");
    assertThat(api.argument("host")).contains(0);
    assertThat(api.argument("pins")).contains(1);
    assertThat(api.argument("format")).isEmpty();
    assertThat(api.properties()).containsEntry("host-pattern", "okhttp3-host");
    assertThat(api.returnsReceiver()).isTrue();
  }

  @Test
  void shortNamesAreThoseOfJavaLang() {
    assertThat(
            only("pure a.B#f(String,int,Object[],java.util.Map.Entry,String[]...,a.b.C...)")
                .parameters())
        .containsExactly(
            "java.lang.String",
            "int",
            "java.lang.Object[]",
            "java.util.Map.Entry",
            "java.lang.String[]...",
            "a.b.C...");
  }

  @Test
  void simpleParametersAreThoseOfAMember() {
    Api api = only("pure a.B#f(java.security.cert.X509Certificate[],String,int,a.b.C...)");

    assertThat(api.simpleParameters()).containsExactly("X509Certificate[]", "String", "int", "C[]");
  }

  @Test
  void varargsMayBeWrittenWithoutTheirTail() {
    assertThat(only("pure a.B#f(String,String...)").arity()).isEqualTo(Arity.atLeast(1));
    assertThat(only("pure a.B#f(String,String[])").arity()).isEqualTo(Arity.exactly(2));
    assertThat(only("pure a.B#f()").arity()).isEqualTo(Arity.exactly(0));
  }

  @Test
  void starIsEveryMethodOfTheType() {
    Api api = only("harmless org.slf4j.Logger#*");

    assertThat(api.name()).isEqualTo(Api.ANY_METHOD);
    assertThat(api.arity()).isEqualTo(Arity.atLeast(0));
  }

  @Test
  void constructorIsNamedInit() {
    assertThat(only("list-new java.util.ArrayList#<init>()").name()).isEqualTo("<init>");
  }

  @Test
  void commentsBlankLinesAndIndentationAreNoLines() {
    KnowledgeFile file =
        new KnowledgeFile("test", "# a comment\n\n   \n  # pure a.B#f()\n   pure a.B#g()   \n");

    assertThat(file.apis()).extracting(Api::name).containsExactly("g");
  }

  @Test
  void conditionsAreOfArgumentsAndOfTheReceiver() {
    Api api =
        only(
            "trust-override a.B#f(String,int,a.E) off=chain,hostname"
                + " when=0:null|\"\"|\"a b&c|d\"&1:-1|true|false&2:a.E.NONE&this:a.B.C");

    assertThat(api.off()).containsExactly(TrustCheck.CHAIN, TrustCheck.HOSTNAME);
    assertThat(api.conditions())
        .containsExactly(
            new Condition(
                0,
                List.of(
                    new Condition.Constant(Literal.NULL),
                    new Condition.Constant(new Literal.Text("")),
                    new Condition.Constant(new Literal.Text("a b&c|d")))),
            new Condition(
                1,
                List.of(
                    new Condition.Constant(new Literal.Int(-1)),
                    new Condition.Constant(Literal.TRUE),
                    new Condition.Constant(Literal.FALSE))),
            new Condition(2, List.of(new Condition.Named("a.E.NONE"))),
            new Condition(Condition.RECEIVER, List.of(new Condition.Named("a.B.C"))));
  }

  @Test
  void fieldHasNoParentheses() {
    Api api = only("accepts-any a.B#ALL off=hostname");

    assertThat(api.isField()).isTrue();
    assertThat(api).hasToString("a.B#ALL");
    assertThat(only("accepts-any a.B#all() off=hostname").isField()).isFalse();
  }

  @Test
  void lineMayHoldForSomeVersions() {
    String library = "library lib g:a 1\n";
    Api api = only(library + "trust-override a.B#f() off=chain since=4.0 before=5.33.0");

    assertThat(api.holdsFor(LibraryVersions.UNKNOWN)).isEqualTo(Answer.UNKNOWN);
    assertThat(api.holdsFor(new LibraryVersions(Map.of("g:a", "5.9")))).isEqualTo(Answer.YES);
    assertThat(api.holdsFor(new LibraryVersions(Map.of("g:a", "5.33.0")))).isEqualTo(Answer.NO);
    assertThat(api.holdsFor(new LibraryVersions(Map.of("g:b", "5.9")))).isEqualTo(Answer.UNKNOWN);
    assertThat(api.versions()).hasToString("since 4.0 and before 5.33.0");
    assertThat(only(library + "pure a.B#f()").holdsFor(LibraryVersions.UNKNOWN))
        .isEqualTo(Answer.YES);
  }

  @Test
  void subtypesAreLinesOfTheirOwn() {
    KnowledgeFile file = new KnowledgeFile("test", "library lib g:a 1\nsubtype a.Sub a.Super");

    assertThat(file.apis()).isEmpty();
    assertThat(file.subtypes())
        .containsExactly(
            new KnowledgeFile.Subtype(
                file.libraries().get(0), TypeRef.of("a.Sub"), TypeRef.of("a.Super")));
  }

  @Test
  void linesBelongToTheLibraryAboveThem() {
    KnowledgeFile file =
        new KnowledgeFile(
            "test",
            """
            pure a.A#f()
            library one g:a 1 2
            pure a.B#f()
            library two
            pure a.C#f()
            """);

    assertThat(file.apis())
        .extracting(api -> api.library().name())
        .containsExactly("test", "one", "two");
    assertThat(file.libraries())
        .containsExactly(
            new KnowledgeFile.Library("one", Optional.of("g:a"), List.of("1", "2")),
            new KnowledgeFile.Library("two", Optional.empty(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "leaves-off a.B#f() off=chain",
        "leaves-off a.B#f() unless=g",
        "leaves-off a.B#f() off=chain unless=g,h",
        "pure a.B.f()",
        "pure a.B#f",
        "pure a.B#f(String",
        "pure a.B# f()",
        "no-such-role a.B#f()",
        "Pure a.B#f()",
        "pure a.B#f() host",
        "pure a.B#f() =0",
        "pure a.B#f()host=0",
        "pure a.B#f(String) elements=1",
        "pure a.B#f(String) elements=-1",
        "pure a.B#f(String) elements=x",
        "pure a.B#f(String) elements=0 elements=0",
        "pure a.B#f(String,String...) elements=0..",
        "pure a.B#f(String) element=0",
        "pure a.B#f(String) returns=argument",
        "pin-sink a.B#f(String) pins=0",
        "server-trust-decision a.B#f(String)",
        "trust-override a.B#f(String)",
        "trust-override a.B#f(String) off=everything",
        "trust-override a.B#f off=chain",
        "trust-override a.B#f(String) off=chain when=1:true",
        "trust-override a.B#f(String) off=chain when=0=true",
        "trust-override a.B#f(String) off=chain when=0:",
        "trust-override a.B#f(String) off=chain when=0:true|",
        "trust-override a.B#f(String) off=chain when=0:true&",
        "trust-override a.B#f(String) off=chain when=0:yes",
        "trust-override a.B#f(String) off=chain when=0:\"open",
        "trust-override a.B#f(String) off=chain when=this:null",
        "trust-override a.B#f() off=chain since=new",
        "step a.B#f()",
        "subtype a.B",
        "subtype a.B a.C a.D",
      })
  void lineThatCannotBeUnderstoodIsNamed(String line) {
    assertThatThrownBy(() -> new KnowledgeFile("wrong", "# first\npure a.B#f()\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("wrong:3: ");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everyRoleHasAKeyword(Role role) {
    assertThat(role.keyword()).matches("[a-z-]+");
    assertThat(Role.of(role.keyword())).isEqualTo(role);
  }

  @Test
  void fileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Knowledge.read("nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
  }

  private static Api only(String text) {
    List<Api> apis = new KnowledgeFile("test", text).apis();
    assertThat(apis).hasSize(1);
    return apis.get(0);
  }
}
