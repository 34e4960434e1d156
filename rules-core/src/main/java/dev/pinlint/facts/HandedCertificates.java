package dev.pinlint.facts;

import dev.pinlint.flow.HeapObject.Sequence;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
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

  /** The certificates in bytes or a text, or in a file with that name. */
  private List<Traced> read(Traced content) {
    List<Value> written = ValueLibrary.certificates(content.value(), state);
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
