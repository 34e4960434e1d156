package dev.pinlint.facts;

import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Body;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the code that takes decisions of one kind: methods that override, lambdas, references. */
final class DecisionSites {

  /**
   * Code that decides.
   *
   * @param api what it decides
   * @param location where to speak of it
   * @param member the source member that the code is written in
   * @param body the code; empty if it is not seen
   * @param arguments what to run it with
   * @param reference the method that a reference names, if its code is not seen
   */
  record Code(
      Api api,
      Location location,
      Member member,
      Optional<Body> body,
      List<Traced> arguments,
      Optional<MethodRef> reference) {}

  /**
   * The code of one type, or of one function.
   *
   * @param type the type; of a function its interface
   * @param code in declaration order, at least one
   * @param function the function, if it is one
   */
  record Decision(TypeRef type, List<Code> code, Optional<Function> function) {}

  /**
   * A lambda, or a method reference.
   *
   * @param target what it runs
   * @param writtenIn the method that it is written in
   */
  record Function(Instr.Target target, MethodModel writtenIn) {}

  private final Program program;
  private final Knowledge knowledge;
  private final Anchors anchors;
  private final List<Api> apis;
  private final Set<String> owners;

  DecisionSites(Program program, Knowledge knowledge, Anchors anchors, Role role) {
    this.program = program;
    this.knowledge = knowledge;
    this.anchors = anchors;
    this.apis = knowledge.with(role);
    this.owners = knowledge.owners(Set.of(role));
  }

  /** The decisions in the types, in their order. */
  List<Decision> find(Collection<TypeModel> types) {
    List<Decision> found = new ArrayList<>();
    for (TypeModel type : types) {
      List<Code> ofType = new ArrayList<>();
      for (MethodModel method : type.methods()) {
        decision(type, method).ifPresent(api -> ofType.add(code(api, method, anchors.of(method))));
      }
      if (!ofType.isEmpty()) {
        found.add(new Decision(type.ref(), ofType, Optional.empty()));
      }
      for (MethodModel method : type.methods()) {
        method.body().ifPresent(body -> functions(method, body, found));
      }
    }
    return found;
  }

  private Optional<Api> decision(TypeModel type, MethodModel method) {
    return apis.stream()
        .filter(api -> method.body().isPresent() && api.name().equals(method.name()))
        .filter(api -> api.simpleParameters().equals(method.member().parameters()))
        .filter(api -> knowledge.isSubtype(type.ref(), api.owner(), program))
        .findFirst();
  }

  private static Code code(Api api, MethodModel method, Location location) {
    return new Code(
        api, location, method.member(), method.body(), Roots.arguments(method), Optional.empty());
  }

  private void functions(MethodModel method, Body body, List<Decision> found) {
    body.blocks().stream()
        .flatMap(block -> block.instrs().stream())
        .forEach(
            instr -> {
              if (instr instanceof Instr.Closure closure) {
                function(method, body, closure).ifPresent(found::add);
                if (closure.target() instanceof Instr.LambdaBody lambda) {
                  functions(method, lambda.body(), found);
                }
              }
            });
  }

  private Optional<Decision> function(MethodModel method, Body around, Instr.Closure closure) {
    TypeRef type = closure.functionalInterface();
    if (!type.resolved()) {
      return Optional.empty();
    }
    return apis.stream()
        .filter(api -> knowledge.isSubtype(type, api.owner(), program))
        .findFirst()
        .map(
            api -> {
              Location location = anchors.ofFunction(method, around, closure);
              return new Decision(
                  type,
                  List.of(code(api, method, closure, location)),
                  Optional.of(new Function(closure.target(), method)));
            });
  }

  private Code code(Api api, MethodModel writtenIn, Instr.Closure closure, Location location) {
    if (closure.target() instanceof Instr.LambdaBody lambda) {
      return new Code(
          api,
          location,
          writtenIn.member(),
          Optional.of(lambda.body()),
          arguments(api, lambda.body(), closure.captured().size()),
          Optional.empty());
    }
    MethodRef reference = ((Instr.ReferencedMethod) closure.target()).method();
    List<MethodModel> candidates =
        program.candidates(reference.owner(), reference).stream()
            .filter(target -> target.parameters().size() == api.parameters().size())
            .toList();
    return candidates.size() == 1 && candidates.get(0).body().isPresent()
        ? code(api, candidates.get(0), location)
        : new Code(
            api, location, writtenIn.member(), Optional.empty(), List.of(), Optional.of(reference));
  }

  /**
   * What was captured is not known, but that it may be what is presented, if it is of that type;
   * the rest are the symbols that a method would be given.
   */
  private static List<Traced> arguments(Api api, Body body, int captured) {
    List<Traced> arguments = new ArrayList<>();
    for (int i = 0; i < body.parameters().size(); i++) {
      TypeRef type = body.parameters().get(i).type();
      Value value =
          i < captured
              ? new Value.Unknown(sameAs(api, type), type, false)
              : new Value.Symbol(Roots.parameter(i - captured), type(api, i - captured, type));
      arguments.add(new Traced(value, i < captured ? 0 : Traced.PARAMETER));
    }
    return arguments;
  }

  private static Set<String> sameAs(Api api, TypeRef captured) {
    int index = api.parameters().indexOf(captured.name());
    return index < 0 || captured.equals(TypeRef.STRING) ? Set.of() : Set.of(Roots.parameter(index));
  }

  /** The type that the interface's method declares, since that of a lambda may not be written. */
  private static TypeRef type(Api api, int index, TypeRef written) {
    return index < api.parameters().size() ? TypeRef.of(api.parameters().get(index)) : written;
  }

  /**
   * Whether a method whose code is not seen takes decisions of this kind by its own declaration.
   */
  boolean isDecision(MethodRef reference) {
    return apis.stream()
        .filter(api -> api.name().equals(reference.name()))
        .flatMap(api -> Stream.of(api.owner()))
        .anyMatch(
            owner ->
                owners.contains(owner.name())
                    && knowledge.isSubtype(reference.owner(), owner, program));
  }
}
