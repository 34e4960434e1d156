package dev.pinlint.facts;

import dev.pinlint.model.Instr;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The methods from which a call on one of the given types can be reached, found backwards over the
 * call graph.
 */
final class Reach {

  private final Program program;
  private final Set<MethodModel> methods = new LinkedHashSet<>();
  private final Set<MethodModel> called = new HashSet<>();

  Reach(Program program, Set<String> owners) {
    this.program = program;
    Map<MethodModel, List<MethodRef>> calls = new HashMap<>();
    List<MethodModel> all = new ArrayList<>();
    for (TypeModel type : program.types()) {
      for (MethodModel method : type.methods()) {
        method
            .body()
            .ifPresent(
                body -> {
                  all.add(method);
                  List<MethodRef> refs = new ArrayList<>();
                  Anchors.instructions(
                      body,
                      instr -> {
                        if (instr instanceof Instr.Call call) {
                          refs.add(call.method());
                        } else if (instr instanceof Instr.Closure closure
                            && closure.target() instanceof Instr.ReferencedMethod reference) {
                          refs.add(reference.method());
                        }
                      });
                  calls.put(method, refs);
                  if (refs.stream().anyMatch(ref -> owners.contains(ref.owner().name()))) {
                    methods.add(method);
                  }
                });
      }
    }
    climb(all, calls);
  }

  private void climb(List<MethodModel> all, Map<MethodModel, List<MethodRef>> calls) {
    boolean grew = !methods.isEmpty();
    while (grew) {
      grew = false;
      Map<String, List<MethodModel>> byName = new HashMap<>();
      methods.forEach(
          method -> byName.computeIfAbsent(method.name(), name -> new ArrayList<>()).add(method));
      for (MethodModel method : all) {
        for (MethodRef ref : calls.getOrDefault(method, List.of())) {
          for (MethodModel target : byName.getOrDefault(ref.name(), List.of())) {
            if (mayCall(ref, target)) {
              called.add(target);
              grew |= methods.add(method);
            }
          }
        }
      }
    }
  }

  private boolean mayCall(MethodRef ref, MethodModel target) {
    if (!ref.owner().resolved()) {
      return target.arity().meets(ref.arity());
    }
    if (ref.owner().name().equals(target.member().type())) {
      return target.arity().meets(ref.arity());
    }
    return !target.name().equals(dev.pinlint.model.Member.CONSTRUCTOR)
        && target.arity().meets(ref.arity())
        && (program.isSubtype(ref.owner(), dev.pinlint.model.TypeRef.of(target.member().type()))
                == dev.pinlint.model.Answer.YES
            || program.isSubtype(dev.pinlint.model.TypeRef.of(target.member().type()), ref.owner())
                == dev.pinlint.model.Answer.YES);
  }

  /** The methods, in the order of the program. */
  Set<MethodModel> methods() {
    return methods;
  }

  /** Whether another method of the program may call this one. */
  boolean isCalled(MethodModel method) {
    return called.contains(method);
  }
}
