package dev.pinlint.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An instruction of a {@link Block}. */
public sealed interface Instr {

  /** The value that this instruction computes, if any. */
  Optional<Temp> output();

  /** The values that this instruction uses, in evaluation order. */
  List<Temp> inputs();

  /** Where it is in the source, if it is of a kind that has a place. */
  default Optional<Site> place() {
    if (this instanceof Call call) {
      return Optional.of(call.site());
    } else if (this instanceof GetField get) {
      return Optional.of(get.site());
    } else if (this instanceof PutField put) {
      return Optional.of(put.site());
    } else if (this instanceof Closure closure) {
      return Optional.of(closure.site());
    }
    return this instanceof Array array ? Optional.of(array.site()) : Optional.empty();
  }

  /** Loads a constant. */
  record Const(Temp result, Literal value) implements Instr {
    @Override
    public Optional<Temp> output() {
      return Optional.of(result);
    }

    @Override
    public List<Temp> inputs() {
      return List.of();
    }
  }

  /** Reads a variable. */
  record Read(Temp result, Var variable) implements Instr {
    @Override
    public Optional<Temp> output() {
      return Optional.of(result);
    }

    @Override
    public List<Temp> inputs() {
      return List.of();
    }
  }

  /** Writes a variable. */
  record Write(Var variable, Temp value) implements Instr {
    @Override
    public Optional<Temp> output() {
      return Optional.empty();
    }

    @Override
    public List<Temp> inputs() {
      return List.of(value);
    }
  }

  /** Reads a field; a static one has no receiver. */
  record GetField(Temp result, Optional<Temp> receiver, FieldRef field, TypeRef type, Site site)
      implements Instr {
    @Override
    public Optional<Temp> output() {
      return Optional.of(result);
    }

    @Override
    public List<Temp> inputs() {
      return receiver.stream().toList();
    }
  }

  /** Writes a field; a static one has no receiver. */
  record PutField(Optional<Temp> receiver, FieldRef field, Temp value, Site site) implements Instr {
    @Override
    public Optional<Temp> output() {
      return Optional.empty();
    }

    @Override
    public List<Temp> inputs() {
      return receiver.isPresent() ? List.of(receiver.get(), value) : List.of(value);
    }
  }

  /** How a {@link Call} finds its target. */
  enum CallKind {
    /** A static method; no receiver. */
    STATIC,
    /** Dispatch on the receiver's class, interface and private methods included. */
    VIRTUAL,
    /**
     * The method of a superclass or superinterface, on {@code this}; {@code this(…)} and {@code
     * super(…)} too.
     */
    SUPER,
    /**
     * A class instance creation: the constructor and its {@code new} are one call, whose result is
     * the object.
     */
    NEW
  }

  /** Calls a method. Each call has a result; that of a {@code void} method is never used. */
  record Call(
      Temp result,
      CallKind kind,
      MethodRef method,
      Optional<Temp> receiver,
      List<Temp> arguments,
      Site site)
      implements Instr {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Optional<Temp> output() {
      return Optional.of(result);
    }

    @Override
    public List<Temp> inputs() {
      if (receiver.isEmpty()) {
        return arguments;
      }
      List<Temp> inputs = new ArrayList<>(arguments.size() + 1);
      inputs.add(receiver.get());
      inputs.addAll(arguments);
      return inputs;
    }
  }

  /** What a {@link Closure} runs. */
  sealed interface Target {

    /** How many values it is given in all: captured ones, receiver and arguments. */
    int parameterCount();
  }

  /**
   * The body of a lambda. Its first parameters receive the captured values ({@code this} first, if
   * captured), the rest the arguments of the call.
   */
  record LambdaBody(Body body) implements Target {
    @Override
    public int parameterCount() {
      return body.parameters().size();
    }
  }

  /**
   * The method of a method reference. A bound receiver is the one captured value; an unbound one is
   * the first argument.
   */
  record ReferencedMethod(CallKind kind, MethodRef method) implements Target {
    @Override
    public int parameterCount() {
      boolean hasReceiver = kind == CallKind.VIRTUAL || kind == CallKind.SUPER;
      int declared = method.parameters().map(List::size).orElse(method.arity().min());
      return declared + (hasReceiver ? 1 : 0);
    }
  }

  /** Makes a function object: a lambda or a method reference alike. */
  record Closure(
      Temp result, TypeRef functionalInterface, Target target, List<Temp> captured, Site site)
      implements Instr {
    public Closure {
      captured = List.copyOf(captured);
    }

    @Override
    public Optional<Temp> output() {
      return Optional.of(result);
    }

    @Override
    public List<Temp> inputs() {
      return captured;
    }
  }

  /**
   * Makes an array with the given elements: an array initialiser, or the tail of a variable-arity
   * call.
   */
  record Array(Temp result, TypeRef component, List<Temp> elements, Site site) implements Instr {
    public Array {
      elements = List.copyOf(elements);
    }

    @Override
    public Optional<Temp> output() {
      return Optional.of(result);
    }

    @Override
    public List<Temp> inputs() {
      return elements;
    }
  }

  /** Concatenates strings. */
  record Concat(Temp result, List<Temp> parts) implements Instr {
    public Concat {
      parts = List.copyOf(parts);
    }

    @Override
    public Optional<Temp> output() {
      return Optional.of(result);
    }

    @Override
    public List<Temp> inputs() {
      return parts;
    }
  }

  /** Applies an operator; {@code type} is that of a CAST or INSTANCEOF. */
  record Op(Temp result, Operator operator, List<Temp> operands, Optional<TypeRef> type)
      implements Instr {
    public Op {
      operands = List.copyOf(operands);
    }

    @Override
    public Optional<Temp> output() {
      return Optional.of(result);
    }

    @Override
    public List<Temp> inputs() {
      return operands;
    }
  }

  /**
   * What the model has no words for. An analysis answers <em>unknown</em> for it, never "equal" or
   * "absent".
   */
  record Opaque(Temp result, List<Temp> operands, String what) implements Instr {

    /** An array of a size that is not constant; of primitive elements, with its type behind it. */
    public static final String NEW_ARRAY = "new-array";

    public Opaque {
      operands = List.copyOf(operands);
    }

    /** What a new array of the component's type is called whose size is not constant. */
    public static String newArray(TypeRef component) {
      return component.isPrimitive() ? NEW_ARRAY + " " + component.arrayOf().name() : NEW_ARRAY;
    }

    /** The type of the new array of primitive elements that this is, if it is one. */
    public Optional<TypeRef> newArray() {
      return Optional.of(what)
          .filter(name -> name.startsWith(NEW_ARRAY + " "))
          .map(name -> TypeRef.of(name.substring(NEW_ARRAY.length() + 1)));
    }

    @Override
    public Optional<Temp> output() {
      return Optional.of(result);
    }

    @Override
    public List<Temp> inputs() {
      return operands;
    }
  }
}
