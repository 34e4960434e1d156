package dev.pinlint.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.TypeParameter;
import dev.pinlint.model.Member;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.TypeModel.Kind;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Makes the index entries of types: their members' signatures, nothing of their bodies. */
final class Declarer {

  /**
   * More types in each other than anyone writes: a name is looked for in each, under each way to
   * write what is around it.
   */
  static final int DEEPEST = 50;

  private final Consumer<DeclaredType> index;

  /** Hands each type it makes to {@code index}. */
  Declarer(Consumer<DeclaredType> index) {
    this.index = index;
  }

  /** A top-level, member or local type with its member types. */
  DeclaredType declare(TypeDeclaration<?> node, String name, Scope surroundings, boolean isMember) {
    List<ClassOrInterfaceType> extended = List.of();
    List<ClassOrInterfaceType> implemented = List.of();
    List<TypeParameter> typeParameters = List.of();
    List<EnumConstantDeclaration> constants = List.of();
    List<Parameter> components = List.of();
    Kind kind = Kind.ANNOTATION;
    if (node instanceof ClassOrInterfaceDeclaration plain) {
      kind = plain.isInterface() ? Kind.INTERFACE : Kind.CLASS;
      extended = plain.getExtendedTypes();
      implemented = plain.getImplementedTypes();
      typeParameters = plain.getTypeParameters();
    } else if (node instanceof EnumDeclaration enumeration) {
      kind = Kind.ENUM;
      implemented = enumeration.getImplementedTypes();
      constants = enumeration.getEntries();
    } else if (node instanceof RecordDeclaration record) {
      kind = Kind.RECORD;
      implemented = record.getImplementedTypes();
      typeParameters = record.getTypeParameters();
      components = record.getParameters();
    }
    Set<Modifier> modifiers = modifiers(node);
    if (kind == Kind.INTERFACE || kind == Kind.ANNOTATION) {
      modifiers.add(Modifier.ABSTRACT);
    }
    if (isMember && (kind != Kind.CLASS || isInInterface(surroundings))) {
      modifiers.add(Modifier.STATIC);
    }
    if (kind == Kind.RECORD
        || (kind == Kind.ENUM && constants.stream().noneMatch(SyntaxTrees::hasBody))) {
      modifiers.add(Modifier.FINAL);
    }
    DeclaredType.Declaration declaration =
        new DeclaredType.Declaration(
            node.getNameAsString(),
            kind,
            modifiers,
            extended,
            implemented,
            node.getMembers(),
            constants,
            components,
            node);
    return complete(
        new DeclaredType(
            TypeRef.of(name),
            declaration,
            surroundings.withTypeParameters(typeParameters),
            Optional.empty()));
  }

  /** An anonymous class, or the body of an enum constant. */
  DeclaredType anonymous(
      String name,
      Optional<ClassOrInterfaceType> written,
      Optional<TypeRef> constantOf,
      NodeList<BodyDeclaration<?>> body,
      Node node,
      Scope surroundings) {
    DeclaredType.Declaration declaration =
        new DeclaredType.Declaration(
            "",
            Kind.CLASS,
            Set.of(),
            written.stream().toList(),
            List.of(),
            body,
            List.of(),
            List.of(),
            node);
    return complete(
        new DeclaredType(TypeRef.of(name), declaration, surroundings.block(), constantOf));
  }

  private static boolean isInInterface(Scope surroundings) {
    return surroundings.enclosingType().map(DeclaredType::isInterface).orElse(false);
  }

  private DeclaredType complete(DeclaredType type) {
    if (type.depth() > DEEPEST) {
      throw new SyntaxException("is nested too deeply", null);
    }
    index.accept(type);
    for (EnumConstantDeclaration constant : type.declaration.constants()) {
      addField(
          new DeclaredField(
              type,
              constant.getNameAsString(),
              Optional.empty(),
              true,
              true,
              false,
              Optional.empty(),
              constant));
    }
    for (Parameter component : type.declaration.components()) {
      addField(
          new DeclaredField(
              type,
              component.getNameAsString(),
              Optional.of(component.getType()),
              false,
              true,
              true,
              Optional.empty(),
              component));
    }
    for (BodyDeclaration<?> member : type.declaration.body()) {
      if (member instanceof FieldDeclaration fields) {
        addFields(type, fields);
      } else if (member instanceof TypeDeclaration<?> nested) {
        String simpleName = nested.getNameAsString();
        type.memberTypes.putIfAbsent(
            simpleName, declare(nested, type.ref.name() + "." + simpleName, type.scope, true));
      } else {
        addMethod(type, member);
      }
    }
    addImplied(type);
    return type;
  }

