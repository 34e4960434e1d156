package dev.pinlint.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.Instr.CallKind;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.Callees.Callee;
import dev.pinlint.source.Callees.Receiver;
import dev.pinlint.source.Members.Candidates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lowers calls of methods and constructors. */
final class CallLowering {

  private final BodyContext context;
  private final BodyBuilder builder;
  private final ExpressionLowering expressions;

  CallLowering(BodyContext context, ExpressionLowering expressions) {
    this.context = context;
    this.builder = context.builder;
    this.expressions = expressions;
  }

  Temp lowerCall(MethodCallExpr call) {
    // A call on the object of an anonymous class needs the class to be known first.
    Callee early = context.session.callees.find(call, context.scope);
    Optional<Temp> receiver = receiver(early, call.getScope());
    Callee callee =
        early.receiver() == Receiver.VALUE
            ? context.session.callees.find(call, context.scope)
            : early;
    Candidates candidates = callee.candidates();
    boolean isStatic = callee.receiver() == Receiver.NONE || candidates.areStatic();
    if (isStatic) {
      receiver = Optional.empty();
    } else if (context.isStatic() && callee.receiver() == Receiver.THIS) {
      receiver = Optional.empty();
      isStatic = true;
    }
    List<Temp> arguments =
        arguments(
            call.getArguments(),
            context.session.generics.receiver(call, callee, context.scope),
            candidates);
    CallKind kind =
        isStatic
            ? CallKind.STATIC
            : callee.receiver() == Receiver.SUPER ? CallKind.SUPER : CallKind.VIRTUAL;
    return builder.call(
        kind,
        context.session.members.reference(
            callee.owner(), call.getNameAsString(), arguments.size(), candidates),
        receiver,
        arguments,
        context.site(call));
  }

  private Optional<Temp> receiver(Callee callee, Optional<Expression> written) {
    return switch (callee.receiver()) {
      case NONE -> Optional.empty();
      case THIS, SUPER -> context.isStatic() ? Optional.empty() : implicitReceiver(callee);
      case OUTER -> Optional.of(expressions.outer());
      case VALUE -> written.map(expressions::lower);
    };
  }

  private Optional<Temp> implicitReceiver(Callee callee) {
    return callee.receiver() == Receiver.THIS && callee.candidates().areStatic()
        ? Optional.empty()
        : Optional.of(context.self());
  }

  /** The arguments of a call on an object of a type, or of one that makes it. */
  private List<Temp> arguments(List<Expression> written, GenericType owner, Candidates candidates) {
    List<Temp> arguments = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      arguments.add(
          expressions.lower(
              written.get(i), context.session.generics.argument(owner, candidates, i)));
    }
    return arguments;
  }

  // ---- constructors ----

  Temp lowerCreation(ObjectCreationExpr creation) {
    creation.getScope().ifPresent(expressions::lower);
    TypeRef written = context.session.types.writtenType(creation, context.scope);
    if (creation.getAnonymousClassBody().isEmpty()) {
      return create(
          context.session.generics.of(creation, context.scope), creation.getArguments(), creation);
    }
    // The arguments are those of the superclass's constructor, which the class passes on.
    Candidates above =
        context.session.members.methods(
            written, Member.CONSTRUCTOR, creation.getArguments().size());
    List<Temp> arguments =
        arguments(
            creation.getArguments(),
            context.session.generics.written(creation.getType(), context.scope),
            above);
    DeclaredType type =
        declareAnonymous(
            creation,
            Optional.of(creation.getType()),
            Optional.empty(),
            creation.getAnonymousClassBody().get());
    return builder.call(
        CallKind.NEW,
        constructorOfAnonymous(type, arguments.size()),
        Optional.empty(),
        arguments,
        context.site(creation));
  }

  /** A call of a named type's constructor; the node gives the site. */
  Temp create(GenericType type, List<Expression> written, Node node) {
    Candidates candidates = constructors(type.erasure(), written);
    List<Temp> arguments = arguments(written, type, candidates);
    return builder.call(
        CallKind.NEW,
        context.session.members.reference(
            type.erasure(), Member.CONSTRUCTOR, arguments.size(), candidates),
        Optional.empty(),
        arguments,
        context.site(node));
  }

  private Candidates constructors(TypeRef type, List<Expression> arguments) {
    return context.session.overloads.narrow(
        context.session.members.methods(type, Member.CONSTRUCTOR, arguments.size()),
        arguments,
        context.scope);
  }

  /** The object of an enum constant that has a body. */
  Temp createConstant(
      com.github.javaparser.ast.body.EnumConstantDeclaration constant, TypeRef enumeration) {
    Candidates above =
        context.session.members.methods(
            enumeration, Member.CONSTRUCTOR, constant.getArguments().size());
    List<Temp> arguments =
        arguments(constant.getArguments(), GenericType.erased(enumeration), above);
    DeclaredType type =
        declareAnonymous(
            constant, Optional.empty(), Optional.of(enumeration), constant.getClassBody());
    return builder.call(
        CallKind.NEW,
        constructorOfAnonymous(type, arguments.size()),
        Optional.empty(),
        arguments,
        context.site(constant));
  }

  private static MethodRef constructorOfAnonymous(DeclaredType type, int arguments) {
    return arguments == 0
        ? MethodRef.typed(type.ref, Member.CONSTRUCTOR, List.of(), TypeRef.VOID)
        : new MethodRef(
            type.ref,
            Member.CONSTRUCTOR,
            dev.pinlint.model.Arity.exactly(arguments),
            Optional.empty(),
            TypeRef.VOID);
  }

  private DeclaredType declareAnonymous(
      Node node,
      Optional<ClassOrInterfaceType> written,
      Optional<TypeRef> constantOf,
      com.github.javaparser.ast.NodeList<com.github.javaparser.ast.body.BodyDeclaration<?>> body) {
    Session session = context.session;
    DeclaredType known = session.innerTypes.get(node);
    if (known != null) {
      return known;
    }
    String name =
        session.innerNames.computeIfAbsent(node, key -> context.sites.member.anonymousType(0));
    DeclaredType type =
        session.declarer.anonymous(name, written, constantOf, body, node, context.scope);
    session.innerTypes.put(node, type);
    new TypeLowering(session, type).lower();
    return type;
  }

  /** {@code this(…)} and {@code super(…)} as they are written. */
  void lowerExplicit(ExplicitConstructorInvocationStmt invocation) {
    invocation.getExpression().ifPresent(expressions::lower);
    TypeRef owner =
        invocation.isThis()
            ? context.type.ref
            : context.session.names.supertypes(context.type).superclass().orElse(TypeRef.OBJECT);
    Candidates candidates = constructors(owner, invocation.getArguments());
    Temp self = context.self();
    List<Temp> arguments =
        arguments(invocation.getArguments(), GenericType.erased(owner), candidates);
    builder.call(
        CallKind.SUPER,
        context.session.members.reference(owner, Member.CONSTRUCTOR, arguments.size(), candidates),
        Optional.of(self),
        arguments,
        context.site(invocation));
  }

  /** The {@code super()} that nobody wrote. */
  void lowerImplicit(Node declaration) {
    TypeRef owner =
        context.session.names.supertypes(context.type).superclass().orElse(TypeRef.OBJECT);
    builder.call(
        CallKind.SUPER,
        MethodRef.typed(owner, Member.CONSTRUCTOR, List.of(), TypeRef.VOID),
        Optional.of(context.self()),
        List.of(),
        context.sites.first(declaration));
  }
}
