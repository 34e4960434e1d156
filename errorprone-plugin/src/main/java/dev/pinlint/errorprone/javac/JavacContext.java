package dev.pinlint.errorprone.javac;

import com.google.errorprone.VisitorState;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.CompletionFailure;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.model.JavacElements;
import dev.pinlint.model.Context;
import dev.pinlint.model.TypeHeader;
import dev.pinlint.model.TypeRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The class path and platform of a compilation, as context. It lives as long as the compilation
 * does.
 */
public final class JavacContext implements Context {

  private final JavacElements elements;
  private final Types types;
  private final TypeNames names;
  private final Map<String, Optional<TypeHeader>> headers = new HashMap<>();

  /** The context of the compilation that Error Prone runs in. */
  public JavacContext(VisitorState state) {
    this(state.context);
  }

  /** The context of a compilation. */
  public JavacContext(com.sun.tools.javac.util.Context compilation) {
    elements = JavacElements.instance(compilation);
    types = Types.instance(compilation);
    names = new TypeNames(types);
  }

  @Override
  public Optional<TypeHeader> header(String typeName) {
    // Not computeIfAbsent: completing a class may run other code of the compiler, and that code
    // this.
    Optional<TypeHeader> known = headers.get(typeName);
    if (known == null) {
      known = find(typeName);
      headers.put(typeName, known);
    }
    return known;
  }

  private Optional<TypeHeader> find(String typeName) {
    // Anonymous and local classes have no name that javac could look up.
    if (typeName.indexOf('#') >= 0 || typeName.endsWith("[]")) {
      return Optional.empty();
    }
    try {
      ClassSymbol symbol = elements.getTypeElement(typeName);
      return symbol == null ? Optional.empty() : Optional.of(header(typeName, symbol));
    } catch (CompletionFailure e) {
      // A class file that is broken or gone is as good as absent.
      return Optional.empty();
    }
  }

  private TypeHeader header(String typeName, ClassSymbol symbol) {
    Type superclass = types.supertype(symbol.type);
    List<TypeRef> interfaces = types.interfaces(symbol.type).stream().map(names::erased).toList();
    return new TypeHeader(
        typeName,
        symbol.isInterface(),
        symbol.isInterface() || !superclass.hasTag(TypeTag.CLASS)
            ? Optional.empty()
            : Optional.of(names.erased(superclass)),
        interfaces);
  }
}
