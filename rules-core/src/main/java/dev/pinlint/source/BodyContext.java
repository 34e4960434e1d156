package dev.pinlint.source;

import com.github.javaparser.ast.Node;
import dev.pinlint.model.Body;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Site;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One body in the making: of a method, or of a lambda in one. */
final class BodyContext {

  /** A body that grows beyond this by its finally blocks is given up. */
  private static final int BUDGET = 200_000;

  /** Thrown when a body has more pieces than anyone would write. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge(String where) {
      super(where + " is too large");
    }
  }

  final Session session;
  final MemberSites sites;
  final DeclaredType type;
  final BodyBuilder builder = new BodyBuilder();

  /** The type that {@code return} converts to. */
  final GenericType returnType;

  private final @Nullable BodyContext enclosing;
  private final Optional<Var> self;
  private final Map<Local, Var> captures = new LinkedHashMap<>();
  private final int[] budget;
  private @Nullable Var capturedSelf;

  /** What names mean at the point that is lowered. */
  Scope scope;

  private BodyContext(
      Session session,
      MemberSites sites,
      DeclaredType type,
      @Nullable BodyContext enclosing,
      boolean hasSelf,
      GenericType returnType,
      Scope scope) {
    this.session = session;
    this.sites = sites;
    this.type = type;
    this.enclosing = enclosing;
    this.returnType = returnType;
    this.scope = scope;
    this.budget = enclosing == null ? new int[] {BUDGET} : enclosing.budget;
    this.self = hasSelf ? Optional.of(builder.parameter("this", type.ref)) : Optional.empty();
  }

  static BodyContext ofMember(
      Session session,
      MemberSites sites,
      DeclaredType type,
      boolean isStatic,
      GenericType returnType,
      Scope scope) {
    return new BodyContext(session, sites, type, null, !isStatic, returnType, scope.block());
  }

  BodyContext ofLambda(GenericType result) {
    return new BodyContext(session, sites, type, this, false, result, scope.lambda());
  }

  /** Counts a piece of code that is lowered. */
  void spend() {
    if (--budget[0] < 0) {
      throw new TooLarge(sites.member.toString());
    }
  }

  Site site(Node node) {
    return sites.at(node);
  }

  // ---- variables ----

  Local parameter(String name, GenericType declared) {
    Local local =
        new Local(builder.parameter(name, declared.erasure()), declared, this, Optional.empty());
    scope.variables.put(name, local);
    return local;
  }

  Local declare(String name, GenericType declared, Optional<Object> constant) {
    Local local = new Local(builder.variable(name, declared.erasure()), declared, this, constant);
    scope.variables.put(name, local);
    return local;
  }

  Local declare(String name, TypeRef variableType) {
    return declare(name, GenericType.erased(variableType), Optional.empty());
  }

  /** The value of a variable of this body, of one around a lambda, or of one around the class. */
  Temp read(Local local) {
    if (local.constant.isPresent()) {
      return builder.constant(Constants.literal(local.constant.get()));
    }
    return visible(local).map(builder::read).orElseGet(() -> builder.opaque("captured", List.of()));
  }

  /** The variable to read or write for a local, unless a class lies between. */
  Optional<Var> visible(Local local) {
    if (local.owner == this) {
      return Optional.of(local.variable);
    }
    if (enclosing == null || enclosing.visible(local).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        captures.computeIfAbsent(
            local, key -> builder.variable(key.variable.name(), key.variable.type())));
  }

  /** The value of {@code this}; a static member has none, whatever broken code says. */
  Temp self() {
    return selfVariable()
        .map(builder::read)
        .orElseGet(() -> builder.opaque("outer-this", List.of()));
  }

  private Optional<Var> selfVariable() {
    if (enclosing == null) {
      return self;
    }
    if (capturedSelf == null && enclosing.selfVariable().isPresent()) {
      capturedSelf = builder.variable("this", type.ref);
    }
    return Optional.ofNullable(capturedSelf);
  }

  boolean isStatic() {
    return enclosing == null ? self.isEmpty() : enclosing.isStatic();
  }

  // ---- scopes ----

  /** Runs a piece of lowering in a scope of its own. */
  void inBlock(Runnable lowering) {
    inScope(scope.block(), lowering);
  }

  /** Runs a piece of lowering in another scope, and comes back. */
  void inScope(Scope other, Runnable lowering) {
    Scope saved = scope;
    scope = other;
    try {
      lowering.run();
    } finally {
      scope = saved;
    }
  }

  // ---- the result ----

  /** The values that the finished lambda captures, as the body around it has them. */
  List<Temp> captured() {
    BodyContext outside = java.util.Objects.requireNonNull(enclosing);
    List<Temp> values = new ArrayList<>();
    if (capturedSelf != null) {
      values.add(outside.self());
    }
    captures.keySet().forEach(local -> values.add(outside.read(local)));
    return values;
  }

  /**
   * The finished body. What a lambda captures is known only now, and comes before its parameters.
   */
  Body build() {
    Body body = builder.build();
    List<Var> parameters = new ArrayList<>();
    if (capturedSelf != null) {
      parameters.add(capturedSelf);
    }
    parameters.addAll(captures.values());
    if (parameters.isEmpty()) {
      return body;
    }
    parameters.addAll(body.parameters());
    return new Body(parameters, body.blocks());
  }

  Temp constant(Object value) {
    return builder.constant(Constants.literal(value));
  }

  Temp nothing() {
    return builder.constant(Literal.NULL);
  }
}
