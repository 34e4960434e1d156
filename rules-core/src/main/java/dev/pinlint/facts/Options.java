package dev.pinlint.facts;

import dev.pinlint.facts.Guards.Decided;
import dev.pinlint.facts.WrittenVariables.Answered;
import dev.pinlint.model.Body;
import dev.pinlint.model.Exit;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds whether a condition asks for an option: an object that holds options is asked, a getter
 * whose field is seen, or a text is read as yes or no.
 */
final class Options {

  private static final TypeRef TRUTH = TypeRef.of("java.lang.Boolean");
  private static final Set<String> READS_TRUTH = Set.of("parseBoolean", "valueOf", "getBoolean");
  private static final Set<String> COMPARES =
      Set.of("equals", "equalsIgnoreCase", "contains", "containsKey", "startsWith", "anyMatch");
  private static final Set<Operator> EQUALITIES = Set.of(Operator.EQ, Operator.NE);

  /** So many getters that ask each other are looked through. */
  private static final int MOST_GETTERS = 3;

  private static final Set<String> BOOLEANS = Set.of("boolean", "java.lang.Boolean");

  private final Program program;
  private final InitialFields initial;
  private final Map<Member, List<Origins>> origins = new HashMap<>();

  Options(Program program) {
    this.program = program;
    this.initial = new InitialFields(program);
  }

  /**
   * An option that a condition asks for.
   *
   * @param field the field that has it; empty if that is not seen
   * @param truth the answer, if the field is asked
   * @param name what it is called, or the text that it is compared with
   * @param isByDefault whether the answer is this one where nobody has chosen
   */
  record Asked(Optional<Instr.GetField> field, boolean truth, String name, boolean isByDefault) {

    private Asked(boolean truth, String name) {
      this(Optional.empty(), truth, name, false);
    }
  }

  /** The option that the condition asks for. */
  Optional<Asked> asked(Decided decided) {
    return decided.values().isEmpty()
        ? origins(decided).flatMap(origins -> asked(decided, origins).stream()).findFirst()
        : chosen(decided);
  }

  /** Where the condition comes from, if there is one place. */
  Optional<Origins.Origin> origin(Decided decided) {
    return origins(decided)
        .flatMap(origins -> origins.asked(decided.site().orElseThrow()).stream())
        .findFirst();
  }

  /** What is asked, without the negations around it. */
  Optional<Origins.Origin> condition(Decided decided) {
    return origins(decided)
        .flatMap(origins -> origins.condition(decided.site().orElseThrow()).stream())
        .findFirst();
  }

  private Stream<Origins> origins(Decided decided) {
    return decided.site().stream().flatMap(site -> origins(decided.member()).stream());
  }

  /** The origins of each body of a member. */
  List<Origins> origins(Member member) {
    return origins.computeIfAbsent(member, any -> Origins.of(any, program));
  }

  /** An option that a {@code switch} asks for. */
  private Optional<Asked> chosen(Decided decided) {
    List<Instr> selector = origin(decided).stream().map(Origins.Origin::instr).toList();
    boolean isOption =
        selector.stream().anyMatch(Options::isTelling)
            || OptionNames.isMode(decided.condition().type());
    List<String> values = decided.values().stream().flatMap(Options::text).sorted().toList();
    return values.stream()
        .filter(value -> isOption || (decided.truth() && OptionNames.asksForLess(value)))
        .filter(value -> decided.truth() || !OptionNames.isOff(value))
        .findFirst()
        .map(value -> new Asked(decided.truth(), value))
        .or(
            () ->
                selector.stream()
                    .flatMap(it -> initially(it, values, decided.truth()))
                    .findFirst());
  }

  private Optional<Asked> asked(Decided decided, Origins origins) {
    Site site = decided.site().orElseThrow();
    return origins
        .asked(site)
        .map(origin -> asked(origin.instr(), origin.answer(decided), origins))
        .orElseGet(() -> set(decided, origins));
  }

