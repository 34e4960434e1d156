package dev.pinlint.source;

import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.WildcardType;
import dev.pinlint.model.Signatures;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.Bindings.Binding;
import dev.pinlint.source.Bindings.EnclosingField;
import dev.pinlint.source.Bindings.ImportedField;
import dev.pinlint.source.Bindings.LocalVariable;
import dev.pinlint.source.Callees.Callee;
import dev.pinlint.source.Callees.Receiver;
import dev.pinlint.source.Members.Candidates;
import dev.pinlint.source.Members.FieldInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Types with their type arguments: of declarations, and of expressions as far as declarations tell.
 * What a method infers from its arguments is not known.
 */
final class GenericTypes {

  private static final String ITERABLE = "java.lang.Iterable";

  private final Session session;
  private final IdentityHashMap<Expression, GenericType> known = new IdentityHashMap<>();

  GenericTypes(Session session) {
    this.session = session;
  }

  /** Forgets the expressions of the file in hand. */
  void endFile() {
    known.clear();
  }

  // ---- declarations ----

  /** A written type. */
  GenericType written(Type type, Scope scope) {
    return written(type, scope, Map.of());
  }

  GenericType written(Type type, Scope scope, Map<String, GenericType> arguments) {
    List<GenericType> inside =
        type instanceof ClassOrInterfaceType named
            ? named.getTypeArguments().stream()
                .flatMap(List::stream)
                .map(argument -> substituted(argument, scope, arguments))
                .toList()
            : List.of();
    return new GenericType(session.names.resolve(type, scope), inside);
  }

  GenericType parameter(Parameter parameter, Scope scope) {
    GenericType type = written(parameter.getType(), scope);
    return parameter.isVarArgs() ? arrayOf(type) : type;
  }

  private static GenericType arrayOf(GenericType component) {
    return component.isUnknown() ? component : GenericType.erased(component.erasure().arrayOf());
  }

  // ---- expressions ----

  /** The type of an expression; its erasure is the one that {@link StaticTypes} knows. */
  GenericType of(Expression expression, Scope scope) {
    TypeRef erasure = session.types.typeOf(expression, scope);
    if (erasure.equals(TypeRef.UNKNOWN)) {
      return GenericType.UNKNOWN;
    }
    GenericType type = known.get(expression);
    if (type == null) {
      type =
          find(expression, scope)
              .filter(told -> told.erasure().equals(erasure))
              .orElse(GenericType.erased(erasure));
      known.put(expression, type);
    }
    return type;
  }

