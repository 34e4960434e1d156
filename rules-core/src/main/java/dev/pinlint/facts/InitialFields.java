package dev.pinlint.facts;

import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Program;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What fields hold before anybody sets them. */
final class InitialFields {

  private final Program program;

  InitialFields(Program program) {
    this.program = program;
  }

  /**
   * The constant that the field holds at first: a literal's text, or the name of a static field; of
   * truth values that nobody writes, {@code false}. Empty if it is not known, or if there are
   * several.
   */
  Optional<String> constant(Instr.GetField get) {
    List<Instr> initializing = new ArrayList<>();
    program.type(get.field().owner()).map(TypeModel::methods).orElse(List.of()).stream()
        .filter(InitialFields::isInitializer)
        .flatMap(method -> method.body().stream())
        .flatMap(body -> body.blocks().stream())
        .forEach(block -> initializing.addAll(block.instrs()));
    List<Temp> written =
        initializing.stream()
            .filter(Instr.PutField.class::isInstance)
            .map(Instr.PutField.class::cast)
            .filter(put -> put.field().name().equals(get.field().name()))
            .map(Instr.PutField::value)
            .toList();
    Set<String> constants = new TreeSet<>();
    if (written.isEmpty()) {
      constants.add(text(Literal.FALSE));
    }
    for (Instr instr : initializing) {
      if (instr.output().filter(written::contains).isPresent()) {
        text(instr).ifPresent(constants::add);
      }
    }
    return constants.size() == 1 ? Optional.of(constants.iterator().next()) : Optional.empty();
  }

  /** How {@link #constant} calls what the instruction loads, if that is a constant. */
  static Optional<String> text(Instr instr) {
    if (instr instanceof Instr.Const constant) {
      return Optional.of(text(constant.value()));
    }
    return instr instanceof Instr.GetField get && get.receiver().isEmpty()
        ? Optional.of(get.field().name())
        : Optional.empty();
  }

  /** How {@link #constant} calls the literal. */
  static String text(Literal literal) {
    return literal instanceof Literal.Text text ? text.value() : literal.toString();
  }

  private static boolean isInitializer(MethodModel method) {
    return method.name().equals(Member.CONSTRUCTOR)
        || method.name().equals(Member.STATIC_INITIALIZER);
  }
}
