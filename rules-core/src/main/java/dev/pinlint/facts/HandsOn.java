package dev.pinlint.facts;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Block;
import dev.pinlint.model.Body;
import dev.pinlint.model.Exit;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recognises managers that do nothing but hand on what they are asked to another one, which they
 * have in a field.
 *
 * <p>An extended manager is asked with the connection, and hands that on as well. One that is not
 * extended the platform wraps: it looks at names and algorithms by itself, and keeps stapled
 * answers about revocation from the delegate. So that one is never quite the same as its delegate.
 */
final class HandsOn {

  private static final String EXTENDED = "javax.net.ssl.X509ExtendedTrustManager";

  private static final List<Role> CHECKS = List.of(Role.SERVER_TRUST_DECISION, Role.WEAK_CHECK);

  /** What a constructor may call: it has no effect but to get hold of a delegate. */
  private static final List<String> QUIET =
      List.of("javax.net.ssl.", "java.security.", "java.util.Objects", "java.lang.Object");

  /** What a manager is asked: names and simple types of parameters. */
  private final Set<String> questions;

  HandsOn(Knowledge knowledge) {
    questions =
        Stream.concat(
                CHECKS.stream()
                    .flatMap(role -> knowledge.with(role).stream())
                    .filter(api -> api.owner().name().startsWith("javax.net.ssl.X509"))
                    .map(HandsOn::question),
                Stream.of("getAcceptedIssuers[]"))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String question(Api api) {
    return api.name() + api.simpleParameters();
  }

  /** The field that a type hands everything on to, if that is all it does. */
  Optional<String> delegate(TypeModel type) {
    if (type.superclass().filter(TypeRef.of(EXTENDED)::equals).isEmpty()) {
      return Optional.empty();
    }
    List<MethodModel> answers =
        type.methods().stream()
            .filter(method -> questions.contains(method.name() + method.member().parameters()))
            .toList();
    List<Optional<String>> fields = answers.stream().map(HandsOn::field).distinct().toList();
    boolean isPlain =
        type.methods().stream()
            .filter(method -> method.name().equals(Member.CONSTRUCTOR))
            .allMatch(HandsOn::isPlain);
    return answers.size() == questions.size() && fields.size() == 1 && isPlain
        ? fields.get(0)
        : Optional.empty();
  }

  /** The field whose object the method calls with its own name and arguments, and nothing else. */
  private static Optional<String> field(MethodModel method) {
    List<Block> blocks = method.body().map(Body::blocks).orElse(List.of());
    if (blocks.size() != 1
        || !blocks.get(0).handlers().isEmpty()
        || !(blocks.get(0).exit() instanceof Exit.Return end)) {
      return Optional.empty();
    }
    Map<Temp, String> known = new HashMap<>();
    List<Instr.Call> calls = new ArrayList<>();
    for (Instr instr : blocks.get(0).instrs()) {
      if (instr instanceof Instr.Read read) {
        known.put(read.result(), name(method, read.variable()));
      } else if (instr instanceof Instr.GetField get) {
        String receiver = get.receiver().map(temp -> known.getOrDefault(temp, "")).orElse("");
        known.put(get.result(), receiver + "." + get.field().name());
      } else if (instr instanceof Instr.Op op && op.operator() == Operator.CAST) {
        known.put(op.result(), known.getOrDefault(op.operands().get(0), ""));
      } else if (instr instanceof Instr.Call call) {
        calls.add(call);
      } else if (!(instr instanceof Instr.Const)) {
        return Optional.empty();
      }
    }
    boolean isAll =
        calls.size() == 1 && end.value().stream().allMatch(calls.get(0).result()::equals);
    return isAll ? field(method, calls.get(0), known) : Optional.empty();
  }

  private static Optional<String> field(
      MethodModel method, Instr.Call call, Map<Temp, String> known) {
    List<String> passed =
        call.arguments().stream().map(temp -> known.getOrDefault(temp, "")).toList();
    List<String> given =
        method.body().orElseThrow().parameters().stream()
            .skip(1)
            .map(parameter -> name(method, parameter))
            .toList();
    String receiver = call.receiver().map(temp -> known.getOrDefault(temp, "")).orElse("");
    return call.method().name().equals(method.name())
            && passed.equals(given)
            && receiver.startsWith("this.")
        ? Optional.of(receiver.substring("this.".length()))
        : Optional.empty();
  }

  private static String name(MethodModel method, Var variable) {
    int index = method.body().orElseThrow().parameters().indexOf(variable);
    return index == 0 ? "this" : index > 0 ? "parameter " + index : "";
  }

  /** Whether nothing else happens where the type's objects are made. */
  private static boolean isPlain(MethodModel constructor) {
    return constructor
        .body()
        .map(body -> body.blocks().stream().flatMap(block -> block.instrs().stream()))
        .orElse(Stream.of())
        .filter(Instr.Call.class::isInstance)
        .map(instr -> ((Instr.Call) instr).method().owner().name())
        .allMatch(owner -> QUIET.stream().anyMatch(owner::startsWith));
  }
}
