package dev.pinlint.inspection;

import dev.pinlint.Settings;
import dev.pinlint.knowledge.BuiltInKnowledge;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.KnowledgeFile;
import dev.pinlint.knowledge.LibraryVersions;
import dev.pinlint.libraries.Coordinates;
import dev.pinlint.libraries.LibraryEvidence;
import dev.pinlint.model.Context;
import dev.pinlint.rules.Dates;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * What the analysed code is judged by and seen against.
 *
 * @param settings what is known of libraries and their versions
 * @param classPath the types that the code is compiled against, but for those of the platform
 */
public record Surroundings(Settings settings, Context classPath) {

  /** No class path, and no more than comes with Pinlint. */
  public static final Surroundings DEFAULT =
      new Surroundings(Settings.DEFAULT, typeName -> Optional.empty());

  /**
   * The surroundings of a project.
   *
   * @param inputs what was read of it
   * @param classPath what it is compiled against
   * @param knowledge what is known besides what comes with Pinlint
   * @param libraries the versions of libraries that the user names
   * @param dates what dates are judged by
   */
  public static Surroundings of(
      Inputs inputs,
      ClassPath classPath,
      Collection<KnowledgeFile> knowledge,
      Collection<Coordinates> libraries,
      Dates dates) {
    Knowledge all = Knowledge.builtIn();
    for (KnowledgeFile file : knowledge) {
      all = all.plus(file);
    }
    return new Surroundings(
        new Settings(all, versions(inputs, classPath, knowledge, libraries), dates),
        classPath.context());
  }

  /** These surroundings, for an analysis whose parts others may run. */
  public Surroundings by(Executor workers) {
    return new Surroundings(settings.by(workers), classPath);
  }

  private static LibraryVersions versions(
      Inputs inputs,
      ClassPath classPath,
      Collection<KnowledgeFile> knowledge,
      Collection<Coordinates> libraries) {
    List<String> known =
        Stream.concat(BuiltInKnowledge.FILES.stream().map(Knowledge::read), knowledge.stream())
            .flatMap(file -> file.libraries().stream())
            .flatMap(library -> library.coordinates().stream())
            .distinct()
            .toList();
    LibraryEvidence evidence = inputs.libraries();
    classPath.archives().forEach((path, modules) -> evidence.addArchive(path, modules, known));
    inputs.archives().forEach((path, modules) -> evidence.addArchive(path, modules, known));
    libraries.forEach(library -> evidence.add(LibraryEvidence.Source.OPTION, library));
    return evidence.versions();
  }
}
