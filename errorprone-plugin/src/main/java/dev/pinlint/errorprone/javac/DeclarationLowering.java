package dev.pinlint.errorprone.javac;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import dev.pinlint.model.BodyBuilder;
import dev.pinlint.model.FieldModel;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Site;
import dev.pinlint.model.Suppression;
import dev.pinlint.model.Temp;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import dev.pinlint.model.Var;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lowers types, fields and methods, and hands their code to {@link BodyLowering}. */
final class DeclarationLowering {

  private final TypeNames names;
  private final String file;
  private final LineMap lines;
  private final List<TypeModel> types = new ArrayList<>();
  private final Map<Member, SourceMember> members = new HashMap<>();
  private final Map<String, Tree> declarations = new HashMap<>();

  DeclarationLowering(TypeNames names, String file, LineMap lines) {
    this.names = names;
    this.file = file;
    this.lines = lines;
  }

  JavacLowering result() {
    return new JavacLowering(types, List.of(), members, declarations);
  }

  void lower(ClassLayout.SourceClass source) {
    ClassSymbol symbol = source.symbol();
    TypeRef ref = names.of(symbol);
    declarations.put(ref.name(), source.tree());
    List<MethodModel> methods = new ArrayList<>();
    for (SourceMember member : source.members()) {
      members.putIfAbsent(member.member(), member);
      methods.add(method(member, symbol));
    }
    List<FieldModel> fields = fields(source.tree(), ref);
    if (isRecord(symbol)) {
      addAccessors(ref, fields, methods, source.tree());
    }
    types.add(
        new TypeModel(
            ref,
            kind(symbol),
            modifiers(symbol),
            superclass(symbol),
            names.types().interfaces(symbol.type).stream().map(names::erased).toList(),
            fields,
            methods,
            site(source.tree()),
            suppressions(source, ref)));
  }

  private List<Suppression> suppressions(ClassLayout.SourceClass source, TypeRef ref) {
    List<Suppression> found = new ArrayList<>();
    SuppressionAnnotations.of(source.symbol())
        .forEach(text -> found.add(text.on(ref, site(source.tree()))));
    for (Tree child : source.tree().getMembers()) {
      if (child instanceof VariableTree field) {
        VarSymbol symbol = ASTHelpers.getSymbol(field);
        SuppressionAnnotations.of(symbol)
            .forEach(text -> found.add(text.on(TypeNames.field(ref, symbol), site(field))));
      }
    }
    for (SourceMember member : source.members()) {
      member
          .method()
          .map(ASTHelpers::getSymbol)
          .ifPresent(
              symbol ->
                  SuppressionAnnotations.of(symbol)
                      .forEach(
                          text -> found.add(text.on(member.member(), site(member.declaration())))));
    }
    return found;
  }

  private Optional<TypeRef> superclass(ClassSymbol symbol) {
    Type superclass = names.types().supertype(symbol.type);
    return symbol.isInterface() || superclass.hasTag(TypeTag.NONE)
        ? Optional.empty()
        : Optional.of(names.erased(superclass));
  }

  private List<FieldModel> fields(ClassTree tree, TypeRef owner) {
    List<FieldModel> fields = new ArrayList<>();
    for (Tree child : tree.getMembers()) {
      if (child instanceof VariableTree field) {
        VarSymbol symbol = ASTHelpers.getSymbol(field);
        fields.add(
            new FieldModel(
                TypeNames.field(owner, symbol),
                names.erased(symbol.type),
                modifiers(symbol),
                Constants.of(symbol),
                site(field)));
      }
    }
    return fields;
  }

  private MethodModel method(SourceMember source, ClassSymbol type) {
    Optional<MethodSymbol> symbol = source.method().map(ASTHelpers::getSymbol);
    boolean isBodiless = source.method().isPresent() && source.method().get().getBody() == null;
    // An anonymous class's constructor has the parameters of its superclass's, which are no
    // declared ones.
    boolean declaresParameters = !(source.isConstructor() && type.name.isEmpty());
    return new MethodModel(
        source.member(),
        symbol.filter(method -> declaresParameters).map(names::parameters).orElse(List.of()),
        symbol.map(names::returnType).orElse(TypeRef.VOID),
        symbol
            .map(DeclarationLowering::modifiers)
            .orElseGet(() -> source.isConstructor() ? Set.of() : Set.of(Modifier.STATIC)),
        isBodiless ? Optional.empty() : Optional.of(BodyLowering.lower(source, type, names)),
        site(source.declaration()));
  }

  /** Javac makes the accessors of a record that the source leaves out only when it desugars. */
  private void addAccessors(
      TypeRef owner, List<FieldModel> fields, List<MethodModel> methods, Tree declaration) {
    for (FieldModel field : fields) {
      Member accessor = new Member(owner.name(), field.ref().name(), List.of());
      if (field.is(Modifier.STATIC)
          || methods.stream().anyMatch(method -> method.member().equals(accessor))) {
        continue;
      }
      BodyBuilder builder = new BodyBuilder();
      Var self = builder.parameter("this", owner);
      Temp value =
          builder.getField(
              Optional.of(builder.read(self)), field.ref(), field.type(), site(declaration));
      builder.returnValue(Optional.of(value));
      methods.add(
          new MethodModel(
              accessor,
              List.of(),
              field.type(),
              Set.of(),
              Optional.of(builder.build()),
              site(declaration)));
    }
  }

  private Site site(Tree tree) {
    return MemberSites.declaration(file, lines, tree);
  }

  static boolean isRecord(Symbol symbol) {
    return (symbol.flags() & Flags.RECORD) != 0;
  }

  private static TypeModel.Kind kind(ClassSymbol symbol) {
    if (symbol.isAnnotationType()) {
      return TypeModel.Kind.ANNOTATION;
    } else if (symbol.isInterface()) {
      return TypeModel.Kind.INTERFACE;
    } else if (symbol.isEnum()) {
      return TypeModel.Kind.ENUM;
    }
    return isRecord(symbol) ? TypeModel.Kind.RECORD : TypeModel.Kind.CLASS;
  }

  private static Set<Modifier> modifiers(Symbol symbol) {
    Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    if (symbol.name.isEmpty()) {
      // An anonymous class: javac marks one in a static context as static, which the source does
      // not.
      return modifiers;
    }
    if (ASTHelpers.isStatic(symbol)) {
      modifiers.add(Modifier.STATIC);
    }
    if ((symbol.flags() & Flags.ABSTRACT) != 0) {
      modifiers.add(Modifier.ABSTRACT);
    }
    if ((symbol.flags() & Flags.FINAL) != 0) {
      modifiers.add(Modifier.FINAL);
    }
    if ((symbol.flags() & Flags.PRIVATE) != 0) {
      modifiers.add(Modifier.PRIVATE);
    }
    if (symbol instanceof MethodSymbol method && method.isVarArgs()) {
      modifiers.add(Modifier.VARARGS);
    }
    return modifiers;
  }
}
