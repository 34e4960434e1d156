package dev.pinlint.prefilter;

import dev.pinlint.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at a source file without parsing it. Comments and strings are not told from code: a file
 * then seems to say more than it does, never less.
 */
final class SourceUnits {

  private static final Pattern PACKAGE_NAME =
      Pattern.compile("\\s+([\\w$]+(?:\\s*\\.\\s*[\\w$]+)*)\\s*;");

  private static final int PACKAGE = "package".hashCode();

  private SourceUnits() {}

  static Unit of(SourceFile file) {
    String text = Words.unescaped(file.text());
    Words.Builder words = new Words.Builder();
    Set<String> declared = new LinkedHashSet<>();
    int start = -1;
    int hash = 0;
    boolean isName = false;
    Set<String> packages = new LinkedHashSet<>();
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (Words.isPart(c)) {
        start = start < 0 ? i : start;
        hash = 31 * hash + c;
      } else if (start >= 0) {
        words.add(hash);
        if (isName) {
          declared.add(text.substring(start, i));
        }
        isName = isTypeKeyword(hash);
        if (hash == PACKAGE) {
          Matcher name = PACKAGE_NAME.matcher(text).region(i, text.length());
          if (name.lookingAt()) {
            packages.add(name.group(1).replaceAll("\\s", ""));
          }
        }
        start = -1;
        hash = 0;
      }
    }
    return new Unit(
        file.path(),
        words.build(),
        fullNames(packages, declared),
        Optional.of(file),
        List.of(),
        isSuspect(file.path(), text, declared));
  }

  private static boolean isTypeKeyword(int hash) {
    return hash == "class".hashCode()
        || hash == "interface".hashCode()
        || hash == "enum".hashCode()
        || hash == "record".hashCode();
  }

  /** A nested type is taken for a top-level one: who asks for it by either name finds it. */
  private static List<String> fullNames(Set<String> packages, Set<String> declared) {
    List<String> names = new ArrayList<>();
    for (String where : packages.isEmpty() ? Set.of("") : packages) {
      declared.forEach(name -> names.add(where.isEmpty() ? name : where + "." + name));
    }
    return names;
  }

  /** A file that does not end as a file of types does, or declares none. */
  private static boolean isSuspect(String path, String text, Set<String> declared) {
    boolean declaresNone =
        declared.isEmpty()
            && !path.endsWith("package-info.java")
            && !path.endsWith("module-info.java");
    String end = text.stripTrailing();
    String lastLine = end.substring(end.lastIndexOf('\n') + 1);
    return declaresNone
        || !(end.endsWith("}")
            || end.endsWith("*/")
            || end.endsWith(";")
            || lastLine.contains("//"));
  }
}
