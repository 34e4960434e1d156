package dev.pinlint.model;

import java.util.Collection;
import java.util.List;

/**
 * Where programs find types of the analysed set that they were not given from the start. Several
 * programs may ask, and each is answered as if it were the only one.
 */
@FunctionalInterface
public interface TypeSource {

  /** No such place: what is analysed was given. */
  TypeSource NONE = question -> List.of();

  /**
   * The parts that could answer a question otherwise, in an order that depends on nothing else,
   * whether another program was given them or not; none that was there from the start.
   */
  Collection<Part> answering(Question question);

  /** Types that are lowered together, as those of a file. One part is one object. */
  @FunctionalInterface
  interface Part {
    /** The types: of two with one name the first counts. */
    Collection<TypeModel> types();
  }
}
