package dev.pinlint.bytecode;

import dev.pinlint.model.Body;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.Exit;
import dev.pinlint.model.Handler;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Temp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rewrites a draft and builds the body from it. */
final class DraftFinish {

  private final Draft draft;
  private final BodyBuilder builder;
  private final Map<Integer, Temp> temps = new HashMap<>();
  private final List<BodyBuilder.Label> labels = new ArrayList<>();

  private DraftFinish(Draft draft) {
    this.draft = draft;
    this.builder = draft.builder;
  }

  static Body finish(Draft draft, EnumSwitches enums) {
    new ZeroTests(draft).resolve();
    CoroutineLifting.lift(draft);
    if (!draft.emptyArrays.isEmpty()) {
      new ArrayLifting(draft).lift();
    }
    if (ConcatLifting.isNeeded(draft)) {
      new ConcatLifting(draft).lift();
    }
    if (draft.blocks.stream().anyMatch(block -> block.exit instanceof Exit.Switch)) {
      if (!draft.labels.isEmpty()) {
        new TypeSwitchLifting(draft).lift();
      }
      new SwitchLifting(draft, enums).lift();
    }
    new UnusedReads(draft).remove();
    return new DraftFinish(draft).build();
  }

  private Body build() {
    boolean entryIsPlain = draft.blocks.get(0).handlers.isEmpty() && !isTarget(0);
    for (int i = 0; i < draft.blocks.size(); i++) {
      labels.add(builder.label());
    }
    for (int i : draft.order) {
      Draft.DraftBlock block = draft.blocks.get(i);
      Exit exit = block.exit;
      if (exit == null) {
        throw new UnsupportedCodeException("a block has no end");
      }
      if (i > 0 || !entryIsPlain) {
        builder.handlers(canThrow(block) ? catches(block) : List.of());
        builder.start(labels.get(i));
      }
      block.instrs.forEach(this::append);
      end(exit);
    }
    return builder.build();
  }

  private boolean isTarget(int number) {
    return draft.blocks.stream()
        .anyMatch(
            block ->
                (block.exit != null && block.exit.targets().contains(number))
                    || block.handlers.stream().anyMatch(handler -> handler.target() == number));
  }

  /**
   * A compiler protects the first instruction of a finally block by itself; that is no way for an
   * exception to go.
   */
  private static boolean canThrow(Draft.DraftBlock block) {
    return block.exit instanceof Exit.Throw
        || block.instrs.stream()
            .anyMatch(
                instr ->
                    !(instr instanceof Instr.Const
                        || instr instanceof Instr.Read
                        || instr instanceof Instr.Write));
  }

  private List<BodyBuilder.Catch> catches(Draft.DraftBlock block) {
    List<BodyBuilder.Catch> catches = new ArrayList<>();
    for (Handler handler : block.handlers) {
      catches.add(
          new BodyBuilder.Catch(handler.type(), handler.caught(), labels.get(handler.target())));
    }
    return catches;
  }

  private void append(Instr instr) {
    if (instr instanceof Instr.Const constant) {
      define(constant.result(), builder.constant(constant.value()));
    } else if (instr instanceof Instr.Read read) {
      define(read.result(), builder.read(read.variable()));
    } else if (instr instanceof Instr.Write write) {
      builder.write(write.variable(), at(write.value()));
    } else if (instr instanceof Instr.GetField get) {
      define(
          get.result(), builder.getField(at(get.receiver()), get.field(), get.type(), get.site()));
    } else if (instr instanceof Instr.PutField put) {
      builder.putField(at(put.receiver()), put.field(), at(put.value()), put.site());
    } else if (instr instanceof Instr.Call call) {
      define(
          call.result(),
          builder.call(
              call.kind(), call.method(), at(call.receiver()), at(call.arguments()), call.site()));
    } else if (instr instanceof Instr.Closure closure) {
      define(
          closure.result(),
          builder.closure(
              closure.functionalInterface(),
              closure.target(),
              at(closure.captured()),
              closure.site()));
    } else if (instr instanceof Instr.Array array) {
      define(array.result(), builder.array(array.component(), at(array.elements()), array.site()));
    } else if (instr instanceof Instr.Concat concat) {
      define(concat.result(), builder.concat(at(concat.parts())));
    } else if (instr instanceof Instr.Op op) {
      List<Temp> operands = at(op.operands());
      define(
          op.result(),
          op.type().isPresent()
              ? builder.typed(op.operator(), operands.get(0), op.type().get())
              : builder.op(op.operator(), operands.toArray(new Temp[0])));
    } else if (instr instanceof Instr.Opaque opaque) {
      define(opaque.result(), builder.opaque(opaque.what(), at(opaque.operands())));
    }
  }

  private void end(Exit exit) {
    if (exit instanceof Exit.Goto go) {
      builder.goTo(labels.get(go.target()));
    } else if (exit instanceof Exit.Branch branch) {
      builder.branch(
          at(branch.condition()), labels.get(branch.ifTrue()), labels.get(branch.ifFalse()));
    } else if (exit instanceof Exit.Switch choice) {
      builder.switchTo(
          at(choice.selector()),
          choice.cases().stream()
              .map(arm -> new BodyBuilder.Target(arm.value(), labels.get(arm.target())))
              .toList(),
          labels.get(choice.otherwise()));
    } else if (exit instanceof Exit.Throw thrown) {
      builder.throwException(at(thrown.exception()), thrown.site());
    } else if (exit instanceof Exit.Return returned) {
      builder.returnValue(at(returned.value()));
    }
  }

  private void define(Temp drafted, Temp built) {
    temps.put(drafted.index(), built);
  }

  private Temp at(Temp drafted) {
    Temp built = temps.get(drafted.index());
    if (built == null) {
      throw new UnsupportedCodeException("a value is used before it is made");
    }
    return built;
  }

  private Optional<Temp> at(Optional<Temp> drafted) {
    return drafted.map(this::at);
  }

  private List<Temp> at(List<Temp> drafted) {
    return drafted.stream().map(this::at).toList();
  }
}
