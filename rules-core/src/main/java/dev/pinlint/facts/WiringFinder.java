package dev.pinlint.facts;

import dev.pinlint.facts.DecisionSites.Decision;
import dev.pinlint.facts.Wiring.Reach;
import dev.pinlint.flow.Arm;
import dev.pinlint.flow.CallSemantics;
import dev.pinlint.flow.HeapObject;
import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.KeptConstants;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Answer;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what becomes of code that decides about servers, and where the process is given something
 * of the program's own to decide by.
 *
 * <p>What decides travels in objects: an array, a context, a factory, a builder. Whatever was given
 * to an object by a call that is not seen is kept with it, and with what the call returns. Where it
 * is made, whoever may get at it from there, and who calls those, is run.
 */
final class WiringFinder implements CallSemantics {

  /** A method that is no helper is worth so many steps: it may compute a value. */
  private static final int FOR_A_VALUE = 500;

  /**
   * Objects are put together in plain code: what takes more steps than this does something else.
   */
  private static final int FOR_A_ROOT = 1_000;

  /** Through how many callers something is followed. */
  private static final int MOST_CALLERS = 3;

  /** What more methods make than these is made for everybody. */
  private static final int MOST_MAKERS = 8;

  private final Program program;
  private final ValueLibrary library;
  private final Statics statics;
  private final Carried carried;
  private final CallConditions conditions;
  private final WiringSites sites;
  private final CallGraph callGraph;
  private final WiringRoots roots;

  /** Two lambdas may look alike. */
  private final Set<Decision> followed = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Map<Member, Integer> heights = new HashMap<>();
  private final Set<Member> givenUp = new HashSet<>();
  private boolean isCalled;
  private boolean isHelper;

  WiringFinder(
      Program program,
      Knowledge knowledge,
      LibraryVersions versions,
      ValueLibrary library,
      Statics statics,
      Anchors anchors,
      CallGraph callGraph) {
    this.program = program;
    this.library = library;
    this.statics = statics;
    this.carried = new Carried(program, knowledge, versions);
    this.conditions = new CallConditions(program, knowledge);
    this.sites = new WiringSites(program, anchors);
    this.callGraph = callGraph;
    this.roots = new WiringRoots(program, knowledge, callGraph);
  }

  /**
   * Follows what decides, and looks for whatever replaces what the process decides by.
   *
   * @param types where to look
   * @param decisions what to follow; where it leads is found wherever it is
   */
  void look(Collection<TypeModel> types, List<Decision> decisions) {
    followed.addAll(decisions);
    List<MethodModel> pending = new ArrayList<>();
    for (MethodModel root : roots.of(types, decisions)) {
      // Whoever was run before, being called by others, was run for those alone.
      heights.put(root.member(), 0);
      pending.add(root);
    }
    follow(pending);
    followMakers(decisions);
  }

  /**
   * What stands before the making of an object stands before what its methods do: follows whoever
   * makes one that puts something into effect where nothing else stands before it.
   */
  private void followMakers(List<Decision> decisions) {
    for (TypeRef type : sites.unguarded(decisions)) {
      Set<MethodModel> makers = roots.makers(type);
      if (makers.size() <= MOST_MAKERS) {
        follow(
            makers.stream()
                .filter(maker -> heights.putIfAbsent(maker.member(), MOST_CALLERS) == null)
                .collect(Collectors.toCollection(ArrayList::new)));
        if (makers.stream().noneMatch(maker -> givenUp.contains(maker.member()))) {
          sites.makersAreKnown(type);
        }
      }
    }
  }

  private void follow(List<MethodModel> pending) {
    for (int i = 0; i < pending.size(); i++) {
      MethodModel root = pending.get(i);
      Set<MethodModel> callers = callGraph.callers(root);
      isCalled = !callers.isEmpty();
      isHelper = false;
      sites.attempt();
      Interpreter interpreter = new Interpreter(program, library, statics, this);
      List<Outcome> outcomes = interpreter.runRoot(root, Roots.arguments(root));
      sites.keep(root.member());
      if (interpreter.isExhausted()) {
        givenUp.add(root.member());
      }
      int height = heights.getOrDefault(root.member(), 0);
      // What took too much by itself may take less with what a caller passes.
      boolean isWorthCalling =
          isHelper
              || interpreter.isExhausted()
              || sites.hasSeen(root.member())
              || outcomes.stream().anyMatch(this::returnsIt);
      Set<MethodModel> next =
          new LinkedHashSet<>(
              roots.readers(
                  root,
                  name ->
                      interpreter.isExhausted()
                          || outcomes.stream().anyMatch(end -> isKept(name, end.state()))));
      if (isWorthCalling && height < MOST_CALLERS) {
        next.addAll(callers);
      }
      for (MethodModel more : next) {
        if (heights.putIfAbsent(more.member(), height + 1) == null) {
          pending.add(more);
        }
      }
    }
  }

