package dev.pinlint.facts;

import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.model.Literal;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A key store that a call loads from bytes that are known.
 *
 * @param file the file that it is
 * @param certificates the certificates that are trusted in it
 * @param isLocked whether it could not be opened
 * @param depth the frame in which it stops being a parameter
 */
record KeyStoreReading(String file, List<Traced> certificates, boolean isLocked, int depth) {

  KeyStoreReading {
    certificates = List.copyOf(certificates);
  }

  /**
   * What the call loads; empty if that is no file of the program's, or nobody is trusted by it, as
   * by a store of the client's own keys.
   */
  static Optional<KeyStoreReading> of(Api api, Invocation invocation, State state) {
    if (api.argument("password").isEmpty()) {
      return Optional.empty();
    }
    Optional<Traced> content = api.argument("from").flatMap(invocation::argument);
    Optional<String> file = content.flatMap(given -> given.value().origin());
    if (file.isEmpty()) {
      return Optional.empty();
    }
    int depth = content.get().depth();
    Optional<List<X509Certificate>> trusted =
        content
            .get()
            .value()
            .content()
            .flatMap(bytes -> KeyStoreFile.trusted(bytes, passwords(api, invocation, state)));
    if (trusted.isEmpty()) {
      return Optional.of(new KeyStoreReading(file.get(), List.of(), true, depth));
    }
    List<Traced> certificates = new ArrayList<>();
    for (X509Certificate certificate : trusted.get()) {
      certificates.add(new Traced(Value.certificate(der(certificate), file), depth));
    }
    return Optional.of(new KeyStoreReading(file.get(), certificates, false, depth))
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
    boolean isNone =
        given
            .filter(
                value ->
                    value instanceof Value.Constant constant
                        && constant.literal() instanceof Literal.Null)
            .isPresent();
    Optional<String> text = given.flatMap(value -> ValueLibrary.characters(value, state));
    return isNone || text.isPresent() ? List.of(text) : KeyStoreFile.COMMON_PASSWORDS;
  }
}
