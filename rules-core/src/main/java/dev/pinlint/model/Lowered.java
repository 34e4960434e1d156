package dev.pinlint.model;

import java.util.List;

/**
 * What a front end made of its input.
 *
 * @param types the types that could be lowered
 * @param problems what could not be read, and why
 */
public record Lowered(List<TypeModel> types, List<Problem> problems) {

  /**
   * An input that was not analysed.
   *
   * @param file its path as given
   * @param reason one line for the report
   */
  public record Problem(String file, String reason) {}

  public Lowered {
    types = List.copyOf(types);
    problems = List.copyOf(problems);
  }
}
