package dev.pinlint.source;

import com.github.javaparser.ast.body.Parameter;
import dev.pinlint.model.Member;
import dev.pinlint.model.Signatures;
import dev.pinlint.model.Signatures.Signature;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.DeclaredType.Lineage;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Fields and methods of types, inherited ones included, as far as they can be seen. */
final class Members {

  private final TypeNames names;
  private final Signatures signatures;

  Members(TypeNames names, Signatures signatures) {
    this.names = names;
    this.signatures = signatures;
  }

  /**
   * A field.
   *
   * @param type its erased type
   * @param isFree whether the type is a type variable that stands for anything
   * @param isStatic whether it is static
   * @param declared its declaration, if that is in the given files
   */
  record FieldInfo(
      TypeRef type, boolean isFree, boolean isStatic, Optional<DeclaredField> declared) {}

  /**
   * The methods that a call by name and number of arguments may mean.
   *
   * @param declared those in the given files, nearest first, without the ones overridden
   * @param platform those of the platform
   * @param known some of those of a library, where the others are not seen
   */
  record Candidates(List<DeclaredMethod> declared, List<Method> platform, List<Signature> known) {
    static final Candidates NONE = new Candidates(List.of(), List.of());

    Candidates(List<DeclaredMethod> declared, List<Method> platform) {
      this(declared, platform, List.of());
    }

    private boolean areUnseen() {
      return declared.isEmpty() && platform.isEmpty();
    }

    boolean areStatic() {
      return !areUnseen()
          && declared.stream().allMatch(DeclaredMethod::isStatic)
          && platform.stream().allMatch(method -> Modifier.isStatic(method.getModifiers()));
    }

    /** The one declared method it can be, with a fixed number of parameters. */
    Optional<DeclaredMethod> unique() {
      return declared.size() == 1 && !declared.get(0).isVariableArity()
          ? Optional.of(declared.get(0))
          : Optional.empty();
    }
  }

  // ---- fields ----

  Optional<FieldInfo> field(TypeRef owner, String name) {
    Optional<DeclaredType> type = names.find(owner);
    return type.isPresent()
        ? field(type.get(), name)
        : names.platformClass(owner).flatMap(known -> platformField(known, name));
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
                Optional.of(field)));
      }
    }
    return lineage.platform().stream()
        .flatMap(known -> platformField(known, name).stream())
        .findFirst();
  }

  private Optional<FieldInfo> platformField(Class<?> type, String name) {
    return names
        .platform
        .field(type, name)
        .map(
            field ->
                new FieldInfo(
                    PlatformTypes.ref(field.getType()),
                    false,
                    Modifier.isStatic(field.getModifiers()),
                    Optional.empty()));
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
        || lineage.platform().stream()
            .anyMatch(known -> !names.platform.named(known, name).isEmpty());
  }

  Candidates methods(TypeRef owner, String name, int arguments) {
    Optional<DeclaredType> type = names.find(owner);
    if (type.isPresent()) {
      return methods(type.get(), name, arguments);
    }
    if (owner.isArray()) {
      return new Candidates(List.of(), names.platform.candidates(Object.class, name, arguments));
    }
    return names
        .platformClass(owner)
        .map(known -> new Candidates(List.of(), names.platform.candidates(known, name, arguments)))
        .orElseGet(() -> ofLibrary(owner, name, arguments));
  }

  private Candidates ofLibrary(TypeRef owner, String name, int arguments) {
    List<Method> ofObject = names.platform.candidates(Object.class, name, arguments);
    return owner.resolved() && ofObject.isEmpty()
        ? new Candidates(List.of(), List.of(), signatures.find(owner.name(), name, arguments))
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
    if (!found.isEmpty()) {
      return new Candidates(found, List.of());
    }
    List<Method> inherited = new ArrayList<>();
    for (Class<?> known : lineage.platform()) {
      inherited.addAll(names.platform.candidates(known, name, arguments));
    }
    return new Candidates(List.of(), inherited);
  }

  /** The methods with the name, whatever number of arguments they take. */
  Candidates named(TypeRef owner, String name) {
    Optional<DeclaredType> start = names.find(owner);
    if (start.isEmpty()) {
      return names
          .platformClass(owner)
          .map(known -> new Candidates(List.of(), names.platform.named(known, name)))
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
    List<Method> inherited = new ArrayList<>();
    for (Class<?> known : found.isEmpty() ? lineage.platform() : List.<Class<?>>of()) {
      inherited.addAll(names.platform.named(known, name));
    }
    return new Candidates(found, inherited);
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

  /** The static type of a call's result, as far as the candidates agree. */
  TypeRef resultType(Candidates candidates) {
    if (candidates.areUnseen()) {
      return agreed(candidates.known().stream().map(Signature::returnType));
    } else if (candidates.declared().isEmpty()) {
      return names.platform.returnType(candidates.platform()).orElse(TypeRef.UNKNOWN);
    }
    Set<TypeRef> types = new HashSet<>();
    for (DeclaredMethod method : candidates.declared()) {
      boolean isFree =
          method.returnType().map(written -> names.isFree(written, method.scope())).orElse(false);
      types.add(isFree ? TypeRef.UNKNOWN : returnType(method));
    }
    return agreed(types.stream());
  }

  private static TypeRef agreed(Stream<TypeRef> types) {
    List<TypeRef> different = types.distinct().toList();
    return different.size() == 1 ? different.get(0) : TypeRef.UNKNOWN;
  }

  /** The declared type that an argument is converted to, where the candidates agree. */
  TypeRef argumentType(Candidates candidates, int index) {
    if (candidates.areUnseen()) {
      return agreed(
          candidates.known().stream()
              .map(Signature::parameters)
              .filter(parameters -> index < parameters.size())
              .map(parameters -> parameters.get(index)));
    } else if (candidates.declared().isEmpty()) {
      return names.platform.parameterType(candidates.platform(), index).orElse(TypeRef.UNKNOWN);
    }
    Optional<DeclaredMethod> unique = candidates.unique();
    if (unique.isEmpty() || index >= unique.get().parameters().size()) {
      return TypeRef.UNKNOWN;
    }
    return parameters(unique.get()).get(index);
  }
}
