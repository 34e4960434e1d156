package dev.pinlint.bytecode;

import dev.pinlint.model.Body;
import dev.pinlint.model.Exit;
import dev.pinlint.model.FieldModel;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Site;
import dev.pinlint.model.Suppression;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Lowers the declarations of one class. */
final class DeclarationLowering {

  private final ClassIndex index;
  private final TypeNames names;
  private final ClassNode type;
  private final String path;
  private final String file;
  private final List<Lowered.Problem> problems = new ArrayList<>();

  DeclarationLowering(ClassIndex index, TypeNames names, ClassNode type, String path) {
    this.index = index;
    this.names = names;
    this.type = type;
    this.path = path;
    this.file =
        type.sourceFile == null
            ? path
            : type.name.substring(0, type.name.lastIndexOf('/') + 1) + type.sourceFile;
  }

  /** What could not be lowered. */
  List<Lowered.Problem> problems() {
    return problems;
  }

  /** Whether a class is in the source. */
  static boolean isSourceType(ClassNode node) {
    // Kotlin calls its function objects synthetic.
    boolean madeByCompiler =
        ClassIndex.is(node.access, Opcodes.ACC_SYNTHETIC)
            && (node.superName == null || !node.superName.startsWith("kotlin/jvm/internal/"));
    return !madeByCompiler
        && !Coroutines.isContinuation(node)
        && !ClassIndex.is(node.access, Opcodes.ACC_MODULE);
  }

  TypeModel lower() {
    int access = index.nested(type.name).map(inner -> inner.access).orElse(type.access);
    boolean isInterface = ClassIndex.is(type.access, Opcodes.ACC_INTERFACE);
    Optional<TypeRef> superclass =
        isInterface ? Optional.empty() : Optional.ofNullable(type.superName).map(names::ref);
    List<FieldModel> fields = new ArrayList<>();
    for (FieldNode field : type.fields) {
      if (!ClassIndex.is(field.access, Opcodes.ACC_SYNTHETIC)) {
        fields.add(field(field));
      }
    }
    List<MethodModel> methods = new ArrayList<>();
    for (MethodNode method : type.methods) {
      if (index.isSourceMember(type, method)) {
        method(method).ifPresent(methods::add);
      }
    }
    return new TypeModel(
        names.ref(type.name),
        kind(),
        modifiers(access),
        superclass,
        type.interfaces.stream().map(names::ref).toList(),
        fields,
        methods,
        new Site(0, file, 0),
        suppressions());
  }

  private List<Suppression> suppressions() {
    Site site = new Site(0, file, 0);
    List<Suppression> found = new ArrayList<>();
    SuppressionAnnotations.of(type.visibleAnnotations, type.invisibleAnnotations)
        .forEach(text -> found.add(text.on(names.ref(type.name), site)));
    for (FieldNode field : type.fields) {
      SuppressionAnnotations.of(field.visibleAnnotations, field.invisibleAnnotations)
          .forEach(
              text -> found.add(text.on(new FieldRef(names.ref(type.name), field.name), site)));
    }
    for (MethodNode method : type.methods) {
      if (index.isSourceMember(type, method)) {
        SuppressionAnnotations.of(method)
            .forEach(text -> found.add(text.on(names.member(type, method), site)));
      }
    }
    return found;
  }

  private TypeModel.Kind kind() {
    if (ClassIndex.is(type.access, Opcodes.ACC_ANNOTATION)) {
      return TypeModel.Kind.ANNOTATION;
    } else if (ClassIndex.is(type.access, Opcodes.ACC_INTERFACE)) {
      return TypeModel.Kind.INTERFACE;
    } else if (ClassIndex.is(type.access, Opcodes.ACC_ENUM) && index.isEnum(type.name)) {
      return TypeModel.Kind.ENUM;
    } else if ("java/lang/Record".equals(type.superName)) {
      return TypeModel.Kind.RECORD;
    }
    return TypeModel.Kind.CLASS;
  }

  static Set<Modifier> modifiers(int access) {
    Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    if (ClassIndex.is(access, Opcodes.ACC_STATIC)) {
      modifiers.add(Modifier.STATIC);
    }
    if (ClassIndex.is(access, Opcodes.ACC_ABSTRACT)) {
      modifiers.add(Modifier.ABSTRACT);
    }
    if (ClassIndex.is(access, Opcodes.ACC_FINAL)) {
      modifiers.add(Modifier.FINAL);
    }
    if (ClassIndex.is(access, Opcodes.ACC_PRIVATE)) {
      modifiers.add(Modifier.PRIVATE);
    }
    return modifiers;
  }

  private FieldModel field(FieldNode field) {
    return new FieldModel(
        new FieldRef(names.ref(type.name), field.name),
        names.type(Type.getType(field.desc)),
        modifiers(field.access),
        FieldLowering.constant(field),
        new Site(0, file, 0));
  }

  private Optional<MethodModel> method(MethodNode method) {
    Member member = names.member(type, method);
    Optional<Body> body =
        ClassIndex.is(method.access, Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)
            ? Optional.empty()
            : Optional.of(body(member, method));
    if (method.name.equals(Member.STATIC_INITIALIZER)
        && body.isPresent()
        && doesNothing(body.get())) {
      return Optional.empty();
    }
    Set<Modifier> modifiers = modifiers(method.access);
    if (ClassIndex.is(method.access, Opcodes.ACC_VARARGS)) {
      modifiers.add(Modifier.VARARGS);
    }
    List<TypeRef> parameters =
        method.name.equals(Member.CONSTRUCTOR) && index.isAnonymous(type.name)
            ? List.of()
            : names.declaredParameters(type.name, method.name, method.desc);
    return Optional.of(
        new MethodModel(
            member,
            parameters,
            names.type(Type.getReturnType(method.desc)),
            modifiers,
            body,
            new Site(0, file, line(method))));
  }

  private int line(MethodNode method) {
    return method.instructions.size() == 0 ? 0 : index.code(method).firstLine();
  }

  private Body body(Member member, MethodNode method) {
    Scope scope = new Scope(index, names, type, method, file);
    try {
      return BodyLowering.lower(scope, method);
    } catch (UnsupportedCodeException e) {
      problems.add(new Lowered.Problem(path, member.signature() + ": " + e.getMessage()));
      return BodyLowering.opaque(scope, method);
    } catch (RuntimeException | StackOverflowError e) {
      // Code that no compiler makes can break any assumption; it must not break the analysis of the
      // rest.
      problems.add(new Lowered.Problem(path, member.signature() + ": " + Lowered.mistake(e)));
      return BodyLowering.opaque(scope, method);
    }
  }

  /** Whether an initialiser is there only for the flag that switches assertions on. */
  private static boolean doesNothing(Body body) {
    return body.blocks().stream()
        .allMatch(
            block ->
                !(block.exit() instanceof Exit.Throw)
                    && block.instrs().stream()
                        .allMatch(
                            instr ->
                                instr instanceof Instr.Const
                                    || instr instanceof Instr.Read
                                    || instr instanceof Instr.Write
                                    || instr instanceof Instr.Op
                                    || instr instanceof Instr.Opaque));
  }
}
