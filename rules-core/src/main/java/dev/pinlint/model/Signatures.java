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
 */
public record Signatures(boolean isAccessible, List<Field> fields, List<Method> methods) {

  public Signatures {
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
  }

  /**
   * An erased type.
   *
   * @param erasure the type as the virtual machine has it
   * @param isFree whether the source has a type variable there that stands for anything, or an
   *     array of one
   * @param parameter which parameter of the declaring type it is, if it is one and the context
   *     tells
   */
  public record Type(TypeRef erasure, boolean isFree, Optional<Integer> parameter) {

    /** A type that is no parameter of the declaring type, as far as is known. */
    public Type(TypeRef erasure, boolean isFree) {
      this(erasure, isFree, Optional.empty());
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
