package dev.pinlint.facts;

import dev.pinlint.facts.Guards.Decided;
import dev.pinlint.model.Body;
import dev.pinlint.model.Exit;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Program;
import dev.pinlint.model.Site;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds whether a condition asks for an option: an object that holds options is asked, a getter
 * whose field is seen, or a text is read as yes or no.
 */
final class Options {

  /** What types are called whose objects hold what people may choose. */
  private static final Pattern HOLDER =
      Pattern.compile(
          ".*(?:Config|Configuration|Settings?|Options?|Properties|Preferences|Parameters|Params"
              + "|Flags|Features|Arguments|Args|Environment|Builder)");

  /** Texts that stand for yes and no. */
  private static final Set<String> TRUTHS = Set.of("true", "false", "yes", "no", "on", "off");

  private static final TypeRef TRUTH = TypeRef.of("java.lang.Boolean");
  private static final Set<String> READS_TRUTH = Set.of("parseBoolean", "valueOf", "getBoolean");
  private static final Set<String> COMPARES = Set.of("equals", "equalsIgnoreCase");
  private static final Set<String> BOOLEANS = Set.of("boolean", "java.lang.Boolean");

  private final Program program;

  Options(Program program) {
    this.program = program;
  }

  /**
   * An option that a condition asks for.
   *
   * @param field the field that has it; empty if that is not seen
   * @param truth the answer, if the field is asked
   * @param name what it is called, or the text that it is compared with
   */
  record Asked(Optional<Instr.GetField> field, boolean truth, String name) {}

  /** The instructions of the member that the condition is in, as far as they matter. */
  private static final class Around {
    final Map<Temp, String> texts = new HashMap<>();
    final Negations negations = new Negations();
    final Set<Temp> compared = new HashSet<>();
    final Map<Integer, Instr.Call> calls = new HashMap<>();
    private final Map<Temp, Instr.Call> results = new HashMap<>();
    private final List<LastWrites> bodies = new ArrayList<>();

    void add(Body body) {
      bodies.add(new LastWrites(body));
      Anchors.instructions(body, this::add);
    }

    private void add(Instr instr) {
      negations.add(instr);
      if (instr instanceof Instr.Const it && it.value() instanceof Literal.Text text) {
        texts.put(it.result(), text.value().toLowerCase(Locale.ROOT));
      } else if (instr instanceof Instr.Op op
          && op.operator() != Operator.NOT
          && op.operator() != Operator.CAST) {
        compared.addAll(op.operands());
      } else if (instr instanceof Instr.Call call) {
        calls.putIfAbsent(call.site().id(), call);
        results.put(call.result(), call);
      }
    }

    /** Whether a value is what an object tells that holds options, by itself or in a variable. */
    boolean isTold(Temp value) {
      return bodies.stream()
          .flatMap(body -> body.of(value).stream())
          .flatMap(written -> Stream.ofNullable(results.get(written)))
          .anyMatch(Options::isTelling);
    }
  }

  private static boolean isTelling(Instr.Call call) {
    return call.receiver().isPresent()
        && call.method().name().startsWith("get")
        && HOLDER.matcher(call.method().owner().simpleName()).matches();
  }

  /** The option that the condition asks for, by the last call before it. */
  Optional<Asked> asked(Decided decided) {
    Optional<Site> site = decided.site();
    if (site.isEmpty()) {
      return Optional.empty();
    }
    Around around = new Around();
    program.type(TypeRef.of(decided.member().type())).stream()
        .flatMap(type -> type.methods().stream())
        .filter(method -> method.member().equals(decided.member()))
        .flatMap(method -> method.body().stream())
        .forEach(around::add);
    return Optional.ofNullable(around.calls.get(site.get().id()))
        .filter(call -> !around.compared.contains(call.result()))
        .flatMap(call -> asked(call, decided, around));
  }

  private Optional<Asked> asked(Instr.Call call, Decided decided, Around around) {
    boolean truth = decided.truth() != around.negations.contains(call.result());
    String name = call.method().name();
    Optional<Instr.GetField> field = getter(call.method());
    if (field.isPresent()) {
      return BOOLEANS.contains(field.get().type().name())
          ? Optional.of(new Asked(field, truth, field.get().field().name()))
          : Optional.empty();
    }
    return isReadAsTruth(call, around) || isOfHolder(call)
        ? Optional.of(new Asked(Optional.empty(), truth, name))
        : told(call, around).map(text -> new Asked(Optional.empty(), truth, text));
  }

  /** The text that an option, which is a text itself, is compared with. */
  private static Optional<String> told(Instr.Call call, Around around) {
    List<Temp> operands =
        Stream.concat(call.receiver().stream(), call.arguments().stream()).toList();
    return COMPARES.contains(call.method().name()) && operands.stream().anyMatch(around::isTold)
        ? operands.stream().flatMap(one -> Stream.ofNullable(around.texts.get(one))).findFirst()
        : Optional.empty();
  }

  private static boolean isReadAsTruth(Instr.Call call, Around around) {
    String name = call.method().name();
    boolean isText =
        COMPARES.contains(name)
            && Stream.concat(call.receiver().stream(), call.arguments().stream())
                .anyMatch(one -> TRUTHS.contains(around.texts.getOrDefault(one, "")));
    return isText || (call.method().owner().equals(TRUTH) && READS_TRUTH.contains(name));
  }

  private static boolean isOfHolder(Instr.Call call) {
    TypeRef owner = call.method().owner();
    TypeRef type = call.method().returnType();
    return call.receiver().isPresent()
        && !Platform.owns(owner.name())
        && HOLDER.matcher(owner.simpleName()).matches()
        && (!type.resolved() || BOOLEANS.contains(type.name()));
  }

  /** The field that a method of the analysed set returns, and does nothing else. */
  private Optional<Instr.GetField> getter(MethodRef called) {
    List<MethodModel> candidates = program.candidates(called.owner(), called);
    return candidates.size() == 1
        ? candidates.get(0).body().flatMap(Options::field)
        : Optional.empty();
  }

  private static Optional<Instr.GetField> field(Body body) {
    List<Instr> instrs = body.blocks().stream().flatMap(block -> block.instrs().stream()).toList();
    boolean isPlain =
        instrs.stream().allMatch(it -> it instanceof Instr.GetField || it instanceof Instr.Read)
            && body.blocks().stream().noneMatch(block -> block.exit() instanceof Exit.Branch);
    List<Instr.GetField> reads =
        instrs.stream()
            .filter(Instr.GetField.class::isInstance)
            .map(Instr.GetField.class::cast)
            .toList();
    return isPlain && reads.size() == 1 ? Optional.of(reads.get(0)) : Optional.empty();
  }
}
