package dev.pinlint.prefilter;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Suppression;
import java.util.Set;
import java.util.TreeSet;

/** The words that a file must contain for facts to start in it. */
final class Triggers {

  private Triggers() {}

  /**
   * The simple names of the types that have such APIs, and the names of the methods. A file may
   * call a method on a type whose name it does not tell; but a name of one word, as {@code add}, is
   * everybody's, and there the type's name is asked for.
   */
  static Set<String> of(Knowledge knowledge) {
    // Of each suppression it is said whether it does anything.
    Set<String> words = new TreeSet<>(Set.of(Suppression.OWN_NAME));
    for (Role role : Role.OF_FACTS) {
      for (Api api : knowledge.with(role)) {
        words.add(topLevel(api.owner().name()));
        if (api.name().chars().anyMatch(Character::isUpperCase)) {
          words.add(api.name());
        }
      }
    }
    return words;
  }

  /** The simple name of the outermost type: the first name that begins with a capital. */
  static String topLevel(String type) {
    for (String name : type.split("\\.", -1)) {
      if (Character.isUpperCase(name.charAt(0))) {
        return name;
      }
    }
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
