package dev.pinlint.source;

import com.github.javaparser.ast.body.Parameter;
import dev.pinlint.model.KnownTypes;
import dev.pinlint.model.KnownTypes.Signature;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Signatures;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.DeclaredType.Lineage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Fields and methods of types, inherited ones included, as far as they can be seen. */
final class Members {

  private final TypeNames names;
  private final KnownTypes knownTypes;

  Members(TypeNames names, KnownTypes knownTypes) {
    this.names = names;
    this.knownTypes = knownTypes;
  }

  /**
   * A field.
   *
   * @param type its erased type
   * @param isFree whether the type is a type variable that stands for anything
   * @param isStatic whether it is static
   * @param declared its declaration, if that is in the given files
   * @param constant its compile-time constant, if it is declared elsewhere
   */
  record FieldInfo(
      TypeRef type,
      boolean isFree,
      boolean isStatic,
      Optional<DeclaredField> declared,
      Optional<Literal> constant) {}

  /**
   * The methods that a call by name and number of arguments may mean.
   *
   * @param declared those in the given files, nearest first, without the ones overridden
   * @param library those of the context
   * @param complete whether there can be no others
   * @param known some that knowledge speaks of, where nothing is seen
   */
  record Candidates(
      List<DeclaredMethod> declared,
      List<Signatures.Method> library,
      boolean complete,
      List<Signature> known) {
    static final Candidates NONE = new Candidates(List.of(), List.of(), false);

    Candidates(List<DeclaredMethod> declared, List<Signatures.Method> library, boolean complete) {
      this(declared, library, complete, List.of());
    }

    boolean isEmpty() {
      return declared.isEmpty() && library.isEmpty();
    }

    boolean areStatic() {
      return !isEmpty()
          && declared.stream().allMatch(DeclaredMethod::isStatic)
          && library.stream().allMatch(method -> method.is(Modifier.STATIC));
    }

    /** The one declared method it can be, with a fixed number of parameters. */
    Optional<DeclaredMethod> unique() {
      return declared.size() == 1 && !declared.get(0).isVariableArity()
          ? Optional.of(declared.get(0))
          : Optional.empty();
    }

    /** The one method of the context it can be. */
    Optional<Signatures.Method> uniqueOfLibrary() {
      return complete && declared.isEmpty() && library.size() == 1
          ? Optional.of(library.get(0))
          : Optional.empty();
    }
  }

  // ---- fields ----

  Optional<FieldInfo> field(TypeRef owner, String name) {
    Optional<DeclaredType> type = names.find(owner);
    return type.isPresent()
        ? field(type.get(), name)
        : names.library(owner).flatMap(known -> libraryField(known, name));
  }

  Optional<FieldInfo> field(DeclaredType owner, String name) {
    Lineage lineage = names.lineage(owner);
    for (DeclaredType type : lineage.declared()) {
      DeclaredField field = type.fields.get(name);
      if (field != null) {
        return Optional.of(
            new FieldInfo(
                fieldType(field),
                field.declared().map(written -> names.isFree(written, type.scope)).orElse(false),
                field.isStatic(),
                Optional.of(field),
                Optional.empty()));
      }
    }
    return lineage.libraries().stream()
        .flatMap(known -> libraryField(known, name).stream())
        .findFirst();
  }

  private Optional<FieldInfo> libraryField(LibraryType type, String name) {
    return names
        .libraries
        .field(type, name)
        .map(
            field ->
                new FieldInfo(
                    field.type().erasure(),
                    field.type().isFree(),
                    field.modifiers().contains(Modifier.STATIC),
                    Optional.empty(),
                    field.constant()));
  }

  TypeRef fieldType(DeclaredField field) {
    return field
        .declared()
        .map(written -> names.resolve(written, field.owner().scope))
        .orElse(field.owner().ref);
  }

  // ---- methods ----

  /** Whether the type declares or inherits a method with the name. */
  boolean hasMethod(DeclaredType type, String name) {
    Lineage lineage = names.lineage(type);
    return lineage.declared().stream()
            .anyMatch(
                above -> above.methods.stream().anyMatch(method -> method.name().equals(name)))
        || lineage.libraries().stream()
            .anyMatch(known -> !names.libraries.named(known, name).isEmpty());
  }

  Candidates methods(TypeRef owner, String name, int arguments) {
    Optional<DeclaredType> type = names.find(owner);
    if (type.isPresent()) {
      return methods(type.get(), name, arguments);
    }
    return names
        .library(owner.isArray() ? TypeRef.OBJECT : owner)
        .map(known -> library(known, names.libraries.candidates(known, name, arguments)))
        .map(
            seen ->
                new Candidates(
                    seen.declared(),
                    seen.library(),
                    seen.complete(),
                    knownTypes.find(owner.name(), name, arguments)))
        .orElseGet(() -> known(owner, name, arguments));
  }

  private Candidates known(TypeRef owner, String name, int arguments) {
    boolean isOfObject =
        names
            .library(TypeRef.OBJECT)
            .filter(object -> !names.libraries.candidates(object, name, arguments).isEmpty())
            .isPresent();
    return owner.resolved() && !isOfObject
        ? new Candidates(
            List.of(), List.of(), false, knownTypes.find(owner.name(), name, arguments))
        : Candidates.NONE;
  }

