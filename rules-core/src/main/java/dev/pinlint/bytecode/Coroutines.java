package dev.pinlint.bytecode;

import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * What the Kotlin compiler adds to code that may pause. It keeps the local variables in an object
 * while it waits, and comes back through a {@code switch} over the number of the pause.
 */
final class Coroutines {

  /** The method of a function object that has the code of a lambda which may pause. */
  static final String LAMBDA_BODY = "invokeSuspend";

  /** Stands for a field that is there for pauses only. */
  static final String STATE = "coroutine-state";

  private static final Set<String> LAMBDAS =
      Set.of(
          "kotlin/coroutines/jvm/internal/SuspendLambda",
          "kotlin/coroutines/jvm/internal/RestrictedSuspendLambda");

  private static final Set<String> CONTINUATIONS =
      Set.of(
          "kotlin/coroutines/jvm/internal/ContinuationImpl",
          "kotlin/coroutines/jvm/internal/RestrictedContinuationImpl");

  private static final Pattern STATE_FIELD = Pattern.compile("label|result|[A-Z]\\$\\d+");

  private Coroutines() {}

  /** Whether the class is the function object of a lambda that may pause. */
  static boolean isLambda(ClassNode type) {
    return type.superName != null && LAMBDAS.contains(type.superName);
  }

  /** Whether the class only keeps what a function has when it pauses. */
  static boolean isContinuation(ClassNode type) {
    return type.superName != null && CONTINUATIONS.contains(type.superName);
  }

  /** Whether a field of the class is no variable of the source. */
  static boolean isState(ClassNode type, String field) {
    return (isLambda(type) || isContinuation(type)) && STATE_FIELD.matcher(field).matches();
  }

  /** Whether a call throws what went wrong during a pause, and does nothing else. */
  static boolean isResumption(MethodInsnNode call) {
    return call.owner.equals("kotlin/ResultKt") && call.name.equals("throwOnFailure");
  }
}
