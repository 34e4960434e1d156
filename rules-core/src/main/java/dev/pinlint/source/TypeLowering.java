package dev.pinlint.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.pinlint.model.Body;
import dev.pinlint.model.FieldModel;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Site;
import dev.pinlint.model.Suppression;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeModel.Kind;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.DeclaredType.Supertypes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lowers a type with its members, and the types in it. */
final class TypeLowering {

  private static final GenericType NOTHING = GenericType.erased(TypeRef.VOID);

  private final Session session;
  private final DeclaredType type;
  private final String file;
  private final InitializerLowering initializers;
  private final List<MethodModel> methods = new ArrayList<>();

  TypeLowering(Session session, DeclaredType type) {
    this.session = session;
    this.type = type;
    this.file = type.scope.fileContext().path();
    this.initializers = new InitializerLowering(session, type);
  }

  void lower() {
    lowerImpliedMembers();
    for (BodyDeclaration<?> member : type.declaration.body()) {
      if (member instanceof MethodDeclaration method) {
        lowerMethod(method);
      } else if (member instanceof ConstructorDeclaration constructor) {
        lowerConstructor(constructor);
      } else if (member instanceof CompactConstructorDeclaration constructor) {
        lowerCanonicalConstructor(constructor, Optional.of(constructor.getBody()));
      } else if (member instanceof AnnotationMemberDeclaration element) {
        lowerElement(element);
      }
    }
    lowerStaticInitializer();
    Supertypes above = session.names.supertypes(type);
    session.lowered.add(
        new TypeModel(
            type.ref,
            type.declaration.kind(),
            type.declaration.modifiers(),
            above.superclass(),
            above.interfaces(),
            type.fields.values().stream().map(this::field).toList(),
            methods,
            site(type.declaration.node()),
            suppressions()));
    for (BodyDeclaration<?> member : type.declaration.body()) {
      if (member instanceof TypeDeclaration<?> nested) {
        DeclaredType found = type.memberTypes.get(nested.getNameAsString());
        // Of two member types with one name the first counts.
        if (found != null && session.loweredInnerTypes.add(found.declaration.node())) {
          new TypeLowering(session, found).lower();
        }
      }
    }
  }

  private List<Suppression> suppressions() {
    SuppressionAnnotations annotations = new SuppressionAnnotations(session, type.scope);
    List<Suppression> found = new ArrayList<>();
    if (type.declaration.node() instanceof TypeDeclaration<?> declaration) {
      annotations.of(declaration).forEach(text -> found.add(text.on(type.ref, site(declaration))));
    }
    for (DeclaredField field : type.fields.values()) {
      if (annotated(field.node()) instanceof NodeWithAnnotations<?> declaration) {
        annotations
            .of(declaration)
            .forEach(
                text ->
                    found.add(text.on(new FieldRef(type.ref, field.name()), site(field.node()))));
      }
    }
    for (BodyDeclaration<?> member : type.declaration.body()) {
      if (member instanceof CallableDeclaration<?> method) {
        Scope inside = type.scope.withTypeParameters(method.getTypeParameters());
        List<TypeRef> parameters =
            parameters(method.getParameters(), inside, EnumSet.noneOf(Modifier.class));
        String name =
            method.isConstructorDeclaration() ? Member.CONSTRUCTOR : method.getNameAsString();
        annotations
            .of(method, method.getParameters())
            .forEach(text -> found.add(text.on(member(name, parameters), site(method))));
      } else if (member instanceof CompactConstructorDeclaration constructor) {
        List<TypeRef> parameters =
            parameters(type.declaration.components(), type.scope, EnumSet.noneOf(Modifier.class));
        annotations
            .of(constructor)
            .forEach(
                text ->
                    found.add(text.on(member(Member.CONSTRUCTOR, parameters), site(constructor))));
      }
    }
    return found;
  }

  /** A declaration of several fields has the annotations of each. */
  private static Node annotated(Node field) {
    return field instanceof VariableDeclarator variable
        ? variable.getParentNode().orElse(field)
        : field;
  }

  private Site site(Node node) {
    Node named =
        node instanceof com.github.javaparser.ast.nodeTypes.NodeWithSimpleName<?> withName
            ? withName.getName()
            : node;
    return new Site(0, file, MemberSites.line(named));
  }

  private FieldModel field(DeclaredField field) {
    Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    if (field.isStatic()) {
      modifiers.add(Modifier.STATIC);
    }
    if (field.isFinal()) {
      modifiers.add(Modifier.FINAL);
    }
    if (field.isPrivate()) {
      modifiers.add(Modifier.PRIVATE);
    }
    return new FieldModel(
        new FieldRef(type.ref, field.name()),
        session.members.fieldType(field),
        modifiers,
        session.constants.field(field).map(Constants::literal),
        site(field.node()));
  }

  // ---- methods ----

  private void lowerMethod(MethodDeclaration method) {
    Set<Modifier> modifiers = Declarer.modifiers(method);
    boolean hasBody = method.getBody().isPresent();
    if (type.isInterface() && !hasBody && !method.isStatic()) {
      modifiers.add(Modifier.ABSTRACT);
    }
    Scope scope = type.scope.withTypeParameters(method.getTypeParameters());
    List<TypeRef> parameters = parameters(method.getParameters(), scope, modifiers);
    TypeRef returnType = session.names.resolve(method.getType(), scope);
    Member member = member(method.getNameAsString(), parameters);
    Optional<Body> body =
        method
            .getBody()
            .map(
                block -> {
                  BodyContext context =
                      context(
                          member,
                          List.of(block),
                          method.isStatic(),
                          session.generics.written(method.getType(), scope),
                          scope);
                  declare(context, method.getParameters(), scope);
                  new StatementLowering(context).lower(block);
                  return context.build();
                });
    methods.add(new MethodModel(member, parameters, returnType, modifiers, body, site(method)));
  }

