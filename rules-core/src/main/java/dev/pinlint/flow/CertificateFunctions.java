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
    all.put("stream", inputs -> content(inputs).map(Value::bytes));
    all.put("certificate", CertificateFunctions::certificate);
    all.put("certificates", inputs -> content(inputs).flatMap(CertificateFunctions::all));
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
        .flatMap(CertificateFunctions::all)
        .flatMap(certificates -> certificates.stream().reduce(Value::either))
        .map(either -> either);
  }

  /** The certificates in the bytes, as the platform reads them; empty if it throws. */
  private static Optional<List<Value>> all(byte[] content) {
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content));
      List<Value> values = new ArrayList<>();
      for (Certificate certificate : found) {
        if (certificate instanceof X509Certificate) {
          values.add(
              Value.certificate(Base64.getEncoder().encodeToString(certificate.getEncoded())));
        }
      }
      return values.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(values));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  /** The certificates in bytes or a text that code hands over as they are. */
  static List<Value> of(Value content, State state) {
    return content(Inputs.of(content, state)).flatMap(CertificateFunctions::all).orElse(List.of());
  }
}
