package dev.pinlint.bytecode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.RecordComponentNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Checks that the names and descriptors in a class file are some (JVMS 4.2 and 4.3). ASM hands out
 * what it finds, which may be nothing; whoever takes them apart later relies on this.
 */
final class ClassFormat {

  private final Set<String> typeNames = new HashSet<>();
  private final Set<String> fieldDescriptors = new HashSet<>();
  private final Set<String> methodDescriptors = new HashSet<>();

  private ClassFormat() {}

  /**
   * Checks a class.
   *
   * @throws UnsupportedCodeException if something in it is no name or no descriptor
   */
  static void check(ClassNode type) {
    new ClassFormat().checkType(type);
  }

  private void checkType(ClassNode type) {
    typeName(type.name);
    optionalTypeName(type.superName);
    type.interfaces.forEach(this::typeName);
    optionalTypeName(type.outerClass);
    if (type.outerMethodDesc != null) {
      methodDescriptor(type.outerMethodDesc);
    }
    for (InnerClassNode inner : type.innerClasses) {
      typeName(inner.name);
      optionalTypeName(inner.outerName);
    }
    annotations(type.visibleAnnotations);
    annotations(type.invisibleAnnotations);
    for (RecordComponentNode component : orNone(type.recordComponents)) {
      memberName(component.name);
      fieldDescriptor(component.descriptor);
    }
    for (FieldNode field : type.fields) {
      memberName(field.name);
      fieldDescriptor(field.desc);
      annotations(field.visibleAnnotations);
      annotations(field.invisibleAnnotations);
    }
    type.methods.forEach(this::checkMethod);
  }

  private void checkMethod(MethodNode method) {
    memberName(method.name);
    methodDescriptor(method.desc);
    method.exceptions.forEach(this::typeName);
    annotations(method.visibleAnnotations);
    annotations(method.invisibleAnnotations);
    for (LocalVariableNode variable : orNone(method.localVariables)) {
      memberName(variable.name);
      fieldDescriptor(variable.desc);
    }
    for (TryCatchBlockNode block : orNone(method.tryCatchBlocks)) {
      optionalTypeName(block.type);
    }
    for (AbstractInsnNode node : method.instructions) {
      checkInstruction(node);
    }
  }

  private void checkInstruction(AbstractInsnNode node) {
    if (node instanceof MethodInsnNode call) {
      typeName(call.owner);
      memberName(call.name);
      methodDescriptor(call.desc);
    } else if (node instanceof FieldInsnNode access) {
      typeName(access.owner);
      memberName(access.name);
      fieldDescriptor(access.desc);
    } else if (node instanceof TypeInsnNode of) {
      typeName(of.desc);
    } else if (node instanceof InvokeDynamicInsnNode call) {
      memberName(call.name);
      methodDescriptor(call.desc);
      constant(call.bsm);
      for (Object argument : call.bsmArgs) {
        constant(argument);
      }
    } else if (node instanceof LdcInsnNode load) {
      constant(load.cst);
    } else if (node instanceof MultiANewArrayInsnNode array) {
      fieldDescriptor(array.desc);
    }
  }

  private void constant(Object constant) {
    if (constant instanceof Handle handle) {
      typeName(handle.getOwner());
      memberName(handle.getName());
      if (handle.getTag() <= Opcodes.H_PUTSTATIC) {
        fieldDescriptor(handle.getDesc());
      } else {
        methodDescriptor(handle.getDesc());
      }
    } else if (constant instanceof Type type) {
      if (type.getSort() == Type.METHOD) {
        methodDescriptor(type.getDescriptor());
      } else {
        fieldDescriptor(type.getDescriptor());
      }
    } else if (constant instanceof ConstantDynamic dynamic) {
      memberName(dynamic.getName());
      fieldDescriptor(dynamic.getDescriptor());
    }
  }

  private void annotations(@Nullable List<AnnotationNode> annotations) {
    orNone(annotations).forEach(annotation -> fieldDescriptor(annotation.desc));
  }

  private static <T> List<T> orNone(@Nullable List<T> nodes) {
    return nodes == null ? List.of() : nodes;
  }

  private void optionalTypeName(@Nullable String name) {
    if (name != null) {
      typeName(name);
    }
  }

  /** The name of a class or interface, or the descriptor of an array. */
  private void typeName(@Nullable String name) {
    check(
        name,
        typeNames,
        text ->
            text.startsWith("[") ? isFieldDescriptor(text) : isTypeName(text, 0, text.length()));
  }

  private void fieldDescriptor(@Nullable String descriptor) {
    check(descriptor, fieldDescriptors, ClassFormat::isFieldDescriptor);
  }

  private void methodDescriptor(@Nullable String descriptor) {
    check(descriptor, methodDescriptors, ClassFormat::isMethodDescriptor);
  }

  private static void memberName(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      throw new UnsupportedCodeException("something has no name");
    }
  }

  private static void check(@Nullable String text, Set<String> known, Predicate<String> test) {
    if (text == null || (!known.contains(text) && !test.test(text))) {
      throw new UnsupportedCodeException("neither a name nor a descriptor: " + text);
    }
    known.add(text);
  }

  private static boolean isMethodDescriptor(String text) {
    int position = 1;
    if (!text.startsWith("(")) {
      return false;
    }
    while (position >= 0 && position < text.length() && text.charAt(position) != ')') {
      position = endOfField(text, position);
    }
    return position >= 0
        && position < text.length()
        && (text.startsWith("V", position + 1)
            ? position + 2 == text.length()
            : endOfField(text, position + 1) == text.length());
  }

  private static boolean isFieldDescriptor(String text) {
    return endOfField(text, 0) == text.length();
  }

  /** Where a field descriptor ends that starts at a position, or -1 if none does. */
  private static int endOfField(String text, int start) {
    int position = start;
    while (position < text.length() && text.charAt(position) == '[') {
      position++;
    }
    if (position == text.length() || position - start > 255) {
      return -1;
    }
    if (text.charAt(position) == 'L') {
      int end = text.indexOf(';', position);
      return end >= 0 && isTypeName(text, position + 1, end) ? end + 1 : -1;
    }
    return "BCDFIJSZ".indexOf(text.charAt(position)) >= 0 ? position + 1 : -1;
  }

  /** Whether a part of a text is names with slashes between them. */
  private static boolean isTypeName(String text, int start, int end) {
    int nameStart = start;
    for (int i = start; i < end; i++) {
      char character = text.charAt(i);
      if (character == '.' || character == ';' || character == '[') {
        return false;
      } else if (character == '/') {
        if (i == nameStart) {
          return false;
        }
        nameStart = i + 1;
      }
    }
    return nameStart < end;
  }
}
