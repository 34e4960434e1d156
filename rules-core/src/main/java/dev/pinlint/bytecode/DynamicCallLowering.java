package dev.pinlint.bytecode;

import dev.pinlint.model.Instr;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * Lowers {@code invokedynamic}: lambdas, method references, concatenations; anything else is
 * opaque.
 */
final class DynamicCallLowering {

  private final BodyLowering body;
  private final Draft draft;

  DynamicCallLowering(BodyLowering body) {
    this.body = body;
    this.draft = body.draft;
  }

  void lower(int position, InvokeDynamicInsnNode node) {
    List<Temp> arguments = body.popTemps(Type.getArgumentCount(node.desc));
    Temp result;
    Optional<Handle> implementation = ClassIndex.implementation(node);
    if (implementation.isPresent()) {
      TypeRef type = body.scope.names.type(Type.getReturnType(node.desc));
      Instr.Target target = target(node, implementation.get());
      result =
          draft.add(temp -> new Instr.Closure(temp, type, target, arguments, body.site(position)));
    } else if (node.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
      result = concat(node, arguments);
    } else {
      result = draft.opaque("invokedynamic " + node.name, arguments);
      if (node.bsm.getOwner().equals("java/lang/runtime/SwitchBootstraps")) {
        draft.labels.put(result.index(), Arrays.stream(node.bsmArgs).map(this::label).toList());
      }
    }
    if (StackShape.pushed(node) > 0) {
      body.push(position, result);
    }
  }

  private TypeSwitchLifting.Label label(Object constant) {
    if (constant instanceof Type type) {
      return new TypeSwitchLifting.Label.OfType(body.scope.names.type(type));
    } else if (constant instanceof String text) {
      return new TypeSwitchLifting.Label.Equal(new Literal.Text(text));
    } else if (constant instanceof Integer number) {
      return new TypeSwitchLifting.Label.Equal(new Literal.Int(number));
    } else if (constant instanceof ConstantDynamic described
        && described.getBootstrapMethodArgumentCount() > 0
        && described.getBootstrapMethodArgument(described.getBootstrapMethodArgumentCount() - 1)
            instanceof String name) {
      // A constant of an enum, described by its class and its name.
      return new TypeSwitchLifting.Label.Equal(new Literal.Text(name));
    }
    return new TypeSwitchLifting.Label.Unseen();
  }

  private Instr.Target target(InvokeDynamicInsnNode node, Handle handle) {
    return body.scope
        .index
        .lambda(body.type, node)
        .flatMap(body::lambdaBody)
        .<Instr.Target>map(lambda -> lambda)
        .orElseGet(() -> reference(handle));
  }

  private Instr.Target reference(Handle handle) {
    List<TypeRef> parameters =
        body.scope.names.declaredParameters(handle.getOwner(), handle.getName(), handle.getDesc());
    CallKind kind =
        switch (handle.getTag()) {
          case Opcodes.H_INVOKESTATIC -> CallKind.STATIC;
          case Opcodes.H_NEWINVOKESPECIAL -> CallKind.NEW;
          case Opcodes.H_INVOKESPECIAL ->
              handle.getOwner().equals(body.type.name) ? CallKind.VIRTUAL : CallKind.SUPER;
          default -> CallKind.VIRTUAL;
        };
    TypeRef returnType =
        handle.getName().equals(Member.CONSTRUCTOR)
            ? TypeRef.VOID
            : body.scope.names.type(Type.getReturnType(handle.getDesc()));
    return new Instr.ReferencedMethod(
        kind,
        MethodRef.typed(
            body.scope.names.ref(handle.getOwner()), handle.getName(), parameters, returnType));
  }

  /**
   * In a recipe, the character 1 stands for an argument and 2 for a constant that could not be
   * written there.
   */
  private Temp concat(InvokeDynamicInsnNode node, List<Temp> arguments) {
    Type[] types = Type.getArgumentTypes(node.desc);
    for (int i = 0; i < types.length; i++) {
      draft.markText(types[i].getDescriptor(), arguments.get(i));
    }
    if (node.bsmArgs.length == 0 || !(node.bsmArgs[0] instanceof String recipe)) {
      return draft.add(temp -> new Instr.Concat(temp, arguments));
    }
    List<Temp> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int argument = 0;
    int constant = 1;
    for (int i = 0; i < recipe.length(); i++) {
      char next = recipe.charAt(i);
      if (next == '\1' && argument < arguments.size()) {
        addText(parts, text);
        parts.add(arguments.get(argument++));
      } else if (next == '\2' && constant < node.bsmArgs.length) {
        Object value = node.bsmArgs[constant++];
        if (value instanceof String || value instanceof Number) {
          text.append(value);
        } else {
          addText(parts, text);
          parts.add(draft.opaque("dynamic-constant", List.of()));
        }
      } else {
        text.append(next);
      }
    }
    addText(parts, text);
    return draft.add(temp -> new Instr.Concat(temp, parts));
  }

  private void addText(List<Temp> parts, StringBuilder text) {
    if (!text.isEmpty()) {
      parts.add(draft.constant(new Literal.Text(text.toString())));
      text.setLength(0);
    }
  }
}
