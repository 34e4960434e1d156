package dev.pinlint.facts;

import dev.pinlint.flow.HeapObject.Event;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
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
 * @param store its bytes, and the file that it is
 * @param certificates the certificates that are trusted in it
 * @param isLocked whether it could not be opened
 * @param depth the frame in which it stops being a parameter
 */
record KeyStoreReading(
    Api api, Value store, List<Traced> certificates, boolean isLocked, int depth) {

  KeyStoreReading {
    certificates = List.copyOf(certificates);
  }

  /**
   * What the call loads; empty if that is no file of the program's, or nobody is trusted by it, as
   * by a store of the client's own keys.
   */
  static Optional<KeyStoreReading> of(
      Api api, Invocation invocation, State state, ValueLibrary library) {
    Optional<Traced> given = api.argument("from").flatMap(invocation::argument);
    Optional<Value> content =
        given
            .map(Traced::value)
            .flatMap(value -> library.file(api, value, invocation).or(() -> Optional.of(value)))
            .filter(value -> value.origin().isPresent());
    return content.flatMap(
        store -> of(api, store, given.orElseThrow().depth(), passwords(api, invocation, state)));
  }

  private static Optional<KeyStoreReading> of(
      Api api, Value store, int depth, List<Optional<String>> passwords) {
    Optional<List<X509Certificate>> trusted =
        store.content().flatMap(bytes -> KeyStoreFile.trusted(bytes, passwords));
    if (trusted.isEmpty()) {
      return Optional.of(new KeyStoreReading(api, store, List.of(), true, depth));
    }
    List<Traced> certificates = new ArrayList<>();
    for (X509Certificate certificate : trusted.get()) {
      certificates.add(new Traced(Value.certificate(der(certificate), store.origin()), depth));
    }
    return Optional.of(new KeyStoreReading(api, store, certificates, false, depth))
        .filter(reading -> !certificates.isEmpty());
  }

  /** The file that it is. */
  String file() {
    return store.origin().orElseThrow();
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
    if (given.isPresent()) {
      boolean isNone = given.get().isNull();
      Optional<String> text = password(given.get(), state);
      return isNone || text.isPresent() ? List.of(text) : KeyStoreFile.COMMON_PASSWORDS;
    }
    List<Optional<String>> before =
        AnchorHistories.ofReceiver(invocation, state).stream()
            .flatMap(history -> history.possible().stream())
            .filter(event -> event.api().role() == Role.ANCHOR_PASSWORD)
            .map(event -> password(event, state))
            .filter(Optional::isPresent)
            .toList();
    return before.isEmpty() ? KeyStoreFile.COMMON_PASSWORDS : before;
  }

  private static Optional<String> password(Event event, State state) {
    return password(
        event.arguments().get(event.api().argument("password").orElseThrow()).value(), state);
  }

  private static Optional<String> password(Value value, State state) {
    return value.text().or(() -> ValueLibrary.characters(value, state));
  }

  /** What the call has put into an object. */
  Event event(Place place) {
    return new Event(
        api, isLocked ? List.of(new Traced(store, depth)) : certificates, false, place);
  }

  /**
   * The key store that an object was given before; empty if that was none, or it was open, or stays
   * shut.
   */
  static Optional<KeyStoreReading> unlocked(Event given, Event password, State state) {
    return given.arguments().stream()
        .filter(argument -> argument.value().content().isPresent())
        .filter(argument -> given.api().role() == Role.ANCHOR_OTHERS)
        .findFirst()
        .flatMap(
            store ->
                password(password, state)
                    .flatMap(
                        text ->
                            of(
                                given.api(),
                                store.value(),
                                store.depth(),
                                List.of(Optional.of(text)))))
        .filter(reading -> !reading.isLocked());
  }
}
