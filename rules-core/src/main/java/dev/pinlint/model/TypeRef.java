package dev.pinlint.model;

import java.util.Set;

/**
 * The erased name of a type as a front end knows it.
 *
 * <p>The name is canonical: dots between packages and between nested types alike ({@code
 * okhttp3.CertificatePinner.Builder}), {@code []} behind the element type of an array, the keyword
 * of a primitive. An anonymous or local class has the name that {@link Member} describes.
 *
 * @param name the canonical name; the name as written where it could not be resolved
 * @param resolved whether {@code name} is the full name; a source file without a class path may not
 *     know
 */
public record TypeRef(String name, boolean resolved) {

  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short");

  /** A type of which nothing is known. */
  public static final TypeRef UNKNOWN = new TypeRef("?", false);

  /** {@code java.lang.Object}. */
  public static final TypeRef OBJECT = of("java.lang.Object");

  /** {@code java.lang.String}. */
  public static final TypeRef STRING = of("java.lang.String");

  /** {@code void}, also the return type of a constructor. */
  public static final TypeRef VOID = of("void");

  /** A reference to a type whose full name is known. */
  public static TypeRef of(String canonicalName) {
    return new TypeRef(canonicalName, true);
  }

  /** A reference to a type of which only the written name is known. */
  public static TypeRef unresolved(String writtenName) {
    return new TypeRef(writtenName, false);
  }

  /**
   * The name as a declaration would write it: the last segment, array brackets included; of a local
   * class the name without its ordinal; of an anonymous class the ordinal.
   */
  public String simpleName() {
    int slash = name.lastIndexOf('/');
    int dot = name.lastIndexOf('.');
    String last = name.substring(Math.max(dot, slash) + 1);
    return slash > dot ? last.replaceFirst("^\\d+(?=\\p{javaJavaIdentifierStart})", "") : last;
  }

  /** Whether this is the type of a number, a character or a truth value. */
  public boolean isPrimitive() {
    return PRIMITIVES.contains(name);
  }

  /** Whether this is an array type. */
  public boolean isArray() {
    return name.endsWith("[]");
  }

  /** The array type with this type as its component. */
  public TypeRef arrayOf() {
    return new TypeRef(name + "[]", resolved);
  }

  /**
   * The component type of an array type.
   *
   * @throws IllegalStateException if this is not an array type
   */
  public TypeRef component() {
    if (!isArray()) {
      throw new IllegalStateException(name + " is not an array type");
    }
    return new TypeRef(name.substring(0, name.length() - 2), resolved);
  }

  /** Types are keys all over the place: that of a record takes longer. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return resolved ? name : name + "?";
  }
}
