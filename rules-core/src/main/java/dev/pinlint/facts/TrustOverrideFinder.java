package dev.pinlint.facts;

import dev.pinlint.facts.HeldSwitches.Switch;
import dev.pinlint.facts.TrustOverrideSites.Claim;
import dev.pinlint.facts.TrustOverrideSites.Passing;
import dev.pinlint.flow.Arm;
import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Place;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.knowledge.Role;
import dev.pinlint.knowledge.TrustCheck;
import dev.pinlint.model.Answer;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds where checks of libraries are switched off.
 *
 * <p>Each method that names such a switch, a value that accepts anything, or what such a value can
 * be given to, is run by itself, its parameters being symbols. If a parameter has a say, or an
 * accepting value is returned, the callers are run as well; so the fact is made where the values
 * stop being parameters. What the paths through one call have in common is put together by {@link
 * TrustOverrideSites}.
 */
final class TrustOverrideFinder implements CallSemantics {

  /** A method that is no helper is worth so many steps: it may compute a value. */
  private static final int FOR_A_VALUE = 300;

  /** Switches are set in plain code: what takes more steps than this does something else. */
  private static final int FOR_A_ROOT = 2_000;

  /** Through how many callers it is asked what decides whether a method is called. */
  private static final int MOST_CALLERS = 3;

  /** Through how many methods a value is followed that is handed on as a parameter. */
  private static final int MOST_HANDED_ON = 5;

  private static final TypeRef CONTEXT = TypeRef.of("javax.net.ssl.SSLContext");

  private final Program program;
  private final LibraryVersions versions;
  private final ValueLibrary library;
  private final Statics statics;
  private final CallConditions conditions;
  private final AcceptingValues accepting;
  private final TrustOverrideSites sites;
  private final SettingsInCode settings;
  private final Set<String> holders;
  private final Sides sides;
  private final HeldSwitches held;
  private final Replacements replacements;
  private final TrustOverrideRoots starts;
  private final Set<Member> helpers = new HashSet<>();
  private final Map<Member, Integer> heights = new HashMap<>();
  private final Map<String, Taken> taken = new HashMap<>();

  /** Run to see what decides whether they call what was found, and for nothing else. */
  private final Set<Member> forGuards = new HashSet<>();

  private boolean isForGuard;
  private boolean isHelper;
  private boolean isCalled;

  /** An argument that accepts any chain, and the call that it was given to. */
  private record Taken(Place place, int argument, String callee) {}

  TrustOverrideFinder(
      Program program,
      Knowledge knowledge,
      LibraryVersions versions,
      ValueLibrary library,
      Statics statics,
      Anchors anchors) {
    this.program = program;
    this.versions = versions;
    this.library = library;
    this.statics = statics;
    this.conditions = new CallConditions(program, knowledge);
    this.accepting = new AcceptingValues(knowledge, versions);
    this.sites = new TrustOverrideSites(program, anchors);
    this.settings = new SettingsInCode(knowledge, library, setting -> !setting.leavesOff());
    this.held = new HeldSwitches(sites);
    this.replacements = new Replacements(program, knowledge);
    this.holders = knowledge.owners(Set.of(Role.INSTALLS, Role.TRUST_OVERRIDE));
    this.sides = new Sides(knowledge);
    this.starts = new TrustOverrideRoots(program, knowledge, settings);
  }

  /** Looks for checks that are switched off in the types, and on behalf of whom. */
  void look(Collection<TypeModel> types, CallGraph callGraph, Set<String> exhausted) {
    Deque<MethodModel> roots = new ArrayDeque<>(starts.find(types, callGraph));
    for (MethodModel root : roots) {
      heights.putIfAbsent(root.member(), 0);
      forGuards.remove(root.member());
    }
    while (!roots.isEmpty()) {
      MethodModel root = roots.remove();
      Set<MethodModel> callers = callGraph.callers(root);
      isForGuard = forGuards.contains(root.member());
      isHelper = false;
      isCalled = !callers.isEmpty();
      attempt();
      Interpreter interpreter = new Interpreter(program, library, statics, this);
      List<Outcome> outcomes = interpreter.runRoot(root, Roots.arguments(root));
      held.end(outcomes);
      int height = heights.computeIfAbsent(root.member(), any -> 0);
      boolean isOnTheWay = height < MOST_CALLERS && sites.isUnguarded();
      sites.keep();
      if (interpreter.isExhausted() && !isForGuard) {
        exhausted.add(root.member().toString());
      }
      isHelper |= outcomes.stream().anyMatch(this::returnsWhatCounts);
      boolean isHandedOn = isHelper && height < MOST_HANDED_ON;
      if ((isHandedOn || isOnTheWay) && helpers.add(root.member())) {
        for (MethodModel caller : callers) {
          if (isHandedOn) {
            forGuards.remove(caller.member());
          } else if (!heights.containsKey(caller.member())) {
            forGuards.add(caller.member());
          }
        }
        callers.forEach(caller -> heights.putIfAbsent(caller.member(), height + 1));
        callers.stream().filter(caller -> !roots.contains(caller)).forEach(roots::add);
      }
    }
  }

