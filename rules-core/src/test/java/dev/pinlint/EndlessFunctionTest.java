package dev.pinlint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.facts.PinSet;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Platform;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourceFrontEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A function that is given to itself, and each time something new, does not end by a fixpoint. */
final class EndlessFunctionTest {

  @Test
  void aFunctionThatIsGivenToItselfIsNotFollowedForEver() {
    String text =
        """
        import java.util.function.BiFunction;
        import okhttp3.CertificatePinner;
        class A {
          Object m() {
            BiFunction<Object, Integer, Object> again =
                (self, n) -> ((BiFunction<Object, Integer, Object>) self).apply(self, n + 1);
            again.apply(again, 0);
            return new CertificatePinner.Builder()
                .add("a.example", "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .build();
          }
        }
        """;
    Analysis analysis =
        Analysis.of(
            SourceFrontEnd.lower(
                    List.of(new SourceFile("A.java", text)), new Platform(), Knowledge.builtIn())
                .types(),
            new Platform());

    assertThat(analysis.facts().pinSets()).extracting(PinSet::toString).isNotEmpty();
  }
}
