package dev.pinlint.facts;

import dev.pinlint.model.Body;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Instr;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Who calls, or refers to, a method of the analysed set, and who reads a field. */
final class CallGraph {

  private record Use(MethodModel user, MethodRef used) {}

  private record Read(MethodModel user, FieldRef field) {}

  private final Program program;
  private final Map<String, List<Use>> byName = new HashMap<>();
  private final Map<String, List<Read>> reads = new HashMap<>();
  private final IdentityHashMap<MethodModel, List<MethodRef>> references = new IdentityHashMap<>();
  private int addedCount;

  CallGraph(Program program) {
    this.program = program;
    this.addedCount = program.added().size();
    program.types().forEach(this::add);
  }

  private void add(TypeModel type) {
    for (MethodModel method : type.methods()) {
      references(method)
          .forEach(
              used ->
                  byName
                      .computeIfAbsent(used.name(), name -> new ArrayList<>())
                      .add(new Use(method, used)));
      method.body().ifPresent(body -> addReads(method, body));
    }
  }

  private void addReads(MethodModel method, Body body) {
    Anchors.instructions(
        body,
        instr -> {
          if (instr instanceof Instr.GetField get) {
            reads
                .computeIfAbsent(get.field().name(), name -> new ArrayList<>())
                .add(new Read(method, get.field()));
          }
        });
  }

  private void update() {
    while (addedCount < program.added().size()) {
      add(program.added().get(addedCount++));
    }
  }

  /** The methods of the types one of whose references fits, in the order of the types. */
  List<MethodModel> users(Collection<TypeModel> types, Predicate<MethodRef> used) {
    return types.stream()
        .flatMap(type -> type.methods().stream())
        .filter(method -> references(method).stream().anyMatch(used))
        .toList();
  }

  /** The methods of the types one of whose instructions fits, those of their lambdas included. */
  List<MethodModel> methods(Collection<TypeModel> types, Predicate<Instr> instructions) {
    return types.stream()
        .flatMap(type -> type.methods().stream())
        .filter(
            method ->
                method.body().stream().anyMatch(body -> Anchors.anyInstruction(body, instructions)))
        .toList();
  }

  /** The methods that may call this one. */
  Set<MethodModel> callers(MethodModel callee) {
    program.askForCallers(callee);
    update();
    Set<MethodModel> callers = new LinkedHashSet<>();
    for (Use use : byName.getOrDefault(callee.name(), List.of())) {
      if (program.mayMean(use.used(), callee)) {
        callers.add(use.user());
      }
    }
    return callers;
  }

  /** The methods that read a field of the name, if it is the one that is meant. */
  Set<MethodModel> readers(String name, Predicate<FieldRef> meant) {
    update();
    Set<MethodModel> readers = new LinkedHashSet<>();
    for (Read read : reads.getOrDefault(name, List.of())) {
      if (meant.test(read.field())) {
        readers.add(read.user());
      }
    }
    return readers;
  }

  /** The methods that this one calls, or refers to; those of its lambdas included. */
  List<MethodRef> references(MethodModel method) {
    return references.computeIfAbsent(method, CallGraph::referencesIn);
  }

  private static List<MethodRef> referencesIn(MethodModel method) {
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
