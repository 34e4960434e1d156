package dev.pinlint.inspection;

import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.model.TypeModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The folders that class files lie in. A class file says of its source no more than {@code
 * a/B.java}; a report has to say which copy of the class it is about.
 */
final class ClassFolders {

  /** Folders, each with a separator at its end, by the name of a class without its package. */
  private final Map<String, TreeSet<String>> byClass = new HashMap<>();

  ClassFolders(Collection<ClassFile> files) {
    for (ClassFile file : files) {
      String folder = file.path().substring(0, file.path().lastIndexOf('/') + 1);
      String name = file.path().substring(folder.length(), file.path().lastIndexOf('.'));
      // A dollar may be part of a name, but nobody has many of those.
      add(name, folder);
      int dollar = name.indexOf('$', 1);
      for (int i = 0; i < 5 && dollar > 0; i++) {
        add(name.substring(0, dollar), folder);
        dollar = name.indexOf('$', dollar + 1);
      }
    }
  }

  private void add(String name, String folder) {
    byClass.computeIfAbsent(name, key -> new TreeSet<>()).add(folder);
  }

  /** How to call the source file of a type: by the folder of its class file. */
  String place(TypeModel type) {
    String file = type.site().file();
    String inPackage = file.substring(0, file.lastIndexOf('/') + 1);
    String packageName = inPackage.replace('/', '.');
    if (!type.name().startsWith(packageName)) {
      // It is already called by its class file.
      return file;
    }
    String name = outermost(type.name().substring(packageName.length()));
    return byClass.getOrDefault(name, new TreeSet<>()).stream()
        .filter(folder -> folder.equals(inPackage) || folder.endsWith("/" + inPackage))
        .findFirst()
        .map(folder -> folder + file.substring(inPackage.length()))
        .orElse(file);
  }

  private static String outermost(String name) {
    int end = 0;
    while (end < name.length() && "./#".indexOf(name.charAt(end)) < 0) {
      end++;
    }
    return name.substring(0, end);
  }
}