  /** What was seen of all that was followed. */
  WiringSites sites() {
    return sites;
  }

  /** What becomes of what decides, if it was followed. */
  Optional<Wiring> of(Decision decision) {
    return followed.contains(decision)
        ? Optional.of(sites.of(decision))
            .map(wiring -> isMadeUnseen(decision) ? wiring.made() : wiring)
        : Optional.empty();
  }

  /** Whether somebody makes one who does so much that it was not followed to the end. */
  private boolean isMadeUnseen(Decision decision) {
    return roots.makers(decision.type()).stream()
        .anyMatch(maker -> givenUp.contains(maker.member()));
  }

  private boolean returnsIt(Outcome outcome) {
    return outcome instanceof Outcome.Returned returned
        && !carried.in(returned.value().value(), returned.state()).isEmpty();
  }

  /** Whether a field of the name, of something that others have, holds what decides. */
  private boolean isKept(String field, State state) {
    return KeptConstants.outside(state).entrySet().stream()
        .filter(kept -> kept.getKey().isNamed(field))
        .anyMatch(kept -> !carried.in(kept.getValue(), state).isEmpty());
  }

  @Override
  public int stepsForRoot() {
    return FOR_A_ROOT;
  }

  @Override
  public boolean triesAgain() {
    sites.attempt();
    isHelper = false;
    return true;
  }

  @Override
  public int stepsFor(MethodModel callee, Invocation invocation, State state) {
    if (heights.containsKey(callee.member())) {
      return MAX_STEPS_OF_A_CALL;
    }
    boolean carries = invocation.inputs().anyMatch(input -> !carried.in(input, state).isEmpty());
    return carries ? FOR_A_VALUE : FOR_AN_ASIDE;
  }

  @Override
  public Optional<List<Outcome>> apply(Invocation invocation, boolean hasBody, State state) {
    if (invocation.call().kind() == CallKind.NEW) {
      sites.made(invocation.owner(), invocation, state);
    }
    if (hasBody) {
      return Optional.empty();
    }
    library.apis(Role.REPLACES_DEFAULT, invocation).stream()
        .filter(api -> conditions.answers(api, invocation).equals(Set.of(Answer.YES)))
        .forEach(api -> replace(api, invocation, state));
    install(invocation, state);
    if (!library.apis(Role.PLATFORM_DEFAULT, invocation).isEmpty()) {
      return Optional.of(invocation.returning(new Traced(Carried.PLATFORM, 0), state));
    }
    return hand(invocation, state);
  }

  private void replace(Api api, Invocation invocation, State state) {
    Traced argument = invocation.arguments().get(api.argument("takes").orElseThrow());
    boolean isFromCaller = argument.isParameter();
    isHelper |= isFromCaller;
    Set<Value> given = carried.installed(argument.value(), state);
    boolean isOwn =
        argument.value().text().isPresent()
            || given.stream().anyMatch(value -> !value.equals(Carried.PLATFORM));
    boolean isPlatforms = !isOwn && !given.isEmpty();
    if (!isPlatforms && !Carried.isNull(argument.value()) && !(isFromCaller && isCalled)) {
      sites.replaced(api, argument.depth(), isOwn, invocation, state);
    }
  }

