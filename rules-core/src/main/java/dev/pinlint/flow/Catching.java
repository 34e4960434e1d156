package dev.pinlint.flow;

import dev.pinlint.model.Answer;
import dev.pinlint.model.Handler;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.Optional;

/** Which handlers take which exceptions. */
final class Catching {

  private final Program program;

  Catching(Program program) {
    this.program = program;
  }

  /**
   * Whether the handler takes the exception.
   *
   * @param thrown its type; empty for one that nobody threw on purpose
   */
  Answer takes(Handler handler, Optional<TypeRef> thrown) {
    if (handler.type().isEmpty()) {
      return Answer.YES;
    }
    if (thrown.isEmpty()) {
      return Answer.UNKNOWN;
    }
    Answer answer = program.isSubtype(thrown.get(), handler.type().get());
    boolean mayBeMoreSpecial =
        answer == Answer.NO && program.isSubtype(handler.type().get(), thrown.get()) != Answer.NO;
    return mayBeMoreSpecial ? Answer.UNKNOWN : answer;
  }

  /** Whether what the handler asks for is a special case of what is thrown. */
  boolean isMoreSpecial(Handler handler, TypeRef thrown) {
    return handler
        .type()
        .filter(caught -> program.isSubtype(caught, thrown) == Answer.YES)
        .isPresent();
  }
}
