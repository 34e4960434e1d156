package dev.pinlint.bytecode;

import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Operator;
import dev.pinlint.model.Site;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;

/**
 * Lowers reads and writes of fields; those of fields that a compiler added become what they stand
 * for.
 */
final class FieldLowering {

  private final BodyLowering body;
  private final Draft draft;

  FieldLowering(BodyLowering body) {
    this.body = body;
    this.draft = body.draft;
  }

  void lower(int position, FieldInsnNode node) {
    boolean isStatic =
        node.getOpcode() == Opcodes.GETSTATIC || node.getOpcode() == Opcodes.PUTSTATIC;
    boolean reads = node.getOpcode() == Opcodes.GETSTATIC || node.getOpcode() == Opcodes.GETFIELD;
    if (reads) {
      Optional<ClassIndex.Lambda> lambda = body.scope.index.lambda(body.type, node);
      if (lambda.isPresent()) {
        body.push(position, body.closure(lambda.get(), List.of(), body.site(position)));
        return;
      }
      Optional<Temp> receiver = isStatic ? Optional.empty() : Optional.of(body.popTemp());
      Optional<Var> captured = body.locals.captured(node.name);
      if (captured.isPresent() && node.owner.equals(body.type.name)) {
        body.push(position, draft.read(captured.get()));
        return;
      }
      body.push(position, read(node, receiver, body.site(position)));
    } else {
      Temp value = body.popTemp();
      Optional<Temp> receiver = isStatic ? Optional.empty() : Optional.of(pop(node));
      write(node, receiver, value, body.site(position));
    }
  }

  /**
   * Stores of captured variables come before {@code super(…)}; {@code this} is a parameter all the
   * same.
   */
  private Temp pop(FieldInsnNode node) {
    Value receiver = body.stack().pop();
    if (receiver.temp() == null) {
      throw new UnsupportedCodeException("a write of " + node.name + " of no object");
    }
    return receiver.temp();
  }

  Temp read(FieldInsnNode node, Optional<Temp> receiver, Site site) {
    Optional<String> standsFor =
        isCoroutineState(node) ? Optional.of(Coroutines.STATE) : standsFor(node);
    if (standsFor.isPresent()) {
      Temp opaque = draft.opaque(standsFor.get(), List.of());
      if (!standsFor.get().equals("assertions-enabled")) {
        return opaque;
      }
      draft.booleans.add(opaque.index());
      return draft.op(Operator.NOT, opaque);
    }
    Optional<Literal> constant =
        receiver.isPresent()
            ? Optional.empty()
            : body.scope.index.field(node.owner, node.name).flatMap(FieldLowering::constant);
    if (constant.isPresent()) {
      return draft.constant(constant.get());
    }
    FieldRef field = new FieldRef(body.scope.names.ref(node.owner), node.name);
    TypeRef type = body.scope.names.type(Type.getType(node.desc));
    return draft.add(temp -> new Instr.GetField(temp, receiver, field, type, site));
  }

  void write(FieldInsnNode node, Optional<Temp> receiver, Temp value, Site site) {
    if (standsFor(node).isPresent() || isSynthetic(node) || isCoroutineState(node)) {
      return;
    }
    FieldRef field = new FieldRef(body.scope.names.ref(node.owner), node.name);
    draft.add(new Instr.PutField(receiver, field, value, site));
  }

  private Optional<String> standsFor(FieldInsnNode node) {
    if (node.name.startsWith("this$")) {
      return Optional.of("outer-this");
    } else if (node.name.startsWith("val$")) {
      return Optional.of("captured");
    } else if (node.name.equals("$assertionsDisabled")) {
      return Optional.of("assertions-enabled");
    } else if (node.name.startsWith("$")
        && node.getOpcode() != Opcodes.GETSTATIC
        && node.getOpcode() != Opcodes.PUTSTATIC
        && isSynthetic(node)
        && body.scope.index.isAnonymousOrLocal(node.owner)) {
      // Kotlin's captured variables.
      return Optional.of("captured");
    }
    return Optional.empty();
  }

  private boolean isCoroutineState(FieldInsnNode node) {
    return body.scope
        .index
        .find(node.owner)
        .filter(owner -> Coroutines.isState(owner, node.name))
        .isPresent();
  }

  private boolean isSynthetic(FieldInsnNode node) {
    return body.scope
        .index
        .field(node.owner, node.name)
        .filter(field -> ClassIndex.is(field.access, Opcodes.ACC_SYNTHETIC))
        .isPresent();
  }

  /** The compile-time constant of a field. */
  static Optional<Literal> constant(FieldNode field) {
    if (field.value == null || !ClassIndex.is(field.access, Opcodes.ACC_FINAL)) {
      return Optional.empty();
    } else if (field.value instanceof String text) {
      return Optional.of(new Literal.Text(text));
    } else if (field.value instanceof Float || field.value instanceof Double) {
      return Optional.of(new Literal.Real(((Number) field.value).doubleValue()));
    } else if (field.value instanceof Number number) {
      return Optional.of(new Literal.Int(number.longValue()));
    }
    return Optional.empty();
  }
}
