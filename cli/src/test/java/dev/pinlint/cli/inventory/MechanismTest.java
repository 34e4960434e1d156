package dev.pinlint.cli.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MechanismTest {

  @Test
  void whoeverReadsPinsOfAKnownFormatIsKnown() {
    List<String> formats =
        Knowledge.builtIn().with(Role.PIN_SINK).stream()
            .map(api -> api.properties().get("pin-format"))
            .distinct()
            .toList();
    assertThat(formats).hasSizeGreaterThan(5).doesNotContainNull();
    assertThat(formats).noneMatch(format -> Mechanism.of(format) == Mechanism.UNKNOWN);
    assertThat(Mechanism.of("a format of the team's own")).isEqualTo(Mechanism.UNKNOWN);
  }
}
