package dev.pinlint.facts;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Body;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Program;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The types that nobody has shown though what is said of trust depends on them: what a class is
 * that has the method of a decision, what a check calls, where a pin or a manager comes from.
 */
public final class UnseenTypes {

  /** A value that was handed on more often is not traced back. */
  private static final int LONGEST = 20;

  private final Program program;
  private final Knowledge knowledge;
  private final List<Api> decisions;

  /** What is expected where a decision is handed over. */
  private final Set<String> handedOver = new HashSet<>();

  /** The names of what is handed something to go by. */
  private final Set<String> sinks = new HashSet<>();

  private final SortedSet<String> names = new TreeSet<>();

  private UnseenTypes(Program program, Knowledge knowledge) {
    this.program = program;
    this.knowledge = knowledge;
    this.decisions =
        Role.OF_DECISIONS.stream().flatMap(role -> knowledge.with(role).stream()).toList();
    for (Api api : decisions) {
      program.supertypes(api.owner()).all().forEach(type -> handedOver.add(type.name()));
    }
    handedOver.remove(TypeRef.OBJECT.name());
    for (Role role : Role.OF_FACTS) {
      knowledge.with(role).forEach(api -> sinks.add(api.name()));
    }
  }

  /** Their names, as far as they are known. */
  public static SortedSet<String> of(Program program, Facts facts, Knowledge knowledge) {
    UnseenTypes unseen = new UnseenTypes(program, knowledge);
    for (TypeModel type : program.types()) {
      unseen.lookAbove(type);
      type.methods().forEach(method -> method.body().ifPresent(unseen::lookAtSinks));
    }
    facts.trustDecisions().stream()
        .flatMap(decision -> decision.checks().stream())
        .forEach(check -> unseen.lookAtCheck(check.location(), check.unseen()));
    return unseen.names;
  }

  /** A class may be a manager or verifier for all that is known of what it extends. */
  private void lookAbove(TypeModel type) {
    Program.Supertypes above = program.supertypes(type.ref());
    if (!above.complete() && type.methods().stream().anyMatch(method -> mayDecide(type, method))) {
      above.all().forEach(this::add);
    }
  }

  private boolean mayDecide(TypeModel type, MethodModel method) {
    return method.body().isPresent()
        && decisions.stream()
            .filter(api -> api.name().equals(method.name()))
            .filter(api -> simpleNames(api).equals(method.member().parameters()))
            .anyMatch(api -> !knowledge.isSubtype(type.ref(), api.owner(), program));
  }

  private static List<String> simpleNames(Api api) {
    return api.parameters().stream()
        .map(parameter -> parameter.substring(parameter.lastIndexOf('.') + 1))
        .toList();
  }

  /** What is handed to a library to go by may come from anywhere. */
  private void lookAtSinks(Body body) {
    Makers makers = new Makers(body);
    for (Instr instr : makers.instructions) {
      if (instr instanceof Instr.Closure closure
          && closure.target() instanceof Instr.LambdaBody lambda) {
        lookAtSinks(lambda.body());
      } else if (instr instanceof Instr.Call call && goesBy(call.method())) {
        call.arguments().forEach(argument -> traceBack(argument, makers, LONGEST));
      }
    }
  }

  private boolean goesBy(MethodRef method) {
    boolean takesDecision =
        method.parameters().stream()
            .flatMap(List::stream)
            .map(type -> type.isArray() ? type.component() : type)
            .anyMatch(type -> handedOver.contains(type.name()));
    return takesDecision
        || (sinks.contains(method.name())
            && Role.OF_FACTS.stream()
                .anyMatch(
                    role -> !knowledge.findAll(role, method.owner(), method, program).isEmpty()));
  }

  private void traceBack(Temp value, Makers makers, int steps) {
    Instr maker = makers.ofTemp.get(value.index());
    if (maker == null || steps == 0) {
      return;
    } else if (maker instanceof Instr.Read read) {
      makers
          .ofVariable
          .getOrDefault(read.variable(), List.of())
          .forEach(written -> traceBack(written, makers, steps - 1));
    } else if (maker instanceof Instr.Call call) {
      add(call.method().owner());
      if (call.method().owner().equals(TypeRef.UNKNOWN)) {
        call.receiver().ifPresent(receiver -> traceBack(receiver, makers, steps - 1));
      }
    } else if (maker instanceof Instr.GetField get) {
      addOwner(get.receiver(), get.field());
    } else if (maker instanceof Instr.Op || maker instanceof Instr.Array) {
      maker.inputs().forEach(part -> traceBack(part, makers, steps - 1));
    }
  }

  private void addOwner(Optional<Temp> receiver, FieldRef field) {
    if (receiver.isEmpty()) {
      add(field.owner());
    }
  }

  /** The calls that nothing is known of, where they are written in the check itself. */
  private void lookAtCheck(Location location, List<String> calls) {
    Member member = location.anchor().member();
    if (calls.isEmpty()) {
      return;
    }
    program.type(TypeRef.of(member.type())).stream()
        .flatMap(type -> type.methods().stream())
        .filter(method -> method.member().equals(member))
        .flatMap(method -> method.body().stream())
        .flatMap(body -> new Makers(body).instructions.stream())
        .filter(Instr.Call.class::isInstance)
        .map(instr -> ((Instr.Call) instr).method())
        .filter(method -> calls.contains(method.name()))
        .forEach(method -> add(method.owner()));
  }

  private void add(TypeRef type) {
    TypeRef element = type.isArray() ? type.component() : type;
    if (!element.equals(TypeRef.UNKNOWN)
        && !program.sees(element)
        && !knowledge.knowsType(knowledge.known(element.name()))) {
      names.add(element.name());
    }
  }

  /** What makes the values of a body. */
  private static final class Makers {
    private final List<Instr> instructions;
    private final Map<Integer, Instr> ofTemp = new HashMap<>();
    private final Map<Var, List<Temp>> ofVariable = new HashMap<>();

    Makers(Body body) {
      Stream<Instr> all = body.blocks().stream().flatMap(block -> block.instrs().stream());
      instructions = all.toList();
      for (Instr instr : instructions) {
        instr.output().ifPresent(temp -> ofTemp.put(temp.index(), instr));
        if (instr instanceof Instr.Write write) {
          ofVariable
              .computeIfAbsent(write.variable(), variable -> new ArrayList<>())
              .add(write.value());
        }
      }
    }
  }
}
