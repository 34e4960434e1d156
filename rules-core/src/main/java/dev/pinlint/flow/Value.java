package dev.pinlint.flow;

import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.Operator;
import dev.pinlint.model.TypeRef;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An abstract value. */
public sealed interface Value {

  /** The name of what depends on nothing but whether something is logged. */
  String LOGGED = "whether it is logged";

  /** Ends the name that stands for the number of elements of what is named before it. */
  String LENGTH = ".length";

  /** Ends the name that stands for an element of the array that is named before it. */
  String ELEMENT = "[]";

  /** Begins the name of a text that a value was made of. */
  String LITERAL = "\"";

  /** The name of what was found by what it depends on, and need not be made of it. */
  String FOUND = "found";

  /** Shorter texts say nothing of what is made of them. */
  int MIN_LITERAL = 8;

  /** More alternatives than this are UNKNOWN: the widening bound of {@link OneOf}. */
  int MAX_ALTERNATIVES = 16;

  /** One concrete constant. */
  record Constant(Literal literal) implements Value {}

  /**
   * A value that is not known but always the same: a parameter of the outermost frame, a final
   * field, a pure expression of such. Equal to itself, never to another.
   *
   * @param name the same from every front end: {@code parameter 0}, {@code a.b.C.FIELD}
   */
  record Symbol(String name, TypeRef type) implements Value {}

  /** A pure operation on constants and symbols, equal when operator and operands are. */
  record Expression(String operator, List<Value> operands) implements Value {
    public Expression {
      operands = List.copyOf(operands);
    }
  }

  /** A reference to an object whose making was seen; its state is in {@link State#object}. */
  record Instance(ObjectId id, TypeRef type) implements Value {}

  /** A lambda or method reference, with what it captured, written in a member. */
  record Function(Instr.Target target, List<Traced> captured, Member member, int depth)
      implements Value {
    public Function {
      captured = List.copyOf(captured);
    }
  }

  /** One of several values; which one is not known. At least two, in a fixed order. */
  record OneOf(List<Value> alternatives) implements Value {
    public OneOf {
      alternatives = List.copyOf(alternatives);
    }
  }

  /**
   * Not known, and never equal to anything.
   *
   * @param from names of the symbols that it may depend on
   * @param type its static type, as far as known
   * @param isNonEmpty whether it is known to be neither null nor, if it is a number, zero nor, if
   *     it is an array, without elements: a caught exception, a digest, the length of a digest
   * @param byDefault what it is where nobody has set what it depends on outside of the program, if
   *     that is known
   */
  record Unknown(Set<String> from, TypeRef type, boolean isNonEmpty, Optional<Literal> byDefault)
      implements Value {
    public Unknown {
      from = Set.copyOf(from);
    }

    /** One that depends on nothing outside of the program, as far as is known. */
    public Unknown(Set<String> from, TypeRef type, boolean isNonEmpty) {
      this(from, type, isNonEmpty, Optional.empty());
    }

    /** States are hashed all the time: that of a record takes longer. */
    @Override
    public int hashCode() {
      return 31 * from.hashCode() + type.hashCode();
    }
  }

  /**
   * An exception that was caught, but that nobody threw on purpose. Thrown again, it still is none.
   *
   * @param type what the handler that caught it asks for
   */
  record Failure(TypeRef type) implements Value {}

  /** The operator of what holds bytes that never change: an array too long to be told, a stream. */
  String BYTES = "bytes";

  /** The operator of a path of which only the name is known. */
  String PATH = "path";

  /** The operator of a certificate that is known. */
  String CERTIFICATE = "certificate";

  /**
   * What holds the bytes.
   *
   * @param origin the file that they are from, if they are from one
   */
  static Value bytes(byte[] content, Optional<String> origin) {
    return from(BYTES, new String(content, StandardCharsets.ISO_8859_1), origin);
  }

  /**
   * A certificate.
   *
   * @param der its DER encoding in base64
   * @param origin the file that it is from, if it is from one
   */
  static Value certificate(String der, Optional<String> origin) {
    return from(CERTIFICATE, der, origin);
  }

  private static Value from(String operator, String content, Optional<String> origin) {
    return new Expression(
        operator,
        Stream.concat(Stream.of(content), origin.stream())
            .<Value>map(text -> new Constant(new Literal.Text(text)))
            .toList());
  }

