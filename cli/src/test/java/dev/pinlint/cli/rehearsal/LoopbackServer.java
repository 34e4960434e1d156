package dev.pinlint.cli.rehearsal;

import dev.pinlint.cli.rehearsal.TestAuthorities.Presented;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A web server on the loopback interface that presents a chain as it is, behind a proxy: so that
 * clients connect to it by any name.
 */
final class LoopbackServer implements AutoCloseable {

  private final ServerSocket proxy;
  private final SSLContext context;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  LoopbackServer(Presented chain) throws IOException, GeneralSecurityException {
    context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {new FixedChain(chain)}, null, null);
    proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Where clients have to go. */
  Proxy proxy() {
    return new Proxy(
        Proxy.Type.HTTP, new InetSocketAddress(proxy.getInetAddress(), proxy.getLocalPort()));
  }

  private void accept() {
    while (!proxy.isClosed()) {
      try {
        Socket socket = proxy.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setSoTimeout(10_000);
      readHead(socket.getInputStream());
      write(socket, "HTTP/1.1 200 Connected\r\n\r\n");
      SSLSocket tls =
          (SSLSocket) context.getSocketFactory().createSocket(socket, "client", 0, false);
      tls.setUseClientMode(false);
      tls.startHandshake();
      readHead(tls.getInputStream());
      write(tls, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
      tls.close();
    } catch (IOException e) {
      // The client did not like the chain.
    }
  }

  private static void readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the client went away");
      }
      head.write(next);
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    threads.shutdownNow();
  }

  /** Presents the same whatever it is asked for. */
  private static final class FixedChain extends X509ExtendedKeyManager {
    private final Presented chain;

    FixedChain(Presented chain) {
      this.chain = chain;
    }

    @Override
    public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
      return type.startsWith("EC") ? "server" : null;
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return type.startsWith("EC") ? "server" : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain.certificates().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return chain.key();
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[] {"server"};
    }
  }
}
