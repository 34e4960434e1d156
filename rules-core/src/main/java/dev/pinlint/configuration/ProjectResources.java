package dev.pinlint.configuration;

import dev.pinlint.model.Resources;
import dev.pinlint.model.TypeRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a project that its code reads, as far as they were kept: certificates, key stores,
 * and Android's texts.
 */
public final class ProjectResources implements Resources {

  /** Where class paths begin: in source trees, where builds put what they make, in archives. */
  private static final Pattern ROOT =
      Pattern.compile(
          "(?<module>(?:.*[/!])?)(?:src/(?<set>[^/!]+)/(?:resources|java|kotlin|groovy|scala)/"
              + "|target/(?:test-)?classes/|build/resources/[^/!]+/|build/classes/[^/!]+/[^/!]+/"
              + "|(?:WEB-INF|BOOT-INF)/classes/)(?<name>[^!]*)");

  private static final Pattern TEST_CLASSES = Pattern.compile("(?:^|[/!])target/test-classes/");

  private static final Pattern ARCHIVE = Pattern.compile("(?<module>.*!/)(?<name>[^!]*)");

  private final List<ConfigurationFile> files;
  private final Collection<String> code;
  private final Collection<String> roots;
  private final Map<String, List<String>> paths = new HashMap<>();
  private final AndroidTexts texts;

  /**
   * The files among those of a project.
   *
   * @param files the files that were kept
   * @param code the paths of sources and class files: of several files with a name the one is meant
   *     that is in the module of the code
   * @param roots where class paths begin, each with a slash at its end, but for the places that
   *     every build has
   */
  public ProjectResources(
      Collection<ConfigurationFile> files, Collection<String> code, Collection<String> roots) {
    this.files = files.stream().filter(file -> isWhole(file.path())).toList();
    this.code = List.copyOf(code);
    this.roots = List.copyOf(roots);
    this.texts = new AndroidTexts(files);
  }

  /** Whether code may ask for a file with the path, or for a text in it. */
  public static boolean isAskedFor(String path) {
    return isWhole(path) || AndroidTexts.isName(path);
  }

  private static boolean isWhole(String path) {
    return CertificateFiles.isName(path) || ConfigurationText.isAsset(path);
  }

  @Override
  public synchronized Optional<Resource> find(Kind kind, String name, TypeRef asker) {
    return switch (kind) {
      case CLASS_PATH -> only(matching(file -> isOnClassPath(file.path(), name)), asker);
      case FILE -> only(matching(file -> isAbove(file.path(), name, asker)), asker);
      case RAW -> only(matching(file -> CertificateFiles.isResource(file, name)), asker);
      case ASSET -> only(matching(file -> ("/" + file.path()).endsWith("/assets/" + name)), asker);
      case STRING -> only(texts.named(name), asker);
    };
  }

  private Stream<Found> matching(Predicate<ConfigurationFile> test) {
    return files.stream().filter(test).map(file -> new Found(file, 1, file.text()));
  }

  /**
   * What a name may mean.
   *
   * @param line the line that it begins on in the file
   */
  record Found(ConfigurationFile file, int line, String content) {}

  /** A path in a module, and what the code calls it by. */
  private record Place(String module, String name) {}

  private boolean isOnClassPath(String path, String name) {
    return placed(path)
        .map(place -> place.name().equals(name))
        .orElseGet(() -> ("/" + path).endsWith("/" + name));
  }

  /** The path in its module, if it is seen where that begins. */
  private Optional<Place> placed(String path) {
    return placed(ROOT, path)
        .or(
            () ->
                roots.stream()
                    .filter(path::startsWith)
                    .findFirst()
                    .map(root -> new Place(root, path.substring(root.length()))))
        .or(() -> placed(ARCHIVE, path));
  }

  private static Optional<Place> placed(Pattern pattern, String path) {
    return Optional.of(pattern.matcher(path))
        .filter(Matcher::matches)
        .map(place -> new Place(place.group("module"), place.group("name")));
  }

  private String module(String path) {
    return placed(path).map(Place::module).orElse("");
  }

  /**
   * Whether the file is found from a folder that has the code in it: programs are started in that
   * of the project or of the module. Anywhere else, as where a class path begins, it is not known
   * whether the file is meant.
   */
  private boolean isAbove(String path, String name, TypeRef asker) {
    if (!("/" + path).endsWith("/" + name)
        || placed(path).filter(place -> place.name().equals(name)).isPresent()) {
      return false;
    }
    String folder = path.substring(0, path.length() - name.length());
    return !folder.endsWith("!/")
        && codeOf(asker.name()).stream().anyMatch(file -> file.startsWith(folder));
  }

  /**
   * The one that is meant; of several with one content the first, and rather a source than what a
   * build has copied. What only tests have is not what a release reads.
   */
  private Optional<Resource> only(Stream<Found> candidates, TypeRef asker) {
    List<String> asking = codeOf(asker.name());
    boolean isOfRelease = !asking.stream().allMatch(ProjectResources::isForDevelopment);
    List<Found> all =
        distinct(
            candidates
                .filter(one -> !isOfRelease || !isForDevelopment(one.file().path()))
                .toList());
    if (all.size() > 1) {
      Set<String> own = asking.stream().map(this::module).collect(Collectors.toSet());
      all =
          preferred(
              all,
              one -> own.contains(one.file().module()) || own.contains(module(one.file().path())));
    }
    return all.size() == 1
        ? Optional.of(
            new Resource(all.get(0).file().path(), all.get(0).line(), all.get(0).content()))
        : Optional.empty();
  }

  private static List<Found> preferred(List<Found> all, Predicate<Found> test) {
    return all.stream().filter(test).toList();
  }

  private static List<Found> distinct(List<Found> all) {
    return List.copyOf(
        all.stream()
            .sorted(Comparator.comparing(one -> one.file().sourceSet().isEmpty()))
            .collect(
                Collectors.toMap(
                    Found::content, one -> one, (first, second) -> first, java.util.TreeMap::new))
            .values());
  }

  private static boolean isForDevelopment(String path) {
    return TEST_CLASSES.matcher(path).find()
        || new ConfigurationFile(path, "").sourceSet().filter(Development::isMeantBy).isPresent();
  }

  /** The paths of the code of a type with the name. */
  private List<String> codeOf(String type) {
    return paths.computeIfAbsent(
        type,
        name -> {
          String path = "/" + outermost(name).replace('.', '/') + ".";
          return code.stream().filter(file -> ("/" + file).contains(path)).toList();
        });
  }

  /** The name up to the first one that begins with a capital. */
  private static String outermost(String type) {
    int end = type.indexOf('.');
    int start = 0;
    while (end >= 0 && !Character.isUpperCase(type.charAt(start))) {
      start = end + 1;
      end = type.indexOf('.', start);
    }
    return end < 0 ? type : type.substring(0, end);
  }
}