  Candidates methods(DeclaredType owner, String name, int arguments) {
    Lineage lineage = names.lineage(owner);
    List<DeclaredMethod> found = new ArrayList<>();
    Set<List<String>> signatures = new HashSet<>();
    for (DeclaredType type : lineage.declared()) {
      for (DeclaredMethod method : type.methods) {
        if (method.name().equals(name)
            && method.accepts(arguments)
            && signatures.add(signature(method))) {
          found.add(method);
        }
      }
      if (name.equals(Member.CONSTRUCTOR)) {
        break;
      }
    }
    if (!found.isEmpty() || name.equals(Member.CONSTRUCTOR)) {
      return new Candidates(found, List.of(), lineage.complete());
    }
    Set<Signatures.Method> inherited = new LinkedHashSet<>();
    for (LibraryType known : lineage.libraries()) {
      inherited.addAll(names.libraries.candidates(known, name, arguments));
    }
    return new Candidates(List.of(), List.copyOf(inherited), lineage.complete());
  }

  private Candidates library(LibraryType type, List<Signatures.Method> methods) {
    return new Candidates(List.of(), methods, names.libraries.isComplete(type));
  }

  /** The methods with the name, whatever number of arguments they take. */
  Candidates named(TypeRef owner, String name) {
    Optional<DeclaredType> start = names.find(owner);
    if (start.isEmpty()) {
      return names
          .library(owner)
          .map(known -> library(known, names.libraries.named(known, name)))
          .orElse(Candidates.NONE);
    }
    Lineage lineage = names.lineage(start.get());
    List<DeclaredMethod> found = new ArrayList<>();
    Set<List<String>> signatures = new HashSet<>();
    for (DeclaredType type : lineage.declared()) {
      for (DeclaredMethod method : type.methods) {
        if (method.name().equals(name) && signatures.add(signature(method))) {
          found.add(method);
        }
      }
      if (name.equals(Member.CONSTRUCTOR)) {
        break;
      }
    }
    Set<Signatures.Method> inherited = new LinkedHashSet<>();
    for (LibraryType known : found.isEmpty() ? lineage.libraries() : List.<LibraryType>of()) {
      inherited.addAll(names.libraries.named(known, name));
    }
    return new Candidates(found, List.copyOf(inherited), lineage.complete());
  }

  /** The erased types of the declared parameters. */
  List<TypeRef> parameters(DeclaredMethod method) {
    List<TypeRef> types = new ArrayList<>();
    for (Parameter parameter : method.parameters()) {
      types.add(parameter(parameter, method.scope()));
    }
    return types;
  }

  TypeRef parameter(Parameter parameter, Scope scope) {
    TypeRef type = names.resolve(parameter.getType(), scope);
    return parameter.isVarArgs() ? type.arrayOf() : type;
  }

  private List<String> signature(DeclaredMethod method) {
    return parameters(method).stream().map(TypeRef::simpleName).toList();
  }

  TypeRef returnType(DeclaredMethod method) {
    return method
        .returnType()
        .map(written -> names.resolve(written, method.scope()))
        .orElse(TypeRef.VOID);
  }

  /** A reference with the types of the one method that it can be, or without types. */
  MethodRef reference(TypeRef owner, String name, int arguments, Candidates candidates) {
    if (candidates.declared().size() == 1) {
      DeclaredMethod method = candidates.declared().get(0);
      return MethodRef.typed(owner, name, parameters(method), returnType(method));
    }
    Optional<Signatures.Method> library = candidates.uniqueOfLibrary();
    if (library.isPresent()) {
      return MethodRef.typed(
          owner, name, library.get().erasedParameters(), library.get().result().erasure());
    }
    MethodRef untyped = MethodRef.untyped(owner, name, arguments);
    return new MethodRef(
        owner,
        name,
        untyped.arity(),
        untyped.parameters(),
        name.equals(Member.CONSTRUCTOR) ? TypeRef.VOID : resultType(candidates));
  }

  /** The static type of a call's result, as far as the candidates agree. */
  TypeRef resultType(Candidates candidates) {
    if (candidates.declared().isEmpty()) {
      return candidates.library().isEmpty()
          ? agreed(candidates.known().stream().map(Signature::returnType))
          : names.libraries.returnType(candidates.library()).orElse(TypeRef.UNKNOWN);
    }
    Set<TypeRef> types = new HashSet<>();
    for (DeclaredMethod method : candidates.declared()) {
      boolean isFree =
          method.returnType().map(written -> names.isFree(written, method.scope())).orElse(false);
      types.add(isFree ? TypeRef.UNKNOWN : returnType(method));
    }
    return types.size() == 1 ? types.iterator().next() : TypeRef.UNKNOWN;
  }

  private static TypeRef agreed(Stream<TypeRef> types) {
    List<TypeRef> different = types.distinct().toList();
    return different.size() == 1 ? different.get(0) : TypeRef.UNKNOWN;
  }

  /**
   * The type of a parameter that those candidates agree on which take a function there, if any do,
   * as far as knowledge says.
   */
  TypeRef knownParameter(Candidates candidates, int index) {
    List<TypeRef> types =
        candidates.known().stream()
            .map(Signature::parameters)
            .filter(parameters -> index < parameters.size())
            .map(parameters -> parameters.get(index))
            .toList();
    List<TypeRef> functions =
        types.stream().filter(type -> knownTypes.function(type.name()).isPresent()).toList();
    return agreed((functions.isEmpty() ? types : functions).stream());
  }
}
