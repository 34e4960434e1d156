package dev.pinlint.flow;

import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Program;
import java.util.ArrayList;
import java.util.List;

/** Which analysed methods a call may run. */
final class Dispatch {

  private final Program program;

  Dispatch(Program program) {
    this.program = program;
  }

  /** The methods that the call may run; empty if it may run one that is not analysed. */
  List<MethodModel> targets(Invocation invocation) {
    List<MethodModel> all = candidates(invocation);
    boolean areSeen = all.stream().allMatch(target -> target.body().isPresent());
    return areSeen ? all : List.of();
  }

  private List<MethodModel> candidates(Invocation invocation) {
    MethodRef method = invocation.call().method();
    List<MethodModel> declared = program.candidates(invocation.owner(), method);
    if (invocation.call().kind() == CallKind.NEW) {
      return declared.stream()
          .filter(target -> target.member().type().equals(invocation.owner().name()))
          .toList();
    }
    boolean isExact =
        invocation.call().kind() != CallKind.VIRTUAL
            || invocation
                .receiver()
                .filter(receiver -> receiver.value() instanceof Value.Instance)
                .isPresent();
    if (isExact || declared.stream().allMatch(Dispatch::isFixed)) {
      return declared;
    }
    List<MethodModel> all = new ArrayList<>(declared);
    declared.stream()
        .flatMap(overridden -> program.overriders(overridden).stream())
        .filter(target -> !all.contains(target))
        .forEach(all::add);
    all.removeIf(target -> target.body().isEmpty() && all.size() > 1);
    return all;
  }

  private static boolean isFixed(MethodModel method) {
    return method.is(Modifier.PRIVATE) || method.is(Modifier.STATIC);
  }

  /** Without types {@code Type::method} may be static, or take its receiver as first argument. */
  boolean isDeclaredStatic(MethodRef method, int arguments) {
    return method.parameters().isEmpty()
        && program
            .candidates(method.owner(), MethodRef.untyped(method.owner(), method.name(), arguments))
            .stream()
            .anyMatch(target -> target.is(Modifier.STATIC));
  }
}
