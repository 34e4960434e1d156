package dev.pinlint.source;

import com.github.javaparser.ast.body.MethodDeclaration;
import dev.pinlint.model.KnownTypes.Signature;
import dev.pinlint.model.TypeRef;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What functional interfaces ask of the lambdas that become them. */
final class FunctionTypes {

  private static final String KOTLIN_FUNCTION = "kotlin.jvm.functions.Function";

  private final Session session;

  FunctionTypes(Session session) {
    this.session = session;
  }

  /** What a lambda for an interface is given, and what it returns. */
  record Function(List<GenericType> parameters, GenericType result) {

    boolean returnsNothing() {
      return result.erasure().equals(TypeRef.VOID);
    }
  }

  /** The function type of an interface that can be seen. */
  Optional<Function> functionOf(GenericType functionalInterface) {
    return functionOf(functionalInterface, new HashSet<>());
  }

  private Optional<Function> functionOf(GenericType type, Set<TypeRef> seen) {
    if (!seen.add(type.erasure())) {
      return Optional.empty();
    }
    Optional<DeclaredType> declared = session.names.find(type.erasure());
    return declared.isPresent()
        ? ofDeclared(declared.get(), type, seen)
        : ofLibrary(type).or(() -> ofKnown(type.erasure())).or(() -> ofKotlin(type));
  }

  private Optional<Function> ofDeclared(
      DeclaredType declared, GenericType type, Set<TypeRef> seen) {
    Map<String, GenericType> arguments = session.generics.arguments(type);
    List<DeclaredMethod> required =
        declared.methods.stream().filter(FunctionTypes::isAbstract).toList();
    if (required.isEmpty() && declared.isInterface()) {
      List<Function> inherited =
          session
              .generics
              .supertypes(declared, arguments)
              .flatMap(above -> functionOf(above, seen).stream())
              .toList();
      return inherited.size() == 1 ? Optional.of(inherited.get(0)) : Optional.empty();
    } else if (required.size() != 1) {
      return Optional.empty();
    }
    DeclaredMethod method = required.get(0);
    return Optional.of(
        new Function(
            method.parameters().stream()
                .map(
                    parameter -> session.generics.substituted(parameter, method.scope(), arguments))
                .toList(),
            method
                .returnType()
                .map(result -> session.generics.substituted(result, method.scope(), arguments))
                .orElse(GenericType.UNKNOWN)));
  }

  private Optional<Function> ofLibrary(GenericType type) {
    return session
        .names
        .library(type.erasure())
        .filter(found -> found.header().isInterface())
        .flatMap(session.names.libraries::function)
        .map(
            required -> {
              Map<String, GenericType> arguments = session.generics.arguments(type, required);
              return new Function(
                  required.parameters().stream()
                      .map(parameter -> GenericTypes.substituted(parameter, arguments))
                      .toList(),
                  GenericTypes.substituted(required.result(), arguments));
            });
  }

  private Optional<Function> ofKnown(TypeRef type) {
    return type.resolved()
        ? session.knownTypes.function(type.name()).map(FunctionTypes::function)
        : Optional.empty();
  }

  /** Kotlin's function types need not be seen: their last argument is the result. */
  private static Optional<Function> ofKotlin(GenericType type) {
    int parameters = type.arguments().size() - 1;
    return parameters >= 0 && type.erasure().equals(TypeRef.of(KOTLIN_FUNCTION + parameters))
        ? Optional.of(
            new Function(type.arguments().subList(0, parameters), type.arguments().get(parameters)))
        : Optional.empty();
  }

  private static Function function(Signature method) {
    return new Function(
        method.parameters().stream().map(GenericType::erased).toList(),
        GenericType.erased(method.returnType()));
  }

  private static boolean isAbstract(DeclaredMethod method) {
    return !method.isStatic()
        && method.returnType().stream()
            .flatMap(type -> type.getParentNode().stream())
            .flatMap(
                node ->
                    node instanceof MethodDeclaration declaration
                        ? Stream.of(declaration)
                        : Stream.empty())
            .anyMatch(declaration -> declaration.getBody().isEmpty());
  }
}
