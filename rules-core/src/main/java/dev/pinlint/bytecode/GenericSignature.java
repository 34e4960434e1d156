package dev.pinlint.bytecode;

import dev.pinlint.model.Signatures;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/**
 * What the source said of the types of a class or method beyond what the virtual machine has.
 *
 * @param typeParameters the names of the type parameters
 * @param supertypes the superclass and the interfaces, of a class that is generic or extends what
 *     is
 * @param parameters the declared parameters of a method
 * @param result what a method returns
 */
record GenericSignature(
    List<String> typeParameters,
    List<Written> supertypes,
    List<Written> parameters,
    Written result) {

  /** What a class file says; nothing, if it says nothing or no compiler wrote it. */
  static GenericSignature of(@Nullable String signature) {
    Reader reader = new Reader();
    try {
      if (signature != null) {
        new SignatureReader(signature).accept(reader);
      }
      return reader.signature();
    } catch (RuntimeException e) {
      return new Reader().signature();
    }
  }

  /** The type that a field's signature has. */
  static Written ofField(@Nullable String signature) {
    Written type = new Written();
    try {
      if (signature != null) {
        new SignatureReader(signature).acceptType(type);
      }
      return type;
    } catch (RuntimeException e) {
      return new Written();
    }
  }

  private static final class Reader extends SignatureVisitor {
    private final List<String> typeParameters = new ArrayList<>();
    private final List<Written> supertypes = new ArrayList<>();
    private final List<Written> parameters = new ArrayList<>();
    private final Written result = new Written();

    Reader() {
      super(Opcodes.ASM9);
    }

    GenericSignature signature() {
      return new GenericSignature(typeParameters, supertypes, parameters, result);
    }

    @Override
    public void visitFormalTypeParameter(String name) {
      typeParameters.add(name);
    }

    @Override
    public SignatureVisitor visitClassBound() {
      return new Written();
    }

    @Override
    public SignatureVisitor visitInterfaceBound() {
      return new Written();
    }

    @Override
    public SignatureVisitor visitSuperclass() {
      return added(supertypes);
    }

    @Override
    public SignatureVisitor visitInterface() {
      return added(supertypes);
    }

    @Override
    public SignatureVisitor visitParameterType() {
      return added(parameters);
    }

    @Override
    public SignatureVisitor visitReturnType() {
      return result;
    }

    @Override
    public SignatureVisitor visitExceptionType() {
      return new Written();
    }

    private static Written added(List<Written> types) {
      Written type = new Written();
      types.add(type);
      return type;
    }
  }

  /** One type, as it is written. */
  static final class Written extends SignatureVisitor {
    private final List<Written> arguments = new ArrayList<>();
    private @Nullable String variable;
    private @Nullable String internalName;
    private boolean isArray;

    private Written() {
      super(Opcodes.ASM9);
    }

    /** What it adds to the type that the virtual machine has in its place. */
    Signatures.Type of(TypeRef erased, TypeNames names) {
      if (variable == null) {
        return new Signatures.Type(erased, false, Optional.empty(), arguments(names));
      }
      // A variable that is erased to more than Object has a bound to go by.
      boolean isFree = erased.name().replace("[]", "").equals(TypeRef.OBJECT.name());
      return Signatures.Type.variable(
          erased, isFree, isArray ? Optional.empty() : Optional.of(variable));
    }

    /** The type where the virtual machine has none. */
    Signatures.Type argument(TypeNames names) {
      if (isArray) {
        return Signatures.Type.ANYTHING;
      } else if (internalName != null) {
        TypeRef erased = names.type(Type.getObjectType(internalName));
        return new Signatures.Type(erased, false, Optional.empty(), arguments(names));
      }
      return Signatures.Type.variable(TypeRef.OBJECT, true, Optional.ofNullable(variable));
    }

    private List<Signatures.Type> arguments(TypeNames names) {
      return isArray ? List.of() : arguments.stream().map(type -> type.argument(names)).toList();
    }

    @Override
    public void visitTypeVariable(String name) {
      variable = name;
    }

    @Override
    public SignatureVisitor visitArrayType() {
      isArray = true;
      return this;
    }

    @Override
    public void visitClassType(String name) {
      internalName = name;
    }

    @Override
    public void visitInnerClassType(String name) {
      internalName += "$" + name;
      arguments.clear();
    }

    @Override
    public void visitTypeArgument() {
      arguments.add(new Written());
    }

    @Override
    public SignatureVisitor visitTypeArgument(char wildcard) {
      Written argument = new Written();
      arguments.add(argument);
      return argument;
    }
  }
}
