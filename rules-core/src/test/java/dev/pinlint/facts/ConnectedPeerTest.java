package dev.pinlint.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pinlint.Analysis;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Platform;
import dev.pinlint.rules.Finding;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourceFrontEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Certificates that functions ask for, and comparisons that callers complete. */
final class ConnectedPeerTest {

  private static final String PIN = "fbi0GlHLVDjcvVBkQXbkOHOWvGAw5wRw5x0Vy7gPq5s=";

  private static List<String> rules(String body) {
    String text =
        """
        import java.security.cert.*;
        import java.util.Base64;
        import javax.net.ssl.*;

        class T {
        BODY
        }
        """
            .replace("BODY", body.replace("PIN", PIN));
    return Analysis.of(
            SourceFrontEnd.lower(
                    List.of(new SourceFile("T.java", text)), new Platform(), Knowledge.builtIn())
                .types(),
            new Platform())
        .findings()
        .stream()
        .map(Finding::rule)
        .sorted()
        .toList();
  }

  @Test
  void aFunctionThatThrowsUnlessItIsTheKeyPins() {
    assertThat(
            rules(
                """
                HandshakeCompletedListener listener() {
                  return event -> {
                    try {
                      byte[] key = event.getPeerCertificates()[0].getPublicKey().getEncoded();
                      if (!Base64.getEncoder().encodeToString(key).equals("PIN")) {
                        throw new IllegalStateException("another key");
                      }
                    } catch (SSLPeerUnverifiedException e) {
                      throw new IllegalStateException(e);
                    }
                  };
                }
                """))
        .containsExactly("HandRolledPin");
  }

  @Test
  void aFunctionThatThrowsIfItIsTheKeyPinsNobody() {
    assertThat(
            rules(
                """
                HandshakeCompletedListener listener() {
                  return event -> {
                    try {
                      byte[] key = event.getPeerCertificates()[0].getPublicKey().getEncoded();
                      if (Base64.getEncoder().encodeToString(key).equals("PIN")) {
                        throw new IllegalStateException("a lost key");
                      }
                    } catch (SSLPeerUnverifiedException e) {
                      throw new IllegalStateException(e);
                    }
                  };
                }
                """))
        .isEmpty();
  }

  @Test
  void whoThrowsMayBeTwoCallersUp() {
    assertThat(
            rules(
                """
                private Certificate first(HttpsURLConnection connection) throws Exception {
                  return connection.getServerCertificates()[0];
                }
                private boolean isPinned(HttpsURLConnection connection) throws Exception {
                  byte[] key = first(connection).getPublicKey().getEncoded();
                  return "PIN".equals(Base64.getEncoder().encodeToString(key));
                }
                void check(HttpsURLConnection connection) throws Exception {
                  if (!isPinned(connection)) {
                    throw new SSLException("another key");
                  }
                }
                """))
        .containsExactly("HandRolledPin");
  }

  @Test
  void aQuestionThatNobodyAsksRefusesNobody() {
    assertThat(
            rules(
                """
                boolean isPinned(HttpsURLConnection connection) throws Exception {
                  byte[] key = connection.getServerCertificates()[0].getPublicKey().getEncoded();
                  return "PIN".equals(Base64.getEncoder().encodeToString(key));
                }
                """))
        .isEmpty();
  }
}