  /** The overrides in all that was looked at. */
  List<LibraryTrustOverride> overrides() {
    return sites.overrides();
  }

  private boolean returnsWhatCounts(Outcome outcome) {
    return outcome instanceof Outcome.Returned returned
        && returned.value().value().alternatives().stream()
            .anyMatch(value -> accepting.api(value).isPresent() || settings.isGiven(value));
  }

  @Override
  public int stepsForRoot() {
    return FOR_A_ROOT;
  }

  @Override
  public boolean triesAgain() {
    attempt();
    isHelper = false;
    return true;
  }

  private void attempt() {
    sites.attempt();
    held.attempt();
    settings.attempt();
  }

  @Override
  public int stepsFor(MethodModel callee, Invocation invocation, State state) {
    if (helpers.contains(callee.member())) {
      return MAX_STEPS_OF_A_CALL;
    }
    return Asides.contain(callee, invocation) ? FOR_AN_ASIDE : FOR_A_VALUE;
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    replacements.at(invocation, state).forEach(it -> held.overwrite(it, invocation, state));
    for (Api api : library.apis(Role.TRUST_OVERRIDE, invocation)) {
      if (api.holdsFor(versions) != Answer.NO && !sides.isOfServer(invocation)) {
        judge(api, invocation, state);
      }
    }
    putSettings(invocation, state);
    if (!library.apis(Role.TLS_CONNECTION, invocation).isEmpty()) {
      sites.connect(accepting, versions, passing(invocation, state));
    }
    if (!hasBody) {
      held.handOn(invocation, false, state);
    }
    Optional<Api> installer =
        invocation.api().filter(api -> api.role() == Role.INSTALLS && isUnder(api, invocation));
    if (invocation.owner().equals(CONTEXT)) {
      renewed(invocation, state);
    }
    if (installer.isPresent() && !hasBody) {
      Optional<Integer> taken = installer.get().argument("takes");
      for (int i = 0; i < invocation.arguments().size(); i++) {
        if (taken.isEmpty() || taken.get() == i) {
          take(i, installer, invocation, state);
        }
      }
    }
    return hasBody || !isFactory(invocation)
        ? Optional.empty()
        : Optional.of(made(invocation, state));
  }

  /** Whether the call makes a builder, or another object that has switches. */
  private boolean isFactory(Invocation invocation) {
    return invocation.call().kind() == CallKind.STATIC
        && invocation.arguments().isEmpty()
        && holders.contains(invocation.resultType().name());
  }

  /** The object can be told from others, as one that is made with {@code new}. */
  private static List<Outcome> made(Invocation invocation, State state) {
    return invocation.returning(
        invocation.make(state, HeapObject.History.NEW, invocation.resultType()), state);
  }

  private boolean isUnder(Api api, Invocation invocation) {
    return api.holdsFor(versions) != Answer.NO
        && (api.conditions().isEmpty()
            || conditions.answers(api, invocation).equals(Set.of(Answer.YES)));
  }

  @Override
  public void unseen(Invocation invocation, State state) {
    boolean isPut = settings.change(invocation).isPresent();
    // A reader looks when it connects, at what is there by then.
    boolean isRead = !library.apis(Role.SETTINGS_READER, invocation).isEmpty();
    held.handOn(invocation, !isPut && !isRead, state);
    boolean isLibrary =
        !Platform.owns(invocation.owner().name()) && program.type(invocation.owner()).isEmpty();
    if (isLibrary && !invocation.is(Role.INSTALLS)) {
      for (int i = 0; i < invocation.arguments().size(); i++) {
        take(i, Optional.empty(), invocation, state);
      }
    }
  }

  private void putSettings(Invocation invocation, State state) {
    Optional<SettingsInCode.Change> change = settings.change(invocation);
    boolean isPut = change.map(to -> held.change(to, invocation, state)).orElse(true);
    change.filter(to -> isPut).ifPresent(to -> settings.keep(to, invocation, state));
    isHelper |=
        invocation
            .receiver()
            .filter(to -> to.isParameter() && settings.isGiven(to.value()))
            .isPresent();
    for (SettingsInCode.Put put : settings.at(invocation, state)) {
      Set<Answer> answers = isPut ? put.answers() : Set.of(Answer.NO);
      Optional<Switch> where = change.map(SettingsInCode.Change::where);
      judge(put.depth(), answers, Claim.of(put), where, passing(invocation, state));
    }
  }

