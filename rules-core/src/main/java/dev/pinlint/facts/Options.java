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
import java.util.List;
import java.util.Locale;
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

  /** What types are called whose constants say how much is checked. */
  private static final Pattern MODE =
      Pattern.compile(
          "(?=.*(?:ssl|tls|secur|trust|verif|valid|check|cert|hostname))"
              + ".*(?:mode|level|policy|strategy|verification|validation|checks|checking)",
          Pattern.CASE_INSENSITIVE);

  /** What methods of such constants are called that say it. */
  private static final Pattern CHECKS =
      Pattern.compile(".*(?:verif|valid|trust|check|hostname).*", Pattern.CASE_INSENSITIVE);

  /** Constants that say that there is no TLS: all others say nothing but that there is. */
  private static final Pattern OFF =
      Pattern.compile("disabled?|none|off|no|never|plain(?:_?text)?", Pattern.CASE_INSENSITIVE);

  /** Texts that stand for yes and no. */
  private static final Set<String> TRUTHS = Set.of("true", "false", "yes", "no", "on", "off");

  private static final TypeRef TRUTH = TypeRef.of("java.lang.Boolean");
  private static final Set<String> READS_TRUTH = Set.of("parseBoolean", "valueOf", "getBoolean");
  private static final Set<String> COMPARES = Set.of("equals", "equalsIgnoreCase");
  private static final Set<Operator> EQUALITIES = Set.of(Operator.EQ, Operator.NE);

  /** So many getters that ask each other are looked through. */
  private static final int MOST_GETTERS = 3;

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

  /** The option that the condition asks for. */
  Optional<Asked> asked(Decided decided) {
    return decided.values().isEmpty()
        ? decided.site().stream().flatMap(site -> asked(decided, site)).findFirst()
        : chosen(decided);
  }

  /** An option that a {@code switch} asks for. */
  private Optional<Asked> chosen(Decided decided) {
    boolean isTelling =
        decided.site().stream()
            .flatMap(
                site ->
                    Origins.of(decided.member(), program).stream()
                        .flatMap(origins -> origins.asked(site).stream()))
            .anyMatch(origin -> isTelling(origin.instr()));
    return isTelling || MODE.matcher(decided.condition().type().simpleName()).matches()
        ? decided.values().stream()
            .flatMap(Options::text)
            .sorted()
            .filter(name -> decided.truth() || !OFF.matcher(name).matches())
            .findFirst()
            .map(name -> new Asked(Optional.empty(), decided.truth(), name))
        : Optional.empty();
  }

  private Stream<Asked> asked(Decided decided, Site site) {
    return Origins.of(decided.member(), program).stream()
        .flatMap(
            origins ->
                origins.asked(site).stream()
                    .flatMap(
                        origin -> asked(origin.instr(), origin.answer(decided), origins).stream()));
  }

  private Optional<Asked> asked(Instr instr, boolean truth, Origins origins) {
    if (instr instanceof Instr.Call call) {
      return asked(call, truth, origins);
    }
    return instr instanceof Instr.Op op && EQUALITIES.contains(op.operator())
        ? compared(op.operands(), truth == (op.operator() == Operator.EQ), origins)
        : Optional.empty();
  }

  private Optional<Asked> asked(Instr.Call call, boolean truth, Origins origins) {
    Optional<Instr.GetField> field = getter(call.method(), 0);
    if (field.isPresent()) {
      return BOOLEANS.contains(field.get().type().name())
          ? Optional.of(new Asked(field, truth, field.get().field().name()))
          : Optional.empty();
    }
    if (isReadAsTruth(call, origins) || isOfHolder(call) || isOfMode(call)) {
      return Optional.of(new Asked(Optional.empty(), truth, call.method().name()));
    }
    return COMPARES.contains(call.method().name())
        ? compared(operands(call), truth, origins)
        : Optional.empty();
  }

  /** An option that is compared with a text, or with a constant. */
  private static Optional<Asked> compared(List<Temp> operands, boolean isEqual, Origins origins) {
    List<Instr> compared =
        operands.stream()
            .flatMap(operand -> origins.of(operand).stream())
            .map(Origins.Origin::instr)
            .toList();
    return compared.stream().anyMatch(instr -> isTelling(instr) || isMode(instr))
        ? compared.stream()
            .flatMap(Options::constant)
            .findFirst()
            .filter(name -> isEqual || !OFF.matcher(name).matches())
            .map(name -> new Asked(Optional.empty(), isEqual, name))
        : Optional.empty();
  }

  private static boolean isMode(Instr instr) {
    return instr instanceof Instr.GetField get
        && get.receiver().isEmpty()
        && get.type().equals(get.field().owner())
        && MODE.matcher(get.type().simpleName()).matches();
  }

  private static boolean isOfMode(Instr.Call call) {
    MethodRef method = call.method();
    return call.receiver().isPresent()
        && BOOLEANS.contains(method.returnType().name())
        && MODE.matcher(method.owner().simpleName()).matches()
        && CHECKS.matcher(method.name()).matches();
  }

  /** With a text to tell where there is none, it may be there by default. */
  private static boolean isTelling(Instr instr) {
    return instr instanceof Instr.Call call
        && call.receiver().isPresent()
        && call.arguments().size() <= 1
        && call.method().name().startsWith("get")
        && HOLDER.matcher(call.method().owner().simpleName()).matches();
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
                .anyMatch(text -> TRUTHS.contains(text.toLowerCase(Locale.ROOT)));
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
        && HOLDER.matcher(owner.simpleName()).matches()
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
