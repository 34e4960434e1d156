package dev.pinlint.errorprone.javac;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.pinlint.model.Body;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * Lowers the code of a member: its parameters, its statements, and what a constructor does besides.
 */
final class BodyLowering {

  private final SourceMember source;
  private final ClassSymbol type;
  private final TypeNames names;
  private final Frame frame;
  private final Lowering lowering;

  private BodyLowering(SourceMember source, ClassSymbol type, TypeNames names) {
    this.source = source;
    this.type = type;
    this.names = names;
    frame = new Frame(names, type, source.sites());
    lowering = new Lowering(frame);
  }

  static Body lower(SourceMember source, ClassSymbol type, TypeNames names) {
    return new BodyLowering(source, type, names).lower();
  }

  private Body lower() {
    Optional<MethodSymbol> method = source.method().map(ASTHelpers::getSymbol);
    boolean isStatic = method.map(ASTHelpers::isStatic).orElse(!source.isConstructor());
    if (!isStatic) {
      frame.declareSelf();
    }
    if (source.isConstructor() && (type.name.isEmpty() || method.isEmpty())) {
      constructImplicitly();
    } else {
      source.method().stream()
          .flatMap(tree -> tree.getParameters().stream())
          .map(ASTHelpers::getSymbol)
          .forEach(frame::declareParameter);
      source.forEachPiece(this::piece);
      source.method().filter(this::isCompact).ifPresent(this::assignComponents);
    }
    return frame.builder().build();
  }

  /** A constructor without source: what it passes on is known where it is called. */
  private void constructImplicitly() {
    BodyBuilder builder = frame.builder();
    TypeRef superclass = names.erased(names.types().supertype(type.type));
    List<TypeRef> parameters =
        source.method().stream()
            .flatMap(tree -> tree.getBody().getStatements().stream())
            .filter(SourceMember::callsSuper)
            .findFirst()
            .flatMap(Trees::constructorCallee)
            .filter(callee -> !names.declaring(callee).name().equals("java.lang.Enum"))
            .map(names::parameters)
            .orElse(List.of());
    List<Temp> arguments =
        parameters.stream().map(parameter -> builder.opaque("captured", List.of())).toList();
    builder.call(
        CallKind.SUPER,
        MethodRef.typed(superclass, "<init>", parameters, TypeRef.VOID),
        Optional.of(frame.readSelf()),
        arguments,
        frame.at(source.declaration()));
    source.initializers().forEach(this::piece);
  }

  private void piece(Tree piece) {
    if (piece instanceof VariableTree field && source.initializers().contains(field)) {
      initialize(field);
    } else if (piece instanceof StatementTree statement) {
      lowering.statements().lower(statement);
    }
  }

  private void initialize(VariableTree field) {
    VarSymbol symbol = ASTHelpers.getSymbol(field);
    Optional<Temp> receiver =
        ASTHelpers.isStatic(symbol) ? Optional.empty() : Optional.of(frame.readSelf());
    Temp value = lowering.expressions().lower(field.getInitializer());
    frame
        .builder()
        .putField(receiver, TypeNames.field(names.of(type), symbol), value, frame.at(field));
  }

  /**
   * Javac 17 calls a canonical constructor that the source leaves out compact, 25 only generated.
   */
  private boolean isCompact(MethodTree method) {
    long kinds = Flags.COMPACT_RECORD_CONSTRUCTOR | Flags.GENERATEDCONSTR;
    return (ASTHelpers.getSymbol(method).flags() & kinds) != 0;
  }

  /** A compact constructor ends with assignments that javac adds only when it desugars. */
  private void assignComponents(MethodTree constructor) {
    if (!DeclarationLowering.isRecord(type) || !frame.builder().isOpen()) {
      return;
    }
    for (VariableTree parameter : constructor.getParameters()) {
      Symbol symbol = ASTHelpers.getSymbol(parameter);
      frame
          .builder()
          .putField(
              Optional.of(frame.readSelf()),
              TypeNames.field(names.of(type), symbol),
              frame.builder().read(frame.declare(symbol)),
              frame.at(constructor));
    }
  }
}
