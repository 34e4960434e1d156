package dev.pinlint.bytecode;

import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lifts an array that is filled right after it is made to one {@code Array} with its elements. The
 * stores are those through the value that stays on the operand stack; an array that went through a
 * variable is not an initialiser.
 */
final class ArrayLifting {

  /** What the normal form makes an array of without an initialiser. */
  private static final int LONGEST_PLAIN = 64;

  private final Draft draft;
  private final Uses uses;

  /** What takes the place of an instruction; an empty list where nothing does. */
  private final Map<Uses.Place, List<Instr>> replacements = new HashMap<>();

  ArrayLifting(Draft draft) {
    this.draft = draft;
    this.uses = new Uses(draft);
  }

  void lift() {
    draft.emptyArrays.values().stream()
        .sorted((a, b) -> Integer.compare(a.array().index(), b.array().index()))
        .forEach(this::lift);
    for (int number = 0; number < draft.blocks.size(); number++) {
      List<Instr> instrs = draft.blocks.get(number).instrs;
      List<Instr> rewritten = new ArrayList<>();
      for (int i = 0; i < instrs.size(); i++) {
        List<Instr> replacement = replacements.get(new Uses.Place(number, i));
        rewritten.addAll(replacement == null ? List.of(instrs.get(i)) : replacement);
      }
      instrs.clear();
      instrs.addAll(rewritten);
    }
  }

  private void lift(Draft.EmptyArray empty) {
    List<Uses.Place> stores = initializer(empty);
    long length = empty.length();
    if (length < 0 || length > LONGEST_PLAIN + 2L * stores.size()) {
      return;
    }
    Temp[] elements = new Temp[(int) length];
    for (Uses.Place place : stores) {
      Instr.Op store = (Instr.Op) java.util.Objects.requireNonNull(uses.at(place));
      Long index = index(store);
      if (index != null) {
        elements[index.intValue()] = store.operands().get(2);
      }
      replacements.put(place, List.of());
    }
    Uses.Place made = uses.definition(empty.array());
    if (made == null) {
      return;
    }
    List<Instr> array = new ArrayList<>();
    if (Arrays.asList(elements).contains(null)) {
      Temp zero = draft.temp();
      array.add(new Instr.Const(zero, defaultValue(empty.component())));
      Arrays.setAll(elements, i -> elements[i] == null ? zero : elements[i]);
    }
    array.add(new Instr.Array(empty.array(), empty.component(), List.of(elements), empty.site()));
    replacements.put(made, List.of());
    replacements.put(stores.isEmpty() ? made : stores.get(stores.size() - 1), array);
  }

  /**
   * The stores that come before any other use, with constant and rising indices, each once on the
   * way to the last.
   */
  private List<Uses.Place> initializer(Draft.EmptyArray empty) {
    List<Uses.Place> stores = new ArrayList<>();
    long next = 0;
    Uses.Place before = uses.definition(empty.array());
    for (Uses.Place place : uses.of(empty.array())) {
      Long index = uses.at(place) instanceof Instr.Op op ? index(op) : null;
      if (before == null
          || index == null
          || index < next
          || index >= empty.length()
          || !isStoreInto(empty.array(), place)
          || !follows(place, before)) {
        break;
      }
      next = index + 1;
      stores.add(place);
      before = place;
    }
    return stores;
  }

  private boolean isStoreInto(Temp array, Uses.Place place) {
    return uses.at(place) instanceof Instr.Op op
        && op.operands().get(0).equals(array)
        && !op.operands().get(2).equals(array);
  }

  private @Nullable Long index(Instr.Op op) {
    return op.operator() == Operator.ARRAY_STORE
            && draft.constants.get(op.operands().get(1).index()) instanceof Literal.Int index
        ? Long.valueOf(index.value())
        : null;
  }

  /**
   * Whether each way to a place goes through another, which is so in one block and behind a
   * conditional expression.
   */
  private boolean follows(Uses.Place place, Uses.Place before) {
    if (place.block() == before.block()) {
      return place.index() > before.index();
    }
    // Without the earlier block there must be no way from the entry to the later one.
    Set<Integer> seen = new HashSet<>(Set.of(before.block()));
    List<Integer> pending = new ArrayList<>();
    if (before.block() != 0) {
      pending.add(0);
    }
    while (!pending.isEmpty()) {
      int block = pending.remove(pending.size() - 1);
      if (!seen.add(block)) {
        continue;
      }
      if (block == place.block()) {
        return false;
      }
      Draft.DraftBlock current = draft.blocks.get(block);
      Optional.ofNullable(current.exit).ifPresent(exit -> pending.addAll(exit.targets()));
      current.handlers.forEach(handler -> pending.add(handler.target()));
    }
    return true;
  }

  private static Literal defaultValue(TypeRef component) {
    return switch (component.name()) {
      case "boolean", "byte", "short", "char", "int", "long" -> new Literal.Int(0);
      case "float", "double" -> new Literal.Real(0);
      default -> Literal.NULL;
    };
  }
}
