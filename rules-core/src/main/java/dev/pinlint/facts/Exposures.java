package dev.pinlint.facts;

import dev.pinlint.model.FieldModel;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks for code that a fact could start in although it names no type that facts are about: it gets
 * hold of one through a member of the analysed set, or passes a function where one is expected.
 */
final class Exposures {

  private Exposures() {}

  /**
   * Puts the questions about some types. What answers them may expose more.
   *
   * @param owners the types that code may have to do with without telling so
   */
  static void ask(Program program, Collection<TypeModel> exposing, Collection<String> owners) {
    Set<String> types = new TreeSet<>(owners);
    for (String owner : owners) {
      program.subtypes(TypeRef.of(owner)).forEach(subtype -> types.add(subtype.name()));
    }
    exposing.stream()
        .filter(type -> !types.contains(type.name()))
        .forEach(type -> ask(program, type, types));
  }

  private static void ask(Program program, TypeModel type, Set<String> types) {
    for (MethodModel method : type.methods()) {
      if (types.contains(method.returnType().name())
          || method.parameters().stream().anyMatch(given -> types.contains(given.name()))) {
        program.askForCallers(method);
      }
    }
    for (FieldModel field : type.fields()) {
      if (types.contains(field.type().name())) {
        program.askForUsers(field);
      }
    }
  }
}
