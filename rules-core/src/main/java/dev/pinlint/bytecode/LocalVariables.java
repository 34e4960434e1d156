package dev.pinlint.bytecode;

import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.Member;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** The variables of a method: one for each slot. */
final class LocalVariables {

  private final BodyBuilder builder;
  private final Map<Integer, Var> bySlot = new HashMap<>();
  private final Map<Integer, String> added = new HashMap<>();
  private final Map<Integer, String> debugNames = new HashMap<>();

  LocalVariables(Scope scope, MethodNode method, BodyBuilder builder) {
    this.builder = builder;
    readNames(method);
    int slot = 0;
    if (!ClassIndex.is(method.access, Opcodes.ACC_STATIC)) {
      bySlot.put(slot++, builder.parameter("this", scope.names.ref(scope.type.name)));
    }
    Type[] parameters = Type.getArgumentTypes(method.desc);
    List<String> reasons = reasons(scope, method, parameters.length);
    for (int i = 0; i < parameters.length; i++) {
      if (reasons.get(i).isEmpty()) {
        TypeRef type = scope.names.type(parameters[i]);
        bySlot.put(slot, builder.parameter(debugNames.getOrDefault(slot, ""), type));
      } else {
        added.put(slot, reasons.get(i));
      }
      slot += parameters[i].getSize();
    }
  }

  Var at(int slot) {
    return bySlot.computeIfAbsent(
        slot, unused -> builder.variable(debugNames.getOrDefault(slot, ""), TypeRef.UNKNOWN));
  }

  /** What a parameter is there for that the source does not have. */
  Optional<String> added(int slot) {
    return Optional.ofNullable(added.get(slot));
  }

  private static List<String> reasons(Scope scope, MethodNode method, int count) {
    List<String> reasons = new ArrayList<>();
    if (method.name.equals(Member.CONSTRUCTOR)) {
      reasons.addAll(scope.names.shapes().of(scope.type.name, method.desc).added());
      if (scope.index.isAnonymous(scope.type.name)) {
        reasons.replaceAll(reason -> reason.isEmpty() ? "captured" : reason);
      }
    } else {
      for (int i = 0; i < count; i++) {
        reasons.add("");
      }
    }
    return reasons;
  }

  /** Takes the names of slots that hold one source variable only. */
  private void readNames(MethodNode method) {
    if (method.localVariables == null) {
      return;
    }
    Set<Integer> shared = new HashSet<>();
    for (LocalVariableNode variable : method.localVariables) {
      String before = debugNames.putIfAbsent(variable.index, variable.name);
      if (before != null && !before.equals(variable.name)) {
        shared.add(variable.index);
      }
    }
    debugNames.keySet().removeAll(shared);
  }
}
