package dev.pinlint.source;

import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.WildcardType;
import dev.pinlint.model.KnownTypes.Signature;
import dev.pinlint.model.Signatures;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.Bindings.Binding;
import dev.pinlint.source.Bindings.EnclosingField;
import dev.pinlint.source.Bindings.ImportedField;
import dev.pinlint.source.Bindings.LocalVariable;
import dev.pinlint.source.LibraryTypes.Required;
import dev.pinlint.source.Members.Candidates;
import dev.pinlint.source.Members.FieldInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The types that values are converted to, and what lambdas for them are given. */
final class TargetTypes {

  private static final String KOTLIN_FUNCTION = "kotlin.jvm.functions.Function";

  private final Session session;

  TargetTypes(Session session) {
    this.session = session;
  }

  // ---- where values go ----

  /** A written type with its type arguments. */
  GenericType written(Type type, Scope scope) {
    return written(type, scope, Map.of());
  }

  private GenericType written(Type type, Scope scope, Map<String, GenericType> arguments) {
    List<GenericType> inside =
        type instanceof ClassOrInterfaceType named
            ? named.getTypeArguments().stream()
                .flatMap(List::stream)
                .map(argument -> known(argument, scope, arguments))
                .toList()
            : List.of();
    return new GenericType(session.names.resolve(type, scope), inside);
  }

  /** What a type stands for: of a type variable its argument, unknown if it may be anything. */
  private GenericType known(Type type, Scope scope, Map<String, GenericType> arguments) {
    if (type instanceof WildcardType wildcard) {
      return wildcard
          .getExtendedType()
          .or(wildcard::getSuperType)
          .map(bound -> known(bound, scope, arguments))
          .orElse(GenericType.UNKNOWN);
    } else if (type instanceof ArrayType array) {
      return arrayOf(known(array.getComponentType(), scope, arguments));
    }
    GenericType argument = arguments.getOrDefault(type.asString(), GenericType.UNKNOWN);
    return argument.isUnknown() && !session.names.isFree(type, scope)
        ? written(type, scope, arguments)
        : argument;
  }

  GenericType parameter(Parameter parameter, Scope scope) {
    GenericType type = written(parameter.getType(), scope);
    return parameter.isVarArgs() ? arrayOf(type) : type;
  }

  private static GenericType arrayOf(GenericType component) {
    return component.isUnknown() ? component : GenericType.erased(component.erasure().arrayOf());
  }

  /** The type of what is assigned to. */
  GenericType assigned(Expression target, Scope scope) {
    Optional<GenericType> declared = Optional.empty();
    if (target instanceof NameExpr name) {
      declared = session.bindings.find(name.getNameAsString(), scope).flatMap(this::ofBinding);
    } else if (target instanceof FieldAccessExpr access) {
      TypeRef owner =
          session
              .bindings
              .qualifierType(access.getScope(), scope)
              .orElseGet(() -> session.types.typeOf(access.getScope(), scope));
      declared = session.members.field(owner, access.getNameAsString()).flatMap(this::ofField);
    }
    return declared.orElseGet(() -> GenericType.erased(session.types.typeOf(target, scope)));
  }

  private Optional<GenericType> ofBinding(Binding binding) {
    if (binding instanceof LocalVariable variable) {
      return Optional.of(variable.local().declared);
    } else if (binding instanceof EnclosingField field) {
      return ofField(field.info());
    } else if (binding instanceof ImportedField imported) {
      return imported.info().flatMap(this::ofField);
    }
    return Optional.empty();
  }

  private Optional<GenericType> ofField(FieldInfo field) {
    return field
        .declared()
        .flatMap(
            declared -> declared.declared().map(type -> written(type, declared.owner().scope)));
  }

