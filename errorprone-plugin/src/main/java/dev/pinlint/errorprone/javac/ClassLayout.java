package dev.pinlint.errorprone.javac;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.pinlint.model.Member;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pass before the lowering: finds every class of a compilation unit, names the anonymous and
 * local ones, and numbers the sites of all members. Names must be known before the first body is
 * lowered, since code may refer to classes that are declared further down.
 */
final class ClassLayout {

  /**
   * A class and its members that have code.
   *
   * @param tree its declaration
   * @param symbol what javac knows of it
   * @param members constructors and methods in source order, the static initialisers last
   */
  record SourceClass(ClassTree tree, ClassSymbol symbol, List<SourceMember> members) {}

  private final TypeNames names;
  private final String file;
  private final LineMap lines;
  private final List<SourceClass> classes = new ArrayList<>();

  ClassLayout(TypeNames names, String file, LineMap lines) {
    this.names = names;
    this.file = file;
    this.lines = lines;
  }

  /** Every class that {@link #add} met, an outer one before those in it. */
  List<SourceClass> classes() {
    return classes;
  }

  /** Adds a class, and those in it, whose own name is known. */
  void add(ClassTree tree) {
    ClassSymbol symbol = ASTHelpers.getSymbol(tree);
    if (symbol == null) {
      return;
    }
    List<SourceMember> members = new ArrayList<>();
    classes.add(new SourceClass(tree, symbol, members));
    List<ClassTree> localClasses = new ArrayList<>();
    for (SourceMember member : members(tree, symbol)) {
      number(member, localClasses);
      members.add(member);
    }
    localClasses.forEach(this::add);
    for (Tree child : tree.getMembers()) {
      if (child instanceof ClassTree memberClass) {
        add(memberClass);
      }
    }
  }

  private List<SourceMember> members(ClassTree tree, ClassSymbol symbol) {
    List<Tree> instanceInitializers = new ArrayList<>();
    List<Tree> staticInitializers = new ArrayList<>();
    List<MethodTree> methods = new ArrayList<>();
    for (Tree child : tree.getMembers()) {
      if (child instanceof MethodTree method) {
        methods.add(method);
      } else if (child instanceof BlockTree block) {
        (block.isStatic() ? staticInitializers : instanceInitializers).add(block);
      } else if (child instanceof VariableTree field && field.getInitializer() != null) {
        VarSymbol variable = ASTHelpers.getSymbol(field);
        if (!ASTHelpers.isStatic(variable)) {
          instanceInitializers.add(field);
        } else if (Constants.of(variable).isEmpty()) {
          staticInitializers.add(field);
        }
      }
    }
    String type = names.of(symbol).name();
    List<SourceMember> members = new ArrayList<>();
    for (MethodTree method : methods) {
      MethodSymbol declared = ASTHelpers.getSymbol(method);
      if (declared == null || isEnumMethod(symbol, method)) {
        continue;
      }
      boolean runsInitializers = declared.isConstructor() && !SourceMember.callsThis(method);
      members.add(
          new SourceMember(
              new Member(type, declared.name.toString(), parameterNames(symbol, declared)),
              tree,
              Optional.of(method),
              runsInitializers ? instanceInitializers : List.of(),
              new MemberSites(file, lines)));
    }
    if (!symbol.isInterface() && members.stream().noneMatch(SourceMember::isConstructor)) {
      members.add(
          synthetic(tree, new Member(type, Member.CONSTRUCTOR, List.of()), instanceInitializers));
    }
    if (!staticInitializers.isEmpty()) {
      members.add(
          synthetic(
              tree, new Member(type, Member.STATIC_INITIALIZER, List.of()), staticInitializers));
    }
    return members;
  }

  private SourceMember synthetic(ClassTree tree, Member member, List<Tree> initializers) {
    return new SourceMember(
        member, tree, Optional.empty(), initializers, new MemberSites(file, lines));
  }

  /** The parameters of an anonymous class's constructor are javac's own. */
  private List<String> parameterNames(ClassSymbol type, MethodSymbol method) {
    return method.isConstructor() && type.name.isEmpty()
        ? List.of()
        : names.parameters(method).stream().map(TypeRef::simpleName).toList();
  }

  /** Whether javac made the method for an enum; those in the source have a body or are abstract. */
  private static boolean isEnumMethod(ClassSymbol type, MethodTree method) {
    return type.isEnum()
        && method.getBody() == null
        && (method.getName().contentEquals("values") || method.getName().contentEquals("valueOf"));
  }

  /**
   * Field initialisers run in several constructors, but a class in one belongs to the first of them
   * alone.
   */
  private void number(SourceMember member, List<ClassTree> found) {
    int[] anonymous = {0};
    Map<String, Integer> locals = new HashMap<>();
    SiteNumbering numbering =
        new SiteNumbering(
            member.sites(),
            tree -> {
              ClassSymbol symbol = ASTHelpers.getSymbol(tree);
              if (symbol == null || names.isDefined(symbol)) {
                return;
              }
              String simpleName = tree.getSimpleName().toString();
              names.define(
                  symbol,
                  simpleName.isEmpty()
                      ? member.member().anonymousType(++anonymous[0])
                      : member
                          .member()
                          .localType(locals.merge(simpleName, 1, Integer::sum), simpleName));
              found.add(tree);
            });
    member.forEachPiece(piece -> numbering.scan(piece, null));
  }
}
