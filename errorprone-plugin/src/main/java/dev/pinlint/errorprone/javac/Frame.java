package dev.pinlint.errorprone.javac;

import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.BodyBuilder.Label;
import dev.pinlint.model.Site;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of lowering one body: that of a member, or of a lambda in it. */
final class Frame {

  /**
   * Where {@code break} and {@code continue} lead out of a statement; {@code isPlain} if they need
   * no label for it.
   */
  private record Exit(
      List<String> names, boolean isPlain, Label onBreak, Optional<Label> onContinue) {}

  /** Where {@code yield} leads. */
  record Yield(Var result, Label end) {}

  private final TypeNames names;
  private final ClassSymbol type;
  private final MemberSites sites;
  private final BodyBuilder builder = new BodyBuilder();
  private final Map<Symbol, Var> variables = new HashMap<>();
  private Optional<Var> self = Optional.empty();
  private List<Exit> exits = List.of();
  private List<Yield> yields = List.of();

  Frame(TypeNames names, ClassSymbol type, MemberSites sites) {
    this.names = names;
    this.type = type;
    this.sites = sites;
  }

  /** The frame of a lambda in this one. */
  Frame nested() {
    return new Frame(names, type, sites);
  }

  BodyBuilder builder() {
    return builder;
  }

  TypeNames names() {
    return names;
  }

  /** The class whose code this is. */
  ClassSymbol type() {
    return type;
  }

  Site at(Tree tree) {
    return sites.at(tree);
  }

  MemberSites sites() {
    return sites;
  }

  // ---- variables ----

  void declareSelf() {
    self = Optional.of(builder.parameter("this", names.of(type)));
  }

  void declareParameter(Symbol symbol) {
    variables.put(symbol, builder.parameter(symbol.name.toString(), names.erased(symbol.type)));
  }

  /** The variable of a local one; a finally block that is lowered twice declares it once. */
  Var declare(Symbol symbol) {
    return variables.computeIfAbsent(
        symbol, missing -> builder.variable(missing.name.toString(), names.erased(missing.type)));
  }

  Optional<Var> variable(Symbol symbol) {
    return Optional.ofNullable(variables.get(symbol));
  }

  boolean hasSelf() {
    return self.isPresent();
  }

  Temp readSelf() {
    return self.map(builder::read).orElseGet(() -> builder.opaque("this", List.of()));
  }

  // ---- jumps ----

  /** Runs the lowering of a statement that can be broken out of. */
  void within(
      List<String> labels,
      boolean isPlain,
      Label onBreak,
      Optional<Label> onContinue,
      Runnable statement) {
    List<Exit> saved = exits;
    exits = prepend(new Exit(labels, isPlain, onBreak, onContinue), saved);
    statement.run();
    exits = saved;
  }

  /** Runs the lowering of a switch expression's arms. */
  void yielding(Yield target, Runnable arms) {
    List<Yield> saved = yields;
    yields = prepend(target, saved);
    arms.run();
    yields = saved;
  }

  /**
   * A finalizer as it must be run from anywhere in the statement that it belongs to: with the jumps
   * that hold where it is written.
   */
  Runnable asWrittenHere(Runnable finalizer) {
    List<Exit> exitsHere = exits;
    List<Yield> yieldsHere = yields;
    return () -> {
      List<Exit> savedExits = exits;
      List<Yield> savedYields = yields;
      exits = exitsHere;
      yields = yieldsHere;
      finalizer.run();
      exits = savedExits;
      yields = savedYields;
    };
  }

  Optional<Label> breakTarget(Optional<String> label) {
    return exits.stream()
        .filter(exit -> label.map(name -> exit.names().contains(name)).orElse(exit.isPlain()))
        .findFirst()
        .map(Exit::onBreak);
  }

  Optional<Label> continueTarget(Optional<String> label) {
    return exits.stream()
        .filter(exit -> exit.onContinue().isPresent())
        .filter(exit -> label.map(name -> exit.names().contains(name)).orElse(true))
        .findFirst()
        .flatMap(Exit::onContinue);
  }

  Optional<Yield> yieldTarget() {
    return yields.stream().findFirst();
  }

  private static <T> List<T> prepend(T first, List<T> rest) {
    List<T> all = new ArrayList<>(rest.size() + 1);
    all.add(first);
    all.addAll(rest);
    return all;
  }

  /** A variable that is in no source. */
  Var temporary(TypeRef variableType) {
    return builder.temporary(variableType);
  }
}
