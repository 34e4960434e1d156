package dev.pinlint.facts;

import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Finds where checks of libraries are switched off, or not switched on. */
final class OverridePass extends Pass {

  private final TrustOverrideFinder overrides;
  private final LeftDefaultFinder leftDefaults;

  OverridePass(Program program, Knowledge knowledge, LibraryVersions versions) {
    super(program, knowledge);
    overrides = new TrustOverrideFinder(program, knowledge, versions, library, statics, anchors);
    leftDefaults = new LeftDefaultFinder(program, knowledge, versions, library, statics, anchors);
  }

  @Override
  void look(Collection<TypeModel> types) {
    overrides.look(types, callGraph, exhausted);
    leftDefaults.look(types, callGraph, exhausted);
  }

  /** The overrides in all that was looked at. */
  List<LibraryTrustOverride> overrides() {
    return Stream.concat(overrides.overrides().stream(), leftDefaults.overrides().stream())
        .toList();
  }
}
