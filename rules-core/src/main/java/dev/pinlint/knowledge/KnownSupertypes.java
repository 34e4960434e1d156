package dev.pinlint.knowledge;

import dev.pinlint.model.Program;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is above a type: what the program says, what files say, and originals of copies. */
final class KnownSupertypes {

  private final Map<String, Set<TypeRef>> supertypes = new HashMap<>();
  private final Copies copies;

  KnownSupertypes(Collection<KnowledgeFile.Subtype> lines, Copies copies) {
    lines.forEach(
        line ->
            supertypes.computeIfAbsent(line.sub().name(), name -> new HashSet<>()).add(line.sup()));
    this.copies = copies;
  }

  /** Full names of the types that files say are below one of the given ones. */
  Set<String> below(Set<String> types) {
    Set<String> below = new HashSet<>();
    supertypes.keySet().stream().filter(sub -> isBelow(sub, types)).forEach(below::add);
    return below;
  }

  private boolean isBelow(String sub, Set<String> types) {
    return supertypes.getOrDefault(sub, Set.of()).stream()
        .anyMatch(type -> types.contains(type.name()) || isBelow(type.name(), types));
  }

  /** The type and what is known to be above it, nearest first. */
  List<TypeRef> above(TypeRef start, Program program) {
    List<TypeRef> seen = program.supertypes(start).all();
    if (seen.stream().allMatch(type -> isPlain(type, program))) {
      return seen;
    }
    List<TypeRef> all = new ArrayList<>(seen);
    for (int i = 0; i < all.size(); i++) {
      Stream.concat(
              copies.original(all.get(i), program).stream(),
              supertypes.getOrDefault(all.get(i).name(), Set.of()).stream()
                  .sorted(Comparator.comparing(TypeRef::name)))
          .filter(type -> !all.contains(type))
          .toList()
          .forEach(all::add);
    }
    return all;
  }

  private boolean isPlain(TypeRef type, Program program) {
    return !supertypes.containsKey(type.name()) && copies.original(type, program).isEmpty();
  }
}
