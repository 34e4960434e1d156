package dev.pinlint.flow;

import dev.pinlint.model.Member;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Site;
import dev.pinlint.model.TypeRef;
import java.util.Optional;

/**
 * A place that a path has come by, for people to read.
 *
 * @param member the source member that the place is in
 * @param site the place, as near as there is one
 * @param passed what happened there
 */
public record Stop(Member member, Optional<Site> site, Passed passed) {

  /** What can happen at a stop. */
  public sealed interface Passed {

    /** An analysed method was called. */
    record Called(MethodRef method) implements Passed {}

    /** A condition that is not known was taken one way. */
    record Decided(Value condition, boolean truth) implements Passed {}

    /** An exception was caught; the type is that which the handler asks for. */
    record Caught(Optional<TypeRef> type) implements Passed {}

    /** Something that matters to the question being asked. */
    record Noted(String text) implements Passed {}
  }
}
