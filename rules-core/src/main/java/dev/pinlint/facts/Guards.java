package dev.pinlint.facts;

import dev.pinlint.flow.Arm;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Outside;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Stop;
import dev.pinlint.flow.Value;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.Program;
import dev.pinlint.model.Site;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what decides whether code is reached: the last condition that was decided alike on all
 * paths to it, as far as that is a switch. A comparison, a look at a type, an answer of code that
 * is not seen may be anything, and is none, unless what is asked holds options.
 */
final class Guards {

  /**
   * The type that Android's build makes of a variant, and what tells there that it is for tests.
   */
  private static final String BUILD = "BuildConfig";

  private static final String DEBUG = "DEBUG";

  private static final int NO_SWITCH = -1;

  /** Begins the detail of a mark that stands for a condition. */
  private static final String NUMBER = "#";

  /** A flag that says whether there is TLS at all: it stands before what is right as well. */
  private static final Pattern WHETHER_AT_ALL =
      Pattern.compile(
          "(?:(?:is|use|uses|using|with|enable|enabled|has)_?)?(?:ssl|tls|https|starttls|secure)"
              + "(?:_?(?:enabled|enable|on|used|mode))?",
          Pattern.CASE_INSENSITIVE);

  private static final TypeRef BOOLEAN = TypeRef.of("boolean");
  private static final Set<TypeRef> BOOLEANS = Set.of(BOOLEAN, TypeRef.of("java.lang.Boolean"));

  private final Options options;
  private final InitialFields initial;

  /** All switches that were decided on some path, in the order in which it was met. */
  private final List<Decided> all = new ArrayList<>();

  private final Map<Decided, Integer> numbers = new HashMap<>();

  Guards(Program program) {
    this.options = new Options(program);
    this.initial = new InitialFields(program);
  }

  /**
   * A condition that was decided on the way to a place.
   *
   * @param member where it stands
   * @param site the last thing that was done before it was asked
   * @param condition what was asked
   * @param truth the answer; of what a {@code switch} asks, whether it is one of the values
   * @param values what a {@code switch} compares it with
   */
  record Decided(
      Member member, Optional<Site> site, Value condition, boolean truth, List<Literal> values) {
    Decided {
      values = List.copyOf(values);
    }

    private Decided(Stop stop, Value condition, boolean truth) {
      this(stop.member(), stop.site(), condition, truth, List.of());
    }

    private Decided(Arm arm) {
      this(arm.member(), arm.site(), arm.selector(), !arm.isDefault(), arm.values());
    }

    /** The same condition, taken the other way. */
    Decided other() {
      return new Decided(member, site, condition, !truth, values);
    }

    /** Whether the answer is this one where nobody has set anything. */
    private boolean isByDefault() {
      Literal answer = Literal.of(truth);
      return Outside.byDefault(condition)
          .filter(it -> values.isEmpty() ? it.equals(answer) : values.contains(it) == truth)
          .isPresent();
    }

    /** Whether both are answers to the same question, and the same ones, whoever asks it. */
    boolean isAt(Decided that) {
      return member.equals(that.member)
          && site.equals(that.site)
          && truth == that.truth
          && values.equals(that.values);
    }
  }

  /** Notes on a path how a condition is taken on it: call it for each branch. */
  void note(Value condition, boolean truth, State state) {
    Optional<Stop> last = state.lastStop();
    if (last.isPresent()
        && last.get().passed() instanceof Stop.Passed.Decided decided
        && decided.condition().equals(condition)
        && decided.truth() == truth) {
      note(new Decided(last.get(), condition, truth), state);
    }
  }

  /** Notes on a path which arm of a {@code switch} it takes: call it for each arm. */
  void note(Arm arm, State state) {
    if (!arm.values().isEmpty()) {
      note(new Decided(arm), state);
    }
  }

  private void note(Decided decided, State state) {
    int index = numbers.computeIfAbsent(decided, this::number);
    if (index != NO_SWITCH) {
      state.mark(Mark.Kind.GUARD, NUMBER + index);
    }
  }

