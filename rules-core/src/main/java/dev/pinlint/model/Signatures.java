package dev.pinlint.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The members that a type declares, as code outside it sees them: what a class path tells a front
 * end that has no types of its own. Private members are not among them.
 *
 * @param isAccessible whether code of other packages can name the type
 * @param fields its fields
 * @param methods its methods and constructors, compiler-made ones included; no constructors of
 *     inner classes, which take an object more than the source says
 * @param typeParameters the names of its type parameters
 * @param supertypes its direct supertypes, with their type arguments
 */
public record Signatures(
    boolean isAccessible,
    List<Field> fields,
    List<Method> methods,
    List<String> typeParameters,
    List<Type> supertypes) {

  public Signatures {
    typeParameters = List.copyOf(typeParameters);
    supertypes = List.copyOf(supertypes);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
  }

  /**
   * A type.
   *
   * @param erasure the type as the virtual machine has it
   * @param isFree whether the source has a type variable there that stands for anything, or an
   *     array of one
   * @param variable the type variable that the source has there, if it has one
   * @param arguments its type arguments: of a wildcard the bound
   */
  public record Type(
      TypeRef erasure, boolean isFree, Optional<String> variable, List<Type> arguments) {

    /** What stands for anything, and cannot be told by name. */
    public static final Type ANYTHING = variable(TypeRef.OBJECT, true, Optional.empty());

    public Type {
      arguments = List.copyOf(arguments);
    }

    /** A type without type arguments. */
    public static Type erased(TypeRef erasure) {
      return new Type(erasure, false, Optional.empty(), List.of());
    }

    /** A type variable; without a name, an array of one. */
    public static Type variable(TypeRef erasure, boolean isFree, Optional<String> name) {
      return new Type(erasure, isFree, name, List.of());
    }

    /** Whether the source has a type variable there, or an array of one. */
    public boolean isVariable() {
      return isFree || variable.isPresent();
    }

    /** The type that a use can rely on. */
    public TypeRef known() {
      return isFree ? TypeRef.UNKNOWN : erasure;
    }
  }

  /**
   * A field.
   *
   * @param name its name
   * @param type its type
   * @param modifiers what the declaration says
   * @param constant its compile-time constant, if it is one and the context tells
   */
  public record Field(String name, Type type, Set<Modifier> modifiers, Optional<Literal> constant) {
    public Field {
      modifiers = Set.copyOf(modifiers);
    }
  }

  /**
   * A method or constructor.
   *
   * @param name its name, {@code <init>} for a constructor
   * @param parameters the declared parameters
   * @param result what it returns
   * @param modifiers what the declaration says
   * @param isSynthetic whether a compiler made it, as a bridge
   */
  public record Method(
      String name,
      List<Type> parameters,
      Type result,
      Set<Modifier> modifiers,
      boolean isSynthetic) {

    public Method {
      parameters = List.copyOf(parameters);
      modifiers = Set.copyOf(modifiers);
    }

    /** Whether the declaration has the modifier. */
    public boolean is(Modifier modifier) {
      return modifiers.contains(modifier);
    }

    /** How many arguments a call in source may pass. */
    public Arity arity() {
      return is(Modifier.VARARGS)
          ? Arity.atLeast(parameters.size() - 1)
          : Arity.exactly(parameters.size());
    }

    /** The erased types of the parameters. */
    public List<TypeRef> erasedParameters() {
      return parameters.stream().map(Type::erasure).toList();
    }
  }
}
