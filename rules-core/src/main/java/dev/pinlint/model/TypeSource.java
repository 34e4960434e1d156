package dev.pinlint.model;

import java.util.Collection;
import java.util.List;

/** Where a program finds types of the analysed set that it was not given from the start. */
@FunctionalInterface
public interface TypeSource {

  /** No such place: what is analysed was given. */
  TypeSource NONE = typeName -> List.of();

  /**
   * The types that stand where the named one is declared; none if it is not known, or was given
   * before. Asked once for each name.
   */
  Collection<TypeModel> declaring(String typeName);
}