  private Optional<GenericType> find(Expression expression, Scope scope) {
    if (expression instanceof EnclosedExpr enclosed) {
      return Optional.of(of(enclosed.getInner(), scope));
    } else if (expression instanceof NameExpr name) {
      return session.bindings.find(name.getNameAsString(), scope).flatMap(this::ofBinding);
    } else if (expression instanceof FieldAccessExpr access) {
      TypeRef owner =
          session
              .bindings
              .qualifierType(access.getScope(), scope)
              .orElseGet(() -> session.types.typeOf(access.getScope(), scope));
      return session.members.field(owner, access.getNameAsString()).flatMap(this::ofField);
    } else if (expression instanceof MethodCallExpr call) {
      return Optional.of(result(call, session.callees.find(call, scope), scope));
    } else if (expression instanceof ObjectCreationExpr creation) {
      return Optional.of(written(creation.getType(), scope));
    } else if (expression instanceof CastExpr cast) {
      return Optional.of(written(cast.getType(), scope));
    } else if (expression instanceof AssignExpr assignment) {
      return Optional.of(of(assignment.getTarget(), scope));
    }
    return Optional.empty();
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

  /** The type of what a loop over a value runs through. */
  GenericType element(Expression iterated, Scope scope) {
    GenericType type = of(iterated, scope);
    return type.erasure().isArray()
        ? GenericType.erased(type.erasure().component())
        : above(type, above -> above.erasure().name().equals(ITERABLE))
            .filter(iterable -> iterable.arguments().size() == 1)
            .map(iterable -> iterable.arguments().get(0))
            .orElse(GenericType.UNKNOWN);
  }

  // ---- calls ----

  /** What a method is called on. */
  GenericType receiver(MethodCallExpr call, Callee callee, Scope scope) {
    return callee.receiver() == Receiver.VALUE
        ? call.getScope().map(object -> of(object, scope)).orElse(GenericType.UNKNOWN)
        : GenericType.erased(callee.owner());
  }

  /** What a call returns, if the methods that it may mean agree. */
  GenericType result(MethodCallExpr call, Callee callee, Scope scope) {
    Candidates candidates = callee.candidates();
    if (candidates.isEmpty()) {
      return GenericType.UNKNOWN;
    }
    GenericType receiver = receiver(call, callee, scope);
    List<GenericType> results =
        candidates.declared().isEmpty()
            ? candidates.library().stream()
                .map(method -> substituted(method.result(), arguments(receiver, method)))
                .distinct()
                .toList()
            : candidates.declared().stream()
                .map(method -> result(receiver, method))
                .distinct()
                .toList();
    return results.size() == 1 ? results.get(0) : GenericType.UNKNOWN;
  }

  private GenericType result(GenericType receiver, DeclaredMethod method) {
    return method
        .returnType()
        .map(type -> substituted(type, method.scope(), arguments(receiver, method.owner())))
        .orElse(GenericType.UNKNOWN);
  }

  /** The declared type that an argument is converted to, where the candidates agree. */
  GenericType argument(GenericType receiver, Candidates candidates, int index) {
    if (candidates.declared().isEmpty()) {
      // Of overloads that differ, knowledge tells the one that takes a function.
      return LibraryTypes.parameterType(candidates.library(), index)
          .filter(type -> !candidates.library().isEmpty())
          .map(type -> substituted(type, arguments(receiver, candidates.library().get(0))))
          .orElseGet(() -> GenericType.erased(session.members.knownParameter(candidates, index)));
    }
    return candidates
        .unique()
        .filter(method -> index < method.parameters().size())
        .map(
            method ->
                substituted(
                    method.parameters().get(index),
                    method.scope(),
                    arguments(receiver, method.owner())))
        .orElse(GenericType.UNKNOWN);
  }

  // ---- type parameters ----

  /** What the type parameters of a method's owner stand for in a type that has the method. */
  Map<String, GenericType> arguments(GenericType type, Signatures.Method method) {
    return above(type, above -> declares(above, method)).map(this::arguments).orElse(Map.of());
  }

  private boolean declares(GenericType type, Signatures.Method method) {
    return session
        .names
        .library(type.erasure())
        .filter(found -> found.signatures().methods().contains(method))
        .isPresent();
  }

  private Map<String, GenericType> arguments(GenericType type, DeclaredType owner) {
    return above(type, above -> above.erasure().equals(owner.ref))
        .map(this::arguments)
        .orElse(Map.of());
  }

  /** What the type parameters of a type stand for; nothing in a raw one. */
  Map<String, GenericType> arguments(GenericType type) {
    List<String> parameters =
        session
            .names
            .find(type.erasure())
            .map(GenericTypes::typeParameters)
            .or(
                () ->
                    session
                        .names
                        .library(type.erasure())
                        .map(found -> found.signatures().typeParameters()))
            .orElse(List.of());
    Map<String, GenericType> arguments = new HashMap<>();
    if (parameters.size() == type.arguments().size()) {
      for (int i = 0; i < parameters.size(); i++) {
        arguments.put(parameters.get(i), type.arguments().get(i));
      }
    }
    return arguments;
  }

  private static List<String> typeParameters(DeclaredType type) {
    return type.declaration.node() instanceof ClassOrInterfaceDeclaration generic
        ? generic.getTypeParameters().stream().map(TypeParameter::getNameAsString).toList()
        : List.of();
  }

  /** The type itself, or the nearest one above it that is asked for, with its arguments there. */
  private Optional<GenericType> above(GenericType start, Predicate<GenericType> asked) {
    Set<TypeRef> seen = new HashSet<>();
    Deque<GenericType> pending = new ArrayDeque<>(List.of(start));
    while (!pending.isEmpty()) {
      GenericType type = pending.remove();
      if (asked.test(type)) {
        return Optional.of(type);
      } else if (seen.add(type.erasure())) {
        supertypes(type).forEach(pending::add);
      }
    }
    return Optional.empty();
  }

  private Stream<GenericType> supertypes(GenericType type) {
    Map<String, GenericType> arguments = arguments(type);
    Optional<DeclaredType> declared = session.names.find(type.erasure());
    return declared.isPresent()
        ? supertypes(declared.get(), arguments)
        : session.names.library(type.erasure()).stream()
            .flatMap(found -> found.signatures().supertypes().stream())
            .map(above -> substituted(above, arguments));
  }

  /** What a type is declared to extend and implement. */
  Stream<GenericType> supertypes(DeclaredType type, Map<String, GenericType> arguments) {
    return Stream.concat(
            type.declaration.extended().stream(), type.declaration.implemented().stream())
        .map(above -> written(above, type.header, arguments));
  }

  /** What a type stands for: of a type variable its argument, unknown if it may be anything. */
  GenericType substituted(Type type, Scope scope, Map<String, GenericType> arguments) {
    if (type instanceof WildcardType wildcard) {
      return wildcard
          .getExtendedType()
          .or(wildcard::getSuperType)
          .map(bound -> substituted(bound, scope, arguments))
          .orElse(GenericType.UNKNOWN);
    } else if (type instanceof ArrayType array) {
      return arrayOf(substituted(array.getComponentType(), scope, arguments));
    }
    GenericType argument = arguments.getOrDefault(type.asString(), GenericType.UNKNOWN);
    return argument.isUnknown() && !session.names.isFree(type, scope)
        ? written(type, scope, arguments)
        : argument;
  }

  GenericType substituted(Parameter parameter, Scope scope, Map<String, GenericType> arguments) {
    GenericType type = substituted(parameter.getType(), scope, arguments);
    return parameter.isVarArgs() ? arrayOf(type) : type;
  }

  static GenericType substituted(Signatures.Type type, Map<String, GenericType> arguments) {
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
}
