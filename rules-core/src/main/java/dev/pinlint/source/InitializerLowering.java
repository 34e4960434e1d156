package dev.pinlint.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Temp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lowers field initialisers and initialiser blocks into the constructors and the static
 * initialiser.
 */
final class InitializerLowering {

  private final Session session;
  private final DeclaredType type;

  InitializerLowering(Session session, DeclaredType type) {
    this.session = session;
    this.type = type;
  }

  // ---- constructors ----

  /** What a constructor runs, in order. */
  List<Node> pieces(BlockStmt body) {
    List<Statement> statements = body.getStatements();
    Optional<ExplicitConstructorInvocationStmt> explicit = explicit(body);
    int split = explicit.map(statements::indexOf).orElse(-1) + 1;
    List<Node> pieces = new ArrayList<>(statements.subList(0, split));
    if (!explicit.map(ExplicitConstructorInvocationStmt::isThis).orElse(false)) {
      pieces.addAll(initializers(false));
    }
    pieces.addAll(statements.subList(split, statements.size()));
    return pieces;
  }

  void lowerConstructor(BodyContext context, BlockStmt body, Node declaration) {
    StatementLowering statements = new StatementLowering(context);
    List<Statement> written = body.getStatements();
    Optional<ExplicitConstructorInvocationStmt> explicit = explicit(body);
    int split = explicit.map(written::indexOf).orElse(-1) + 1;
    if (explicit.isEmpty()) {
      statements.expressions().calls().lowerImplicit(declaration);
    }
    statements.lowerAll(written.subList(0, split));
    if (!explicit.map(ExplicitConstructorInvocationStmt::isThis).orElse(false)) {
      context.inScope(
          type.scope.block(),
          () -> initializers(false).forEach(piece -> lower(context, statements, piece)));
    }
    statements.lowerAll(written.subList(split, written.size()));
  }

  private static Optional<ExplicitConstructorInvocationStmt> explicit(BlockStmt body) {
    for (Statement statement : body.getStatements()) {
      if (statement instanceof ExplicitConstructorInvocationStmt invocation) {
        return Optional.of(invocation);
      }
    }
    return Optional.empty();
  }

  // ---- the static initialiser ----

  /** What the static initialiser runs, in order. */
  List<Node> staticPieces() {
    List<Node> pieces = new ArrayList<>(type.declaration.constants());
    pieces.addAll(initializers(true));
    return pieces;
  }

  void lowerStatic(BodyContext context, List<Node> pieces) {
    StatementLowering statements = new StatementLowering(context);
    pieces.forEach(piece -> lower(context, statements, piece));
  }

  private List<Node> initializers(boolean isStatic) {
    List<Node> found = new ArrayList<>();
    for (BodyDeclaration<?> member : type.declaration.body()) {
      if (member instanceof FieldDeclaration fields) {
        for (VariableDeclarator variable : fields.getVariables()) {
          DeclaredField field = type.fields.get(variable.getNameAsString());
          if (field != null
              && field.isStatic() == isStatic
              && variable.getInitializer().isPresent()
              && !(isStatic && session.constants.field(field).isPresent())) {
            found.add(variable);
          }
        }
      } else if (member instanceof InitializerDeclaration block && block.isStatic() == isStatic) {
        found.add(block.getBody());
      }
    }
    return found;
  }

  private void lower(BodyContext context, StatementLowering statements, Node piece) {
    if (piece instanceof EnumConstantDeclaration constant) {
      CallLowering calls = statements.expressions().calls();
      Temp object =
          SyntaxTrees.hasBody(constant)
              ? calls.createConstant(constant, type.ref)
              : calls.create(GenericType.erased(type.ref), constant.getArguments(), constant);
      context.builder.putField(
          Optional.empty(),
          new FieldRef(type.ref, constant.getNameAsString()),
          object,
          context.site(constant));
    } else if (piece instanceof VariableDeclarator variable) {
      GenericType target = session.generics.written(variable.getType(), type.scope);
      DeclaredField field =
          java.util.Objects.requireNonNull(type.fields.get(variable.getNameAsString()));
      Optional<Temp> receiver = field.isStatic() ? Optional.empty() : Optional.of(context.self());
      Temp value = statements.expressions().lower(variable.getInitializer().orElseThrow(), target);
      context.builder.putField(
          receiver,
          new FieldRef(type.ref, variable.getNameAsString()),
          value,
          context.site(variable));
    } else if (piece instanceof BlockStmt block) {
      statements.lower(block);
    }
  }
}
