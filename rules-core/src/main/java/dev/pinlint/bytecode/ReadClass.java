package dev.pinlint.bytecode;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class of a file. The code of its methods takes many times the room of the file: it can be
 * forgotten, and is read again where it is asked for.
 */
final class ReadClass extends ClassNode {

  private final ClassFile file;
  private final Collection<ReadClass> withCode;
  private boolean hasCode;

  private ReadClass(ClassFile file, Collection<ReadClass> withCode) {
    super(Opcodes.ASM9);
    this.file = file;
    this.withCode = withCode;
  }

  /**
   * Reads a class with its code.
   *
   * @param withCode where the class adds itself as long as it has its code
   * @throws RuntimeException of many kinds, if the file is none
   */
  static ReadClass of(ClassFile file, Collection<ReadClass> withCode) {
    ReadClass read = new ReadClass(file, withCode);
    read.accept();
    read.hasCode = true;
    withCode.add(read);
    return read;
  }

  private void accept() {
    new ClassReader(file.bytes()).accept(this, ClassReader.SKIP_FRAMES);
    ClassFormat.check(this);
    InlinedLines.mapToCalls(this);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    Method method = new Method(this, access, name, descriptor, signature, exceptions);
    methods.add(method);
    return method;
  }

  /** Lets the code go. */
  void forgetCode() {
    for (MethodNode method : methods) {
      method.instructions = new InsnList();
      method.tryCatchBlocks = null;
      method.localVariables = null;
    }
    hasCode = false;
  }

  /** Reads the code again if it was forgotten. */
  void readCode() {
    if (hasCode) {
      return;
    }
    ReadClass again = new ReadClass(file, withCode);
    again.accept();
    for (int i = 0; i < methods.size(); i++) {
      MethodNode read = again.methods.get(i);
      methods.get(i).instructions = read.instructions;
      methods.get(i).tryCatchBlocks = read.tryCatchBlocks;
      methods.get(i).localVariables = read.localVariables;
    }
    hasCode = true;
    withCode.add(this);
  }

  /** The same method; its code is there. */
  static MethodNode withCode(MethodNode method) {
    if (method instanceof Method read) {
      read.type.readCode();
    }
    return method;
  }

  private static final class Method extends MethodNode {
    private final ReadClass type;

    Method(
        ReadClass type,
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      super(Opcodes.ASM9, access, name, descriptor, signature, exceptions);
      this.type = type;
    }
  }
}
