package dev.pinlint.inspection;

import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.bytecode.Origins;
import dev.pinlint.model.Context;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Lowered.Problem;
import dev.pinlint.model.Platform;
import dev.pinlint.model.TypeModel;
import dev.pinlint.source.SourceFile;
import dev.pinlint.source.SourceFrontEnd;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What lowers the inputs, each file once, in however many rounds it is asked for. Each archive of
 * classes is a world of its own: two may have classes of one name that differ.
 */
final class FrontEnds {

  private final Supplier<SourceFrontEnd> newSourceFrontEnd;
  private final Supplier<BytecodeFrontEnd> newBytecodeFrontEnd;
  private final SourceFrontEnd ofSources;
  private final IdentityHashMap<ClassFile, BytecodeFrontEnd> ofClasses = new IdentityHashMap<>();

  FrontEnds(Inputs inputs, Surroundings surroundings, Selection selection) {
    // Of a project that is built, the classes say what names in the sources mean.
    newSourceFrontEnd =
        () ->
            new SourceFrontEnd(
                selection.sourcePath(),
                new Platform().or(selection.headers()).or(surroundings.classPath()),
                surroundings.settings().knowledge());
    newBytecodeFrontEnd = () -> new BytecodeFrontEnd(selection::classes, new Origins());
    ofSources = newSourceFrontEnd.get();
    for (List<ClassFile> archive : inputs.classes()) {
      BytecodeFrontEnd ofArchive = newBytecodeFrontEnd.get();
      archive.forEach(file -> ofClasses.put(file, ofArchive));
    }
  }

  /** The types of all source files so far. */
  Lowered sources(Collection<SourceFile> files) {
    return ofSources.lower(files);
  }

  /** The types of source files, seen by themselves. */
  Lowered sourcesAlone(Collection<SourceFile> files) {
    return newSourceFrontEnd.get().lower(files);
  }

  /** The headers of types in source files. */
  Context headers() {
    return ofSources.headers();
  }

  /** The types of class files. */
  Lowered classes(Collection<ClassFile> files) {
    Map<BytecodeFrontEnd, List<ClassFile>> byArchive = new LinkedHashMap<>();
    for (ClassFile file : files) {
      BytecodeFrontEnd ofArchive =
          ofClasses.computeIfAbsent(file, any -> newBytecodeFrontEnd.get());
      byArchive.computeIfAbsent(ofArchive, any -> new ArrayList<>()).add(file);
    }
    List<TypeModel> types = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    byArchive.forEach(
        (frontEnd, together) -> {
          Lowered lowered = frontEnd.types(together);
          types.addAll(lowered.types());
          problems.addAll(lowered.problems());
        });
    return new Lowered(types, problems);
  }

  /** The types of class files, seen by themselves. */
  Lowered classesAlone(Collection<ClassFile> files) {
    return newBytecodeFrontEnd.get().types(files);
  }
}