  private void install(Invocation invocation, State state) {
    Optional<Api> installer = invocation.api().filter(api -> api.role() == Role.INSTALLS);
    TypeRef owner = invocation.owner();
    boolean isLibrary = !Platform.owns(owner.name()) && program.type(owner).isEmpty();
    if (installer.isEmpty() && !isLibrary) {
      return;
    }
    Reach reach =
        installer
            .map(api -> Reach.of(api.properties().getOrDefault("reach", "client")))
            .orElse(Reach.LIBRARY);
    Optional<Integer> taken = installer.flatMap(api -> api.argument("takes"));
    Set<Value> beside = new LinkedHashSet<>();
    invocation.inputs().forEach(input -> beside.addAll(carried.in(input, state)));
    for (int i = 0; i < invocation.arguments().size(); i++) {
      Traced argument = invocation.arguments().get(i);
      if (taken.isEmpty() || taken.get() == i) {
        isHelper |= installer.isPresent() && argument.isParameter();
        sites.installed(carried.in(argument.value(), state), beside, reach, invocation, state);
      }
    }
  }

  /** What the call is given stays with its receiver, and is in what it returns. */
  private Optional<List<Outcome>> hand(Invocation invocation, State state) {
    Optional<Api> api = invocation.api();
    if (api.isPresent() && !HANDING_ON.contains(api.get().role())) {
      return Optional.empty();
    }
    Optional<Integer> taken = api.flatMap(known -> known.argument("takes"));
    Set<Value> given = new LinkedHashSet<>();
    for (int i = 0; i < invocation.arguments().size(); i++) {
      Value argument = invocation.arguments().get(i).value();
      boolean isTaken = taken.filter(Integer.valueOf(i)::equals).isPresent();
      if (isTaken || taken.isEmpty()) {
        given.addAll(isTaken ? carried.installed(argument, state) : carried.in(argument, state));
      }
      if (Carried.isNull(argument) && (isTaken || isForPlatforms(invocation, i))) {
        given.add(Carried.PLATFORM);
      }
    }
    Optional<Value> receiver = invocation.receiver().map(Traced::value);
    Set<Value> all = new LinkedHashSet<>(given);
    receiver.ifPresent(value -> all.addAll(carried.in(value, state)));
    boolean isFactory =
        invocation.call().kind() == CallKind.STATIC
            && invocation.resultType().resolved()
            && invocation.resultType().equals(invocation.owner());
    if (all.isEmpty() && !isFactory) {
      return Optional.empty();
    }
    receiver.ifPresent(value -> give(value, given, state));
    if (invocation.call().kind() == CallKind.NEW || isFactory || mayCarry(invocation)) {
      Traced result = result(invocation, all, state);
      return Optional.of(invocation.returning(result, state));
    }
    return Optional.of(invocation.returning(invocation.unknownResult(), state));
  }

  private static final Set<Role> HANDING_ON =
      Set.of(Role.INSTALLS, Role.SIGNATURE, Role.STEP, Role.PASSES_ON, Role.TRUST_OVERRIDE);

  /** Where {@code null} stands for the platform's own. */
  private boolean isForPlatforms(Invocation invocation, int argument) {
    return library.apis(Role.ANCHOR_COPY, invocation).stream()
        .anyMatch(api -> api.isTrue("platform") && api.argument("from").orElseThrow() == argument);
  }

  private static void give(Value receiver, Set<Value> given, State state) {
    if (receiver instanceof Value.Instance instance && !given.isEmpty()) {
      Set<Value> all = new LinkedHashSet<>(given);
      if (state.object(instance).orElse(null) instanceof HeapObject.Recipient recipient) {
        all.addAll(recipient.given());
      } else {
        all.add(instance);
      }
      state.object(instance.id(), new HeapObject.Recipient(all));
    }
  }

  /** Numbers, texts and answers carry nothing; what is not resolved may. */
  private static boolean mayCarry(Invocation invocation) {
    TypeRef type = invocation.resultType();
    boolean isValue =
        type.resolved() && (!type.name().contains(".") || type.equals(TypeRef.STRING));
    return !isValue;
  }

  private static Traced result(Invocation invocation, Set<Value> all, State state) {
    boolean isReceiver = invocation.api().filter(Api::returnsReceiver).isPresent();
    return invocation
        .receiver()
        .filter(receiver -> isReceiver && receiver.value() instanceof Value.Instance)
        .orElseGet(
            () -> invocation.make(state, new HeapObject.Recipient(all), invocation.resultType()));
  }

  @Override
  public void branch(Value condition, boolean truth, State state) {
    sites.guards().note(condition, truth, state);
  }

  @Override
  public void take(Arm arm, State state) {
    sites.guards().note(arm, state);
  }
}
