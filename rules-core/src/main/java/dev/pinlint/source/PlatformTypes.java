package dev.pinlint.source;

import dev.pinlint.model.Platform;
import dev.pinlint.model.TypeRef;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The signatures of the platform that the tool runs on. No class is initialised. */
final class PlatformTypes {

  private final Map<String, Optional<Class<?>>> classes = new HashMap<>();
  private final Map<Class<?>, List<Method>> methods = new HashMap<>();

  /** The class with the canonical name, if it is in a {@code java} or {@code javax} package. */
  Optional<Class<?>> find(String canonicalName) {
    if (!Platform.owns(canonicalName) || canonicalName.endsWith("[]")) {
      return Optional.empty();
    }
    return classes.computeIfAbsent(canonicalName, PlatformTypes::load);
  }

  boolean exists(String canonicalName) {
    return find(canonicalName).isPresent();
  }

  private static Optional<Class<?>> load(String canonicalName) {
    String binaryName = canonicalName;
    while (true) {
      try {
        Class<?> type = Class.forName(binaryName, false, ClassLoader.getPlatformClassLoader());
        // A type that code outside its package cannot name is none that a simple name may mean.
        return Modifier.isPublic(type.getModifiers()) || Modifier.isProtected(type.getModifiers())
            ? Optional.of(type)
            : Optional.empty();
      } catch (ClassNotFoundException | LinkageError e) {
        int dot = binaryName.lastIndexOf('.');
        if (dot < 0 || !startsUpperCase(binaryName.substring(0, dot))) {
          return Optional.empty();
        }
        binaryName = binaryName.substring(0, dot) + '$' + binaryName.substring(dot + 1);
      }
    }
  }

  private static boolean startsUpperCase(String qualified) {
    String last = qualified.substring(qualified.lastIndexOf('.') + 1);
    return !last.isEmpty() && Character.isUpperCase(last.charAt(0));
  }

  /** The methods with the name that a call with so many arguments may mean. */
  List<Method> candidates(Class<?> type, String name, int arguments) {
    return named(type, name).stream()
        .filter(
            method ->
                method.isVarArgs()
                    ? arguments >= method.getParameterCount() - 1
                    : arguments == method.getParameterCount())
        .toList();
  }

  List<Method> named(Class<?> type, String name) {
    return methods.computeIfAbsent(type, PlatformTypes::visible).stream()
        .filter(method -> method.getName().equals(name))
        .toList();
  }

  private static List<Method> visible(Class<?> type) {
    Set<Method> found = new LinkedHashSet<>(Arrays.asList(type.getMethods()));
    for (Class<?> above = type; above != null; above = above.getSuperclass()) {
      for (Method method : above.getDeclaredMethods()) {
        if (Modifier.isProtected(method.getModifiers())) {
          found.add(method);
        }
      }
    }
    if (type.isInterface()) {
      found.addAll(Arrays.asList(Object.class.getMethods()));
    }
    return found.stream().filter(method -> !method.isBridge() && !method.isSynthetic()).toList();
  }

  /** The one return type of the candidates, if a call's result surely has it. */
  Optional<TypeRef> returnType(List<Method> candidates) {
    Set<Class<?>> returned = new LinkedHashSet<>();
    for (Method method : candidates) {
      if (isFree(method.getGenericReturnType())) {
        return Optional.empty();
      }
      returned.add(method.getReturnType());
    }
    // An interface lists what it overrides with a narrower type as well.
    List<Class<?>> narrowest = new ArrayList<>(returned);
    narrowest.removeIf(
        type -> returned.stream().anyMatch(other -> other != type && type.isAssignableFrom(other)));
    return narrowest.size() == 1 ? Optional.of(ref(narrowest.get(0))) : Optional.empty();
  }

  /** The one type that all candidates have for an argument. */
  Optional<TypeRef> parameterType(List<Method> candidates, int index) {
    Set<Class<?>> types = new LinkedHashSet<>();
    for (Method method : candidates) {
      if (index >= method.getParameterCount()
          || (method.isVarArgs() && index == method.getParameterCount() - 1)
          || isFree(method.getGenericParameterTypes()[index])) {
        return Optional.empty();
      }
      types.add(method.getParameterTypes()[index]);
    }
    return types.size() == 1 ? Optional.of(ref(types.iterator().next())) : Optional.empty();
  }

  /** A type variable without a bound, or an array of one, may stand for anything. */
  private static boolean isFree(Type type) {
    if (type instanceof GenericArrayType array) {
      return isFree(array.getGenericComponentType());
    }
    return type instanceof TypeVariable<?> variable
        && variable.getBounds().length > 0
        && variable.getBounds()[0].equals(Object.class);
  }

  /** A public or protected field, inherited ones included. */
  Optional<Field> field(Class<?> type, String name) {
    for (Field field : type.getFields()) {
      if (field.getName().equals(name)) {
        return Optional.of(field);
      }
    }
    for (Class<?> above = type; above != null; above = above.getSuperclass()) {
      for (Field field : above.getDeclaredFields()) {
        if (field.getName().equals(name) && Modifier.isProtected(field.getModifiers())) {
          return Optional.of(field);
        }
      }
    }
    return Optional.empty();
  }

  /** The function type of an interface, if it has one abstract method. */
  Optional<StaticTypes.Function> function(Class<?> functionalInterface) {
    List<Method> required =
        Arrays.stream(functionalInterface.getMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .filter(
                method ->
                    candidates(Object.class, method.getName(), method.getParameterCount())
                        .isEmpty())
            .toList();
    if (required.size() != 1) {
      return Optional.empty();
    }
    Method method = required.get(0);
    List<TypeRef> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameterCount(); i++) {
      parameters.add(
          isFree(method.getGenericParameterTypes()[i])
              ? TypeRef.UNKNOWN
              : ref(method.getParameterTypes()[i]));
    }
    return Optional.of(new StaticTypes.Function(parameters, method.getReturnType() == void.class));
  }

  static TypeRef ref(Class<?> type) {
    String name = type.getCanonicalName();
    return name == null ? TypeRef.unresolved(type.getName()) : TypeRef.of(name);
  }
}
