package dev.pinlint.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Signatures of loaded classes. */
final class Reflected {

  private Reflected() {}

  static TypeRef ref(Class<?> type) {
    String name = type.getCanonicalName();
    return name == null ? TypeRef.unresolved(type.getName()) : TypeRef.of(name);
  }

  /** The members that code outside the package can use. */
  static Signatures signatures(Class<?> type) {
    List<Signatures.Field> fields = new ArrayList<>();
    for (java.lang.reflect.Field field : type.getDeclaredFields()) {
      if (isAccessible(field.getModifiers())) {
        fields.add(
            new Signatures.Field(
                field.getName(),
                type(field.getType(), field.getGenericType()),
                modifiers(field.getModifiers()),
                // To read it would initialise the class.
                Optional.empty()));
      }
    }
    List<Signatures.Method> methods = new ArrayList<>();
    for (java.lang.reflect.Method method : type.getDeclaredMethods()) {
      if (isAccessible(method.getModifiers())) {
        methods.add(
            method(
                method.getName(),
                method,
                type(method.getReturnType(), method.getGenericReturnType())));
      }
    }
    boolean isInner =
        type.isMemberClass() && !java.lang.reflect.Modifier.isStatic(type.getModifiers());
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (!isInner && isAccessible(constructor.getModifiers())) {
        methods.add(
            method(Member.CONSTRUCTOR, constructor, new Signatures.Type(TypeRef.VOID, false)));
      }
    }
    return new Signatures(isAccessible(type.getModifiers()), fields, methods);
  }

  private static boolean isAccessible(int modifiers) {
    return java.lang.reflect.Modifier.isPublic(modifiers)
        || java.lang.reflect.Modifier.isProtected(modifiers);
  }

  private static Signatures.Method method(
      String name, Executable executable, Signatures.Type result) {
    Class<?>[] erased = executable.getParameterTypes();
    java.lang.reflect.Type[] generic = executable.getGenericParameterTypes();
    List<Signatures.Type> parameters = new ArrayList<>();
    for (int i = 0; i < erased.length; i++) {
      parameters.add(type(erased[i], generic.length == erased.length ? generic[i] : erased[i]));
    }
    Set<Modifier> modifiers = modifiers(executable.getModifiers());
    if (executable.isVarArgs()) {
      modifiers.add(Modifier.VARARGS);
    }
    return new Signatures.Method(name, parameters, result, modifiers, executable.isSynthetic());
  }

  private static Signatures.Type type(Class<?> erased, java.lang.reflect.Type generic) {
    return new Signatures.Type(ref(erased), isFree(generic), parameter(generic));
  }

  private static Optional<Integer> parameter(java.lang.reflect.Type type) {
    return type instanceof TypeVariable<?> variable
            && variable.getGenericDeclaration() instanceof Class<?> declaring
        ? Optional.of(List.of(declaring.getTypeParameters()).indexOf(variable))
        : Optional.empty();
  }

  private static boolean isFree(java.lang.reflect.Type type) {
    if (type instanceof GenericArrayType array) {
      return isFree(array.getGenericComponentType());
    }
    return type instanceof TypeVariable<?> variable
        && variable.getBounds().length > 0
        && variable.getBounds()[0].equals(Object.class);
  }

  private static Set<Modifier> modifiers(int flags) {
    Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    if (java.lang.reflect.Modifier.isStatic(flags)) {
      modifiers.add(Modifier.STATIC);
    }
    if (java.lang.reflect.Modifier.isAbstract(flags)) {
      modifiers.add(Modifier.ABSTRACT);
    }
    if (java.lang.reflect.Modifier.isFinal(flags)) {
      modifiers.add(Modifier.FINAL);
    }
    return modifiers;
  }
}
