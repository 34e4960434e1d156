package dev.pinlint;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Finds where a class iterates a hash map or set that it has made itself: in a local variable or in
 * a field. One that is handed in from elsewhere is not recognised.
 */
final class HashOrder {

  private static final Set<String> HASHED = Set.of("java/util/HashMap", "java/util/HashSet");
  private static final Set<String> IMMUTABLE = Set.of("java/util/Map", "java/util/Set");
  private static final Set<String> ITERATIONS =
      Set.of(
          "entrySet", "keySet", "values", "forEach", "iterator", "stream", "toArray", "toString");

  private final ClassNode type;
  private final Set<String> hashedFields = new HashSet<>();
  private final List<String> found = new ArrayList<>();

  private HashOrder(ClassNode type) {
    this.type = type;
  }

  /** The iterations in the class, as {@code Class.method:line}. */
  static List<String> iterations(Class<?> type) throws IOException {
    ClassNode node = new ClassNode();
    String resource = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(resource)) {
      new ClassReader(in).accept(node, 0);
    }
    HashOrder search = new HashOrder(node);
    try {
      search.visit(true);
      search.visit(false);
    } catch (AnalyzerException e) {
      throw new IllegalStateException(resource, e);
    }
    return search.found;
  }

  private void visit(boolean isForFields) throws AnalyzerException {
    for (MethodNode method : type.methods) {
      Frame<SourceValue>[] frames = new Analyzer<>(new ThroughCopies()).analyze(type.name, method);
      for (int i = 0; i < frames.length; i++) {
        AbstractInsnNode insn = method.instructions.get(i);
        if (frames[i] == null) {
          continue;
        }
        if (isForFields && insn instanceof FieldInsnNode field && isWrite(field)) {
          if (isHashed(top(frames[i], 0))) {
            hashedFields.add(field.name);
          }
        } else if (!isForFields && insn instanceof MethodInsnNode call) {
          int arguments = Type.getArgumentTypes(call.desc).length;
          if (call.getOpcode() != Opcodes.INVOKESTATIC
              && ITERATIONS.contains(call.name)
              && isHashed(top(frames[i], arguments))) {
            found.add(type.name + "." + method.name + ":" + line(insn));
          }
        }
      }
    }
  }

  private static boolean isWrite(FieldInsnNode field) {
    return field.getOpcode() == Opcodes.PUTFIELD || field.getOpcode() == Opcodes.PUTSTATIC;
  }

  private static SourceValue top(Frame<SourceValue> frame, int below) {
    return frame.getStack(frame.getStackSize() - 1 - below);
  }

  private boolean isHashed(SourceValue value) {
    return value.insns.stream().anyMatch(this::makesHashed);
  }

  private boolean makesHashed(AbstractInsnNode insn) {
    if (insn instanceof TypeInsnNode made && made.getOpcode() == Opcodes.NEW) {
      return HASHED.contains(made.desc);
    } else if (insn instanceof MethodInsnNode call && call.getOpcode() == Opcodes.INVOKESTATIC) {
      return IMMUTABLE.contains(call.owner);
    } else if (insn instanceof FieldInsnNode read) {
      return read.owner.equals(type.name) && hashedFields.contains(read.name);
    }
    return false;
  }

  private static int line(AbstractInsnNode insn) {
    AbstractInsnNode at = insn;
    while (at != null && !(at instanceof LineNumberNode)) {
      at = at.getPrevious();
    }
    return at instanceof LineNumberNode line ? line.line : 0;
  }

  /** A value keeps its origin when it is copied through variables and the stack. */
  private static final class ThroughCopies extends SourceInterpreter {
    ThroughCopies() {
      super(Opcodes.ASM9);
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
      return value;
    }
  }
}