  /** An option that a variable was set for that is asked now, whatever way that was. */
  private Optional<Asked> set(Decided decided, Origins origins) {
    List<List<Answered>> ways = new WrittenVariables(origins).asked(decided);
    List<Map<Answered, Boolean>> needed = new ArrayList<>();
    List<Asked> asked = new ArrayList<>();
    for (List<Answered> way : ways) {
      Map<Answered, Boolean> options = new HashMap<>();
      for (Answered one : way) {
        Optional<Asked> option = asked(one, origins);
        option.ifPresent(it -> options.put(new Answered(one.condition(), true), one.truth()));
        option.ifPresent(asked::add);
      }
      needed.add(options);
    }
    return Alternatives.areAvoidable(needed).orElse(false)
        ? asked.stream().findFirst()
        : Optional.empty();
  }

  private Optional<Asked> asked(Answered one, Origins origins) {
    return origins
        .of(one.condition())
        .flatMap(origin -> asked(origin.instr(), one.truth() != origin.isNegated(), origins));
  }

  private Optional<Asked> asked(Instr instr, boolean truth, Origins origins) {
    if (instr instanceof Instr.Call call) {
      return asked(call, truth, origins);
    } else if (instr instanceof Instr.GetField get && BOOLEANS.contains(get.type().name())) {
      return Optional.of(new Asked(Optional.of(get), truth, get.field().name(), false));
    }
    return instr instanceof Instr.Op op && EQUALITIES.contains(op.operator())
        ? compared(op.operands(), truth == (op.operator() == Operator.EQ), origins)
        : Optional.empty();
  }

  private Optional<Asked> asked(Instr.Call call, boolean truth, Origins origins) {
    Optional<Instr.GetField> field = getter(call.method(), 0);
    if (field.isPresent()) {
      return BOOLEANS.contains(field.get().type().name())
          ? Optional.of(new Asked(field, truth, field.get().field().name(), false))
          : Optional.empty();
    }
    Optional<Boolean> other = otherwise(call, origins);
    if (other.isPresent()) {
      return Optional.of(
          new Asked(Optional.empty(), truth, key(call, origins), other.get() == truth));
    }
    if (isReadAsTruth(call, origins) || isOfHolder(call) || isOfMode(call)) {
      return Optional.of(new Asked(truth, call.method().name()));
    }
    return COMPARES.contains(call.method().name())
        ? compared(operands(call), truth, origins)
        : Optional.empty();
  }

  /** What the call tells where nobody has chosen, if it says so: {@code orElse(false)}. */
  private static Optional<Boolean> otherwise(Instr.Call call, Origins origins) {
    String name = call.method().name();
    int count = call.arguments().size();
    boolean isTold =
        (name.equals("orElse") && count == 1) || (name.startsWith("get") && count == 2);
    return isTold && call.receiver().isPresent()
        ? origins.truth(call.arguments().get(count - 1))
        : Optional.empty();
  }

  /** What is asked for: the first text that the call, or one that leads to it, is given. */
  private static String key(Instr.Call call, Origins origins) {
    Optional<String> key =
        call.arguments().stream()
            .flatMap(argument -> origins.of(argument).stream())
            .flatMap(origin -> text(origin.instr()))
            .findFirst();
    return key.or(
            () ->
                call.receiver()
                    .flatMap(origins::of)
                    .map(Origins.Origin::instr)
                    .filter(Instr.Call.class::isInstance)
                    .map(leading -> key((Instr.Call) leading, origins)))
        .orElse(call.method().name());
  }

  /** An option that is compared with a text, or with a constant. */
  private Optional<Asked> compared(List<Temp> operands, boolean isEqual, Origins origins) {
    List<Instr> compared =
        operands.stream()
            .flatMap(operand -> origins.of(operand).stream())
            .map(Origins.Origin::instr)
            .flatMap(instr -> withCaptured(instr, origins))
            .toList();
    List<String> constants = compared.stream().flatMap(Options::constant).toList();
    boolean isOption =
        compared.stream().anyMatch(instr -> isTelling(instr) || isMode(instr))
            || (isEqual && constants.stream().anyMatch(OptionNames::asksForLess));
    return constants.stream()
        .filter(name -> isOption && (isEqual || !OptionNames.isOff(name)))
        .findFirst()
        .map(name -> new Asked(isEqual, name))
        .or(
            () ->
                compared.stream()
                    .flatMap(
                        instr ->
                            initially(
                                instr,
                                compared.stream()
                                    .filter(other -> other != instr)
                                    .flatMap(other -> InitialFields.text(other).stream())
                                    .toList(),
                                isEqual))
                    .findFirst());
  }