  /** The declared type that an argument is converted to, where the candidates agree. */
  GenericType argument(Candidates candidates, int index) {
    if (candidates.declared().isEmpty()) {
      // Of overloads that differ, knowledge tells the one that takes a function.
      return LibraryTypes.parameterType(candidates.library(), index)
          .filter(type -> !candidates.library().isEmpty())
          .map(type -> substituted(type, Map.of()))
          .orElseGet(() -> GenericType.erased(session.members.knownParameter(candidates, index)));
    }
    Optional<DeclaredMethod> unique = candidates.unique();
    return unique
        .filter(method -> index < method.parameters().size())
        .map(method -> written(method.parameters().get(index).getType(), method.scope()))
        .orElse(GenericType.UNKNOWN);
  }

  // ---- functions ----

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
    Map<String, GenericType> arguments = arguments(typeParameters(declared), type);
    List<DeclaredMethod> required =
        declared.methods.stream().filter(TargetTypes::isAbstract).toList();
    if (required.isEmpty() && declared.isInterface()) {
      List<Function> inherited =
          declared.declaration.extended().stream()
              .map(above -> written(above, declared.header, arguments))
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
                .map(parameter -> ofParameter(parameter, method.scope(), arguments))
                .toList(),
            method
                .returnType()
                .map(result -> known(result, method.scope(), arguments))
                .orElse(GenericType.UNKNOWN)));
  }

  private GenericType ofParameter(
      Parameter parameter, Scope scope, Map<String, GenericType> arguments) {
    GenericType type = known(parameter.getType(), scope, arguments);
    return parameter.isVarArgs() ? arrayOf(type) : type;
  }

  private static List<String> typeParameters(DeclaredType type) {
    return type.declaration.node() instanceof ClassOrInterfaceDeclaration generic
        ? generic.getTypeParameters().stream().map(TypeParameter::getNameAsString).toList()
        : List.of();
  }

  private Optional<Function> ofLibrary(GenericType type) {
    return session
        .names
        .library(type.erasure())
        .filter(found -> found.header().isInterface())
        .flatMap(session.names.libraries::function)
        .map(
            required -> {
              Map<String, GenericType> arguments =
                  above(type, required.owner().header().name(), new HashSet<>())
                      .map(owner -> arguments(typeParameters(required), owner))
                      .orElse(Map.of());
              return new Function(
                  required.method().parameters().stream()
                      .map(parameter -> substituted(parameter, arguments))
                      .toList(),
                  substituted(required.method().result(), arguments));
            });
  }

  private static List<String> typeParameters(Required required) {
    return required.owner().signatures().typeParameters();
  }

  /** A type of the context that is above another, with the arguments that it has there. */
  private Optional<GenericType> above(GenericType start, String name, Set<TypeRef> seen) {
    if (start.erasure().name().equals(name)) {
      return Optional.of(start);
    } else if (!seen.add(start.erasure())) {
      return Optional.empty();
    }
    return session.names.library(start.erasure()).map(LibraryType::signatures).stream()
        .flatMap(
            found -> {
              Map<String, GenericType> arguments = arguments(found.typeParameters(), start);
              return found.supertypes().stream().map(type -> substituted(type, arguments));
            })
        .flatMap(type -> above(type, name, seen).stream())
        .findFirst();
  }

  /** What type parameters stand for in a type; nothing in a raw one. */
  private static Map<String, GenericType> arguments(List<String> parameters, GenericType type) {
    Map<String, GenericType> arguments = new HashMap<>();
    if (parameters.size() == type.arguments().size()) {
      for (int i = 0; i < parameters.size(); i++) {
        arguments.put(parameters.get(i), type.arguments().get(i));
      }
    }
    return arguments;
  }

  private static GenericType substituted(Signatures.Type type, Map<String, GenericType> arguments) {
    return type.variable()
        .map(arguments::get)
        .filter(argument -> !argument.isUnknown())
        .orElseGet(
            () ->
                new GenericType(
                    type.known(),
                    type.arguments().stream()
                        .map(argument -> substituted(argument, arguments))
                        .toList()));
  }

  private Optional<Function> ofKnown(TypeRef type) {
    return type.resolved()
        ? session.knownTypes.function(type.name()).map(TargetTypes::function)
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
