package dev.pinlint.model;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a type that is not analysed: context gives headers, never bodies.
 *
 * @param name the canonical name
 * @param isInterface whether it is an interface
 * @param superclass the superclass; empty for an interface and {@code Object}
 * @param interfaces the direct superinterfaces
 */
public record TypeHeader(
    String name, boolean isInterface, Optional<TypeRef> superclass, List<TypeRef> interfaces) {

  public TypeHeader {
    interfaces = List.copyOf(interfaces);
  }
}
