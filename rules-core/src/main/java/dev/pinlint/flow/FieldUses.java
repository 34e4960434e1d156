package dev.pinlint.flow;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Block;
import dev.pinlint.model.Body;
import dev.pinlint.model.FieldModel;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Program;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the analysed set does with its fields: who writes them, and whether what they hold is only
 * read. A field that is named through a type that is not resolved counts for every field of the
 * name.
 */
final class FieldUses {

  /** Calls that leave the receiver as it is. */
  private static final Set<Role> READING =
      Set.of(
          Role.LIST_GET,
          Role.LIST_SIZE,
          Role.LIST_IS_EMPTY,
          Role.LIST_TO_ARRAY,
          Role.LIST_FOR_EACH,
          Role.LIST_MATCH,
          Role.LIST_ITERATOR,
          Role.LIST_COPY,
          Role.MAP_GET,
          Role.MAP_SIZE,
          Role.MAP_IS_EMPTY,
          Role.MAP_KEYS,
          Role.MAP_VALUES,
          Role.MAP_ENTRIES,
          Role.MAP_FOR_EACH,
          Role.BUFFER_TEXT,
          Role.BUFFER_LENGTH,
          Role.COMPARES,
          Role.PURE,
          Role.PARTIAL);

  /** Calls that leave their arguments as they are. */
  private static final Set<Role> TAKING =
      Set.of(
          Role.LIST_NEW,
          Role.LIST_ADD_ALL,
          Role.LIST_COPY,
          Role.MAP_NEW,
          Role.PIN_SINK,
          Role.HARMLESS,
          Role.COMPARES,
          Role.PURE,
          Role.PARTIAL);

  private static final Set<Operator> LOOKING =
      Set.of(
          Operator.ARRAY_LOAD,
          Operator.ARRAY_LENGTH,
          Operator.IS_NULL,
          Operator.EQ,
          Operator.NE,
          Operator.INSTANCEOF);

  /**
   * A place that names a field.
   *
   * @param field the field, as it is named there
   * @param body the body
   * @param member the member that the body is that of; empty for a lambda
   * @param value what it is read into, or what is written
   */
  private record Use(FieldRef field, Body body, String member, boolean isRead, Temp value) {}

  private final Program program;
  private final ValueLibrary library;
  private final Map<String, Boolean> onlyRead = new HashMap<>();
  private @Nullable Map<String, List<Use>> usesByName;
  private int addedCount;

  FieldUses(Program program, ValueLibrary library) {
    this.program = program;
    this.library = library;
  }

  /** Whether what the field holds is only read where the field is. */
  boolean isOnlyRead(FieldModel field) {
    return onlyRead.computeIfAbsent(key(field.ref()), key -> areReadsOnly(field, this::isRead));
  }

  /** Whether no element is written into the array that the field holds, where the field is. */
  boolean isNotStoredInto(FieldModel field) {
    return areReadsOnly(field, (user, used, type) -> !isStore(user, used));
  }

  /** Whether nothing but the initialiser writes the field, which is a private one. */
  boolean isWrittenAtFirstOnly(FieldModel field) {
    return known(field).filter(use -> !use.isRead()).allMatch(use -> isInitializer(use, field));
  }

  /**
   * The calls that the object in a field receives, wherever the field is named: empty unless the
   * initialiser makes the object, for this field, and nothing is done with it but calls of these
   * roles.
   */
  Optional<List<Instr.Call>> received(FieldModel field, Set<Role> roles) {
    List<Instr.Call> calls = new ArrayList<>();
    for (Use use : uses(field).toList()) {
      Optional<Temp> object =
          use.isRead()
              ? Optional.of(use.value())
              : made(use.value(), use.body(), roles).filter(made -> isInitializer(use, field));
      if (object.isEmpty()) {
        return Optional.empty();
      }
      Aliases same =
          Aliases.of(object.get(), use.body(), instr -> returnsReceiver(instr, field, roles));
      boolean isAlone =
          same.areOnly(
              (user, used, type) ->
                  isReceiver(user, used, field, roles) || isKept(user, use) || isLook(user, used),
              field.type());
      if (!isAlone) {
        return Optional.empty();
      }
      calls.addAll(same.received());
    }
    return Optional.of(List.copyOf(calls));
  }

  /** The object that a value is, if it is made right there and has only received such calls. */
  private Optional<Temp> made(Temp value, Body body, Set<Role> roles) {
    Optional<Instr.Call> call =
        body.blocks().stream()
            .flatMap(block -> block.instrs().stream())
            .filter(instr -> instr.output().filter(value::equals).isPresent())
            .filter(Instr.Call.class::isInstance)
            .map(Instr.Call.class::cast)
            .findFirst();
    if (call.filter(it -> it.kind() == Instr.CallKind.NEW).isPresent()) {
      return call.filter(it -> it.arguments().isEmpty()).map(Instr.Call::result);
    }
    return call.filter(it -> roles.contains(role(it, it.method().owner())))
        .flatMap(Instr.Call::receiver)
        .flatMap(receiver -> made(receiver, body, roles));
  }

