package dev.pinlint.model;

import dev.pinlint.model.Instr.CallKind;
import java.util.List;
import java.util.Optional;

/**
 * Makes instructions, each with a temp of its own. The part of {@link BodyBuilder} that knows
 * nothing of blocks.
 */
abstract class InstructionBuilder {

  private int temps;

  /** Appends to the current block. */
  abstract void append(Instr instr);

  /** Appends a constant. */
  public Temp constant(Literal value) {
    Temp result = temp();
    append(new Instr.Const(result, value));
    return result;
  }

  /** Appends a read of a variable. */
  public Temp read(Var variable) {
    Temp result = temp();
    append(new Instr.Read(result, variable));
    return result;
  }

  /** Appends a write of a variable. */
  public void write(Var variable, Temp value) {
    append(new Instr.Write(variable, value));
  }

  /** Appends a read of a field. */
  public Temp getField(Optional<Temp> receiver, FieldRef field, TypeRef type, Site site) {
    Temp result = temp();
    append(new Instr.GetField(result, receiver, field, type, site));
    return result;
  }

  /** Appends a write of a field. */
  public void putField(Optional<Temp> receiver, FieldRef field, Temp value, Site site) {
    append(new Instr.PutField(receiver, field, value, site));
  }

  /** Appends a call. */
  public Temp call(
      CallKind kind, MethodRef method, Optional<Temp> receiver, List<Temp> arguments, Site site) {
    Temp result = temp();
    append(new Instr.Call(result, kind, method, receiver, arguments, site));
    return result;
  }

  /** Appends the making of a function object. */
  public Temp closure(
      TypeRef functionalInterface, Instr.Target target, List<Temp> captured, Site site) {
    Temp result = temp();
    append(new Instr.Closure(result, functionalInterface, target, captured, site));
    return result;
  }

  /** Appends the making of an array from its elements. */
  public Temp array(TypeRef component, List<Temp> elements, Site site) {
    Temp result = temp();
    append(new Instr.Array(result, component, elements, site));
    return result;
  }

  /** Appends a concatenation of strings. */
  public Temp concat(List<Temp> parts) {
    Temp result = temp();
    append(new Instr.Concat(result, parts));
    return result;
  }

  /** Appends an operator without a type. */
  public Temp op(Operator operator, Temp... operands) {
    Temp result = temp();
    append(new Instr.Op(result, operator, List.of(operands), Optional.empty()));
    return result;
  }

  /** Appends a CAST or INSTANCEOF. */
  public Temp typed(Operator operator, Temp operand, TypeRef type) {
    Temp result = temp();
    append(new Instr.Op(result, operator, List.of(operand), Optional.of(type)));
    return result;
  }

  /** Appends the escape node. */
  public Temp opaque(String what, List<Temp> operands) {
    Temp result = temp();
    append(new Instr.Opaque(result, operands, what));
    return result;
  }

  /** A temp that nothing has assigned. */
  final Temp temp() {
    return new Temp(temps++);
  }
}
