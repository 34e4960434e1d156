package dev.pinlint.prefilter;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeSource;
import dev.pinlint.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The types of units, lowered when they are first asked for. */
final class LoweredUnits {

  private final Function<Unit, Optional<SourceFile>> sources;
  private final Function<Unit, Collection<ClassFile>> classes;
  private final Function<List<SourceFile>, Lowered> sourceFrontEnd;
  private final Function<List<ClassFile>, Lowered> bytecodeFrontEnd;
  private final IdentityHashMap<Unit, TypeSource.Part> parts = new IdentityHashMap<>();

  LoweredUnits(
      Function<Unit, Optional<SourceFile>> sources,
      Function<Unit, Collection<ClassFile>> classes,
      Function<List<SourceFile>, Lowered> sourceFrontEnd,
      Function<List<ClassFile>, Lowered> bytecodeFrontEnd) {
    this.sources = sources;
    this.classes = classes;
    this.sourceFrontEnd = sourceFrontEnd;
    this.bytecodeFrontEnd = bytecodeFrontEnd;
  }

  /** The types of some units, in the order of these. */
  Collection<TypeSource.Part> of(List<Unit> units) {
    List<Unit> more = units.stream().filter(unit -> !parts.containsKey(unit)).toList();
    lowerSources(more.stream().filter(Unit::isSource).toList());
    for (Unit unit : more) {
      if (!unit.isSource()) {
        List<TypeModel> types = bytecodeFrontEnd.apply(List.copyOf(classes.apply(unit))).types();
        parts.put(unit, () -> types);
      }
    }
    return units.stream().map(unit -> Objects.requireNonNull(parts.get(unit))).toList();
  }

  /** All together: they are parsed side by side. */
  private void lowerSources(List<Unit> units) {
    if (units.isEmpty()) {
      return;
    }
    Map<String, List<TypeModel>> byFile = new HashMap<>();
    units.forEach(unit -> byFile.put(unit.path(), new ArrayList<>()));
    List<SourceFile> files = units.stream().flatMap(unit -> sources.apply(unit).stream()).toList();
    for (TypeModel type : sourceFrontEnd.apply(files).types()) {
      List<TypeModel> ofFile = byFile.get(type.site().file());
      if (ofFile != null) {
        ofFile.add(type);
      }
    }
    for (Unit unit : units) {
      List<TypeModel> types = List.copyOf(byFile.getOrDefault(unit.path(), List.of()));
      parts.put(unit, () -> types);
    }
  }
}
