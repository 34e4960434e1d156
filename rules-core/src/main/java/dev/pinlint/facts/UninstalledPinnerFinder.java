package dev.pinlint.facts;

import dev.pinlint.facts.UninstalledPinner.Fate;
import dev.pinlint.flow.Place;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Block;
import dev.pinlint.model.Body;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Instr;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Program;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds pin sets that no client goes by, as far as one body shows it for certain: what is made and
 * never looked at again, and what another call takes the place of. Pin sets in fields, and those
 * that are handed on, are others' business.
 */
final class UninstalledPinnerFinder {

  private final Program program;
  private final Knowledge knowledge;
  private final Anchors anchors;
  private final Set<String> types;
  private final List<UninstalledPinner> found = new ArrayList<>();

  UninstalledPinnerFinder(Program program, Knowledge knowledge, Anchors anchors) {
    this.program = program;
    this.knowledge = knowledge;
    this.anchors = anchors;
    this.types = knowledge.owners(Set.of(Role.PIN_SET, Role.PIN_INSTALL));
  }

  /** Looks for pin sets that are made in the types. */
  void look(Collection<TypeModel> all, CallGraph callGraph) {
    for (MethodModel method : callGraph.users(all, used -> types.contains(used.owner().name()))) {
      boolean isOfLibrary =
          program
              .type(TypeRef.of(method.member().type()))
              .map(TypeModel::name)
              .filter(types::contains)
              .isPresent();
      if (!isOfLibrary) {
        look(method, method.body().orElseThrow(), false);
      }
    }
  }

  /** Those in all that was looked at. */
  List<UninstalledPinner> pinners() {
    return List.copyOf(found);
  }

  private void look(MethodModel method, Body body, boolean isLambda) {
    Uses uses = new Uses(body);
    for (Block block : body.blocks()) {
      // Who expects an exception may make a pin set just to see whether it can be made.
      boolean isTried = !block.handlers().isEmpty();
      for (Instr instr : block.instrs()) {
        if (instr instanceof Instr.Call call && is(Role.PIN_SET, call)) {
          boolean isDropped =
              uses.isWrittenInVain(call.result())
                  || (!isTried && !isLambda && uses.isUnused(call.result()));
          if (isDropped) {
            add(method, call, Fate.DROPPED);
          }
        } else if (instr instanceof Instr.Call call && is(Role.PIN_INSTALL, call)) {
          boolean isDropped =
              !isTried && !isLambda && isFresh(call, uses) && isClientDropped(call, uses);
          if (isDropped) {
            add(method, call, Fate.CLIENT_DROPPED);
          }
        } else if (instr instanceof Instr.Closure closure
            && closure.target() instanceof Instr.LambdaBody lambda) {
          look(method, lambda.body(), true);
        }
      }
      replaced(method, block, uses);
    }
    takenAway(method, body, uses);
  }

  private void add(MethodModel method, Instr.Call call, Fate fate) {
    found.add(new UninstalledPinner(anchors.of(new Place(method.member(), call)), fate));
  }

  private Optional<Api> api(Instr.Call call) {
    return call.method().owner().resolved()
        ? knowledge.find(call.method().owner(), call.method(), program)
        : Optional.empty();
  }

  private boolean is(Role role, Instr.Call call) {
    return api(call).filter(api -> api.role() == role).isPresent();
  }

  /** Whether the call returns its receiver. */
  private boolean isStep(Instr.Call call) {
    return api(call).filter(Api::returnsReceiver).isPresent();
  }

  /** The call that made what the receiver of this one is, through the steps between. */
  private Optional<Instr.Call> origin(Instr.Call call, Uses uses) {
    Optional<Instr.Call> before = call.receiver().flatMap(uses::maker);
    return before.filter(this::isStep).isPresent()
        ? before.flatMap(step -> origin(step, uses))
        : before;
  }

  /** Whether nobody else has the builder. */
  private boolean isFresh(Instr.Call install, Uses uses) {
    return origin(install, uses).isPresent();
  }

  /** Whether the steps behind end in a client that nobody gets. */
  private boolean isClientDropped(Instr.Call call, Uses uses) {
    Optional<Instr.Call> next = uses.onlyCallOn(call.result());
    if (next.isEmpty()) {
      return false;
    }
    boolean isMade = api(next.get()).flatMap(Api::returnedType).isPresent();
    return isMade
        ? uses.isUnused(next.get().result()) || uses.isWrittenInVain(next.get().result())
        : isStep(next.get()) && isClientDropped(next.get(), uses);
  }

