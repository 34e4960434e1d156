package dev.pinlint.bytecode;

import dev.pinlint.model.Context;
import dev.pinlint.model.TypeHeader;
import dev.pinlint.model.TypeRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** Class files as context: only their headers are read, and only when someone asks. */
public final class ClassPathContext implements Context {

  private final Map<String, ClassFile> byInternalName = new HashMap<>();

  /**
   * A context of class files; of two with one name the first counts, and what cannot be read is not
   * there.
   */
  public ClassPathContext(Collection<ClassFile> classes) {
    for (ClassFile file : classes) {
      try {
        byInternalName.putIfAbsent(new ClassReader(file.bytes()).getClassName(), file);
      } catch (RuntimeException e) {
        // A class that is not understood is one that is not seen: the answers about it are UNKNOWN.
      }
    }
  }

  @Override
  public Optional<TypeHeader> header(String typeName) {
    String internalName = typeName.replace('.', '/');
    while (true) {
      ClassFile file = byInternalName.get(internalName);
      if (file != null) {
        return read(typeName, file);
      }
      int slash = internalName.lastIndexOf('/');
      if (slash < 0) {
        return Optional.empty();
      }
      internalName = internalName.substring(0, slash) + '$' + internalName.substring(slash + 1);
    }
  }

  private static Optional<TypeHeader> read(String typeName, ClassFile file) {
    try {
      ClassNode node = new ClassNode();
      new ClassReader(file.bytes()).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
      TypeNames names = new TypeNames(new ClassIndex(List.of(node)));
      boolean isInterface = ClassIndex.is(node.access, Opcodes.ACC_INTERFACE);
      Optional<TypeRef> superclass =
          isInterface ? Optional.empty() : Optional.ofNullable(node.superName).map(names::ref);
      return Optional.of(
          new TypeHeader(
              typeName,
              isInterface,
              superclass,
              node.interfaces.stream().map(names::ref).toList()));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
