package dev.pinlint.facts;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where it is worth looking for checks that are switched off. */
final class TrustOverrideRoots {

  private final Program program;
  private final Knowledge knowledge;
  private final SettingsInCode settings;
  private final Set<String> installers;
  private final Set<MethodModel> waiting = new LinkedHashSet<>();
  private boolean isAnythingAccepting;

  /** The types of the libraries that have a switch of the name. */
  private final Map<String, Set<String>> librariesBySwitch = new HashMap<>();

  TrustOverrideRoots(Program program, Knowledge knowledge, SettingsInCode settings) {
    this.program = program;
    this.knowledge = knowledge;
    this.settings = settings;
    this.installers = knowledge.owners(Set.of(Role.INSTALLS));
    for (Api api : knowledge.with(Role.TRUST_OVERRIDE)) {
      librariesBySwitch
          .computeIfAbsent(api.name(), name -> new HashSet<>())
          .addAll(knowledge.typesAround(api));
    }
  }

  /** The methods to run: those of the types, in their order, and others that matter by now. */
  List<MethodModel> find(Collection<TypeModel> types, CallGraph callGraph) {
    Set<MethodModel> roots = new LinkedHashSet<>(callGraph.users(types, this::isSwitch));
    callGraph.users(types, this::mayBeSwitch).stream()
        .filter(method -> namesLibrary(method, callGraph))
        .forEach(roots::add);
    // A key that is declared in one place is used in others.
    types.stream()
        .flatMap(type -> type.fields().stream())
        .filter(field -> field.constant().filter(settings::isNamedBy).isPresent())
        .forEach(program::askForUsers);
    roots.addAll(settings.naming(types, callGraph));
    List<MethodModel> accepting =
        types.stream()
            .flatMap(type -> type.methods().stream())
            .filter(method -> isAccepting(method, callGraph))
            .toList();
    roots.addAll(accepting);
    // Who installs something matters only if there is something that accepts anything.
    waiting.addAll(callGraph.users(types, this::installs));
    isAnythingAccepting |= !accepting.isEmpty();
    if (isAnythingAccepting) {
      roots.addAll(waiting);
      waiting.clear();
    }
    return List.copyOf(roots);
  }

  private boolean isSwitch(MethodRef method) {
    return librariesBySwitch.containsKey(method.name())
        && method.owner().resolved()
        && !knowledge.findAll(Role.TRUST_OVERRIDE, method.owner(), method, program).isEmpty();
  }

  private boolean mayBeSwitch(MethodRef method) {
    return librariesBySwitch.containsKey(method.name()) && !method.owner().resolved();
  }

  /** Without types a switch is known by its name, where its library is named as well. */
  private boolean namesLibrary(MethodModel method, CallGraph callGraph) {
    List<MethodRef> references = callGraph.references(method);
    Set<String> owners = new HashSet<>();
    references.forEach(used -> owners.add(knowledge.known(used.owner().name())));
    return references.stream()
        .filter(used -> !used.owner().resolved())
        .flatMap(used -> librariesBySwitch.getOrDefault(used.name(), Set.of()).stream())
        .anyMatch(owners::contains);
  }

  private boolean isAccepting(MethodModel method, CallGraph callGraph) {
    return callGraph.references(method).stream().anyMatch(used -> has(Role.ACCEPTS_ANY, used))
        || method.body().stream().anyMatch(this::readsAccepting);
  }

  private boolean readsAccepting(Body body) {
    List<FieldRef> read = new ArrayList<>();
    Anchors.instructions(
        body,
        instr -> {
          if (instr instanceof Instr.GetField get && get.receiver().isEmpty()) {
            read.add(get.field());
          }
        });
    return read.stream()
        .flatMap(field -> knowledge.find(knowledge.declared(field, program)).stream())
        .anyMatch(api -> api.role() == Role.ACCEPTS_ANY);
  }

  private boolean installs(MethodRef method) {
    return installers.contains(knowledge.known(method.owner().name()))
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