  private void judge(Api api, Invocation invocation, State state) {
    int depth =
        CallConditions.arguments(api, invocation)
            .mapToInt(Traced::depth)
            .min()
            .orElse(invocation.frame().depth());
    Set<Answer> answers = conditions.answers(api, invocation);
    Optional<Switch> where = Switch.of(invocation, api);
    if (where.isPresent() && conditions.isAbout(api, invocation)) {
      held.overwrite(where.get(), invocation, state);
    }
    Claim claim = Claim.of(api, Optional.of(api), versions);
    Set<Answer> here = Replacements.isMade(where, state) ? Set.of(Answer.NO) : answers;
    judge(depth, here, claim, where, passing(invocation, state));
  }

  private void judge(
      int depth, Set<Answer> answers, Claim claim, Optional<Switch> where, Passing passing) {
    boolean isFromCaller = Traced.isParameter(depth) && answers.contains(Answer.UNKNOWN);
    isHelper |= isFromCaller;
    if (isFromCaller && isCalled) {
      return;
    }
    Place place = passing.call().frame().placeAt(depth, passing.call().call());
    for (Answer answer : answers) {
      if (answer == Answer.YES && where.isPresent()) {
        held.put(where.get(), place, TrustOverrideSites.CALL, claim, passing);
      } else {
        sites.observe(place, TrustOverrideSites.CALL, claim, answer, passing);
      }
    }
  }

  private static Passing passing(Invocation invocation, State state) {
    return new Passing(
        invocation.frame().placeAt(0, invocation.call()).member(), invocation, state);
  }

  private void take(int argument, Optional<Api> installer, Invocation invocation, State state) {
    if (sides.isOfServer(invocation)) {
      return;
    }
    if (isCalled && sides.isUpToCaller(invocation)) {
      isHelper = true;
      return;
    }
    Traced counting = AcceptingValues.counting(invocation.arguments().get(argument), state);
    isHelper |= counting.isParameter();
    Place place = invocation.frame().placeAt(counting.depth(), invocation.call());
    Optional<Switch> where =
        installer
            .filter(api -> !invocation.owner().equals(CONTEXT))
            .flatMap(api -> Switch.ofInstaller(invocation, api));
    where.ifPresent(it -> held.overwrite(it, invocation, state));
    for (Value value : counting.value().alternatives()) {
      Optional<Api> api = accepting.api(value);
      if (api.isPresent()) {
        boolean mayCheck =
            mayCheckNames(argument, invocation) && !api.get().off().contains(TrustCheck.CHAIN);
        Claim claim = Claim.of(api.get(), mayCheck ? Optional.empty() : installer, versions);
        if (where.isPresent()) {
          held.put(where.get(), place, argument, claim, passing(invocation, state));
        } else {
          sites.observe(place, argument, claim, Answer.YES, passing(invocation, state));
        }
        if (api.get().off().contains(TrustCheck.CHAIN) && !invocation.owner().equals(CONTEXT)) {
          String key = place.call().site() + " " + argument;
          taken.put(key, new Taken(place, argument, invocation.call().method().name()));
          state.mark(Mark.Kind.ACCEPTED, key);
        }
      } else {
        sites.observeOther(place, argument, invocation.call().method().name());
      }
    }
  }

  /**
   * A context that a library made of what it was given forgets it when it is initialised by hand;
   * which context that is, is not followed, but whoever calls the method has another one.
   */
  private void renewed(Invocation invocation, State state) {
    if (invocation.call().method().name().equals("init")) {
      Member root = passing(invocation, state).root();
      state.marks().stream()
          .filter(mark -> mark.kind() == Mark.Kind.ACCEPTED)
          .map(mark -> taken.get(mark.detail()))
          .filter(one -> one.place().member().equals(root))
          .forEach(one -> sites.observeRenewed(one.place(), one.argument(), one.callee()));
    }
  }

  @Override
  public void failed(State state) {
    HeldSwitches.fail(state);
  }

  @Override
  public void branch(Value condition, boolean truth, State state) {
    sites.guards().note(condition, truth, state);
  }

  @Override
  public void take(Arm arm, State state) {
    sites.guards().note(arm, state);
  }

  /**
   * Whether something of the program's own is handed over beside the argument: a socket factory may
   * have each socket check the name by itself.
   */
  private boolean mayCheckNames(int argument, Invocation invocation) {
    return IntStream.range(0, invocation.arguments().size())
        .filter(other -> other != argument)
        .mapToObj(other -> invocation.arguments().get(other).value())
        .flatMap(value -> value.alternatives().stream())
        .anyMatch(
            value -> value instanceof Value.Instance made && program.type(made.type()).isPresent());
  }
}