  private static void addField(DeclaredField field) {
    field.owner().fields.putIfAbsent(field.name(), field);
  }

  private static void addFields(DeclaredType type, FieldDeclaration fields) {
    Set<Modifier> modifiers = modifiers(fields);
    boolean isConstant = type.isInterface();
    for (VariableDeclarator variable : fields.getVariables()) {
      addField(
          new DeclaredField(
              type,
              variable.getNameAsString(),
              Optional.of(variable.getType()),
              isConstant || modifiers.contains(Modifier.STATIC),
              isConstant || modifiers.contains(Modifier.FINAL),
              modifiers.contains(Modifier.PRIVATE),
              variable.getInitializer(),
              variable));
    }
  }

  private static void addMethod(DeclaredType type, BodyDeclaration<?> member) {
    if (member instanceof MethodDeclaration method) {
      type.methods.add(
          new DeclaredMethod(
              type,
              method.getNameAsString(),
              method.getParameters(),
              Optional.of(method.getType()),
              type.scope.withTypeParameters(method.getTypeParameters()),
              method.isStatic()));
    } else if (member instanceof ConstructorDeclaration constructor) {
      type.methods.add(
          constructor(
              type,
              constructor.getParameters(),
              type.scope.withTypeParameters(constructor.getTypeParameters())));
    } else if (member instanceof AnnotationMemberDeclaration element) {
      type.methods.add(
          new DeclaredMethod(
              type,
              element.getNameAsString(),
              List.of(),
              Optional.of(element.getType()),
              type.scope,
              false));
    } else if (member instanceof CompactConstructorDeclaration) {
      type.methods.add(constructor(type, type.declaration.components(), type.scope));
    }
  }

  /** The constructors and accessors that nobody wrote. */
  private static void addImplied(DeclaredType type) {
    if (type.declaration.kind() == Kind.RECORD) {
      for (Parameter component : type.declaration.components()) {
        String name = component.getNameAsString();
        if (type.methods.stream()
            .noneMatch(method -> method.name().equals(name) && method.parameters().isEmpty())) {
          type.methods.add(
              new DeclaredMethod(
                  type, name, List.of(), Optional.of(component.getType()), type.scope, false));
        }
      }
      if (!hasCanonicalConstructor(type)) {
        type.methods.add(constructor(type, type.declaration.components(), type.scope));
      }
    } else if (!type.isInterface()
        && type.methods.stream().noneMatch(method -> method.name().equals(Member.CONSTRUCTOR))) {
      type.methods.add(constructor(type, List.of(), type.scope));
    }
  }

  /** Whether a record writes its canonical constructor out, in one form or the other. */
  static boolean hasCanonicalConstructor(DeclaredType type) {
    List<String> canonical = writtenTypes(type.declaration.components());
    for (BodyDeclaration<?> member : type.declaration.body()) {
      if (member instanceof CompactConstructorDeclaration
          || (member instanceof ConstructorDeclaration constructor
              && writtenTypes(constructor.getParameters()).equals(canonical))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> writtenTypes(List<Parameter> parameters) {
    List<String> written = new ArrayList<>();
    for (Parameter parameter : parameters) {
      written.add(parameter.getType().asString() + (parameter.isVarArgs() ? "..." : ""));
    }
    return written;
  }

  private static DeclaredMethod constructor(
      DeclaredType type, List<Parameter> parameters, Scope scope) {
    return new DeclaredMethod(type, Member.CONSTRUCTOR, parameters, Optional.empty(), scope, false);
  }

  /** The modifiers that are written. */
  static Set<Modifier> modifiers(NodeWithModifiers<?> node) {
    Set<Modifier> found = EnumSet.noneOf(Modifier.class);
    for (com.github.javaparser.ast.Modifier modifier : node.getModifiers()) {
      switch (modifier.getKeyword()) {
        case STATIC -> found.add(Modifier.STATIC);
        case ABSTRACT -> found.add(Modifier.ABSTRACT);
        case FINAL -> found.add(Modifier.FINAL);
        case PRIVATE -> found.add(Modifier.PRIVATE);
        default -> {}
      }
    }
    return found;
  }
}