  private void lowerElement(AnnotationMemberDeclaration element) {
    methods.add(
        new MethodModel(
            member(element.getNameAsString(), List.of()),
            List.of(),
            session.names.resolve(element.getType(), type.scope),
            Set.of(Modifier.ABSTRACT),
            Optional.empty(),
            site(element)));
  }

  private Member member(String name, List<TypeRef> parameters) {
    return new Member(type.ref.name(), name, parameters.stream().map(TypeRef::simpleName).toList());
  }

  private List<TypeRef> parameters(List<Parameter> written, Scope scope, Set<Modifier> modifiers) {
    List<TypeRef> types = new ArrayList<>();
    for (Parameter parameter : written) {
      types.add(session.members.parameter(parameter, scope));
      if (parameter.isVarArgs()) {
        modifiers.add(Modifier.VARARGS);
      }
    }
    return types;
  }

  private static void declare(BodyContext context, List<Parameter> parameters, Scope scope) {
    for (Parameter parameter : parameters) {
      context.parameter(
          parameter.getNameAsString(), context.session.generics.parameter(parameter, scope));
    }
  }

  private BodyContext context(
      Member member,
      List<? extends Node> pieces,
      boolean isStatic,
      GenericType returnType,
      Scope scope) {
    MemberSites sites = MemberSites.of(member, file, pieces, session.innerNames);
    return BodyContext.ofMember(session, sites, type, isStatic, returnType, scope);
  }

  // ---- constructors and initialisers ----

  private void lowerImpliedMembers() {
    List<BodyDeclaration<?>> body = type.declaration.body();
    if (type.declaration.kind() == Kind.RECORD) {
      if (!Declarer.hasCanonicalConstructor(type)) {
        lowerCanonicalConstructor(type.declaration.node(), Optional.empty());
      }
      type.declaration.components().forEach(this::lowerAccessor);
    } else if (!type.isInterface()
        && body.stream().noneMatch(ConstructorDeclaration.class::isInstance)) {
      lowerConstructor(type.declaration.node(), List.of(), new BlockStmt(), type.scope, Set.of());
    }
  }

  private void lowerConstructor(ConstructorDeclaration constructor) {
    lowerConstructor(
        constructor,
        constructor.getParameters(),
        constructor.getBody(),
        type.scope.withTypeParameters(constructor.getTypeParameters()),
        Declarer.modifiers(constructor));
  }

  private void lowerConstructor(
      Node node, List<Parameter> written, BlockStmt block, Scope scope, Set<Modifier> declared) {
    Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    modifiers.addAll(declared);
    List<TypeRef> parameters = parameters(written, scope, modifiers);
    Member member = member(Member.CONSTRUCTOR, parameters);
    BodyContext context = context(member, initializers.pieces(block), false, NOTHING, scope);
    declare(context, written, scope);
    initializers.lowerConstructor(context, block, node);
    methods.add(
        new MethodModel(
            member, parameters, TypeRef.VOID, modifiers, Optional.of(context.build()), site(node)));
  }

  /** A record's constructor that assigns the components, after the compact body if there is one. */
  private void lowerCanonicalConstructor(Node node, Optional<BlockStmt> compact) {
    Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    List<Parameter> components = type.declaration.components();
    List<TypeRef> parameters = parameters(components, type.scope, modifiers);
    Member member = member(Member.CONSTRUCTOR, parameters);
    BodyContext context = context(member, compact.stream().toList(), false, NOTHING, type.scope);
    declare(context, components, type.scope);
    StatementLowering statements = new StatementLowering(context);
    statements.expressions().calls().lowerImplicit(node);
    compact.ifPresent(statements::lower);
    for (Parameter component : components) {
      String name = component.getNameAsString();
      Local parameter = java.util.Objects.requireNonNull(context.scope.variables.get(name));
      context.builder.putField(
          Optional.of(context.self()),
          new FieldRef(type.ref, name),
          context.read(parameter),
          context.sites.first(node));
    }
    methods.add(
        new MethodModel(
            member, parameters, TypeRef.VOID, modifiers, Optional.of(context.build()), site(node)));
  }

  private void lowerAccessor(Parameter component) {
    String name = component.getNameAsString();
    boolean isWritten =
        type.declaration.body().stream()
            .anyMatch(
                member ->
                    member instanceof MethodDeclaration method
                        && method.getNameAsString().equals(name)
                        && method.getParameters().isEmpty());
    if (isWritten) {
      return;
    }
    TypeRef returnType = session.members.parameter(component, type.scope);
    Member member = member(name, List.of());
    BodyContext context =
        context(member, List.of(), false, GenericType.erased(returnType), type.scope);
    context.builder.returnValue(
        Optional.of(
            context.builder.getField(
                Optional.of(context.self()),
                new FieldRef(type.ref, name),
                returnType,
                context.sites.first(component))));
    methods.add(
        new MethodModel(
            member,
            List.of(),
            returnType,
            Set.of(),
            Optional.of(context.build()),
            site(component)));
  }

  private void lowerStaticInitializer() {
    List<Node> pieces = initializers.staticPieces();
    if (pieces.isEmpty()) {
      return;
    }
    Member member = member(Member.STATIC_INITIALIZER, List.of());
    BodyContext context = context(member, pieces, true, NOTHING, type.scope);
    initializers.lowerStatic(context, pieces);
    methods.add(
        new MethodModel(
            member,
            List.of(),
            TypeRef.VOID,
            Set.of(Modifier.STATIC),
            Optional.of(context.build()),
            site(type.declaration.node())));
  }
}
