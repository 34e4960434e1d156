package dev.pinlint.facts;

import dev.pinlint.flow.Statics;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.model.Program;
import java.util.ArrayList;
import java.util.List;

/** Finds the facts of a program. */
public final class FactFinder {

  private FactFinder() {}

  /**
   * The facts of the program, in an order that depends on nothing but the program.
   *
   * @param versions the versions of libraries that the program is known to use
   */
  public static Facts find(Program program, Knowledge knowledge, LibraryVersions versions) {
    ValueLibrary library = new ValueLibrary(program, knowledge);
    Statics statics = new Statics(program, library);
    Anchors anchors = new Anchors(program);
    List<String> exhausted = new ArrayList<>();
    return new Facts(
        new PinSetFinder(program, knowledge, library, statics, anchors).find(exhausted),
        new TrustDecisionFinder(program, knowledge, library, statics, anchors).find(exhausted),
        new HostnameDecisionFinder(program, knowledge, library, statics, anchors).find(exhausted),
        exhausted);
  }
}
