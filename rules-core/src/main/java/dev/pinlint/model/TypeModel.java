package dev.pinlint.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A class, interface, enum, record or annotation.
 *
 * @param ref its name; see {@link Member} for anonymous and local classes
 * @param kind what it is
 * @param modifiers what the declaration says
 * @param superclass the erased superclass; empty for interfaces and {@code Object}
 * @param interfaces the erased direct superinterfaces
 * @param fields declared fields, in declaration order
 * @param methods declared methods, constructors and initialisers, in declaration order
 * @param site where it is declared; the line is 0 from a class file
 * @param suppressions what it, its fields and its methods say is not to be reported
 */
public record TypeModel(
    TypeRef ref,
    Kind kind,
    Set<Modifier> modifiers,
    Optional<TypeRef> superclass,
    List<TypeRef> interfaces,
    List<FieldModel> fields,
    List<MethodModel> methods,
    Site site,
    List<Suppression> suppressions) {

  /** The kinds of types. */
  public enum Kind {
    CLASS,
    INTERFACE,
    ENUM,
    RECORD,
    ANNOTATION
  }

  public TypeModel {
    modifiers = Set.copyOf(modifiers);
    interfaces = List.copyOf(interfaces);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
    suppressions = List.copyOf(suppressions);
  }

  /** A type in which everything is to be reported. */
  public TypeModel(
      TypeRef ref,
      Kind kind,
      Set<Modifier> modifiers,
      Optional<TypeRef> superclass,
      List<TypeRef> interfaces,
      List<FieldModel> fields,
      List<MethodModel> methods,
      Site site) {
    this(ref, kind, modifiers, superclass, interfaces, fields, methods, site, List.of());
  }

  /** The name. */
  public String name() {
    return ref.name();
  }

  /** The superclass, if any, and the superinterfaces. */
  public Stream<TypeRef> supertypes() {
    return Stream.concat(superclass.stream(), interfaces.stream());
  }

  /** The field with the name, if it is declared here. */
  public Optional<FieldModel> field(String fieldName) {
    return fields.stream().filter(field -> field.ref().name().equals(fieldName)).findFirst();
  }
}
