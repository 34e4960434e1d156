package dev.pinlint.source;

import com.github.javaparser.ast.Node;
import dev.pinlint.model.Context;
import dev.pinlint.model.KnownTypes;
import dev.pinlint.model.TypeModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the lowering of one set of files shares. */
final class Session {
  final KnownTypes knownTypes;
  final TypeNames names;
  final Members members;
  final Bindings bindings;
  final Constants constants;
  final StaticTypes types;
  final GenericTypes generics;
  final FunctionTypes functions;
  final Overloads overloads;
  final Callees callees;
  final Declarer declarer;

  /**
   * The names of anonymous and local classes of the file in hand, by the node that declares them.
   */
  final IdentityHashMap<Node, String> innerNames = new IdentityHashMap<>();

  /** The anonymous and local classes that were met. A copy of a finally block meets them again. */
  final IdentityHashMap<Node, DeclaredType> innerTypes = new IdentityHashMap<>();

  /** Those of them that were lowered. */
  final Set<Node> loweredInnerTypes = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The types of the file in hand. */
  List<TypeModel> lowered = new ArrayList<>();

  Session(Context context, KnownTypes knownTypes, Consumer<String> loader) {
    this.knownTypes = knownTypes;
    names = new TypeNames(context, knownTypes, loader);
    members = new Members(names, knownTypes);
    bindings = new Bindings(names, members);
    constants = new Constants(names, bindings, members);
    types = new StaticTypes(this);
    generics = new GenericTypes(this);
    functions = new FunctionTypes(this);
    overloads = new Overloads(this);
    callees = new Callees(this);
    declarer = new Declarer(names::add);
  }

  /**
   * Ends with the file in hand: what is known of its expressions and inner types is asked for by no
   * other file, and by way of them its trees would be kept.
   */
  void endFile() {
    innerTypes.values().forEach(SyntaxTrees::forgetBodies);
    innerTypes.clear();
    innerNames.clear();
    loweredInnerTypes.clear();
    types.endFile();
    generics.endFile();
    constants.endFile();
  }
}
