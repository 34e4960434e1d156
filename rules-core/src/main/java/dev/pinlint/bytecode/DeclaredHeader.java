package dev.pinlint.bytecode;

import dev.pinlint.model.Member;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Signatures;
import dev.pinlint.model.TypeHeader;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a class file says of its type without any code.
 *
 * @param header the supertypes
 * @param signatures the members that are not private
 */
record DeclaredHeader(TypeHeader header, Signatures signatures) {

  static DeclaredHeader of(String typeName, ClassNode node) {
    ClassIndex index = new ClassIndex(name -> List.of());
    index.add(List.of(node));
    TypeNames names = new TypeNames(index);
    boolean isInterface = ClassIndex.is(node.access, Opcodes.ACC_INTERFACE);
    Optional<TypeRef> superclass =
        isInterface ? Optional.empty() : Optional.ofNullable(node.superName).map(names::ref);
    TypeHeader header =
        new TypeHeader(
            typeName, isInterface, superclass, node.interfaces.stream().map(names::ref).toList());
    return new DeclaredHeader(header, new Reader(node, names).read());
  }

  /** Reads the members of one class. */
  private record Reader(ClassNode node, TypeNames names) {

    Signatures read() {
      int access =
          node.innerClasses.stream()
              .filter(inner -> inner.name.equals(node.name))
              .findFirst()
              .map(inner -> inner.access)
              .orElse(node.access | Opcodes.ACC_STATIC);
      boolean isInner = !ClassIndex.is(access, Opcodes.ACC_STATIC);
      List<Signatures.Field> fields = new ArrayList<>();
      for (FieldNode field : node.fields) {
        if (!ClassIndex.is(field.access, Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) {
          fields.add(field(field));
        }
      }
      List<Signatures.Method> methods = new ArrayList<>();
      for (MethodNode method : node.methods) {
        boolean isSeen =
            !ClassIndex.is(method.access, Opcodes.ACC_PRIVATE)
                && !method.name.equals(Member.STATIC_INITIALIZER)
                && !(isInner && method.name.equals(Member.CONSTRUCTOR));
        if (isSeen) {
          methods.add(method(method));
        }
      }
      GenericSignature declared = GenericSignature.of(node.signature);
      return new Signatures(
          ClassIndex.is(access, Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED),
          fields,
          methods,
          declared.typeParameters(),
          declared.supertypes().stream().map(type -> type.argument(names)).toList());
    }

    private Signatures.Field field(FieldNode field) {
      TypeRef type = names.type(Type.getType(field.desc));
      return new Signatures.Field(
          field.name,
          GenericSignature.ofField(field.signature).of(type, names),
          DeclarationLowering.modifiers(field.access),
          FieldLowering.constant(field));
    }

    private Signatures.Method method(MethodNode method) {
      GenericSignature declared = GenericSignature.of(method.signature);
      List<TypeRef> erased = names.parameters(method.desc);
      List<Signatures.Type> parameters = new ArrayList<>();
      for (int i = 0; i < erased.size(); i++) {
        // A compiler may have put parameters in front that the signature does not have.
        boolean isDeclared = declared.parameters().size() == erased.size();
        parameters.add(
            isDeclared
                ? declared.parameters().get(i).of(erased.get(i), names)
                : Signatures.Type.erased(erased.get(i)));
      }
      TypeRef result = names.type(Type.getReturnType(method.desc));
      Set<Modifier> modifiers = DeclarationLowering.modifiers(method.access);
      if (ClassIndex.is(method.access, Opcodes.ACC_VARARGS)) {
        modifiers.add(Modifier.VARARGS);
      }
      return new Signatures.Method(
          method.name,
          parameters,
          declared.result().of(result, names),
          modifiers,
          ClassIndex.is(method.access, Opcodes.ACC_SYNTHETIC));
    }
  }
}