  private boolean returnsReceiver(Instr instr, FieldModel field, Set<Role> roles) {
    return instr instanceof Instr.Call call
        && api(call, field.type())
            .filter(api -> roles.contains(api.role()) && api.returnsReceiver())
            .isPresent();
  }

  private boolean isReceiver(Instr user, Temp used, FieldModel field, Set<Role> roles) {
    return user instanceof Instr.Call call
        && call.receiver().filter(used::equals).isPresent()
        && !call.arguments().contains(used)
        && api(call, field.type()).filter(api -> roles.contains(api.role())).isPresent();
  }

  private static boolean isKept(Instr user, Use use) {
    return !use.isRead() && user instanceof Instr.PutField put && put.field().equals(use.field());
  }

  private static boolean isLook(Instr user, Temp used) {
    return user instanceof Instr.Op op
        && LOOKING.contains(op.operator())
        && op.operands().get(0).equals(used);
  }

  private boolean areReadsOnly(FieldModel field, Aliases.Reading allowed) {
    return uses(field)
        .filter(Use::isRead)
        .allMatch(
            use ->
                Aliases.of(use.value(), use.body(), this::passesOn)
                    .areOnly(
                        isInitializer(use, field) ? this::isReadOrChanged : allowed, field.type()));
  }

  /** Whether this is a part of what gives the field its value, and runs once. */
  private static boolean isInitializer(Use use, FieldModel field) {
    String name = field.is(Modifier.STATIC) ? Member.STATIC_INITIALIZER : Member.CONSTRUCTOR;
    return use.member().equals(field.ref().owner().name() + "#" + name);
  }

  private boolean isReadOrChanged(Instr user, Temp used, TypeRef type) {
    boolean isReceiver =
        user instanceof Instr.Call call
            && call.receiver().filter(used::equals).isPresent()
            && !call.arguments().contains(used);
    return isReceiver || isStore(user, used) || isRead(user, used, type);
  }

  private static boolean isStore(Instr user, Temp used) {
    return user instanceof Instr.Op op
        && op.operator() == Operator.ARRAY_STORE
        && op.operands().get(0).equals(used);
  }

  private static String key(FieldRef field) {
    return field.owner().name() + "." + field.name();
  }

  private Stream<Use> uses(FieldModel field) {
    program.askForUsers(field);
    return known(field);
  }

  private Stream<Use> known(FieldModel field) {
    Map<String, List<Use>> all = usesByName;
    if (all == null) {
      addedCount = program.added().size();
      all = index();
      usesByName = all;
    }
    while (addedCount < program.added().size()) {
      add(program.added().get(addedCount++), all);
    }
    return all.getOrDefault(field.ref().name(), List.of()).stream()
        .filter(use -> mayMean(use.field(), field));
  }

  private boolean mayMean(FieldRef used, FieldModel field) {
    return !used.owner().resolved()
        || program.field(used).map(declared -> declared.ref().equals(field.ref())).orElse(true);
  }

  private Map<String, List<Use>> index() {
    Map<String, List<Use>> index = new HashMap<>();
    program.types().forEach(type -> add(type, index));
    return index;
  }

  private static void add(TypeModel type, Map<String, List<Use>> index) {
    for (MethodModel method : type.methods()) {
      String member = type.name() + "#" + method.name();
      method.body().ifPresent(body -> add(body, member, index));
    }
  }

  private static void add(Body body, String member, Map<String, List<Use>> index) {
    for (Block block : body.blocks()) {
      for (Instr instr : block.instrs()) {
        if (instr instanceof Instr.PutField put) {
          add(new Use(put.field(), body, member, false, put.value()), index);
        } else if (instr instanceof Instr.GetField get) {
          add(new Use(get.field(), body, member, true, get.result()), index);
        } else if (instr instanceof Instr.Closure closure
            && closure.target() instanceof Instr.LambdaBody lambda) {
          add(lambda.body(), "", index);
        }
      }
    }
  }

  private static void add(Use use, Map<String, List<Use>> index) {
    index.computeIfAbsent(use.field().name(), name -> new ArrayList<>()).add(use);
  }

  private boolean passesOn(Instr instr) {
    return instr instanceof Instr.Call call && role(call, call.method().owner()) == Role.IDENTITY;
  }

  private boolean isRead(Instr user, Temp used, TypeRef type) {
    if (user instanceof Instr.Op) {
      return isLook(user, used);
    } else if (user instanceof Instr.Call call) {
      boolean isArgument = call.arguments().contains(used);
      boolean isReceiver = call.receiver().filter(used::equals).isPresent();
      TypeRef named = call.method().owner();
      return (!isArgument || TAKING.contains(role(call, named)))
          && (!isReceiver || READING.contains(role(call, named.resolved() ? named : type)));
    }
    return user instanceof Instr.Concat;
  }

  private Role role(Instr.Call call, TypeRef owner) {
    return library.api(owner, call.method()).map(Api::role).orElse(Role.RUNS_ANYTHING);
  }

  private Optional<Api> api(Instr.Call call, TypeRef type) {
    TypeRef named = call.method().owner();
    return library.api(named.resolved() ? named : type, call.method());
  }
}
