package dev.pinlint.bytecode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The lines of code that Kotlin took from inline functions. They have numbers behind the end of the
 * file; a table in the class file says where the call stands that the code was put in place of.
 */
final class InlinedLines {

  private static final String STRATUM = "*S KotlinDebug\n";

  /** {@code line#file,count:first,step}: lines from {@code first} on belong to one call. */
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^(\\d{1,9})(?:#\\d{1,9})?(?:,(\\d{1,9}))?:(\\d{1,9})(?:,(\\d{1,9}))?$");

  private InlinedLines() {}

  /** Gives the code of a class that was inlined the lines of the calls. */
  static void mapToCalls(ClassNode type) {
    int start = type.sourceDebug == null ? -1 : type.sourceDebug.indexOf(STRATUM);
    if (start < 0) {
      return;
    }
    String table = type.sourceDebug.substring(start);
    for (MethodNode method : type.methods) {
      for (AbstractInsnNode node : method.instructions) {
        if (node instanceof LineNumberNode number) {
          number.line = line(table, number.line);
        }
      }
    }
  }

  private static int line(String table, int line) {
    Matcher entry = ENTRY.matcher(table);
    while (entry.find()) {
      int first = Integer.parseInt(entry.group(3));
      int step = entry.group(4) == null ? 1 : Integer.parseInt(entry.group(4));
      long count = (entry.group(2) == null ? 1L : Integer.parseInt(entry.group(2))) * step;
      if (line >= first && line < first + count) {
        return Integer.parseInt(entry.group(1));
      }
    }
    return line;
  }
}
