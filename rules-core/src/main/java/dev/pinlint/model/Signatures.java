package dev.pinlint.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is known of types of libraries, for a front end that has no class path to look into. */
public interface Signatures {

  /** Whether there is a type or package with the full name. */
  boolean knowsType(String name);

  /**
   * Some of the methods that a call may mean, constructors included: what it says of them is so,
   * but there may be others.
   *
   * @param owner full name of the type
   * @param arguments how many arguments are passed
   */
  List<Signature> find(String owner, String name, int arguments);

  /** The one method that a function for the interface has to have, if that is known. */
  Optional<Signature> function(String type);

  /**
   * A method.
   *
   * @param parameters erased parameter types, {@link TypeRef#UNKNOWN} where not known
   * @param returnType the erased return type, {@link TypeRef#UNKNOWN} where not known
   */
  record Signature(List<TypeRef> parameters, TypeRef returnType) {
    public Signature {
      parameters = List.copyOf(parameters);
    }
  }

  /** Knows names and nothing else. */
  static Signatures ofNames(Predicate<String> isKnownType) {
    return new Signatures() {
      @Override
      public boolean knowsType(String name) {
        return isKnownType.test(name);
      }

      @Override
      public List<Signature> find(String owner, String name, int arguments) {
        return List.of();
      }

      @Override
      public Optional<Signature> function(String type) {
        return Optional.empty();
      }
    };
  }
}
