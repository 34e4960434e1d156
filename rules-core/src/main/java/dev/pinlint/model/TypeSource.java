package dev.pinlint.model;

import java.util.Collection;
import java.util.List;

/** Where a program finds types of the analysed set that it was not given from the start. */
@FunctionalInterface
public interface TypeSource {

  /** No such place: what is analysed was given. */
  TypeSource NONE = question -> List.of();

  /**
   * The types that could answer a question otherwise; none if there are none, or they were given
   * before. Asked once for each question.
   */
  Collection<TypeModel> answering(Question question);
}
