package dev.pinlint.bytecode;

import dev.pinlint.model.Instr;
import dev.pinlint.model.Temp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the temps of a draft are made and used, in the order of the code. */
final class Uses {

  /** A place in a draft; the index of an exit is the number of instructions before it. */
  record Place(int block, int index) {}

  private final Draft draft;
  private final Map<Integer, List<Place>> uses = new HashMap<>();
  private final Map<Integer, Place> definitions = new HashMap<>();

  Uses(Draft draft) {
    this.draft = draft;
    for (int number = 0; number < draft.blocks.size(); number++) {
      Draft.DraftBlock block = draft.blocks.get(number);
      for (int i = 0; i < block.instrs.size(); i++) {
        Place place = new Place(number, i);
        Instr instr = block.instrs.get(i);
        instr.inputs().forEach(temp -> use(temp, place));
        instr.output().ifPresent(temp -> definitions.put(temp.index(), place));
      }
      if (block.exit != null) {
        Place place = new Place(number, block.instrs.size());
        block.exit.inputs().forEach(temp -> use(temp, place));
      }
    }
  }

  List<Place> of(Temp temp) {
    return uses.getOrDefault(temp.index(), List.of());
  }

  @Nullable Place definition(Temp temp) {
    return definitions.get(temp.index());
  }

  /** The instruction at a place; null if the block's exit is there. */
  @Nullable Instr at(Place place) {
    List<Instr> instrs = draft.blocks.get(place.block()).instrs;
    return place.index() < instrs.size() ? instrs.get(place.index()) : null;
  }

  /** The instruction that makes a temp; null if there is none. */
  @Nullable Instr maker(Temp temp) {
    Place place = definition(temp);
    return place == null ? null : at(place);
  }

  private void use(Temp temp, Place place) {
    uses.computeIfAbsent(temp.index(), unused -> new ArrayList<>()).add(place);
  }
}
