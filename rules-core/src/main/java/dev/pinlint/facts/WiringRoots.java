package dev.pinlint.facts;

import dev.pinlint.facts.DecisionSites.Decision;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.FieldModel;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Where it is worth looking for what becomes of code that decides. */
final class WiringRoots {

  private final Program program;
  private final Knowledge knowledge;
  private final CallGraph callGraph;

  WiringRoots(Program program, Knowledge knowledge, CallGraph callGraph) {
    this.program = program;
    this.knowledge = knowledge;
    this.callGraph = callGraph;
  }

  /** The methods that make one of them, or are in the types and replace what the process has. */
  Set<MethodModel> of(Collection<TypeModel> types, List<Decision> decisions) {
    Set<MethodModel> roots = new LinkedHashSet<>();
    for (Decision decision : decisions) {
      if (decision.function().isPresent()) {
        roots.add(decision.function().get().writtenIn());
      } else {
        roots.addAll(makers(decision.type()));
      }
    }
    Set<String> names = new HashSet<>();
    knowledge.with(Role.REPLACES_DEFAULT).forEach(api -> names.add(api.name()));
    roots.addAll(callGraph.users(types, used -> names.contains(used.name()) && replaces(used)));
    return roots;
  }

  /** The methods that make an object of the type, or of one below it. */
  Set<MethodModel> makers(TypeRef type) {
    Set<MethodModel> makers = new LinkedHashSet<>();
    makers(type, makers);
    program.subtypes(type).forEach(below -> makers(below.ref(), makers));
    return makers;
  }

  private void makers(TypeRef type, Set<MethodModel> roots) {
    program.type(type).map(TypeModel::methods).orElse(List.of()).stream()
        .filter(method -> method.name().equals(Member.CONSTRUCTOR))
        .forEach(constructor -> roots.addAll(callGraph.callers(constructor)));
  }

  private boolean replaces(MethodRef used) {
    return !knowledge.findAll(Role.REPLACES_DEFAULT, used.owner(), used, program).isEmpty();
  }

  /**
   * The methods that read a field which an initialiser writes.
   *
   * @param meant tells by its name whether a field matters
   */
  Set<MethodModel> readers(MethodModel root, Predicate<String> meant) {
    boolean isInitializer =
        root.name().equals(Member.CONSTRUCTOR) || root.name().equals(Member.STATIC_INITIALIZER);
    Set<MethodModel> readers = new LinkedHashSet<>();
    if (isInitializer) {
      root.body().orElseThrow().blocks().stream()
          .flatMap(block -> block.instrs().stream())
          .filter(Instr.PutField.class::isInstance)
          .flatMap(put -> program.field(((Instr.PutField) put).field()).stream())
          .filter(field -> field.type().isArray() || field.type().name().contains("."))
          .filter(field -> meant.test(field.ref().name()))
          .distinct()
          .forEach(field -> readers.addAll(readers(field)));
    }
    return readers;
  }

  private Set<MethodModel> readers(FieldModel field) {
    program.askForUsers(field);
    return callGraph.readers(
        field.ref().name(),
        read ->
            !read.owner().resolved()
                || program
                    .field(read)
                    .filter(found -> found.ref().equals(field.ref()))
                    .isPresent());
  }
}
