package dev.pinlint.facts;

import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.model.Program;
import dev.pinlint.model.Questions;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Finds the facts of a program, and of what is added to it while they are looked for: code that is
 * there from the start is looked at first, then whatever was added on its behalf, and so on. A
 * question is answered with all that could answer it, so nothing that was found is ever taken back.
 *
 * <p>There are several passes, each with a copy of the program, that may go on side by side. At the
 * end of a round each takes in what the others have asked for.
 */
public final class FactFinder {

  private final Set<String> exposed;
  private final DecisionPass decisions;
  private final ConnectionPass connections;
  private final OverridePass overrides;
  private final List<Pass> passes;
  private final Executor workers;

  /**
   * A search in a program.
   *
   * @param copies the program as it is at the start, as often as it is asked for
   * @param versions the versions of libraries that the program is known to use
   * @param workers what runs the passes
   */
  public FactFinder(
      Supplier<Program> copies, Knowledge knowledge, LibraryVersions versions, Executor workers) {
    exposed = knowledge.silentOwners();
    decisions = new DecisionPass(copies.get(), knowledge, versions);
    connections = new ConnectionPass(copies.get(), knowledge);
    overrides = new OverridePass(copies.get(), knowledge, versions);
    passes = List.of(decisions, connections, overrides);
    this.workers = workers;
  }

  /** The program, with all that was asked for. */
  public Program program() {
    return decisions.program;
  }

  /** What was asked for. */
  public Questions questions() {
    return Questions.of(passes.stream().map(pass -> pass.program.questions()).toList());
  }

  /** The facts, in an order that depends on nothing but the program. */
  public Facts find() {
    Collection<TypeModel> types = program().types();
    while (!types.isEmpty()) {
      look(types);
      types = shared();
    }
    PinnedServers decided = decisions.decisions();
    Set<String> exhausted = new TreeSet<>();
    passes.forEach(pass -> exhausted.addAll(pass.exhausted));
    return new Facts(
        decisions.pins.sites(),
        decisions.pins.pinSets(),
        connections.trustAnchors.sites(),
        decided.servers(),
        decided.names(),
        overrides.overrides(),
        decisions.comparisons(),
        List.of(),
        connections.tlsErrors.decisions(),
        decisions.wiring.sites().replacements(),
        connections.headers.headers(),
        decisions.uninstalled.pinners(),
        decisions.pins.installations(),
        List.of(),
        List.of(),
        List.of(),
        connections.unidentified(),
        List.copyOf(exhausted));
  }

  /**
   * Lets all passes look at the types, to their ends; then throws what the first of them failed
   * with.
   */
  private void look(Collection<TypeModel> types) {
    Exposures.ask(program(), types, exposed);
    List<CompletableFuture<Void>> looks =
        passes.stream()
            .map(pass -> CompletableFuture.runAsync(() -> pass.look(types), workers))
            .toList();
    looks.forEach(look -> look.handle((done, failure) -> true).join());
    try {
      looks.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Makes what one pass has asked for known to all, ordered by name. */
  private Collection<TypeModel> shared() {
    Map<String, TypeModel> more = new TreeMap<>();
    for (Pass pass : passes) {
      pass.added().forEach(type -> more.putIfAbsent(type.name(), type));
    }
    List<TypeModel> types = new ArrayList<>(more.values());
    passes.forEach(pass -> pass.take(types));
    return types;
  }
}
