package dev.pinlint.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.TypeModel.Kind;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type of the given files, anonymous and local ones included, as the index has it. */
final class DeclaredType {

  /**
   * What a declaration is made of.
   *
   * @param simpleName the name as declared, empty if anonymous
   * @param kind what it is
   * @param modifiers its modifiers, said or implied
   * @param extended what it extends; for an interface, its superinterfaces
   * @param implemented what it implements
   * @param body its members
   * @param constants its enum constants
   * @param components its record components
   * @param node where it is declared
   */
  record Declaration(
      String simpleName,
      Kind kind,
      Set<Modifier> modifiers,
      List<ClassOrInterfaceType> extended,
      List<ClassOrInterfaceType> implemented,
      List<BodyDeclaration<?>> body,
      List<EnumConstantDeclaration> constants,
      List<Parameter> components,
      Node node) {}

  final TypeRef ref;
  final Declaration declaration;

  /** What the declaration's own header is seen in: the surroundings and the type's parameters. */
  final Scope header;

  /** What the members are seen in. */
  final Scope scope;

  final Map<String, DeclaredField> fields = new LinkedHashMap<>();
  final List<DeclaredMethod> methods = new ArrayList<>();
  final Map<String, DeclaredType> memberTypes = new HashMap<>();

  /** The enum whose constant this is the body of. */
  final Optional<TypeRef> constantOf;

  /** Set while the supertypes are looked up, so that a cycle ends. */
  boolean resolving;

  @Nullable Supertypes supertypes;

  @Nullable Lineage lineage;

  /** The direct supertypes, as {@link dev.pinlint.model.TypeModel} has them. */
  record Supertypes(Optional<TypeRef> superclass, List<TypeRef> interfaces) {}

  /**
   * The type and what is above it.
   *
   * @param declared types of the given files, nearest first, this one included
   * @param libraries the nearest types of the context, without what is above them; {@code Object}
   *     is always there
   * @param complete whether every supertype is seen
   */
  record Lineage(List<DeclaredType> declared, List<LibraryType> libraries, boolean complete) {}

  DeclaredType(TypeRef ref, Declaration declaration, Scope header, Optional<TypeRef> constantOf) {
    this.ref = ref;
    this.declaration = declaration;
    this.header = header;
    this.constantOf = constantOf;
    this.scope = header.ofType(this);
  }

  boolean isAnonymous() {
    return declaration.simpleName().isEmpty();
  }

  /** Whether the bodies of its methods are left out, since nobody has asked for them so far. */
  boolean isOutline() {
    Scope level = header;
    while (level.parent != null) {
      level = level.parent;
    }
    return level.file != null && level.file.isOutline();
  }

  /** How many types it is written in, itself included. */
  int depth() {
    int types = 0;
    for (Scope level = scope; level != null; level = level.parent) {
      types += level.type == null ? 0 : 1;
    }
    return types;
  }

  boolean isInterface() {
    return declaration.kind() == Kind.INTERFACE || declaration.kind() == Kind.ANNOTATION;
  }
}
