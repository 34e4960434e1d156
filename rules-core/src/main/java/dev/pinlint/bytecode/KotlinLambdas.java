package dev.pinlint.bytecode;

import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes that Kotlin makes of lambdas, where it does not leave that to the JVM. */
final class KotlinLambdas {

  /** The field with the only object of a class whose lambda captures nothing. */
  static final String INSTANCE = "INSTANCE";

  private static final String METADATA = "Lkotlin/Metadata;";

  /** The kind of a class that is not in the source, in the metadata. */
  private static final Integer SYNTHETIC_CLASS = 3;

  private KotlinLambdas() {}

  /** The body of the lambda that a class was made of; empty if it was made of anything else. */
  static Optional<MethodNode> body(ClassNode type) {
    if (type.visibleAnnotations == null
        || type.visibleAnnotations.stream().noneMatch(KotlinLambdas::saysSyntheticClass)) {
      return Optional.empty();
    }
    if (Coroutines.isLambda(type)) {
      return type.methods.stream()
          .filter(method -> method.name.equals(Coroutines.LAMBDA_BODY))
          .filter(method -> type.interfaces.size() == 1)
          .findFirst();
    }
    List<MethodNode> methods =
        type.methods.stream()
            .filter(
                method ->
                    !method.name.startsWith("<")
                        && !ClassIndex.is(
                            method.access,
                            Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE))
            .toList();
    return methods.size() == 1
            && type.interfaces.size() == 1
            && !ClassIndex.is(methods.get(0).access, Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)
        ? Optional.of(methods.get(0))
        : Optional.empty();
  }

  private static boolean saysSyntheticClass(AnnotationNode annotation) {
    if (!annotation.desc.equals(METADATA) || annotation.values == null) {
      return false;
    }
    int kind = annotation.values.indexOf("k");
    return kind >= 0
        && kind + 1 < annotation.values.size()
        && SYNTHETIC_CLASS.equals(annotation.values.get(kind + 1));
  }
}
