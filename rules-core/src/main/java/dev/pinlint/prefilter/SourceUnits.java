package dev.pinlint.prefilter;

import dev.pinlint.source.Lexemes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at a source file without parsing it. A file may seem to say more than it does, never less:
 * the words of comments and literals are taken as well.
 */
final class SourceUnits {

  private static final Pattern PACKAGE_NAME =
      Pattern.compile("\\s+([\\w$]+(?:\\s*\\.\\s*[\\w$]+)*)\\s*;");

  private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u+([0-9a-fA-F]{4})");

  private static final int PACKAGE = "package".hashCode();
  private static final int IMPORT = "import".hashCode();
  private static final int MODULE = "module".hashCode();
  private static final int MAIN = "main".hashCode();

  /**
   * Stands among the words of a file in which simple names may be those of all types of a module:
   * by an import, or since it may be a compact source file (JLS 7.3), which has none of its own.
   */
  static final String MODULE_IMPORT = "import module";

  private SourceUnits() {}

  static Unit of(String path, String raw) {
    String text = unescaped(raw);
    Words.Builder words = new Words.Builder();
    QualifiedNames names = new QualifiedNames(words);
    SupertypeNames supertypes = new SupertypeNames();
    Set<String> declared = new LinkedHashSet<>();
    Set<String> packages = new LinkedHashSet<>();
    int start = -1;
    int hash = 0;
    boolean isName = false;
    int previous = 0;
    boolean hasMain = false;
    int codeFrom = 0; // in front of it is a comment or a literal
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ';';
      if (Words.isPart(c)) {
        start = start < 0 ? i : start;
        hash = 31 * hash + c;
        continue;
      }
      if (start >= 0) {
        words.add(hash);
        if (start >= codeFrom) {
          names.word(hash, i - start, text.charAt(start));
          supertypes.word(hash);
          if (isName) {
            declared.add(text.substring(start, i));
          }
          isName = isTypeKeyword(hash);
          hasMain |= hash == MAIN;
          if (hash == MODULE && previous == IMPORT) {
            words.add(MODULE_IMPORT.hashCode());
          }
          previous = hash;
          if (hash == PACKAGE) {
            Matcher name = PACKAGE_NAME.matcher(text).region(i, text.length());
            if (name.lookingAt()) {
              packages.add(name.group(1).replaceAll("\\s", ""));
            }
          }
        }
        start = -1;
        hash = 0;
      }
      if (i >= codeFrom) {
        codeFrom = Lexemes.endOfCommentOrLiteral(text, i);
        if (codeFrom == i) {
          if (c == '.') {
            names.dot();
          } else if (!Character.isWhitespace(c)) {
            names.end();
          }
          supertypes.symbol(c);
        }
      }
    }
    if (hasMain && packages.isEmpty()) {
      words.add(MODULE_IMPORT.hashCode());
    }
    return new Unit(
        path,
        true,
        words.build(),
        supertypes.build(),
        fullNames(packages, declared),
        isSuspect(path, text, declared));
  }

  private static String unescaped(String text) {
    return text.contains("\\u")
        ? UNICODE_ESCAPE
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))))
        : text;
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
