package dev.pinlint.knowledge;

import java.util.Locale;

/**
 * What an API is to a trust decision. In knowledge files the names are in lower case with hyphens.
 */
public enum Role {
  /** Adds pins for a host pattern to its receiver. */
  PIN_SINK,
  /** Makes a pin set of what its receiver was given. */
  PIN_SET,
  /** A method that decides whether a server is trusted, when overridden. */
  SERVER_TRUST_DECISION,
  /** Validates a presented chain: it returns normally only if the chain is good. */
  VALIDATES,
  /** Looks at a presented chain in a way that does not authenticate the peer. */
  WEAK_CHECK,
  /** Cannot reject anything: logging. */
  HARMLESS,
  /** Ends the program: it neither returns nor throws. */
  NEVER_RETURNS,
  /** May run anything, although it belongs to the platform: reflection, threads. */
  RUNS_ANYTHING,
  /** Makes a list of its arguments. */
  LIST_OF,
  /** Makes an empty list, or a copy of a collection. */
  LIST_NEW,
  /** Adds to a list. */
  LIST_ADD,
  /** Adds all elements of a collection to a list. */
  LIST_ADD_ALL,
  /** The element of a list at an index. */
  LIST_GET,
  /** The number of elements. */
  LIST_SIZE,
  /** The elements of a list as an array. */
  LIST_TO_ARRAY,
  /** Runs a function for each element. */
  LIST_FOR_EACH,
  /** An iterator over a list. */
  LIST_ITERATOR,
  /** Whether an iterator has a next element. */
  ITERATOR_HAS_NEXT,
  /** The next element of an iterator. */
  ITERATOR_NEXT,
  /** Returns its argument. */
  IDENTITY,
  /** A pure function of its receiver and arguments. */
  PURE;

  /** The name in knowledge files. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The role with the name used in knowledge files.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Role of(String keyword) {
    return valueOf(keyword.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
