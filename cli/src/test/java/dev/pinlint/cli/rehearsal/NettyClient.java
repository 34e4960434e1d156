package dev.pinlint.cli.rehearsal;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.FingerprintTrustManagerFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** The engine of Netty's own TLS context, with its fingerprints, over a plain socket. */
final class NettyClient {

  private NettyClient() {}

  /** Whether its handshake comes to an end. */
  static boolean connects(
      LoopbackServer server, String host, String algorithm, List<String> fingerprints)
      throws IOException {
    SslContext context =
        SslContextBuilder.forClient()
            .trustManager(
                FingerprintTrustManagerFactory.builder(algorithm)
                    .fingerprints(fingerprints)
                    .build())
            .build();
    InetSocketAddress proxy = (InetSocketAddress) server.proxy().address();
    try (Socket socket = new Socket(proxy.getAddress(), proxy.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(("CONNECT " + host + ":443 HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      String answer = "HTTP/1.1 200 Connected\r\n\r\n";
      if (socket.getInputStream().readNBytes(answer.length()).length != answer.length()) {
        throw new IOException("no proxy");
      }
      handshake(context.newEngine(PooledByteBufAllocator.DEFAULT, host, 443), socket);
      return true;
    } catch (SSLException e) {
      return false;
    }
  }

  private static void handshake(SSLEngine engine, Socket socket) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    ByteBuffer in = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).flip();
    ByteBuffer application = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    engine.beginHandshake();
    HandshakeStatus status = engine.getHandshakeStatus();
    while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
      switch (status) {
        case NEED_TASK -> {
          for (Runnable task = engine.getDelegatedTask();
              task != null;
              task = engine.getDelegatedTask()) {
            task.run();
          }
          status = engine.getHandshakeStatus();
        }
        case NEED_WRAP -> {
          out.clear();
          status = engine.wrap(ByteBuffer.allocate(0), out).getHandshakeStatus();
          socket.getOutputStream().write(out.array(), 0, out.position());
        }
        default -> {
          SSLEngineResult result = engine.unwrap(in, application);
          if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
            in.compact();
            int read = socket.getInputStream().read(in.array(), in.position(), in.remaining());
            if (read < 0) {
              throw new SSLException("the server went away");
            }
            in.position(in.position() + read).flip();
          }
          status = result.getHandshakeStatus();
        }
      }
    }
  }
}
