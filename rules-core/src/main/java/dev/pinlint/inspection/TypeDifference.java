package dev.pinlint.inspection;

import dev.pinlint.model.FieldModel;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells two declarations of one type apart: by what they extend, and by their members. */
final class TypeDifference {

  /** More names than that tell nobody more. */
  private static final int MOST_NAMES = 3;

  private TypeDifference() {}

  /** What the second declaration has that the first has not, or the other way round. */
  static Optional<String> between(TypeModel first, TypeModel second) {
    Set<String> ours = members(first);
    Set<String> theirs = members(second);
    Set<String> more = new TreeSet<>(theirs);
    more.removeAll(ours);
    ours.removeAll(theirs);
    if (!more.isEmpty()) {
      return Optional.of("has " + names(more) + " besides");
    } else if (!ours.isEmpty()) {
      return Optional.of("lacks " + names(ours));
    }
    return second
        .supertypes()
        .filter(type -> first.supertypes().noneMatch(other -> mayBeSame(type, other)))
        .findFirst()
        .or(
            () ->
                first
                    .supertypes()
                    .filter(type -> second.supertypes().noneMatch(other -> mayBeSame(type, other)))
                    .findFirst())
        .map(type -> "differs in the supertype " + type.name());
  }

  private static boolean mayBeSame(TypeRef one, TypeRef other) {
    return (one.resolved() && other.resolved())
        ? one.name().equals(other.name())
        : one.simpleName().equals(other.simpleName());
  }

  /** Initialisers are left out: whether there is one at all is a compiler's choice. */
  private static Set<String> members(TypeModel type) {
    return Stream.concat(
            type.fields().stream().map(FieldModel::ref).map(field -> field.name()),
            type.methods().stream()
                .map(MethodModel::member)
                .filter(member -> !member.name().equals(Member.STATIC_INITIALIZER))
                .map(Member::signature))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String names(Set<String> names) {
    String some = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMES
        ? some + " and " + (names.size() - MOST_NAMES) + " more"
        : some;
  }
}