  /** Paths that differ in nothing but what is no switch are not told apart. */
  private int number(Decided decided) {
    boolean mayBePassed =
        decided.condition() instanceof Value.Unknown && isFlag(decided.condition());
    if (!mayBePassed && !isSwitch(decided)) {
      return NO_SWITCH;
    }
    return IntStream.range(0, all.size())
        .filter(index -> isSame(all.get(index), decided) && isKept(decided))
        .findFirst()
        .orElseGet(
            () -> {
              all.add(decided);
              return all.size() - 1;
            });
  }

  /** Whether both are answers to the same question, and the same ones, however much is known. */
  private boolean isSame(Decided one, Decided other) {
    return one.member().equals(other.member())
        && one.site().equals(other.site())
        && one.values().equals(other.values())
        && answer(one) == answer(other);
  }

  /** What was answered where the condition comes from. */
  private boolean answer(Decided decided) {
    return options.condition(decided).map(it -> it.answer(decided)).orElse(decided.truth());
  }

  /** Whether it is a switch for where what is asked is kept, whoever keeps it there. */
  private boolean isKept(Decided decided) {
    return !isOfSetting(decided) && field(decided).or(() -> option(decided)).isPresent();
  }

  /** What was decided on all paths to a state, in order. */
  List<Decided> onTheWay(State state) {
    List<Decided> way = decided(state.definiteMarks());
    return way.stream()
        .filter(decided -> !(way.contains(decided.other()) && isSwitch(decided.other())))
        .toList();
  }

  /** What was decided on some path to a state, in order. */
  List<Decided> onSomeWay(State state) {
    return decided(state.marks());
  }

  private List<Decided> decided(Set<Mark> marks) {
    return marks.stream()
        .filter(mark -> mark.kind() == Mark.Kind.GUARD && mark.detail().startsWith(NUMBER))
        .map(mark -> Integer.valueOf(mark.detail().substring(NUMBER.length())))
        .sorted()
        .map(all::get)
        .toList();
  }

  /**
   * The last of the conditions that is a switch and was decided alike on the way to all of them; if
   * there is none, and switches can be set so that none of the ways is open, the one that keeps
   * least away.
   */
  Optional<Guard> of(List<State> ends) {
    List<List<Decided>> ways = ends.stream().map(this::onTheWay).toList();
    return ways.stream()
        .reduce((way, other) -> way.stream().filter(other::contains).toList())
        .flatMap(this::nearest)
        .or(() -> ofAny(ways));
  }

  /**
   * What keeps least away of what each of the ways leads through, if switches can be set so that
   * none of them is open.
   */
  Optional<Guard> ofAny(List<List<Decided>> ways) {
    List<Guard> nearest = ways.stream().flatMap(way -> nearest(way).stream()).toList();
    return nearest.size() == ways.size()
            && Alternatives.areAvoidable(ways.stream().map(this::answers).toList()).orElse(false)
        ? nearest.stream().min(Comparator.comparing(Guard::strength))
        : Optional.empty();
  }

  /** The answers of the switches on a way; arms of a {@code switch} depend on each other. */
  private Map<Decided, Boolean> answers(List<Decided> way) {
    Map<Decided, Boolean> answers = new HashMap<>();
    way.stream()
        .filter(decided -> decided.values().isEmpty() && isSwitch(decided))
        .forEach(
            decided -> answers.put(decided.truth() ? decided : decided.other(), decided.truth()));
    return answers;
  }

  private boolean isSwitch(Decided decided) {
    return guards(decided).findAny().isPresent();
  }

  /** The last of the switches that keep most away: the way leads through all of them. */
  Optional<Guard> nearest(List<Decided> way) {
    return way.stream()
        .flatMap(this::guards)
        .reduce((first, last) -> first.strength().compareTo(last.strength()) > 0 ? first : last);
  }

  /** Whether what was asked is set outside of the program, whoever asks for it. */
  static boolean isOfSetting(Decided decided) {
    return decided.condition().symbols().stream().anyMatch(Guard::isSetting);
  }