  /** Pin sets that are handed to a builder, and others to the same one before anything is made. */
  private void replaced(MethodModel method, Block block, Uses uses) {
    Map<Object, Instr.Call> last = new HashMap<>();
    for (Instr instr : block.instrs()) {
      if (instr instanceof Instr.Write write) {
        last.remove(write.variable());
      } else if (instr instanceof Instr.Call call && is(Role.PIN_INSTALL, call)) {
        Object builder = builder(call, uses);
        Instr.Call earlier = last.put(builder, call);
        if (earlier != null && !isNone(earlier, uses)) {
          add(method, earlier, Fate.REPLACED);
        }
      } else if (instr instanceof Instr.Call call && !isStep(call)) {
        // What is made in between has them.
        last.clear();
      }
    }
  }

  private Object builder(Instr.Call call, Uses uses) {
    Optional<Temp> receiver = call.receiver();
    Optional<Instr.Call> step = receiver.flatMap(uses::maker).filter(this::isStep);
    if (step.isPresent()) {
      return builder(step.get(), uses);
    }
    Optional<Var> variable = receiver.flatMap(uses::variable);
    return variable.isPresent() ? variable.get() : receiver.map(Object.class::cast).orElse(call);
  }

  private boolean isNone(Instr.Call install, Uses uses) {
    return install.arguments().stream()
        .anyMatch(
            given ->
                uses.field(given).stream()
                    .flatMap(field -> knowledge.find(field).stream())
                    .anyMatch(api -> api.role() == Role.NO_PINS));
  }

  /** Clients that are derived from others, all pins taken away on every way through the method. */
  private void takenAway(MethodModel method, Body body, Uses uses) {
    for (Instr instr : body.blocks().get(0).instrs()) {
      if (instr instanceof Instr.Call call
          && is(Role.PIN_INSTALL, call)
          && isNone(call, uses)
          && origin(call, uses).filter(made -> made.kind() == Instr.CallKind.VIRTUAL).isPresent()) {
        add(method, call, Fate.TAKEN_AWAY);
      }
    }
  }

  /** What becomes of the values of a body. */
  private static final class Uses {
    private final Map<Temp, List<Instr>> users = new HashMap<>();
    private final Map<Temp, Instr> makers = new HashMap<>();
    private final Set<Temp> atExits = new HashSet<>();
    private final Set<Var> read = new HashSet<>();

    Uses(Body body) {
      for (Block block : body.blocks()) {
        for (Instr instr : block.instrs()) {
          instr.output().ifPresent(made -> makers.put(made, instr));
          instr
              .inputs()
              .forEach(used -> users.computeIfAbsent(used, key -> new ArrayList<>()).add(instr));
          if (instr instanceof Instr.Read variable) {
            read.add(variable.variable());
          }
        }
        atExits.addAll(block.exit().inputs());
      }
    }

    private List<Instr> of(Temp value) {
      return users.getOrDefault(value, List.of());
    }

    boolean isUnused(Temp value) {
      return of(value).isEmpty() && !atExits.contains(value);
    }

    /** Whether all that becomes of it is that variables have it which nobody reads. */
    boolean isWrittenInVain(Temp value) {
      return !isUnused(value)
          && !atExits.contains(value)
          && of(value).stream()
              .allMatch(
                  use -> use instanceof Instr.Write write && !read.contains(write.variable()));
    }

    Optional<Instr.Call> maker(Temp value) {
      return Optional.ofNullable(makers.get(value))
          .filter(Instr.Call.class::isInstance)
          .map(Instr.Call.class::cast);
    }

    Optional<Var> variable(Temp value) {
      return makers.get(value) instanceof Instr.Read variable
          ? Optional.of(variable.variable())
          : Optional.empty();
    }

    Optional<FieldRef> field(Temp value) {
      return makers.get(value) instanceof Instr.GetField get
          ? Optional.of(get.field())
          : Optional.empty();
    }

    /** The call on the value, if that is all that becomes of it. */
    Optional<Instr.Call> onlyCallOn(Temp value) {
      return of(value).size() == 1
              && !atExits.contains(value)
              && of(value).get(0) instanceof Instr.Call call
              && call.receiver().filter(value::equals).isPresent()
          ? Optional.of(call)
          : Optional.empty();
    }
  }
}
