package dev.pinlint.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests what {@link Knowledge} answers when several files speak. */
final class KnowledgeTest {

  private static final Program NOTHING = new Program(List.of(), new Platform());

  @Test
  void fileOfATeamIsAsked() {
    Knowledge knowledge =
        Knowledge.builtIn().plus(new KnowledgeFile("team", "harmless a.Audit#note(String)"));

    assertThat(role(knowledge, "a.Audit", "note", 1)).contains(Role.HARMLESS);
    assertThat(role(Knowledge.builtIn(), "a.Audit", "note", 1)).isEmpty();
    assertThat(knowledge.knowsType("a.Audit")).isTrue();
  }

  @Test
  void typesBelowThoseBelowHaveTheSameDefaults() {
    assertThat(Knowledge.builtIn().concreteOwners(Role.LEAVES_OFF))
        .contains(
            "org.apache.commons.mail.Email",
            "org.apache.commons.mail.MultiPartEmail",
            "org.apache.commons.mail.HtmlEmail",
            "org.apache.commons.mail.ImageHtmlEmail");
  }

  @Test
  void fileOfATeamHasTheLastWord() {
    Knowledge knowledge =
        Knowledge.builtIn()
            .plus(
                new KnowledgeFile(
                    "team", "pure java.lang.System#exit(int)\npure org.slf4j.Logger#*"));

    assertThat(role(Knowledge.builtIn(), "java.lang.System", "exit", 1))
        .contains(Role.NEVER_RETURNS);
    assertThat(role(knowledge, "java.lang.System", "exit", 1)).contains(Role.PURE);
    assertThat(role(knowledge, "org.slf4j.Logger", "info", 1)).contains(Role.PURE);
  }

  private static Optional<Role> role(Knowledge knowledge, String owner, String name, int count) {
    TypeRef type = TypeRef.of(owner);
    return knowledge.find(type, MethodRef.untyped(type, name, count), NOTHING).map(Api::role);
  }
}