  /** A function compares with what it is made of. */
  private static Stream<Instr> withCaptured(Instr instr, Origins origins) {
    return instr instanceof Instr.Closure closure
        ? closure.captured().stream()
            .flatMap(captured -> origins.of(captured).stream())
            .map(Origins.Origin::instr)
        : Stream.of(instr);
  }

  /** A field that is compared with constants, of which it is known what it holds at first. */
  private Stream<Asked> initially(Instr instr, List<String> constants, boolean isEqual) {
    return instr instanceof Instr.GetField get && !constants.isEmpty()
        ? initial.constant(get).stream()
            .map(
                first ->
                    new Asked(
                        Optional.of(get),
                        isEqual,
                        constants.get(0),
                        constants.contains(first) == isEqual))
        : Stream.of();
  }

  private static boolean isMode(Instr instr) {
    return instr instanceof Instr.GetField get
        && get.receiver().isEmpty()
        && get.type().equals(get.field().owner())
        && OptionNames.isMode(get.type());
  }

  private static boolean isOfMode(Instr.Call call) {
    MethodRef method = call.method();
    return call.receiver().isPresent()
        && BOOLEANS.contains(method.returnType().name())
        && OptionNames.isMode(method.owner())
        && OptionNames.saysWhatIsChecked(method.name());
  }

  /** With a text to tell where there is none, it may be there by default. */
  private static boolean isTelling(Instr instr) {
    return instr instanceof Instr.Call call
        && call.receiver().isPresent()
        && call.arguments().size() <= 1
        && call.method().name().startsWith("get")
        && OptionNames.isHolder(call.method().owner());
  }

  private static Stream<String> constant(Instr instr) {
    if (instr instanceof Instr.GetField get && get.receiver().isEmpty()) {
      return Stream.of(get.field().name());
    }
    return text(instr);
  }

  private static Stream<String> text(Instr instr) {
    return instr instanceof Instr.Const it ? text(it.value()) : Stream.of();
  }

  private static Stream<String> text(Literal literal) {
    return literal instanceof Literal.Text text ? Stream.of(text.value()) : Stream.of();
  }

  private static boolean isReadAsTruth(Instr.Call call, Origins origins) {
    String name = call.method().name();
    boolean isText =
        COMPARES.contains(name)
            && operands(call).stream()
                .flatMap(operand -> origins.of(operand).stream())
                .flatMap(origin -> text(origin.instr()))
                .anyMatch(OptionNames::isTruth);
    return isText || (call.method().owner().equals(TRUTH) && READS_TRUTH.contains(name));
  }

  private static List<Temp> operands(Instr.Call call) {
    return Stream.concat(call.receiver().stream(), call.arguments().stream()).toList();
  }

  private static boolean isOfHolder(Instr.Call call) {
    TypeRef owner = call.method().owner();
    TypeRef type = call.method().returnType();
    return call.receiver().isPresent()
        && !Platform.owns(owner.name())
        && OptionNames.isHolder(owner)
        && (!type.resolved() || BOOLEANS.contains(type.name()));
  }

  /** The field that a method of the analysed set returns, or a getter that it asks in turn. */
  private Optional<Instr.GetField> getter(MethodRef called, int depth) {
    List<MethodModel> candidates = program.candidates(called.owner(), called);
    return candidates.size() == 1
        ? candidates.get(0).body().flatMap(body -> field(body, depth))
        : Optional.empty();
  }

  private Optional<Instr.GetField> field(Body body, int depth) {
    Exit exit = body.blocks().get(0).exit();
    if (body.blocks().size() > 1 || !(exit instanceof Exit.Return returned)) {
      return Optional.empty();
    }
    Optional<Instr> origin =
        returned.value().flatMap(new Origins(body)::of).map(Origins.Origin::instr);
    if (origin.isPresent() && origin.get() instanceof Instr.GetField get) {
      return Optional.of(get);
    }
    return origin
        .filter(instr -> instr instanceof Instr.Call && depth < MOST_GETTERS)
        .flatMap(call -> getter(((Instr.Call) call).method(), depth + 1));
  }
}
