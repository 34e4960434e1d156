package dev.pinlint.knowledge;

import dev.pinlint.model.Platform;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Copies of libraries under other names. A relocated type ends in the whole name of the original
 * ({@code acme.shaded.io.netty.…}); an interface that was copied into the program has its simple
 * name, and the method by which it decides.
 */
final class Copies {

  private final Set<String> originals = new HashSet<>();
  private final Map<String, List<Api>> decisions = new HashMap<>();
  private final Map<String, Optional<TypeRef>> relocated = new ConcurrentHashMap<>();

  /**
   * The copies of what is known.
   *
   * @param apis what is known of methods and fields
   * @param decisions those of them that decide about servers when a program implements them
   */
  Copies(Collection<Api> apis, Collection<Api> decisions) {
    apis.stream()
        .map(api -> api.owner().name())
        .filter(name -> !Platform.owns(name) && name.indexOf('.') > 0)
        .forEach(originals::add);
    decisions.stream()
        .filter(api -> originals.contains(api.owner().name()))
        .forEach(
            api ->
                this.decisions
                    .computeIfAbsent(api.owner().simpleName(), name -> new ArrayList<>())
                    .add(api));
  }

  /** What a type with the name is a relocated copy of. */
  Optional<TypeRef> original(String name) {
    return Platform.owns(name) || originals.contains(name)
        ? Optional.empty()
        : relocated.computeIfAbsent(name, this::find);
  }

  private Optional<TypeRef> find(String name) {
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      String rest = name.substring(dot + 1);
      if (originals.contains(rest)) {
        return Optional.of(TypeRef.of(rest));
      }
    }
    return Optional.empty();
  }

  /** What a type is a copy of, relocated or not. */
  Optional<TypeRef> original(TypeRef type, Program program) {
    Optional<TypeRef> original = original(type.name());
    List<Api> alike = decisions.getOrDefault(type.simpleName(), List.of());
    return original.isPresent() || alike.isEmpty() || originals.contains(type.name())
        ? original
        : program
            .type(type)
            .filter(copy -> copy.kind() == TypeModel.Kind.INTERFACE)
            .flatMap(
                copy ->
                    alike.stream().filter(api -> declares(copy, api)).map(Api::owner).findFirst());
  }

  private static boolean declares(TypeModel type, Api api) {
    return type.methods().stream()
        .anyMatch(
            method ->
                method.name().equals(api.name())
                    && method.member().parameters().equals(api.simpleParameters()));
  }
}
