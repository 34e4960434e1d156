package dev.pinlint.model;

import java.util.List;
import java.util.Optional;

/** What an analysis wants to know of code that may not have been given to it. */
public sealed interface Question {

  /**
   * How a type is declared.
   *
   * @param type its full name
   */
  record Declaration(String type) implements Question {}

  /**
   * What is below a type.
   *
   * @param type its full name
   * @param method only those count that declare a method of this name; empty if all do
   */
  record Subtypes(String type, Optional<String> method) implements Question {}

  /**
   * Who uses a member.
   *
   * @param name the name of a method or field; for a constructor, the simple name of its type
   * @param types full names of types that it may be used by, in order
   */
  record Use(String name, List<String> types) implements Question {
    public Use {
      types = List.copyOf(types);
    }
  }
}
