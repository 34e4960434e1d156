package dev.pinlint.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The basic blocks of a method's code: split where control can come in, go elsewhere, or be
 * protected differently.
 */
final class BlockGraph {

  /** The blocks, by position; {@code end} is exclusive. */
  record Range(int start, int end, List<Integer> successors, List<TryCatchBlockNode> handlers) {}

  private final Code code;
  private final List<Range> blocks = new ArrayList<>();
  private final int[] blockAt;

  BlockGraph(Code code) {
    this.code = code;
    if (code.size() == 0) {
      throw new UnsupportedCodeException("no code");
    }
    blockAt = new int[code.size()];
    List<Integer> starts = List.copyOf(starts());
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : code.size();
      for (int position = starts.get(i); position < end; position++) {
        blockAt[position] = i;
      }
    }
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : code.size();
      blocks.add(new Range(starts.get(i), end, successors(end - 1), handlers(starts.get(i))));
    }
  }

  List<Range> blocks() {
    return blocks;
  }

  /** The number of the block that a label starts. */
  int block(LabelNode label) {
    return blockOf(code.position(label));
  }

  /** The number of the block that holds a position. */
  int blockOf(int position) {
    if (position >= blockAt.length) {
      throw new UnsupportedCodeException("control runs off the end");
    }
    return blockAt[position];
  }

  private Set<Integer> starts() {
    Set<Integer> starts = new TreeSet<>();
    starts.add(0);
    for (int position = 0; position < code.size(); position++) {
      for (LabelNode target : targets(code.at(position))) {
        starts.add(code.position(target));
      }
      if (code.at(position) instanceof JumpInsnNode || code.endsFlow(position)) {
        starts.add(position + 1);
      }
    }
    for (TryCatchBlockNode block : code.tryBlocks()) {
      starts.add(code.position(block.start));
      starts.add(code.position(block.end));
      starts.add(code.position(block.handler));
    }
    starts.removeIf(start -> start >= code.size());
    return starts;
  }

  private List<Integer> successors(int last) {
    Set<Integer> successors = new LinkedHashSet<>();
    for (LabelNode target : targets(code.at(last))) {
      successors.add(block(target));
    }
    if (!code.endsFlow(last)) {
      successors.add(blockOf(last + 1));
    }
    return List.copyOf(successors);
  }

  private List<TryCatchBlockNode> handlers(int start) {
    List<TryCatchBlockNode> handlers = new ArrayList<>();
    for (TryCatchBlockNode block : code.tryBlocks()) {
      if (code.position(block.start) <= start && start < code.position(block.end)) {
        handlers.add(block);
      }
    }
    return List.copyOf(handlers);
  }

  private static List<LabelNode> targets(AbstractInsnNode node) {
    if (node instanceof JumpInsnNode jump) {
      return List.of(jump.label);
    } else if (node instanceof TableSwitchInsnNode table) {
      return join(table.labels, table.dflt);
    } else if (node instanceof LookupSwitchInsnNode lookup) {
      return join(lookup.labels, lookup.dflt);
    }
    return List.of();
  }

  private static List<LabelNode> join(List<LabelNode> labels, LabelNode otherwise) {
    List<LabelNode> all = new ArrayList<>(labels);
    all.add(otherwise);
    return all;
  }
}
