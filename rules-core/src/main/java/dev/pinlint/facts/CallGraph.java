package dev.pinlint.facts;

import dev.pinlint.model.Instr;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Who calls, or refers to, a method of the analysed set. */
final class CallGraph {

  private record Use(MethodModel user, MethodRef used) {}

  private final Program program;
  private final Map<String, List<Use>> byName = new HashMap<>();
  private final List<MethodModel> methods = new ArrayList<>();
  private int addedCount;

  CallGraph(Program program) {
    this.program = program;
    this.addedCount = program.added().size();
    program.types().forEach(this::add);
  }

  private void add(TypeModel type) {
    for (MethodModel method : type.methods()) {
      method.body().ifPresent(body -> methods.add(method));
      references(method)
          .forEach(
              used ->
                  byName
                      .computeIfAbsent(used.name(), name -> new ArrayList<>())
                      .add(new Use(method, used)));
    }
  }

  /** The methods with a body one of whose references fits, in the order of the program. */
  List<MethodModel> users(Predicate<MethodRef> references) {
    return methods.stream()
        .filter(method -> references(method).stream().anyMatch(references))
        .toList();
  }

  /** The methods one of whose instructions fits, those of their lambdas included, in order. */
  List<MethodModel> methods(Predicate<Instr> instructions) {
    return methods.stream()
        .filter(
            method -> {
              boolean[] found = new boolean[1];
              Anchors.instructions(
                  method.body().orElseThrow(),
                  instr -> found[0] = found[0] || instructions.test(instr));
              return found[0];
            })
        .toList();
  }

  /** The methods that may call this one. */
  Set<MethodModel> callers(MethodModel callee) {
    program.askForCallers(callee);
    while (addedCount < program.added().size()) {
      add(program.added().get(addedCount++));
    }
    Set<MethodModel> callers = new LinkedHashSet<>();
    for (Use use : byName.getOrDefault(callee.name(), List.of())) {
      if (program.mayMean(use.used(), callee)) {
        callers.add(use.user());
      }
    }
    return callers;
  }

  /** The methods that this one calls, or refers to; those of its lambdas included. */
  List<MethodRef> references(MethodModel method) {
    List<MethodRef> all = new ArrayList<>();
    method
        .body()
        .ifPresent(
            body ->
                Anchors.instructions(
                    body,
                    instr -> {
                      if (instr instanceof Instr.Call call) {
                        all.add(call.method());
                      } else if (instr instanceof Instr.Closure closure
                          && closure.target() instanceof Instr.ReferencedMethod reference) {
                        all.add(reference.method());
                      }
                    }));
    return all;
  }
}
