package dev.pinlint.source;

import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import dev.pinlint.model.Answer;
import dev.pinlint.model.Modifier;
import dev.pinlint.model.Signatures;
import dev.pinlint.model.TypeRef;
import dev.pinlint.source.Members.Candidates;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Chooses among overloaded methods by the static types of the arguments, as far as they are known
 * (JLS 15.12.2): what cannot be ruled out stays.
 */
final class Overloads {

  /** Whether an argument fits a parameter. */
  private enum Fit {
    /** By subtyping alone. */
    STRICT,
    /** By boxing or unboxing: that counts only where nothing fits without. */
    BOXED,
    /** As one of any number of arguments: that counts only where nothing fits without. */
    SPREAD,
    /** Who knows. */
    PERHAPS,
    NO
  }

  private static final List<String> WIDENING =
      List.of("byte", "short", "int", "long", "float", "double");

  private static final Map<String, String> BOXES =
      Map.of(
          "boolean", "java.lang.Boolean",
          "byte", "java.lang.Byte",
          "short", "java.lang.Short",
          "char", "java.lang.Character",
          "int", "java.lang.Integer",
          "long", "java.lang.Long",
          "float", "java.lang.Float",
          "double", "java.lang.Double");

  private static final Set<String> ABOVE_BOXES =
      Set.of("java.lang.Number", "java.lang.Comparable", "java.io.Serializable");

  private static final Set<String> ABOVE_ARRAYS =
      Set.of("java.lang.Cloneable", "java.io.Serializable");

  private final Session session;

  Overloads(Session session) {
    this.session = session;
  }

  /** Those of the candidates that a call with these arguments may mean. */
  Candidates narrow(Candidates candidates, List<Expression> arguments, Scope scope) {
    return new Candidates(
        narrow(
            candidates.declared(),
            DeclaredMethod::isVariableArity,
            session.members::parameters,
            arguments,
            scope),
        narrow(
            candidates.library(),
            method -> method.is(Modifier.VARARGS),
            Overloads::parameters,
            arguments,
            scope),
        candidates.complete(),
        candidates.known());
  }

  /** The types of the parameters; what a type variable stands for is not known. */
  private static List<TypeRef> parameters(Signatures.Method method) {
    return method.parameters().stream().map(Signatures.Type::known).toList();
  }

  private <M> List<M> narrow(
      List<M> overloads,
      Predicate<M> isVariableArity,
      Function<M, List<TypeRef>> parameters,
      List<Expression> arguments,
      Scope scope) {
    if (overloads.size() < 2) {
      return overloads;
    }
    Map<Fit, List<M>> byFit = new EnumMap<>(Fit.class);
    for (M method : overloads) {
      List<TypeRef> types = parameters.apply(method);
      Fit fixed = arguments.size() == types.size() ? fit(arguments, types, scope) : Fit.NO;
      Fit fit =
          fixed == Fit.NO && isVariableArity.test(method) ? spread(arguments, types, scope) : fixed;
      byFit.computeIfAbsent(fit, any -> new ArrayList<>()).add(method);
    }
    return chosen(byFit, overloads, parameters);
  }

  private <M> List<M> chosen(
      Map<Fit, List<M>> byFit, List<M> all, Function<M, List<TypeRef>> parameters) {
    if (byFit.containsKey(Fit.PERHAPS)) {
      List<M> impossible = byFit.getOrDefault(Fit.NO, List.of());
      return all.stream().filter(method -> !impossible.contains(method)).toList();
    } else if (byFit.containsKey(Fit.STRICT)) {
      return mostSpecific(byFit.getOrDefault(Fit.STRICT, List.of()), parameters);
    }
    List<M> spread = byFit.getOrDefault(Fit.SPREAD, all); // if none fits, something is amiss
    return byFit.getOrDefault(Fit.BOXED, spread);
  }

  /** Whether they fit where the last parameter takes any number of arguments. */
  private Fit spread(List<Expression> arguments, List<TypeRef> parameters, Scope scope) {
    int fixed = parameters.size() - 1;
    TypeRef rest = parameters.get(fixed);
    List<TypeRef> each = new ArrayList<>(parameters.subList(0, fixed));
    while (each.size() < arguments.size()) {
      each.add(rest.isArray() ? rest.component() : TypeRef.UNKNOWN);
    }
    Fit fit = fit(arguments, each, scope);
    return fit.compareTo(Fit.SPREAD) < 0 ? Fit.SPREAD : fit;
  }

  private Fit fit(List<Expression> arguments, List<TypeRef> parameters, Scope scope) {
    Fit all = Fit.STRICT;
    for (int i = 0; i < arguments.size(); i++) {
      Fit one = fit(arguments.get(i), parameters.get(i), scope);
      if (one == Fit.NO) {
        return one;
      }
      all = one.compareTo(all) > 0 ? one : all;
    }
    return all;
  }

