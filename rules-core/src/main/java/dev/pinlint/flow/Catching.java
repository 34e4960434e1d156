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
   * @param thrown the exception; empty for one that nobody threw on purpose
   */
  Answer takes(Handler handler, Optional<Value> thrown) {
    if (handler.type().isEmpty()) {
      return Answer.YES;
    }
    if (thrown.isEmpty()) {
      return Answer.UNKNOWN;
    }
    TypeRef type = thrown.get().type();
    Answer answer = program.isSubtype(type, handler.type().get());
    // One whose making was seen is of this very type.
    boolean mayBeMoreSpecial =
        answer == Answer.NO
            && !(thrown.get() instanceof Value.Instance)
            && program.isSubtype(handler.type().get(), type) != Answer.NO;
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
