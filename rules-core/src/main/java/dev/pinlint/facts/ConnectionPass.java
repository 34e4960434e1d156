package dev.pinlint.facts;

import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Finds trust anchors, and what is done about connections where they are made or refused. */
final class ConnectionPass extends Pass {

  final TrustAnchorFinder trustAnchors;
  final TlsErrorDecisionFinder tlsErrors;
  final PinningHeaderFinder headers;
  private final UnidentifiedConnectionFinder unidentified;
  private final IgnoredAnswerFinder ignored;

  ConnectionPass(Program program, Knowledge knowledge) {
    super(program, knowledge);
    trustAnchors = new TrustAnchorFinder(program, knowledge, library, statics, anchors);
    tlsErrors = new TlsErrorDecisionFinder(program, knowledge, library, statics, anchors);
    headers = new PinningHeaderFinder(program, knowledge, library, statics, anchors);
    unidentified = new UnidentifiedConnectionFinder(program, knowledge, library, statics, anchors);
    ignored = new IgnoredAnswerFinder(program, knowledge, library, statics, anchors);
  }

  @Override
  void look(Collection<TypeModel> types) {
    trustAnchors.look(types, callGraph, exhausted);
    tlsErrors.look(types, exhausted);
    headers.look(types, callGraph, exhausted);
    unidentified.look(types, callGraph, exhausted);
    ignored.look(types, callGraph);
  }

  /** The connections whose other end nobody makes sure of. */
  List<UnidentifiedConnection> unidentified() {
    return Stream.of(unidentified.connections(), ignored.questions())
        .flatMap(List::stream)
        .toList();
  }
}
