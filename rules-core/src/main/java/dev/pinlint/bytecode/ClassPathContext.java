package dev.pinlint.bytecode;

import dev.pinlint.model.Context;
import dev.pinlint.model.Signatures;
import dev.pinlint.model.TypeHeader;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Class files as context: only their headers are read, and only when someone asks. */
public final class ClassPathContext implements Context {

  /** Names longer than any that a source file would ask for. */
  private static final int LONGEST_NAME = 1000;

  private final Function<String, Optional<ClassFile>> finder;
  private final Map<String, Optional<DeclaredHeader>> known = new ConcurrentHashMap<>();

  /**
   * A context of class files; of two with one name the first counts, and what cannot be read is not
   * there.
   */
  public ClassPathContext(Collection<ClassFile> classes) {
    this(byName(classes));
  }

  /** A context of the class files that a function finds by internal name, as {@code a/B$C}. */
  public ClassPathContext(Function<String, Optional<ClassFile>> finder) {
    this.finder = finder;
  }

  private static Function<String, Optional<ClassFile>> byName(Collection<ClassFile> classes) {
    Map<String, ClassFile> byInternalName = new HashMap<>();
    for (ClassFile file : classes) {
      try {
        byInternalName.putIfAbsent(new ClassReader(file.bytes()).getClassName(), file);
      } catch (RuntimeException e) {
        // A class that is not understood is one that is not seen: the answers about it are UNKNOWN.
      }
    }
    return name -> Optional.ofNullable(byInternalName.get(name));
  }

  @Override
  public Optional<TypeHeader> header(String typeName) {
    return find(typeName).map(DeclaredHeader::header);
  }

  @Override
  public Optional<Signatures> signatures(String typeName) {
    return find(typeName).map(DeclaredHeader::signatures);
  }

  private Optional<DeclaredHeader> find(String typeName) {
    return typeName.length() > LONGEST_NAME
        ? Optional.empty()
        : known.computeIfAbsent(typeName, this::load);
  }

  private Optional<DeclaredHeader> load(String typeName) {
    String internalName = typeName.replace('.', '/');
    while (true) {
      Optional<ClassFile> file = finder.apply(internalName);
      if (file.isPresent()) {
        return read(typeName, internalName, file.get());
      }
      int slash = internalName.lastIndexOf('/');
      if (slash < 0) {
        return Optional.empty();
      }
      internalName = internalName.substring(0, slash) + '$' + internalName.substring(slash + 1);
    }
  }

  private static Optional<DeclaredHeader> read(
      String typeName, String internalName, ClassFile file) {
    try {
      ClassNode node = new ClassNode();
      new ClassReader(file.bytes()).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
      ClassFormat.check(node);
      return node.name.equals(internalName)
          ? Optional.of(DeclaredHeader.of(typeName, node))
          : Optional.empty();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return Optional.empty();
    }
  }
}
