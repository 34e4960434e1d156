package dev.pinlint.facts;

import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A key store that a call loads from bytes that are known.
 *
 * @param api what loads it
 * @param file the file that it is
 * @param certificates the certificates that are trusted in it
 * @param isLocked whether it could not be opened
 * @param depth the frame in which it stops being a parameter
 */
record KeyStoreReading(
    Api api, String file, List<Traced> certificates, boolean isLocked, int depth) {

  KeyStoreReading {
    certificates = List.copyOf(certificates);
  }

  /**
   * What the call loads; empty if that is no file of the program's, or nobody is trusted by it, as
   * by a store of the client's own keys.
   */
  static Optional<KeyStoreReading> of(
      Api api, Invocation invocation, State state, ValueLibrary library) {
    if (api.argument("password").isEmpty()) {
      return Optional.empty();
    }
    Optional<Traced> given = api.argument("from").flatMap(invocation::argument);
    Optional<Value> content =
        library.file(api, "from", invocation).or(() -> given.map(Traced::value));
    Optional<String> file = content.flatMap(Value::origin);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    int depth = given.orElseThrow().depth();
    Optional<List<X509Certificate>> trusted =
        content
            .get()
            .content()
            .flatMap(bytes -> KeyStoreFile.trusted(bytes, passwords(api, invocation, state)));
    if (trusted.isEmpty()) {
      return Optional.of(new KeyStoreReading(api, file.get(), List.of(), true, depth));
    }
    List<Traced> certificates = new ArrayList<>();
    for (X509Certificate certificate : trusted.get()) {
      certificates.add(new Traced(Value.certificate(der(certificate), file), depth));
    }
    return Optional.of(new KeyStoreReading(api, file.get(), certificates, false, depth))
        .filter(reading -> !certificates.isEmpty());
  }

  private static String der(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("it was read from its encoding", e);
    }
  }

  /** The password that the code opens it with; what is common if that cannot be seen. */
  private static List<Optional<String>> passwords(Api api, Invocation invocation, State state) {
    Optional<Value> given =
        api.argument("password").flatMap(invocation::argument).map(Traced::value);
    boolean isNone = given.filter(Value::isNull).isPresent();
    Optional<String> text = given.flatMap(value -> ValueLibrary.characters(value, state));
    return isNone || text.isPresent() ? List.of(text) : KeyStoreFile.COMMON_PASSWORDS;
  }
}
