package dev.pinlint.source;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * A method or constructor of a type in the given files.
 *
 * @param owner the declaring type
 * @param name its name, {@code <init>} for a constructor
 * @param parameters its parameters
 * @param returnType its return type as written; empty for a constructor
 * @param scope the owner's scope with the method's type parameters
 * @param isStatic whether it is static
 */
record DeclaredMethod(
    DeclaredType owner,
    String name,
    List<Parameter> parameters,
    Optional<Type> returnType,
    Scope scope,
    boolean isStatic) {

  boolean isVariableArity() {
    return !parameters.isEmpty() && parameters.get(parameters.size() - 1).isVarArgs();
  }

  /** Whether a call with this number of arguments may mean it. */
  boolean accepts(int arguments) {
    return isVariableArity() ? arguments >= parameters.size() - 1 : arguments == parameters.size();
  }
}
