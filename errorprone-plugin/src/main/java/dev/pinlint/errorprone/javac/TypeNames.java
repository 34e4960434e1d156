package dev.pinlint.errorprone.javac;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Type.ArrayType;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.MethodRef;
import dev.pinlint.model.TypeRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names types and members as the normal form does, from javac's symbols. */
final class TypeNames {

  private final Types types;
  private final Map<ClassSymbol, String> localNames = new HashMap<>();

  TypeNames(Types types) {
    this.types = types;
  }

  /** Records the name of an anonymous or local class. */
  void define(ClassSymbol symbol, String name) {
    localNames.put(symbol, name);
  }

  boolean isDefined(ClassSymbol symbol) {
    return localNames.containsKey(symbol);
  }

  /** The reference to a class. */
  TypeRef of(ClassSymbol symbol) {
    String local = localNames.get(symbol);
    if (local != null) {
      return TypeRef.of(local);
    }
    if (symbol.name.isEmpty()) {
      return TypeRef.unresolved(symbol.flatname.toString());
    }
    if (symbol.owner instanceof ClassSymbol outer) {
      TypeRef outerRef = of(outer);
      return new TypeRef(outerRef.name() + "." + symbol.name, outerRef.resolved());
    }
    return TypeRef.of(symbol.getQualifiedName().toString());
  }

  /** The reference to the erasure of a type. */
  TypeRef erased(@Nullable Type type) {
    if (type == null) {
      return TypeRef.UNKNOWN;
    }
    Type erasure = types.erasure(type);
    if (erasure instanceof ArrayType array) {
      return erased(array.elemtype).arrayOf();
    } else if (erasure.isErroneous()) {
      return TypeRef.unresolved(erasure.toString());
    } else if (erasure.hasTag(TypeTag.BOT)) {
      return TypeRef.OBJECT;
    } else if (erasure.isPrimitiveOrVoid()) {
      return TypeRef.of(erasure.tsym.name.toString());
    } else if (erasure.tsym instanceof ClassSymbol symbol) {
      return of(symbol);
    }
    return TypeRef.UNKNOWN;
  }

  /** The erased types of a method's declared parameters. */
  List<TypeRef> parameters(MethodSymbol method) {
    return method.erasure(types).getParameterTypes().stream().map(this::erased).toList();
  }

  /** The erased return type of a method, {@code void} for a constructor. */
  TypeRef returnType(MethodSymbol method) {
    return method.isConstructor() ? TypeRef.VOID : erased(method.erasure(types).getReturnType());
  }

  /** A reference to the method with the given owner. */
  MethodRef method(TypeRef owner, MethodSymbol method) {
    return MethodRef.typed(owner, method.name.toString(), parameters(method), returnType(method));
  }

  /** A reference to the field with the given owner. */
  static FieldRef field(TypeRef owner, Symbol field) {
    return new FieldRef(owner, field.name.toString());
  }

  /**
   * The owner that a class file names for a member reached through an expression or type (JLS
   * 13.1): the static type of the qualifier, but {@code Object} for its own methods, and the
   * declaring type where a type variable has several bounds.
   */
  TypeRef qualifier(Symbol member, @Nullable Type qualifier) {
    if (qualifier == null) {
      return declaring(member);
    }
    Type bound = types.skipTypeVars(qualifier, false);
    if (bound.hasTag(TypeTag.ARRAY)) {
      return member.name.contentEquals("clone") ? erased(bound) : TypeRef.OBJECT;
    }
    TypeRef declaring = declaring(member);
    if (declaring.equals(TypeRef.OBJECT) || bound.isCompound()) {
      return declaring;
    }
    return erased(bound);
  }

  /** The type that declares a member. */
  TypeRef declaring(Symbol member) {
    ClassSymbol owner = member.enclClass();
    return owner == null ? TypeRef.UNKNOWN : of(owner);
  }

  /**
   * The class nearest to {@code from}, itself or around it, that has the member; empty if it is
   * imported statically.
   */
  Optional<ClassSymbol> holder(Symbol member, ClassSymbol from) {
    for (@Nullable ClassSymbol type = from; type != null; type = outer(type)) {
      if (member.isMemberOf(type, types)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The class around a class, local classes included. */
  private static @Nullable ClassSymbol outer(ClassSymbol type) {
    Symbol owner = type.owner;
    while (owner != null && !(owner instanceof ClassSymbol)) {
      owner = owner.owner;
    }
    return (ClassSymbol) owner;
  }

  /** Javac's questions about types. */
  Types types() {
    return types;
  }
}
