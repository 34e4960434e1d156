package dev.pinlint.flow;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The functions that make certificates of bytes, by the names that knowledge gives them. */
final class CertificateFunctions {

  private CertificateFunctions() {}

  static void addTo(Map<String, Function<Inputs, Optional<Object>>> all) {
    all.put("stream", CertificateFunctions::stream);
    all.put("same-content", CertificateFunctions::sameContent);
    all.put("certificate", CertificateFunctions::certificate);
    all.put(
        "certificates", inputs -> content(inputs).flatMap(content -> all(content, origin(inputs))));
  }

  private static Optional<Object> stream(Inputs inputs) {
    return content(inputs).map(content -> Value.bytes(content, origin(inputs)));
  }

  /** A file in other clothes, or what is in it: the first input that is one. */
  private static Optional<Object> sameContent(Inputs inputs) {
    return inputs.values().stream()
        .map(inputs.state()::only)
        .filter(value -> value.content().isPresent() || ResourceReads.isPath(value))
        .findFirst()
        .map(same -> same);
  }

  /** The file that the last argument is from. */
  private static Optional<String> origin(Inputs inputs) {
    return inputs.value(inputs.count() - 1).flatMap(Value::origin);
  }

  /** What the last argument holds: bytes, or a text in which ASCII is ASCII. */
  private static Optional<byte[]> content(Inputs inputs) {
    int last = inputs.count() - 1;
    return inputs
        .bytes(last)
        .or(() -> inputs.text(last).map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }

  /** One of those in the bytes: who reads twice gets another one, and which is not followed. */
  private static Optional<Object> certificate(Inputs inputs) {
    return content(inputs)
        .flatMap(content -> all(content, origin(inputs)))
        .flatMap(certificates -> certificates.stream().reduce(Value::either))
        .map(either -> either);
  }

  /** The certificates in the bytes, as the platform reads them; empty if it throws. */
  private static Optional<List<Value>> all(byte[] content, Optional<String> origin) {
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content));
      List<Value> values = new ArrayList<>();
      for (Certificate certificate : found) {
        if (certificate instanceof X509Certificate) {
          values.add(
              Value.certificate(
                  Base64.getEncoder().encodeToString(certificate.getEncoded()), origin));
        }
      }
      return values.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(values));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  /** The certificates in bytes or a text that code hands over as they are. */
  static List<Value> of(Value content, State state) {
    Inputs inputs = Inputs.of(content, state);
    return content(inputs).flatMap(bytes -> all(bytes, origin(inputs))).orElse(List.of());
  }
}
