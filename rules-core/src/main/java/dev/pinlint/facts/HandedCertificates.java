package dev.pinlint.facts;

import dev.pinlint.flow.HeapObject.Sequence;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The certificates that a call hands over: made before, in bytes, a text or a stream, or in a file
 * that it names.
 */
record HandedCertificates(Api api, Invocation invocation, State state, ValueLibrary library) {

  static List<Traced> of(Api api, Invocation invocation, State state, ValueLibrary library) {
    HandedCertificates all = new HandedCertificates(api, invocation, state, library);
    return invocation.arguments().stream()
        .skip(api.argument("certs").orElseThrow())
        .limit(api.isVarargs() ? Long.MAX_VALUE : 1)
        .flatMap(all::in)
        .toList();
  }

  private Stream<Traced> in(Traced argument) {
    List<Traced> read = read(argument);
    if (!read.isEmpty()) {
      return read.stream();
    }
    Optional<Sequence> several = state.sequence(argument.value());
    return several.isPresent()
        ? several.get().elements().stream().flatMap(this::one)
        : Stream.of(argument);
  }

  private Stream<Traced> one(Traced element) {
    List<Traced> read = read(element);
    return read.isEmpty() ? Stream.of(element) : read.stream();
  }

  /** What a text stands for that may be base64 of one. */
  private Value decoded(Value content) {
    Optional<String> text = content.text().filter(any -> api.properties().containsKey("encoding"));
    try {
      return text.map(base64 -> Value.bytes(Base64.getDecoder().decode(base64), Optional.empty()))
          .orElse(content);
    } catch (IllegalArgumentException e) {
      return content; // it is none
    }
  }

  /** The certificates in bytes or a text, or in a file with that name. */
  private List<Traced> read(Traced content) {
    List<Value> written = ValueLibrary.certificates(decoded(content.value()), state);
    List<Value> read =
        written.isEmpty()
            ? library
                .file(api, content.value(), invocation)
                .map(file -> ValueLibrary.certificates(file, state))
                .orElse(written)
            : written;
    return read.stream().map(one -> new Traced(one, content.depth())).toList();
  }
}