  private Fit fit(Expression argument, TypeRef parameter, Scope scope) {
    Expression inner = argument;
    while (inner instanceof EnclosedExpr enclosed) {
      inner = enclosed.getInner();
    }
    boolean isPrimitive = Arithmetic.isPrimitive(parameter);
    if (inner instanceof NullLiteralExpr) {
      return isPrimitive ? Fit.NO : Fit.PERHAPS;
    }
    if (inner instanceof LambdaExpr || inner instanceof MethodReferenceExpr) {
      boolean isNoInterface = isPrimitive || parameter.isArray() || isFinal(parameter);
      return isNoInterface ? Fit.NO : Fit.PERHAPS;
    }
    return fit(session.types.typeOf(inner, scope), parameter, isExact(inner, scope));
  }

  /** Whether the type is no type variable: what that stands for is not known by its bound. */
  private boolean isExact(Expression argument, Scope scope) {
    if (argument instanceof MethodCallExpr call) {
      Candidates candidates = session.callees.find(call, scope).candidates();
      return candidates.known().isEmpty()
          && candidates.library().stream().noneMatch(method -> method.result().isVariable())
          && candidates.declared().stream()
              .noneMatch(
                  method ->
                      method
                          .returnType()
                          .filter(type -> TypeNames.isVariable(type, method.scope()))
                          .isPresent());
    }
    return !(argument instanceof FieldAccessExpr);
  }

  private Fit fit(TypeRef argument, TypeRef parameter, boolean isExact) {
    if (!argument.resolved() || !parameter.resolved() || argument.equals(TypeRef.VOID)) {
      return Fit.PERHAPS;
    }
    if (argument.equals(parameter)) {
      return Fit.STRICT;
    }
    boolean isPrimitive = Arithmetic.isPrimitive(argument);
    if (isPrimitive && Arithmetic.isPrimitive(parameter)) {
      return widens(argument.name(), parameter.name()) ? Fit.STRICT : Fit.NO;
    } else if (isPrimitive) {
      String box = BOXES.get(argument.name());
      boolean takesBox =
          parameter.name().equals(box)
              || ABOVE_BOXES.contains(parameter.name())
              || parameter.equals(TypeRef.OBJECT);
      return takesBox ? Fit.BOXED : Fit.NO;
    } else if (Arithmetic.isPrimitive(parameter)) {
      if (BOXES.containsValue(argument.name())) {
        return Fit.BOXED;
      }
      return argument.isArray() || isFinal(argument) || isExact ? Fit.NO : Fit.PERHAPS;
    } else if (parameter.equals(TypeRef.OBJECT)) {
      return Fit.STRICT;
    }
    return ofReferences(argument, parameter, isExact);
  }

  private Fit ofReferences(TypeRef argument, TypeRef parameter, boolean isExact) {
    if (argument.isArray() && parameter.isArray()) {
      return fit(argument.component(), parameter.component(), isExact) == Fit.STRICT
              && Arithmetic.isPrimitive(argument.component())
                  == Arithmetic.isPrimitive(parameter.component())
              && !Arithmetic.isPrimitive(parameter.component())
          ? Fit.STRICT
          : ofDifferentArrays(argument.component(), parameter.component(), isExact);
    } else if (argument.isArray()) {
      return ABOVE_ARRAYS.contains(parameter.name()) ? Fit.STRICT : Fit.NO;
    }
    Answer isBelow = session.names.isSubtype(argument, parameter);
    if (isBelow == Answer.YES) {
      return Fit.STRICT;
    }
    boolean isSure = isExact || isFinal(argument);
    return isBelow == Answer.NO && isSure ? Fit.NO : Fit.PERHAPS;
  }

  private Fit ofDifferentArrays(TypeRef argument, TypeRef parameter, boolean isExact) {
    boolean isOfPrimitives = Arithmetic.isPrimitive(argument) || Arithmetic.isPrimitive(parameter);
    return isOfPrimitives || fit(argument, parameter, isExact) == Fit.NO ? Fit.NO : Fit.PERHAPS;
  }

  private static boolean isFinal(TypeRef type) {
    return type.equals(TypeRef.STRING) || BOXES.containsValue(type.name());
  }

  private static boolean widens(String from, String to) {
    boolean isChar = from.equals("char");
    int start = isChar ? WIDENING.indexOf("int") : WIDENING.indexOf(from);
    int end = WIDENING.indexOf(to);
    return start >= 0 && end >= 0 && (isChar ? end >= start : end > start);
  }

  /** The one whose parameters fit those of all others, if there is one (JLS 15.12.2.5). */
  private <M> List<M> mostSpecific(List<M> methods, Function<M, List<TypeRef>> parameters) {
    List<M> best =
        methods.stream()
            .filter(
                method ->
                    methods.stream()
                        .allMatch(
                            other ->
                                isAsSpecific(parameters.apply(method), parameters.apply(other))))
            .toList();
    return best.size() == 1 ? best : methods;
  }

  private boolean isAsSpecific(List<TypeRef> mine, List<TypeRef> others) {
    for (int i = 0; i < mine.size(); i++) {
      if (fit(mine.get(i), others.get(i), true) != Fit.STRICT) {
        return false;
      }
    }
    return true;
  }
}
