package dev.pinlint.facts;

import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.knowledge.Role;
import dev.pinlint.knowledge.Setting;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds where checks of libraries are switched off, or not switched on. */
final class OverridePass extends Pass {

  private final TrustOverrideFinder overrides;
  private final Set<String> withDefaults;
  private final LeftDefaultFinder leftDefaults;
  private final SettingsInCode settings;
  private final LeftDefaultFinder leftSettings;

  OverridePass(Program program, Knowledge knowledge, LibraryVersions versions) {
    super(program, knowledge);
    overrides = new TrustOverrideFinder(program, knowledge, versions, library, statics, anchors);
    withDefaults = knowledge.concreteOwners(Role.LEAVES_OFF);
    CallConditions conditions = new CallConditions(program, knowledge);
    leftDefaults =
        new LeftDefaultFinder(
            program,
            library,
            statics,
            anchors,
            () -> new LeftDefaults(library, conditions, versions, withDefaults));
    settings = new SettingsInCode(knowledge, library, Setting::leavesOff);
    leftSettings =
        new LeftDefaultFinder(
            program,
            library,
            statics,
            anchors,
            () -> new LeftSettings(library, knowledge, versions, settings));
  }

  @Override
  void look(Collection<TypeModel> types) {
    overrides.look(types, callGraph, exhausted);
    leftDefaults.look(callGraph.users(types, this::mayHaveDefaults), callGraph, exhausted);
    types.stream()
        .flatMap(type -> type.fields().stream())
        .filter(field -> field.constant().filter(settings::isNamedBy).isPresent())
        .forEach(program::askForUsers);
    leftSettings.look(settings.naming(types, callGraph), callGraph, exhausted);
  }

  private boolean mayHaveDefaults(MethodRef method) {
    return withDefaults.contains(method.owner().name())
        || withDefaults.contains(method.returnType().name());
  }

  /** The overrides in all that was looked at. */
  List<LibraryTrustOverride> overrides() {
    return Stream.of(overrides.overrides(), leftDefaults.overrides(), leftSettings.overrides())
        .flatMap(List::stream)
        .toList();
  }
}
