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
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** The variables of a method: one for each slot. */
final class LocalVariables {

  private final BodyBuilder builder;
  private final Map<Integer, Var> bySlot = new HashMap<>();
  private final Map<Integer, String> added = new HashMap<>();
  private final Map<String, Var> captured = new HashMap<>();
  private final Map<Integer, String> debugNames = new HashMap<>();

  /** The variables of code that has no parameters of its own. */
  LocalVariables(BodyBuilder builder) {
    this.builder = builder;
  }

  /** The variables of a method of a class, or of a lambda in a class of its own. */
  LocalVariables(Scope scope, ClassIndex.Lambda code, BodyBuilder builder) {
    this.builder = builder;
    MethodNode method = code.method();
    readNames(method);
    int slot = 0;
    if (scope.index.isLambdaClass(code.type().name)
        && !ClassIndex.is(method.access, Opcodes.ACC_STATIC)) {
      added.put(slot++, "function-object");
      addCaptured(scope, code.type());
    } else if (!ClassIndex.is(method.access, Opcodes.ACC_STATIC)) {
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

  /** The function object has the variables in fields; its constructor takes them one by one. */
  private void addCaptured(Scope scope, ClassNode type) {
    for (MethodNode constructor : type.methods) {
      if (constructor.name.equals(Member.CONSTRUCTOR)) {
        List<String> fields = scope.names.shapes().fields(type, constructor);
        Type[] parameters = Type.getArgumentTypes(constructor.desc);
        for (int i = 0; i < parameters.length; i++) {
          String field = fields.get(i);
          String name = field.startsWith("this$") ? "this" : field.replaceFirst("^\\$", "");
          captured.put(field, builder.parameter(name, scope.names.type(parameters[i])));
        }
        return;
      }
    }
  }

  /** The variable that a lambda has captured in a field of its function object. */
  Optional<Var> captured(String field) {
    return Optional.ofNullable(captured.get(field));
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
