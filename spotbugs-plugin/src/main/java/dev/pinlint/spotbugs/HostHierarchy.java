package dev.pinlint.spotbugs;

import dev.pinlint.model.Context;
import dev.pinlint.model.TypeHeader;
import dev.pinlint.model.TypeRef;
import edu.umd.cs.findbugs.ba.XClass;
import edu.umd.cs.findbugs.classfile.CheckedAnalysisException;
import edu.umd.cs.findbugs.classfile.ClassDescriptor;
import edu.umd.cs.findbugs.classfile.DescriptorFactory;
import edu.umd.cs.findbugs.classfile.Global;
import java.util.Arrays;
import java.util.Optional;

/** The class hierarchy that SpotBugs has read from its auxiliary class path, as context. */
final class HostHierarchy implements Context {

  @Override
  public Optional<TypeHeader> header(String typeName) {
    return named(typeName).map(type -> header(typeName, type));
  }

  private static TypeHeader header(String typeName, XClass type) {
    return new TypeHeader(
        typeName,
        type.isInterface(),
        type.isInterface()
            ? Optional.empty()
            : Optional.ofNullable(type.getSuperclassDescriptor()).map(HostHierarchy::ref),
        Arrays.stream(type.getInterfaceDescriptorList()).map(HostHierarchy::ref).toList());
  }

  /** The class with the canonical name, which does not tell packages from enclosing classes. */
  private static Optional<XClass> named(String typeName) {
    if (typeName.indexOf('#') >= 0 || typeName.indexOf('[') >= 0) {
      return Optional.empty();
    }
    String internalName = typeName.replace('.', '/');
    while (true) {
      Optional<XClass> type = find(DescriptorFactory.createClassDescriptor(internalName));
      int slash = internalName.lastIndexOf('/');
      if (type.isPresent() || slash < 0) {
        return type;
      }
      internalName = internalName.substring(0, slash) + '$' + internalName.substring(slash + 1);
    }
  }

  private static TypeRef ref(ClassDescriptor descriptor) {
    return TypeRef.of(canonicalName(descriptor));
  }

  private static String canonicalName(ClassDescriptor descriptor) {
    String name = descriptor.getClassName();
    return find(descriptor)
        .flatMap(type -> Optional.ofNullable(type.getImmediateEnclosingClass()))
        .filter(enclosing -> name.startsWith(enclosing.getClassName() + "$"))
        .map(
            enclosing ->
                canonicalName(enclosing)
                    + "."
                    + name.substring(enclosing.getClassName().length() + 1))
        .orElseGet(descriptor::getDottedClassName);
  }

  private static Optional<XClass> find(ClassDescriptor descriptor) {
    try {
      return Optional.of(Global.getAnalysisCache().getClassAnalysis(XClass.class, descriptor));
    } catch (CheckedAnalysisException e) {
      // Not on the class path: the engine then knows that it does not know.
      return Optional.empty();
    }
  }
}