  private Stream<Guard> guards(Decided decided) {
    Value condition = decided.condition();
    if (condition instanceof Value.Symbol symbol
        && Roots.isParameter(symbol.name())
        && decided.values().isEmpty()) {
      String name = symbol.name().substring(symbol.name().lastIndexOf('.') + 1);
      boolean isSwitch = isFlag(condition) && !isWhetherAtAll(name);
      return isSwitch ? Stream.of(new Guard(Guard.Source.PARAMETER, "")) : Stream.of();
    }
    Optional<Guard> setting =
        condition.symbols().stream()
            .sorted()
            .filter(Guard::isSetting)
            .flatMap(name -> Guard.of(name).stream())
            .filter(guard -> !isWhetherAtAll(guard.name()))
            .findFirst()
            .map(guard -> guard.onByDefault(decided.isByDefault()));
    return setting
        .or(() -> field(decided))
        .or(() -> option(decided))
        .or(() -> passed(decided))
        .or(() -> held(condition))
        .stream();
  }

  /** An option that somebody has set in an object, or in a text. */
  private Optional<Guard> option(Decided decided) {
    return options
        .asked(decided)
        .filter(asked -> !isWhetherAtAll(asked.name().replaceFirst("^get(?=[A-Z])", "")))
        .map(
            asked ->
                asked
                    .field()
                    .map(get -> guard(get, asked))
                    .orElseGet(() -> new Guard(Guard.Source.OPTION, "", asked.isByDefault())));
  }

  private static boolean isFlag(Value value) {
    return value.type().equals(BOOLEAN);
  }

  /** What a caller passes as a flag, and is not known there: seen from the method, a parameter. */
  private Optional<Guard> passed(Decided decided) {
    boolean isPlain = decided.condition() instanceof Value.Unknown;
    return isPlain && isFlag(decided.condition())
        ? all.stream()
            .filter(other -> other.member().equals(decided.member()))
            .filter(other -> other.site().equals(decided.site()))
            .filter(other -> answer(other) == answer(decided))
            .filter(other -> other.condition() instanceof Value.Symbol)
            .findFirst()
            .flatMap(other -> guards(other).findFirst())
        : Optional.empty();
  }

  /** A final field that a caller passes as a flag. */
  private static Optional<Guard> held(Value condition) {
    return condition instanceof Value.Symbol symbol && isFlag(condition)
        ? Guard.of(symbol.name())
            .filter(guard -> guard.source() == Guard.Source.FIELD)
            .filter(guard -> !isWhetherAtAll(guard.name()))
        : Optional.empty();
  }

  /** A field that is asked for, by itself. */
  private Optional<Guard> field(Decided decided) {
    boolean isCompared =
        decided.condition() instanceof Value.Expression made
            && !made.operator().equals("parseBoolean");
    return !isCompared ? decided.site().flatMap(site -> field(decided, site)) : Optional.empty();
  }

  private Optional<Guard> field(Decided decided, Site site) {
    return options.origins(decided.member()).stream()
        .flatMap(origins -> origins.asked(site).stream())
        .filter(origin -> origin.instr() instanceof Instr.GetField)
        .findFirst()
        .flatMap(origin -> field((Instr.GetField) origin.instr(), origin.answer(decided)));
  }

  private Optional<Guard> field(Instr.GetField get, boolean truth) {
    return Optional.of(get)
        .filter(it -> BOOLEANS.contains(it.type()) || isDebug(it))
        .filter(it -> !isWhetherAtAll(it.field().name()))
        .map(it -> guard(it, truth));
  }

  private static boolean isWhetherAtAll(String name) {
    return WHETHER_AT_ALL.matcher(name.replaceAll("[.-]", "_")).matches();
  }

  private static boolean isDebug(Instr.GetField get) {
    return get.field().name().equals(DEBUG) && get.field().owner().simpleName().equals(BUILD);
  }

  private Guard guard(Instr.GetField get, Options.Asked asked) {
    return BOOLEANS.contains(get.type())
        ? guard(get, asked.truth())
        : new Guard(Guard.Source.FIELD, get.field().name(), asked.isByDefault());
  }

  private Guard guard(Instr.GetField get, boolean truth) {
    String name = get.field().name();
    return isDebug(get) && truth
        ? new Guard(Guard.Source.BUILD_CONSTANT, BUILD + "." + name)
        : new Guard(Guard.Source.FIELD, name, isInitially(get, truth));
  }

  /** Whether the field has the value before anybody sets it. */
  private boolean isInitially(Instr.GetField get, boolean truth) {
    return initial.constant(get).equals(Optional.of(InitialFields.text(Literal.of(truth))));
  }
}
