package dev.pinlint.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import dev.pinlint.model.Platform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file says of names before its types begin.
 *
 * @param path the file's path as given
 * @param isOutline whether this is the file without the bodies of its methods
 * @param packageName its package, empty if unnamed
 * @param types single-type imports: simple name to full name
 * @param packages on-demand imports: packages or types
 * @param modulePackages packages of modules that are imported: what they bring comes last
 * @param staticMembers single static imports: member name to the types it may come from
 * @param staticTypes on-demand static imports
 */
record FileContext(
    String path,
    boolean isOutline,
    String packageName,
    Map<String, String> types,
    List<String> packages,
    List<String> modulePackages,
    Map<String, List<String>> staticMembers,
    List<String> staticTypes) {

  static FileContext of(String path, boolean isOutline, CompilationUnit unit) {
    Map<String, String> types = new HashMap<>();
    List<String> packages = new ArrayList<>();
    List<String> modulePackages = new ArrayList<>();
    if (unit.getTypes().stream().anyMatch(SyntaxTrees::isCompact)) {
      modulePackages.addAll(Platform.packages("java.base"));
    }
    Map<String, List<String>> staticMembers = new HashMap<>();
    List<String> staticTypes = new ArrayList<>();
    for (ImportDeclaration declaration : unit.getImports()) {
      String name = declaration.getNameAsString();
      if (declaration.isModule()) {
        modulePackages.addAll(Platform.packages(name));
        continue;
      }
      if (declaration.isAsterisk()) {
        (declaration.isStatic() ? staticTypes : packages).add(name);
        continue;
      }
      int dot = name.lastIndexOf('.');
      String last = name.substring(dot + 1);
      if (!declaration.isStatic()) {
        types.putIfAbsent(last, name);
      } else if (dot > 0) {
        staticMembers.computeIfAbsent(last, key -> new ArrayList<>()).add(name.substring(0, dot));
      }
    }
    return new FileContext(
        path,
        isOutline,
        unit.getPackageDeclaration().map(declared -> declared.getNameAsString()).orElse(""),
        types,
        packages,
        modulePackages,
        staticMembers,
        staticTypes);
  }

  /** The full name of a top-level type of this package. */
  String inPackage(String simpleName) {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}
