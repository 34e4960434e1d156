package dev.pinlint.facts;

import dev.pinlint.flow.Statics;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A part of the search for facts that goes on beside the others: it has a program of its own, which
 * grows by what it asks for, so that what it finds does not depend on how far they are.
 */
abstract class Pass {

  final Program program;
  final ValueLibrary library;
  final Statics statics;
  final Anchors anchors;
  final CallGraph callGraph;
  final Set<String> exhausted = new TreeSet<>();
  private int seen;

  Pass(Program program, Knowledge knowledge) {
    this.program = program;
    this.library = new ValueLibrary(program, knowledge);
    this.statics = new Statics(program, library);
    this.anchors = new Anchors(program);
    this.callGraph = new CallGraph(program);
    this.seen = program.added().size();
  }

  /** Looks for facts that start in the types. */
  abstract void look(Collection<TypeModel> types);

  /** What was added to the program since the last time. */
  final List<TypeModel> added() {
    List<TypeModel> more = List.copyOf(program.added().subList(seen, program.added().size()));
    seen = program.added().size();
    return more;
  }

  /** Takes in what other passes have asked for. */
  final void take(Collection<TypeModel> types) {
    program.take(types);
    seen = program.added().size();
  }
}
