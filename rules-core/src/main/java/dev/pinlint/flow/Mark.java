package dev.pinlint.flow;

import java.util.Optional;

/**
 * Something noteworthy that a path has met. What a kind means is up to the {@link CallSemantics}
 * that leaves it.
 *
 * @param kind what was met
 * @param detail which one: a method's name, a type
 */
public record Mark(Kind kind, String detail) {

  private static final String YES = "yes at ";
  private static final String NO = "no at ";

  /** States are hashed all the time: that of a record takes longer. */
  @Override
  public int hashCode() {
    return detail.hashCode();
  }

  /** A condition on a flag or a setting at a place, and how it was taken. */
  public static Mark guard(String place, boolean truth) {
    return new Mark(Kind.GUARD, (truth ? YES : NO) + place);
  }

  /** Whether the condition holds on the path, if this is a {@link #guard}. */
  public boolean isTaken() {
    return kind == Kind.GUARD && detail.startsWith(YES);
  }

  /** The mark of the path that takes the same condition the other way, if it is known which. */
  public Optional<Mark> opposite() {
    if (kind == Kind.GUARD && detail.startsWith(YES)) {
      return Optional.of(guard(detail.substring(YES.length()), false));
    }
    return kind == Kind.GUARD && detail.startsWith(NO)
        ? Optional.of(guard(detail.substring(NO.length()), true))
        : Optional.empty();
  }

  /** What a path can meet. */
  public enum Kind {
    /** A check that validates what was presented, and returned normally. */
    VALIDATED,
    /** A validating check threw. */
    FAILED,
    /** A check that returned normally and does not suffice. */
    WEAK,
    /** Such a check threw. */
    WEAK_FAILED,
    /** A call whose effect could not be seen. */
    UNSEEN,
    /**
     * Code that is not seen has found something wrong, or may have, and told so: that is all that
     * it has a say by. The detail is that of its {@link #UNSEEN} mark.
     */
    TOLD,
    /** An exception that nobody threw on purpose was caught. */
    ACCIDENT,
    /** A condition that holds only for arguments that the contract forbids: null or empty. */
    BAD_ARGUMENT,
    /** A condition on the content of what was presented. */
    CONDITION,
    /** A person was asked what to do. */
    ASKED,
    /** What was presented is kept for the next time. */
    STORED,
    /** Somebody who was refused is let in all the same. */
    ACCEPTED,
    /** Somebody was refused, whatever is said later. */
    REFUSED,
    /** What was presented is what it was compared with. */
    EQUALS,
    /** What nobody else can present is something else than it was compared with. */
    DIFFERS,
    /** What was presented was compared with something. */
    COMPARED,
    /** Something was sent or received over a connection, or its handshake was begun. */
    USED,
    /** The host at the other end of a connection was, or may have been, looked at. */
    IDENTIFIED,
    /** A condition on what whoever presents it is free to write into it. */
    CLAIM,
    /** What was presented was given to code that may keep it, and hand it out by other ways. */
    TAKEN,
    /** A condition on the host name that the client has asked for, and how it was taken. */
    NAME,
    /** A switch or a setting of an object is put to something. */
    HELD,
    /** A client goes by pins that are in the code. */
    PINNED,
    /** A condition on how many elements something has that is not seen. */
    COUNT,
    /**
     * Any other condition, or a choice that is not known: a flag, a setting, an overriding method.
     */
    GUARD
  }
}