  /** The constant for a boolean. */
  static Value of(boolean value) {
    return new Constant(Literal.of(value));
  }

  /** The constant for an int. */
  static Value of(long value) {
    return new Constant(new Literal.Int(value));
  }

  /** An unknown value that depends on whatever the given ones depend on. */
  static Value unknown(TypeRef type, Stream<Value> sources) {
    return new Unknown(symbols(sources), type, false);
  }

  /** The {@link #symbols()} of all the values; most depend on what another one does. */
  static Set<String> symbols(Stream<Value> values) {
    Set<String> all = Set.of();
    for (Value value : values.toList()) {
      Set<String> symbols = value.symbols();
      if (all.isEmpty()) {
        all = symbols;
      } else if (!all.containsAll(symbols)) {
        all = new HashSet<>(all);
        all.addAll(symbols);
      }
    }
    return all;
  }

  /** A pure operation: an {@link Expression} if all operands are stable, else unknown. */
  static Value expression(String operator, List<Value> operands) {
    return operands.stream().allMatch(Value::isStable)
        ? new Expression(operator, operands)
        : unknown(TypeRef.UNKNOWN, operands.stream());
  }

  /** {@link #expression(String, List)} for an operator of the model. */
  static Value expression(Operator operator, List<Value> operands) {
    return expression(operator.name(), operands);
  }

  /** The negation of a truth value that is not known: a comparison becomes the opposite one. */
  static Value not(Value value) {
    if (value instanceof Expression expression) {
      if (expression.operator().equals(Operator.NOT.name())) {
        return expression.operands().get(0);
      }
      Optional<Operator> opposite =
          Operator.named(expression.operator()).flatMap(Operator::opposite);
      if (opposite.isPresent()) {
        return expression(opposite.get(), expression.operands());
      }
    }
    return expression(Operator.NOT, List.of(value));
  }

  /**
   * Either of two values: one of the alternatives if both are constants or symbols, else unknown.
   */
  static Value either(Value left, Value right) {
    if (left.equals(right)) {
      return left;
    }
    if (left.isChoosable() && right.isChoosable()) {
      List<Value> all =
          Stream.concat(left.alternatives().stream(), right.alternatives().stream())
              .distinct()
              .sorted(Comparator.comparing(Value::toString))
              .toList();
      if (all.size() <= MAX_ALTERNATIVES) {
        return new OneOf(all);
      }
    }
    TypeRef type = left.type().equals(right.type()) ? left.type() : TypeRef.UNKNOWN;
    return new Unknown(
        symbols(Stream.of(left, right)), type, left.isNonEmpty() && right.isNonEmpty());
  }

  /** The values that this may be. */
  default List<Value> alternatives() {
    return this instanceof OneOf oneOf ? oneOf.alternatives() : List.of(this);
  }

  /**
   * Whether this is the same whenever it is looked at: constants, symbols, and operations on them.
   */
  default boolean isStable() {
    return this instanceof Constant || this instanceof Symbol || this instanceof Expression;
  }

  /** Numbers are no alternatives: a loop counter would have sixteen values before it is unknown. */
  private boolean isChoosable() {
    return alternatives().stream()
        .allMatch(
            value ->
                value instanceof Constant constant
                    ? !(constant.literal() instanceof Literal.Int)
                    : value.isStable());
  }

  /** Whether this is {@code null}. */
  default boolean isNull() {
    return this instanceof Constant constant && constant.literal() instanceof Literal.Null;
  }

  /** Whether this depends on nothing but whether something is logged. */
  default boolean isWhetherLogged() {
    return symbols().equals(Set.of(LOGGED));
  }

  /** Whether this is certainly not null. */
  default boolean isNonNull() {
    return (this instanceof Constant constant && !(constant.literal() instanceof Literal.Null))
        || this instanceof Instance
        || this instanceof Failure
        || this instanceof Function
        || (this instanceof Unknown unknown && unknown.isNonEmpty());
  }

  /** Whether this is certainly not null, nor a text or an array without content, nor zero. */
  default boolean isNonEmpty() {
    return text().filter(text -> !text.isEmpty()).isPresent();
  }

