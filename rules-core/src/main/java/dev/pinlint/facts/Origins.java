package dev.pinlint.facts;

import dev.pinlint.facts.Guards.Decided;
import dev.pinlint.flow.Value;
import dev.pinlint.model.Block;
import dev.pinlint.model.Body;
import dev.pinlint.model.Exit;
import dev.pinlint.model.Handler;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Program;
import dev.pinlint.model.Site;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of a body come from: through variables, where a single way leads from the last
 * write to the read, through casts, boxes and negations.
 */
final class Origins {

  /** In place of the block before one that several ways lead to, or none. */
  private static final int NONE = -1;

  private static final TypeRef TRUTH = TypeRef.of("java.lang.Boolean");

  private final boolean isFunction;
  private final List<Block> blocks;
  private final Map<Integer, Integer> before = new HashMap<>();
  private final Map<Temp, Place> places = new HashMap<>();

  private record Place(int block, int index) {}

  /**
   * Where a value comes from.
   *
   * @param instr the instruction that makes it
   * @param isNegated whether it was turned over since
   */
  record Origin(Instr instr, boolean isNegated) {

    private Origin turned(boolean isTurned) {
      return new Origin(instr, isNegated != isTurned);
    }

    /**
     * The answer that the instruction gave: of a value that is not known, its negation is not known
     * either.
     */
    boolean answer(Decided decided) {
      return decided.truth() != (decided.condition() instanceof Value.Unknown && isNegated);
    }
  }

  /** Of the body of a method. */
  Origins(Body body) {
    this(body, false);
  }

