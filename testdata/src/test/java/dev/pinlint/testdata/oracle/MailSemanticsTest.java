package dev.pinlint.testdata.oracle;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Properties;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.Transport;
import org.junit.jupiter.api.Test;

/** Holds what is said of JavaMail's defaults to handshakes: the server is another than is asked. */
final class MailSemanticsTest {

  private static final String TLS = "mail.smtp.ssl.enable";
  private static final String NAMES = "mail.smtp.ssl.checkserveridentity";

  private final TestPki pki = new TestPki();

  MailSemanticsTest() throws Exception {}

  private interface Configuration {
    Session session(Properties settings);
  }

  /** Whether mail would be handed to the server. */
  private boolean connects(Configuration configuration) throws Exception {
    Properties settings = new Properties();
    settings.put("mail.smtp.ssl.socketFactory", pki.client().getSocketFactory());
    // With a factory of one's own what TLS refuses is tried without TLS, unless this says no.
    settings.put("mail.smtp.socketFactory.fallback", "false");
    settings.put("mail.smtp.timeout", "10000");
    try (ServerSocket server = pki.server().getServerSocketFactory().createServerSocket(0)) {
      Thread answers = new Thread(() -> answer(server));
      answers.setDaemon(true);
      answers.start();
      try (Transport transport = configuration.session(settings).getTransport("smtp")) {
        transport.connect("localhost", server.getLocalPort(), null, null);
        return true;
      } catch (MessagingException e) {
        assertThat(e).hasRootCauseMessage("Can't verify identity of server: localhost");
        return false;
      }
    }
  }

  private static void answer(ServerSocket server) {
    try (Socket client = server.accept();
        OutputStream out = client.getOutputStream();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
      do {
        out.write("220 letters\r\n".getBytes(US_ASCII));
        out.flush();
        in.readLine();
        out.write("250 letters\r\n".getBytes(US_ASCII));
        out.flush();
      } while (in.readLine() != null);
    } catch (IOException e) {
      return; // the client is gone
    }
  }

  @Test
  void nobodyAsksForTheNameByDefault() throws Exception {
    assertThat(
            connects(
                settings -> {
                  settings.put(TLS, "true");
                  return Session.getInstance(settings);
                }))
        .isTrue();
  }

  @Test
  void theNameIsLookedAtIfASettingSaysSo() throws Exception {
    assertThat(
            connects(
                settings -> {
                  settings.put(TLS, "true");
                  settings.put(NAMES, "true");
                  return Session.getInstance(settings);
                }))
        .isFalse();
  }

  /** Settings are read when the session connects, not when it is made. */
  @Test
  void whatIsPutAfterwardsCounts() throws Exception {
    assertThat(
            connects(
                settings -> {
                  settings.put(TLS, "true");
                  settings.put(NAMES, "false");
                  Session session = Session.getInstance(settings);
                  settings.put(NAMES, "true");
                  return session;
                }))
        .isFalse();
  }
}
