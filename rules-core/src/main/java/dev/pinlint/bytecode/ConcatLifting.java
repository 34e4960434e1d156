package dev.pinlint.bytecode;

import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lifts {@code new StringBuilder().append(…)….toString()} to one {@code Concat} where the builder
 * is used for nothing else, flattens concatenations in concatenations, and joins constant parts.
 */
final class ConcatLifting {

  private static final Set<String> BUILDERS =
      Set.of("java.lang.StringBuilder", "java.lang.StringBuffer");

  private final Draft draft;
  private final Uses uses;
  private final Map<Integer, List<Temp>> concats = new HashMap<>();
  private final Set<Integer> dropped = new HashSet<>();

  ConcatLifting(Draft draft) {
    this.draft = draft;
    this.uses = new Uses(draft);
  }

  /** Whether there is anything that may be a concatenation. */
  static boolean isNeeded(Draft draft) {
    return draft.blocks.stream()
        .flatMap(block -> block.instrs.stream())
        .anyMatch(
            instr ->
                instr instanceof Instr.Concat
                    || (instr instanceof Instr.Call call && isBuilderCall(call, "toString", 0)));
  }

  void lift() {
    for (int number : draft.order) {
      for (Instr instr : draft.blocks.get(number).instrs) {
        if (instr instanceof Instr.Concat concat) {
          concats.put(concat.result().index(), flat(concat.parts()));
        } else if (instr instanceof Instr.Call call && isBuilderCall(call, "toString", 0)) {
          builderParts(call).ifPresent(parts -> concats.put(call.result().index(), flat(parts)));
        }
      }
    }
    if (!concats.isEmpty()) {
      draft.blocks.forEach(this::rewrite);
    }
  }

  private void rewrite(Draft.DraftBlock block) {
    List<Instr> rewritten = new ArrayList<>();
    for (Instr instr : block.instrs) {
      int result = instr.output().map(Temp::index).orElse(-1);
      List<Temp> parts = concats.get(result);
      if (parts != null) {
        rewritten.add(new Instr.Concat(new Temp(result), joined(parts, rewritten)));
      } else if (!dropped.contains(result)) {
        rewritten.add(instr);
      }
    }
    block.instrs.clear();
    block.instrs.addAll(rewritten);
  }

  /**
   * The parts that a chain of calls appends, from the call of {@code toString} back to the
   * constructor.
   */
  private Optional<List<Temp>> builderParts(Instr.Call toString) {
    List<Temp> parts = new ArrayList<>();
    List<Temp> chain = new ArrayList<>();
    Temp link = toString.receiver().orElseThrow();
    while (true) {
      if (uses.of(link).size() != 1 || !(uses.maker(link) instanceof Instr.Call call)) {
        return Optional.empty();
      }
      chain.add(link);
      if (isBuilderCall(call, "append", 1)) {
        String type = call.method().parameters().orElseThrow().get(0).name();
        if (type.equals("char[]")) {
          return Optional.empty();
        }
        draft.markText(
            type.equals("char") ? "C" : type.equals("boolean") ? "Z" : "", call.arguments().get(0));
        parts.add(call.arguments().get(0));
        link = call.receiver().orElseThrow();
      } else if (call.kind() == Instr.CallKind.NEW && isBuilder(call)) {
        if (call.arguments().size() == 1) {
          if (!call.method().parameters().orElseThrow().get(0).name().equals("java.lang.String")) {
            return Optional.empty();
          }
          parts.add(valueOf(call.arguments().get(0)));
        }
        Collections.reverse(parts);
        chain.forEach(temp -> dropped.add(temp.index()));
        return Optional.of(parts);
      } else {
        return Optional.empty();
      }
    }
  }

  /** ECJ starts with {@code new StringBuilder(String.valueOf(first))}. */
  private Temp valueOf(Temp first) {
    if (uses.of(first).size() == 1
        && uses.maker(first) instanceof Instr.Call call
        && call.kind() == Instr.CallKind.STATIC
        && call.method().owner().name().equals("java.lang.String")
        && call.method().name().equals("valueOf")
        && call.arguments().size() == 1
        && !call.method().parameters().orElseThrow().get(0).isArray()) {
      dropped.add(first.index());
      String type = call.method().parameters().orElseThrow().get(0).name();
      draft.markText(
          type.equals("char") ? "C" : type.equals("boolean") ? "Z" : "", call.arguments().get(0));
      return call.arguments().get(0);
    }
    return first;
  }

  /**
   * What a part is that {@code String.valueOf(Object)} made text of. javac 19 and newer add that
   * call; a concatenation makes the same text of the object.
   */
  private Temp object(Temp part) {
    if (uses.of(part).size() == 1
        && uses.maker(part) instanceof Instr.Call call
        && call.kind() == Instr.CallKind.STATIC
        && call.method().owner().equals(TypeRef.STRING)
        && call.method().name().equals("valueOf")
        && call.method().parameters().filter(List.of(TypeRef.OBJECT)::equals).isPresent()) {
      dropped.add(part.index());
      return call.arguments().get(0);
    }
    return part;
  }

  /** Inner concatenations come first in the order of the code, so they are known. */
  private List<Temp> flat(List<Temp> parts) {
    List<Temp> flat = new ArrayList<>();
    for (Temp made : parts) {
      Temp part = object(made);
      List<Temp> inner = concats.get(part.index());
      if (inner != null && uses.of(part).size() == 1) {
        flat.addAll(inner);
        dropped.add(part.index());
        concats.remove(part.index());
      } else {
        flat.add(part);
      }
    }
    return flat;
  }

  private List<Temp> joined(List<Temp> parts, List<Instr> before) {
    List<Temp> joined = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    List<Temp> pending = new ArrayList<>();
    for (Temp part : parts) {
      Optional<String> constant = text(part);
      if (constant.isPresent()) {
        text.append(constant.get());
        pending.add(part);
      } else {
        flush(text, pending, joined, before);
        joined.add(part);
      }
    }
    flush(text, pending, joined, before);
    return joined;
  }

  private void flush(
      StringBuilder text, List<Temp> pending, List<Temp> joined, List<Instr> before) {
    if (pending.size() == 1
        && draft.constants.get(pending.get(0).index()) instanceof Literal.Text) {
      joined.add(pending.get(0));
    } else if (!pending.isEmpty()) {
      Temp constant = draft.temp();
      before.add(new Instr.Const(constant, new Literal.Text(text.toString())));
      joined.add(constant);
    }
    pending.clear();
    text.setLength(0);
  }

  /** What a constant part reads as. */
  private Optional<String> text(Temp part) {
    Literal value = draft.constants.get(part.index());
    if (value instanceof Literal.Text string) {
      return Optional.of(string.value());
    } else if (value instanceof Literal.Int number) {
      if (draft.characters.contains(part.index())) {
        return Optional.of(String.valueOf((char) number.value()));
      }
      return Optional.of(
          draft.booleans.contains(part.index())
              ? String.valueOf(number.value() != 0)
              : String.valueOf(number.value()));
    }
    return Optional.empty();
  }

  private static boolean isBuilderCall(Instr.Call call, String name, int arguments) {
    return call.kind() == Instr.CallKind.VIRTUAL
        && call.method().name().equals(name)
        && call.arguments().size() == arguments
        && isBuilder(call);
  }

  private static boolean isBuilder(Instr.Call call) {
    return BUILDERS.contains(call.method().owner().name());
  }
}
