package dev.pinlint.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Breaks class files so that more of them than of mere noise gets past the first look. */
final class ClassMutation {

  private static final int UTF8 = 1;

  private ClassMutation() {}

  /** A class file with a few faults, in its constants or in its code, or anywhere. */
  static byte[] of(byte[] whole, byte[] donor, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> ByteMutation.of(whole, donor, random);
      case 1 -> constants(whole, random);
      default -> code(whole, random);
    };
  }

  /** Changes lengths, tags and references in the constant pool, and letters of names. */
  private static byte[] constants(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    int count = u2(bytes, 8);
    List<Integer> starts = new ArrayList<>();
    int position = 10;
    for (int i = 1; i < count; i++) {
      starts.add(position);
      int tag = bytes[position];
      position += length(bytes, position, tag);
      i += tag == 5 || tag == 6 ? 1 : 0;
    }
    for (int faults = 1 + random.nextInt(5); faults > 0; faults--) {
      int start = starts.get(random.nextInt(starts.size()));
      int tag = bytes[start];
      switch (random.nextInt(8)) {
        case 0 -> bytes[start] = (byte) random.nextInt(22);
        case 1 -> {
          // Lengths of texts count, numbers of others do.
          set2(bytes, start + 1, random.nextInt(1 << (1 + random.nextInt(16))));
        }
        case 2 -> set2(bytes, 8, u2(bytes, 8) + random.nextInt(5) - 2);
        case 3, 4 -> {
          int size = Math.min(u2(bytes, start + 1), bytes.length - start - 3);
          if (tag == UTF8 && size > 0) {
            bytes[start + 3 + random.nextInt(size)] =
                (byte) "();[/<>$.LIV\u0000\u00ff".charAt(random.nextInt(14));
          }
        }
        default -> {
          if (tag != UTF8) {
            set2(bytes, start + 1, 1 + random.nextInt(count));
          } else {
            swap(bytes, start, starts.get(random.nextInt(starts.size())));
          }
        }
      }
    }
    return bytes;
  }

  /** Gives two texts of one length each other's place. */
  private static void swap(byte[] bytes, int first, int second) {
    int size = u2(bytes, first + 1);
    boolean isInside = Math.max(first, second) + 3 + size <= bytes.length;
    if (isInside && bytes[second] == UTF8 && u2(bytes, second + 1) == size) {
      for (int i = 3; i < 3 + size; i++) {
        byte kept = bytes[first + i];
        bytes[first + i] = bytes[second + i];
        bytes[second + i] = kept;
      }
    }
  }

  private static int length(byte[] bytes, int position, int tag) {
    return switch (tag) {
      case UTF8 -> 3 + u2(bytes, position + 1);
      case 5, 6 -> 9;
      case 7, 8, 16, 19, 20 -> 3;
      case 15 -> 4;
      default -> 5;
    };
  }

  private static int u2(byte[] bytes, int position) {
    return (bytes[position] & 0xFF) << 8 | (bytes[position + 1] & 0xFF);
  }

  private static void set2(byte[] bytes, int position, int value) {
    bytes[position] = (byte) (value >> 8);
    bytes[position + 1] = (byte) value;
  }

  /** Deletes, repeats, swaps and redirects instructions: code that no verifier would take. */
  private static byte[] code(byte[] whole, Random random) {
    ClassNode type = new ClassNode();
    new ClassReader(whole).accept(type, ClassReader.SKIP_FRAMES);
    List<MethodNode> methods =
        type.methods.stream().filter(method -> method.instructions.size() > 0).toList();
    for (int faults = 1 + random.nextInt(5); faults > 0 && !methods.isEmpty(); faults--) {
      fault(methods.get(random.nextInt(methods.size())), random);
    }
    ClassWriter writer = new ClassWriter(0);
    type.accept(writer);
    return writer.toByteArray();
  }

  private static void fault(MethodNode method, Random random) {
    InsnList code = method.instructions;
    AbstractInsnNode node = code.get(random.nextInt(code.size()));
    AbstractInsnNode other = code.get(random.nextInt(code.size()));
    List<LabelNode> labels = labels(code);
    boolean isReal = node.getOpcode() >= 0;
    switch (random.nextInt(8)) {
      case 0 -> {
        if (isReal) {
          code.remove(node);
        }
      }
      case 1, 2 -> {
        if (isReal) {
          code.insert(other, node.clone(same(labels)));
        }
      }
      case 3 -> {
        if (isReal && node != other) {
          code.remove(node);
          code.insert(other, node);
        }
      }
      case 4 -> code.insert(node, new InsnNode(SIMPLE[random.nextInt(SIMPLE.length)]));
      case 5 -> {
        if (node instanceof VarInsnNode variable) {
          variable.var = random.nextInt(1 << random.nextInt(16));
        }
      }
      case 6 -> {
        if (!labels.isEmpty()) {
          int opcode = random.nextBoolean() ? Opcodes.GOTO : Opcodes.IFEQ;
          code.insert(node, new JumpInsnNode(opcode, any(labels, random)));
        }
      }
      default -> {
        if (!labels.isEmpty()) {
          method.tryCatchBlocks.add(tryBlock(labels, random));
        }
      }
    }
  }

  private static final int[] SIMPLE = {
    Opcodes.POP,
    Opcodes.POP2,
    Opcodes.DUP,
    Opcodes.DUP_X2,
    Opcodes.DUP2_X1,
    Opcodes.SWAP,
    Opcodes.ACONST_NULL,
    Opcodes.LCONST_0,
    Opcodes.ATHROW,
    Opcodes.ARETURN,
    Opcodes.LRETURN,
    Opcodes.AALOAD,
    Opcodes.LADD,
    Opcodes.ARRAYLENGTH,
    Opcodes.MONITOREXIT,
  };

  /** A handler for what may be an empty or backward range, or the handler's own code. */
  private static TryCatchBlockNode tryBlock(List<LabelNode> labels, Random random) {
    int start = random.nextInt(labels.size());
    int end = Math.min(labels.size() - 1, start + 1 + random.nextInt(3));
    String type = random.nextBoolean() ? null : "java/security/cert/CertificateException";
    return new TryCatchBlockNode(labels.get(start), labels.get(end), any(labels, random), type);
  }

  private static LabelNode any(List<LabelNode> labels, Random random) {
    return labels.get(random.nextInt(labels.size()));
  }

  private static List<LabelNode> labels(InsnList code) {
    List<LabelNode> labels = new ArrayList<>();
    for (AbstractInsnNode node : code) {
      if (node instanceof LabelNode label) {
        labels.add(label);
      }
    }
    return labels;
  }

  private static Map<LabelNode, LabelNode> same(List<LabelNode> labels) {
    Map<LabelNode, LabelNode> same = new HashMap<>();
    labels.forEach(label -> same.put(label, label));
    return same;
  }
}
