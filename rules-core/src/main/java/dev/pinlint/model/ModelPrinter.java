package dev.pinlint.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints the model for humans. The text is no interface: nothing may parse it. */
public final class ModelPrinter {

  private final StringBuilder out = new StringBuilder();

  private ModelPrinter() {}

  /** A type with all its members. */
  public static String print(TypeModel type) {
    ModelPrinter printer = new ModelPrinter();
    printer.line(0, type.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + type.name());
    type.supertypes().forEach(supertype -> printer.line(1, "is " + supertype));
    for (FieldModel field : type.fields()) {
      printer.line(
          1,
          "field "
              + field.ref().name()
              + " "
              + field.type()
              + field.constant().map(value -> " = " + text(value)).orElse(""));
    }
    for (MethodModel method : type.methods()) {
      printer.line(1, "method " + method.member().signature() + " " + method.returnType());
      method.body().ifPresent(body -> printer.body(2, body));
    }
    return printer.out.toString();
  }

  /** A body. */
  public static String print(Body body) {
    ModelPrinter printer = new ModelPrinter();
    printer.body(0, body);
    return printer.out.toString();
  }

  private void body(int depth, Body body) {
    line(depth, "parameters " + list(body.parameters()));
    for (int i = 0; i < body.blocks().size(); i++) {
      Block block = body.blocks().get(i);
      line(
          depth,
          "b"
              + i
              + ":"
              + block.handlers().stream()
                  .map(
                      handler ->
                          " ["
                              + handler.type().map(TypeRef::toString).orElse("any")
                              + " -> b"
                              + handler.target()
                              + "]")
                  .collect(Collectors.joining()));
      for (Instr instr : block.instrs()) {
        line(depth + 1, instr.output().map(temp -> temp + " = ").orElse("") + text(instr));
        if (instr instanceof Instr.Closure closure
            && closure.target() instanceof Instr.LambdaBody lambda) {
          body(depth + 2, lambda.body());
        }
      }
      line(depth + 1, text(block.exit()));
    }
  }

  private static String text(Instr instr) {
    if (instr instanceof Instr.Const constant) {
      return text(constant.value());
    } else if (instr instanceof Instr.Read read) {
      return read.variable().toString();
    } else if (instr instanceof Instr.Write write) {
      return write.variable() + " := " + write.value();
    } else if (instr instanceof Instr.GetField get) {
      return text(get.receiver()) + get.field();
    } else if (instr instanceof Instr.PutField put) {
      return text(put.receiver()) + put.field() + " := " + put.value();
    } else if (instr instanceof Instr.Call call) {
      return call.kind().name().toLowerCase(java.util.Locale.ROOT)
          + " "
          + text(call.receiver())
          + call.method()
          + list(call.arguments())
          + " "
          + call.site();
    } else if (instr instanceof Instr.Closure closure) {
      return "closure "
          + (closure.target() instanceof Instr.ReferencedMethod reference
              ? reference.method()
              : "lambda")
          + " captures "
          + list(closure.captured())
          + " "
          + closure.site();
    } else if (instr instanceof Instr.Array array) {
      return "array " + array.component() + list(array.elements());
    } else if (instr instanceof Instr.Concat concat) {
      return "concat" + list(concat.parts());
    } else if (instr instanceof Instr.Op op) {
      return op.operator() + list(op.operands()) + op.type().map(type -> " " + type).orElse("");
    } else if (instr instanceof Instr.Opaque opaque) {
      return "opaque " + opaque.what() + list(opaque.operands());
    }
    throw new AssertionError(instr);
  }

  private static String text(Exit exit) {
    if (exit instanceof Exit.Goto go) {
      return "goto b" + go.target();
    } else if (exit instanceof Exit.Branch branch) {
      return "if " + branch.condition() + " b" + branch.ifTrue() + " else b" + branch.ifFalse();
    } else if (exit instanceof Exit.Switch choice) {
      return "switch "
          + choice.selector()
          + choice.cases().stream()
              .map(arm -> " " + text(arm.value()) + ": b" + arm.target())
              .collect(Collectors.joining(","))
          + " else b"
          + choice.otherwise();
    } else if (exit instanceof Exit.Return ret) {
      return "return" + ret.value().map(value -> " " + value).orElse("");
    } else if (exit instanceof Exit.Throw thrown) {
      return "throw " + thrown.exception();
    }
    throw new AssertionError(exit);
  }

  private static String text(Literal literal) {
    if (literal instanceof Literal.Text string) {
      return '"' + string.value() + '"';
    } else if (literal instanceof Literal.Int number) {
      return String.valueOf(number.value());
    } else if (literal instanceof Literal.Real number) {
      return String.valueOf(number.value());
    } else if (literal instanceof Literal.ClassLiteral type) {
      return type.type() + ".class";
    }
    return "null";
  }

  private static String text(Optional<Temp> receiver) {
    return receiver.map(temp -> temp + ".").orElse("");
  }

  private static String list(List<?> items) {
    return items.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
  }

  private void line(int depth, String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }
}