  /** The static or dynamic type, as far as known. */
  default TypeRef type() {
    if (this instanceof Symbol symbol) {
      return symbol.type();
    } else if (this instanceof Instance instance) {
      return instance.type();
    } else if (this instanceof Failure failure) {
      return failure.type();
    } else if (this instanceof Unknown unknown) {
      return unknown.type();
    } else if (this instanceof Constant constant && constant.literal() instanceof Literal.Text) {
      return TypeRef.STRING;
    } else if (this instanceof Expression expression) {
      return typeOf(expression);
    } else if (this instanceof OneOf oneOf) {
      TypeRef first = oneOf.alternatives().get(0).type();
      return oneOf.alternatives().stream().allMatch(one -> one.type().equals(first))
          ? first
          : TypeRef.UNKNOWN;
    }
    return TypeRef.UNKNOWN;
  }

  private static TypeRef typeOf(Expression expression) {
    TypeRef operand =
        expression.operands().isEmpty() ? TypeRef.UNKNOWN : expression.operands().get(0).type();
    return switch (expression.operator()) {
      case "concat", "trim", "strip", "toLowerCase", "toUpperCase", "replace" -> TypeRef.STRING;
      case CERTIFICATE -> TypeRef.of("java.security.cert.X509Certificate");
      case "ARRAY_LOAD" -> operand.isArray() ? operand.component() : TypeRef.UNKNOWN;
      default -> TypeRef.UNKNOWN;
    };
  }

  /**
   * Names of the symbols, and of the texts, that this value depends on; what a reference leads to
   * does not count. Of an array that is a symbol the length and an element have names of their own.
   */
  default Set<String> symbols() {
    if (this instanceof Symbol symbol) {
      return Set.of(symbol.name());
    } else if (this instanceof Unknown unknown) {
      return unknown.from();
    } else if (this instanceof Constant) {
      return text()
          .filter(text -> text.length() >= MIN_LITERAL)
          .map(text -> Set.of(LITERAL + text))
          .orElse(Set.of());
    } else if (this instanceof Expression expression
        && expression.operands().size() > 0
        && expression.operands().get(0) instanceof Symbol symbol) {
      if (expression.operator().equals(Operator.ARRAY_LENGTH.name())) {
        return Set.of(symbol.name() + LENGTH);
      } else if (expression.operator().equals(Operator.ARRAY_LOAD.name())) {
        return Set.of(symbol.name() + ELEMENT);
      }
    }
    if (this instanceof Expression path && path.operator().equals(PATH)) {
      return Stream.concat(symbols(path.operands().stream()).stream(), Stream.of(FOUND))
          .collect(Collectors.toUnmodifiableSet());
    }
    Stream<Value> parts =
        this instanceof Expression expression
            ? expression.operands().stream()
            : this instanceof OneOf oneOf
                ? oneOf.alternatives().stream()
                : this instanceof Function function
                    ? function.captured().stream().map(Traced::value)
                    : Stream.of();
    return symbols(parts);
  }

  /** The texts that this was made of, as far as they are long enough to say something. */
  default Stream<String> literals() {
    return symbols().stream()
        .filter(name -> name.startsWith(LITERAL))
        .map(name -> name.substring(LITERAL.length()));
  }

  /** The string, if this is a constant string. */
  default Optional<String> text() {
    return this instanceof Constant constant && constant.literal() instanceof Literal.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  /** What it holds, if it is made by {@link #bytes}. */
  default Optional<byte[]> content() {
    return argumentOf(BYTES).map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The DER encoding in base64, if this is a certificate that is known. */
  default Optional<String> certificate() {
    return argumentOf(CERTIFICATE);
  }

  /** The file that the bytes, or the certificate, are from, if they are from one. */
  default Optional<String> origin() {
    return this instanceof Expression expression
            && (expression.operator().equals(BYTES) || expression.operator().equals(CERTIFICATE))
            && expression.operands().size() > 1
        ? expression.operands().get(1).text()
        : Optional.empty();
  }

  private Optional<String> argumentOf(String operator) {
    return this instanceof Expression expression && expression.operator().equals(operator)
        ? expression.operands().get(0).text()
        : Optional.empty();
  }

  /** The number, if this is a constant number or boolean. */
  default Optional<Long> number() {
    return this instanceof Constant constant && constant.literal() instanceof Literal.Int number
        ? Optional.of(number.value())
        : Optional.empty();
  }
}