  private Origins(Body body, boolean isFunction) {
    this.isFunction = isFunction;
    this.blocks = body.blocks();
    before.put(0, NONE);
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      int from = i;
      new LinkedHashSet<>(block.exit().targets())
          .forEach(target -> before.merge(target, from, (one, other) -> NONE));
      block.handlers().stream().map(Handler::target).forEach(target -> before.put(target, NONE));
      for (int at = 0; at < block.instrs().size(); at++) {
        Place place = new Place(i, at);
        block.instrs().get(at).output().ifPresent(output -> places.put(output, place));
      }
    }
  }

  /** The origins of each body of a member, those of lambdas included. */
  static List<Origins> of(Member member, Program program) {
    List<Origins> all = new ArrayList<>();
    program.type(TypeRef.of(member.type())).stream()
        .flatMap(type -> type.methods().stream())
        .filter(method -> method.member().equals(member))
        .flatMap(method -> method.body().stream())
        .forEach(
            body -> {
              all.add(new Origins(body));
              Anchors.instructions(
                  body,
                  instr -> {
                    if (instr instanceof Instr.Closure closure
                        && closure.target() instanceof Instr.LambdaBody lambda) {
                      all.add(new Origins(lambda.body(), true));
                    }
                  });
            });
    return all;
  }

  /** Where the condition comes from that is asked right behind a place. */
  Optional<Origin> asked(Site site) {
    return exits(site)
        .filter(exit -> exit instanceof Exit.Branch || exit instanceof Exit.Switch)
        .findFirst()
        .flatMap(exit -> of(exit.inputs().get(0)));
  }

  /** The ends of blocks whose last place this is; of lambdas only places are. */
  private Stream<Exit> exits(Site site) {
    if (site.block().isPresent()) {
      boolean isOfMethod = !isFunction && site.block().getAsInt() < blocks.size();
      return isOfMethod ? Stream.of(blocks.get(site.block().getAsInt()).exit()) : Stream.of();
    }
    return blocks.stream()
        .filter(block -> block.lastPlace().equals(Optional.of(site)))
        .map(Block::exit);
  }

  /** Where a value comes from; empty if it may come from several instructions. */
  Optional<Origin> of(Temp value) {
    Place place = places.get(value);
    if (place == null) {
      return Optional.empty();
    }
    Instr instr = blocks.get(place.block()).instrs().get(place.index());
    if (instr instanceof Instr.Read read) {
      return written(read.variable(), place).flatMap(this::of);
    } else if (instr instanceof Instr.Op op && op.operator() == Operator.CAST) {
      return of(op.operands().get(0));
    } else if (instr instanceof Instr.Op op && op.operator() == Operator.NOT) {
      return of(op.operands().get(0)).map(it -> it.turned(true));
    } else if (instr instanceof Instr.Call call && isBox(call)) {
      return of(call.receiver().orElseGet(() -> call.arguments().get(0)));
    }
    return instr instanceof Instr.Call call && isComparison(call)
        ? compared(call).or(() -> Optional.of(new Origin(call, false)))
        : Optional.of(new Origin(instr, false));
  }

  /** The blocks of the body. */
  List<Block> blocks() {
    return blocks;
  }

  /** The instruction that makes the value, if it is in the body. */
  @Nullable Instr instr(Temp value) {
    Place place = places.get(value);
    return place == null ? null : blocks.get(place.block()).instrs().get(place.index());
  }

  private static boolean isComparison(Instr.Call call) {
    return call.method().name().equals("equals")
        && call.receiver().isPresent()
        && call.arguments().size() == 1;
  }

  /** What is compared with a boxed truth. */
  private Optional<Origin> compared(Instr.Call call) {
    Temp receiver = call.receiver().orElseThrow();
    Temp argument = call.arguments().get(0);
    return truth(receiver)
        .flatMap(truth -> of(argument).map(it -> it.turned(!truth)))
        .or(() -> truth(argument).flatMap(truth -> of(receiver).map(it -> it.turned(!truth))));
  }

  /** The truth value that the value is, if it is a constant one, boxed or not. */
  Optional<Boolean> truth(Temp value) {
    return of(value).map(Origin::instr).flatMap(Origins::truth);
  }

  private static Optional<Boolean> truth(Instr instr) {
    if (instr instanceof Instr.GetField get && get.field().owner().equals(TRUTH)) {
      return Optional.of(get.field().name().equals("TRUE"));
    }
    return instr instanceof Instr.Const constant
            && List.of(Literal.TRUE, Literal.FALSE).contains(constant.value())
        ? Optional.of(constant.value().equals(Literal.TRUE))
        : Optional.empty();
  }

  /** What is asked right behind a place, without the negations around it. */
  Optional<Origin> condition(Site site) {
    Optional<Place> asked =
        exits(site)
            .filter(Exit.Branch.class::isInstance)
            .findFirst()
            .map(exit -> places.get(exit.inputs().get(0)));
    boolean isNegated = false;
    while (asked.isPresent()) {
      Instr instr = blocks.get(asked.get().block()).instrs().get(asked.get().index());
      if (!(instr instanceof Instr.Op op) || op.operator() != Operator.NOT) {
        return Optional.of(new Origin(instr, isNegated));
      }
      isNegated = !isNegated;
      asked = Optional.ofNullable(places.get(op.operands().get(0)));
    }
    return Optional.empty();
  }

  private static boolean isBox(Instr.Call call) {
    boolean isOfTruth =
        call.method().parameters().equals(Optional.of(List.of(TypeRef.of("boolean"))));
    return call.method().owner().equals(TRUTH)
        && (call.method().name().equals("booleanValue")
            || (call.method().name().equals("valueOf") && isOfTruth));
  }

  private Optional<Temp> written(Var variable, Place read) {
    Set<Integer> seen = new HashSet<>();
    for (int at = read.block(); at != NONE && seen.add(at); at = before.getOrDefault(at, NONE)) {
      List<Instr> instrs = blocks.get(at).instrs();
      for (int i = (at == read.block() ? read.index() : instrs.size()) - 1; i >= 0; i--) {
        if (instrs.get(i) instanceof Instr.Write write && write.variable().equals(variable)) {
          return Optional.of(write.value());
        }
      }
    }
    return Optional.empty();
  }
}
