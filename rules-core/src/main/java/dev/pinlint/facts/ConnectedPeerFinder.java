package dev.pinlint.facts;

import dev.pinlint.flow.Interpreter;
import dev.pinlint.flow.Outcome;
import dev.pinlint.flow.Statics;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Body;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds pins that code compares by itself once it is connected: it asks the connection for the
 * certificates, and throws unless one of them is expected.
 *
 * <p>Each method that asks is run by itself, and each function; then whoever calls it, as long as
 * what is compared, or what becomes of the answer, is told there alone. What decides about servers
 * and host names when TLS asks is the business of {@link DecisionSites}.
 */
final class ConnectedPeerFinder {

  /** Through how many callers a comparison is followed. */
  private static final int MOST_CALLERS = 2;

  private static final List<Role> DECISIONS =
      List.of(Role.SERVER_TRUST_DECISION, Role.HOSTNAME_DECISION);

  private static final TypeRef VOID = TypeRef.of("void");

  /**
   * What methods return that ask for the certificates on behalf of others; arrays of it as well.
   */
  private static final Set<TypeRef> HANDED_OUT =
      Set.of(
          TypeRef.of("java.security.cert.Certificate"),
          TypeRef.of("java.security.cert.X509Certificate"),
          TypeRef.of("java.security.PublicKey"),
          TypeRef.of("java.util.List"),
          TypeRef.STRING,
          TypeRef.of("byte"));

  /**
   * What a run has met.
   *
   * @param isReturned whether something of the certificates is returned
   * @param isOpen whether something was compared with a constant, and nobody is refused yet
   * @param isWithParameter whether something was compared with what callers pass
   */
  private record Met(boolean isReturned, boolean isOpen, boolean isWithParameter) {}

  private final Program program;
  private final Knowledge knowledge;
  private final ValueLibrary library;
  private final Statics statics;
  private final Anchors anchors;
  private final GivenConstants given;
  private final List<DecisionSites> decisions;
  private final Map<Member, Integer> heights = new HashMap<>();
  private final Map<String, Set<Member>> deciding = new HashMap<>();
  private final Map<IdentityComparison, IdentityComparison> found = new LinkedHashMap<>();

  ConnectedPeerFinder(
      Program program,
      Knowledge knowledge,
      ValueLibrary library,
      Statics statics,
      Anchors anchors,
      GivenConstants given) {
    this.program = program;
    this.knowledge = knowledge;
    this.library = library;
    this.statics = statics;
    this.anchors = anchors;
    this.given = given;
    this.decisions =
        DECISIONS.stream()
            .map(role -> new DecisionSites(program, knowledge, anchors, role))
            .toList();
  }

  /** Looks for methods in the types that ask a connection for the certificates. */
  void look(Collection<TypeModel> types, CallGraph callGraph, Set<String> exhausted) {
    Deque<MethodModel> roots = new ArrayDeque<>();
    for (MethodModel method : callGraph.users(types, this::asks)) {
      add(method, 0, roots);
    }
    while (!roots.isEmpty()) {
      MethodModel root = roots.remove();
      int height = heights.getOrDefault(root.member(), MOST_CALLERS);
      if (needsCaller(root, exhausted) && height < MOST_CALLERS) {
        callGraph.callers(root).forEach(caller -> add(caller, height + 1, roots));
      }
    }
  }

  /** A method that was reached by way of others, and asks as well, is run again: who calls it? */
  private void add(MethodModel method, int height, Deque<MethodModel> roots) {
    Integer known = heights.get(method.member());
    if ((known == null || height < known)
        && method.body().isPresent()
        && !decides(method.member())) {
      heights.put(method.member(), height);
      roots.add(method);
    }
  }

  private boolean decides(Member method) {
    return deciding
        .computeIfAbsent(method.type(), type -> deciding(TypeRef.of(type)))
        .contains(method);
  }

  /** The methods of the type that decide, or have functions that do. */
  private Set<Member> deciding(TypeRef type) {
    List<TypeModel> declared = program.type(type).stream().toList();
    return decisions.stream()
        .flatMap(sites -> sites.find(declared).stream())
        .flatMap(decision -> decision.code().stream())
        .map(DecisionSites.Code::member)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean asks(MethodRef method) {
    return !knowledge.findAll(Role.PEER_CHAIN, method.owner(), method, program).isEmpty();
  }

  /** The comparisons with constants, in all that was looked at. */
  List<IdentityComparison> comparisons() {
    return List.copyOf(found.values());
  }

  /** Runs a method and its functions; whether more is known where it is called. */
  private boolean needsCaller(MethodModel root, Set<String> exhausted) {
    Body body = root.body().orElseThrow();
    Met met = run(root.member(), body, Roots.arguments(root), exhausted);
    for (Body function : functions(body)) {
      run(root.member(), function, unknown(function), exhausted);
    }
    boolean isHandedOut = met.isReturned() && HANDED_OUT.contains(held(root.returnType()));
    boolean isAnswered = met.isOpen() && !root.returnType().equals(VOID);
    return isHandedOut || isAnswered || met.isWithParameter();
  }

  private List<Body> functions(Body around) {
    List<Body> all = new ArrayList<>();
    Anchors.instructions(
        around,
        instr -> {
          if (instr instanceof Instr.Closure closure
              && closure.target() instanceof Instr.LambdaBody lambda
              && Anchors.anyInstruction(
                  lambda.body(), it -> it instanceof Instr.Call call && asks(call.method()))) {
            all.add(lambda.body());
          }
        });
    return all;
  }

  /** Nothing is known of what a function has captured, or is given. */
  private static List<Traced> unknown(Body function) {
    return function.parameters().stream()
        .map(parameter -> new Traced(new Value.Unknown(Set.of(), parameter.type(), false), 0))
        .toList();
  }

  private static TypeRef held(TypeRef type) {
    return type.isArray() ? type.component() : type;
  }

  private Met run(Member member, Body body, List<Traced> arguments, Set<String> exhausted) {
    ConnectedPeer peer = new ConnectedPeer(method -> heights.containsKey(method.member()));
    Interpreter interpreter = new Interpreter(program, library, statics, peer);
    List<Outcome> outcomes = interpreter.runRoot(member, body, arguments);
    if (interpreter.isExhausted()) {
      if (peer.hasCompared()) {
        exhausted.add(member.toString());
      }
      return new Met(false, false, false);
    }
    List<Comparisons.Found> met = peer.found(outcomes, anchors);
    List<IdentityComparison> told = given.with(TypeRef.of(member.type()), met);
    told.stream().filter(one -> !one.constants().isEmpty()).forEach(this::keep);
    return new Met(
        ConnectedPeer.isReturned(outcomes),
        told.stream().anyMatch(one -> !one.constants().isEmpty() && !one.isRequired()),
        met.stream().anyMatch(Comparisons.Found::isWithParameter));
  }

  /** Of the same comparison in a method and in its callers, that counts which tells of a pin. */
  private void keep(IdentityComparison comparison) {
    IdentityComparison known = found.get(comparison.required(false));
    if (known == null || !known.isRequired()) {
      found.put(comparison.required(false), comparison);
    }
  }
}
