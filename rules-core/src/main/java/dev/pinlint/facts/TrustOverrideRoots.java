package dev.pinlint.facts;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Instr;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where it is worth looking for checks that are switched off. */
final class TrustOverrideRoots {

  private final Program program;
  private final Knowledge knowledge;
  private final Set<String> installers;

  /** The types of the libraries that have a switch of the name. */
  private final Map<String, Set<String>> librariesBySwitch = new HashMap<>();

  TrustOverrideRoots(Program program, Knowledge knowledge) {
    this.program = program;
    this.knowledge = knowledge;
    this.installers = knowledge.owners(Set.of(Role.INSTALLS));
    for (Api api : knowledge.with(Role.TRUST_OVERRIDE)) {
      librariesBySwitch
          .computeIfAbsent(api.name(), name -> new HashSet<>())
          .addAll(knowledge.typesAround(api));
    }
  }

  /** The methods to run, in the order of the program. */
  List<MethodModel> find(CallGraph callGraph) {
    Set<MethodModel> roots = new LinkedHashSet<>(callGraph.methods(this::isSwitch));
    callGraph.methods(this::mayBeSwitch).stream()
        .filter(method -> namesLibrary(method, callGraph))
        .forEach(roots::add);
    List<MethodModel> accepting = callGraph.methods(this::isAccepting);
    roots.addAll(accepting);
    if (!accepting.isEmpty()) {
      // Who installs something matters only if there is something that accepts anything.
      roots.addAll(callGraph.methods(instr -> called(instr).filter(this::installs).isPresent()));
    }
    return List.copyOf(roots);
  }

  private static Optional<MethodRef> called(Instr instr) {
    if (instr instanceof Instr.Call call) {
      return Optional.of(call.method());
    }
    return instr instanceof Instr.Closure closure
            && closure.target() instanceof Instr.ReferencedMethod reference
        ? Optional.of(reference.method())
        : Optional.empty();
  }

  private boolean isSwitch(Instr instr) {
    return called(instr)
        .filter(method -> librariesBySwitch.containsKey(method.name()) && method.owner().resolved())
        .filter(
            method ->
                !knowledge.findAll(Role.TRUST_OVERRIDE, method.owner(), method, program).isEmpty())
        .isPresent();
  }

  private boolean mayBeSwitch(Instr instr) {
    return called(instr)
        .filter(
            method -> librariesBySwitch.containsKey(method.name()) && !method.owner().resolved())
        .isPresent();
  }

  /** Without types a switch is known by its name, where its library is named as well. */
  private boolean namesLibrary(MethodModel method, CallGraph callGraph) {
    List<MethodRef> references = callGraph.references(method);
    Set<String> owners = new HashSet<>();
    references.forEach(used -> owners.add(used.owner().name()));
    return references.stream()
        .filter(used -> !used.owner().resolved())
        .flatMap(used -> librariesBySwitch.getOrDefault(used.name(), Set.of()).stream())
        .anyMatch(owners::contains);
  }

  private boolean isAccepting(Instr instr) {
    return instr instanceof Instr.GetField get
        ? get.receiver().isEmpty()
            && knowledge.find(get.field()).stream().anyMatch(api -> api.role() == Role.ACCEPTS_ANY)
        : called(instr).filter(method -> has(Role.ACCEPTS_ANY, method)).isPresent();
  }

  private boolean installs(MethodRef method) {
    return installers.contains(method.owner().name())
        && program.type(method.owner()).isEmpty()
        && has(Role.INSTALLS, method);
  }

  private boolean has(Role role, MethodRef method) {
    return method.owner().resolved()
        && knowledge
            .find(method.owner(), method, program)
            .filter(api -> api.role() == role)
            .isPresent();
  }
}
