package dev.pinlint.testdata;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;

/**
 * Looks for trust managers in the plainest way, and with none of the engine's code: what the engine
 * overlooks must not be overlooked here for the same reason.
 *
 * <p>A type is told as its top-level type, a blank, and its simple name, or {@code anonymous}: what
 * text, class files and ledger have in common. So a name may occur more than once.
 */
final class TrustManagerScan {

  private static final Set<String> ROOTS =
      Set.of("javax/net/ssl/X509TrustManager", "javax/net/ssl/X509ExtendedTrustManager");

  private static final String ANONYMOUS = "anonymous";

  private static final Pattern TEXT_OR_COMMENT =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'|//[^\n]*|/\\*.*?\\*/",
          Pattern.DOTALL);

  private static final Pattern DECLARATION =
      Pattern.compile(
          "\\b(?:class|interface|enum|record)\\s+(?<name>\\w+)"
              + "[^{;]*\\b(?:implements|extends)\\b[^{;]*\\bX509(?:Extended)?TrustManager\\b[^{;]*\\{");

  private static final Pattern ANONYMOUS_CLASS =
      Pattern.compile(
          "\\bnew\\s+(?:[\\w.]+\\.)?X509(?:Extended)?TrustManager\\s*\\([^{;]*\\)\\s*\\{");

  private TrustManagerScan() {}

  /** The types whose declarations name one of the two interfaces, from text alone. */
  static List<String> ofText(Collection<SourceFile> sources) {
    List<String> found = new ArrayList<>();
    for (SourceFile source : sources) {
      String path = source.path();
      String topLevel = path.substring(0, path.length() - ".java".length()).replace('/', '.');
      String code = TEXT_OR_COMMENT.matcher(source.text()).replaceAll(" ");
      Matcher declaration = DECLARATION.matcher(code);
      while (declaration.find()) {
        found.add(topLevel + " " + declaration.group("name"));
      }
      ANONYMOUS_CLASS.matcher(code).results().forEach(any -> found.add(topLevel + " " + ANONYMOUS));
    }
    return found;
  }

  /** The subtypes of the two interfaces, over as many steps as the class files show. */
  static List<String> ofClasses(Collection<ClassFile> classes) {
    Map<String, Set<String>> parents = new HashMap<>();
    for (ClassFile file : classes) {
      ClassReader reader = new ClassReader(file.bytes());
      Set<String> above = new HashSet<>(Arrays.asList(reader.getInterfaces()));
      if (reader.getSuperName() != null) {
        above.add(reader.getSuperName());
      }
      parents.put(reader.getClassName(), above);
    }
    return parents.keySet().stream()
        .filter(name -> reachesRoot(name, parents))
        .map(TrustManagerScan::ofBinaryName)
        .toList();
  }

  private static boolean reachesRoot(String name, Map<String, Set<String>> parents) {
    return parents.getOrDefault(name, Set.of()).stream()
        .anyMatch(parent -> ROOTS.contains(parent) || reachesRoot(parent, parents));
  }

  private static String ofBinaryName(String name) {
    String dotted = name.replace('/', '.');
    int first = dotted.indexOf('$');
    if (first < 0) {
      return dotted + " " + dotted.substring(dotted.lastIndexOf('.') + 1);
    }
    return dotted.substring(0, first) + " " + label(dotted.substring(dotted.lastIndexOf('$') + 1));
  }

  /** The same of a type as the engine names it: {@code a.b.C.D}, {@code a.b.C#m()/1}. */
  static String ofEngineName(String name) {
    int member = name.indexOf('#');
    String declared = member < 0 ? name : name.substring(0, member);
    Matcher topLevel = Pattern.compile("(?:[^.A-Z][^.]*\\.)*[A-Z][^.]*").matcher(declared);
    if (!topLevel.lookingAt()) {
      throw new IllegalArgumentException(name);
    }
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
    return topLevel.group() + " " + label(last);
  }

  private static String label(String name) {
    String word = name.replaceFirst("^\\d+", "");
    return word.isEmpty() ? ANONYMOUS : word;
  }
}
