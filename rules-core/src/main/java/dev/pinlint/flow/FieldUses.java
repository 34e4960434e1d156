package dev.pinlint.flow;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Block;
import dev.pinlint.model.Body;
import dev.pinlint.model.Exit;
import dev.pinlint.model.FieldModel;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Program;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  private final Program program;
  private final ValueLibrary library;

  /** The members that write a field; one that a lambda writes has an empty name in the list. */
  private final Map<String, Set<String>> writers = new HashMap<>();

  private final Set<String> changed = new HashSet<>();

  FieldUses(Program program, ValueLibrary library) {
    this.program = program;
    this.library = library;
    for (TypeModel type : program.types()) {
      for (MethodModel method : type.methods()) {
        method.body().ifPresent(body -> look(body, writer(method)));
      }
    }
  }

  /** The declaration that a reference means, if it is seen. */
  static Optional<FieldModel> declaration(FieldRef field, Program program) {
    return program.supertypes(field.owner()).all().stream()
        .flatMap(type -> program.type(type).stream())
        .flatMap(type -> type.field(field.name()).stream())
        .findFirst();
  }

  /** Whether nothing but the initialiser or constructors of its type write the field. */
  boolean isInitializedOnly(FieldModel field) {
    String type = field.ref().owner().name();
    Set<String> allowed =
        Set.of(type + "#" + Member.CONSTRUCTOR, type + "#" + Member.STATIC_INITIALIZER);
    return allowed.containsAll(writers.getOrDefault(key(field.ref()), Set.of()))
        && !writers.containsKey(wild(field.ref()));
  }

  /** Whether what the field holds is only read where the field is. */
  boolean isOnlyRead(FieldModel field) {
    return !changed.contains(key(field.ref())) && !changed.contains(wild(field.ref()));
  }

  private static String writer(MethodModel method) {
    return method.member().type() + "#" + method.name();
  }

  private static String wild(FieldRef field) {
    return "?." + field.name();
  }

  private static String key(FieldRef field) {
    return field.owner().name() + "." + field.name();
  }

  private String used(FieldRef field) {
    return declaration(field, program)
        .map(declared -> key(declared.ref()))
        .orElseGet(() -> field.owner().resolved() ? key(field) : wild(field));
  }

  private void look(Body body, String writer) {
    for (Block block : body.blocks()) {
      for (Instr instr : block.instrs()) {
        if (instr instanceof Instr.PutField put) {
          writers.computeIfAbsent(used(put.field()), field -> new HashSet<>()).add(writer);
        } else if (instr instanceof Instr.GetField get) {
          TypeRef type = declaration(get.field(), program).map(FieldModel::type).orElse(get.type());
          if (!Aliases.of(get.result(), body, this::passesOn).areOnly(this::isRead, type)) {
            changed.add(used(get.field()));
          }
        } else if (instr instanceof Instr.Closure closure
            && closure.target() instanceof Instr.LambdaBody lambda) {
          look(lambda.body(), "");
        }
      }
    }
  }

  private boolean passesOn(Instr instr) {
    return instr instanceof Instr.Call call && role(call, call.method().owner()) == Role.IDENTITY;
  }

  private boolean isRead(Instr user, Temp used, TypeRef type) {
    if (user instanceof Instr.Op op) {
      return LOOKING.contains(op.operator()) && op.operands().get(0).equals(used);
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
    MethodRef method = call.method();
    return library.api(owner, method).map(Api::role).orElse(Role.RUNS_ANYTHING);
  }

  /** The temps of a body that hold what one of them holds. */
  private record Aliases(Set<Temp> temps, Body body) {

    /** What an instruction does with one of its inputs. */
    @FunctionalInterface
    interface Use {
      boolean isRead(Instr user, Temp used, TypeRef type);
    }

    static Aliases of(Temp first, Body body, java.util.function.Predicate<Instr> passesOn) {
      Set<Temp> temps = new HashSet<>(List.of(first));
      Set<Integer> vars = new HashSet<>();
      int before = 0;
      while (before < temps.size() + vars.size()) {
        before = temps.size() + vars.size();
        for (Block block : body.blocks()) {
          for (Instr instr : block.instrs()) {
            if (instr instanceof Instr.Write write && temps.contains(write.value())) {
              vars.add(write.variable().index());
            } else if (instr instanceof Instr.Read read && vars.contains(read.variable().index())) {
              temps.add(read.result());
            } else if (isSame(instr, passesOn)
                && instr.inputs().stream().anyMatch(temps::contains)) {
              temps.add(instr.output().orElseThrow());
            }
          }
        }
      }
      return new Aliases(temps, body);
    }

    private static boolean isSame(Instr instr, java.util.function.Predicate<Instr> passesOn) {
      return (instr instanceof Instr.Op op && op.operator() == Operator.CAST)
          || passesOn.test(instr);
    }

    boolean areOnly(Use allowed, TypeRef type) {
      for (Block block : body.blocks()) {
        for (Instr instr : block.instrs()) {
          boolean isCopy =
              instr instanceof Instr.Write || instr.output().filter(temps::contains).isPresent();
          if (!isCopy) {
            for (Temp input : instr.inputs()) {
              if (temps.contains(input) && !allowed.isRead(instr, input, type)) {
                return false;
              }
            }
          }
        }
        if (escapes(block.exit())) {
          return false;
        }
      }
      return true;
    }

    private boolean escapes(Exit exit) {
      return exit instanceof Exit.Return returned
          && returned.value().filter(temps::contains).isPresent();
    }
  }
}
