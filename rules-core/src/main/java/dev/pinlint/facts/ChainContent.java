package dev.pinlint.facts;

import dev.pinlint.flow.Mark;
import dev.pinlint.flow.Value;
import dev.pinlint.model.Operator;
import java.util.Optional;
import java.util.Set;

/**
 * What values have to do with the chain that a server presents.
 *
 * <p>An attacker writes into a certificate of their own whatever they like: names, dates,
 * extensions. They choose how many certificates they present, and with the cipher suite the
 * authentication type. These are <em>claims</em>. They cannot choose a key that somebody else has,
 * nor what hangs on it: the encoded form, a digest, a signature, the certificate itself.
 *
 * @param chain the name of the chain's symbol
 * @param authType the name of the authentication type's symbol
 */
record ChainContent(String chain, String authType) {

  /** An argument that is null or empty, which the contract forbids, or what depends on it. */
  private static final Set<String> SIZES = Set.of("ARRAY_LENGTH", "length");

  /** The name of what depends on a claim. */
  String claim() {
    return chain + " claim";
  }

  /** The name of what depends on a public key of the chain. */
  String key() {
    return chain + " key";
  }

  /** Begins the name of a hash code of a certificate of the chain. */
  String hashCodeName() {
    return chain + " hash code ";
  }

  private String element() {
    return chain + Value.ELEMENT;
  }

  /** Whether the value is a certificate of the chain. */
  boolean isElement(Value value) {
    return value.symbols().equals(Set.of(element()));
  }

  /** Whether the value is a public key of the chain. */
  boolean isKey(Value value) {
    return value.symbols().contains(key())
        && value.symbols().stream().allMatch(name -> name.equals(key()) || Provenance.isName(name));
  }

  /** Whether the value is the chain itself. */
  boolean isWhole(Value value) {
    return value instanceof Value.Symbol symbol && symbol.name().equals(chain);
  }

  /** Whether the value depends on the chain in whatever way. */
  boolean isPartOf(Value value) {
    return value.symbols().stream()
        .anyMatch(name -> isSubstance(name) || name.equals(claim()) || isLength(name));
  }

  /** Whether the value is, or depends on, what nobody else can present. */
  boolean hasSubstance(Value value) {
    return value.symbols().stream().anyMatch(this::isSubstance);
  }

  private boolean isSubstance(String name) {
    return name.equals(chain)
        || name.equals(element())
        || name.equals(key())
        || name.startsWith(hashCodeName());
  }

  private boolean isLength(String name) {
    return name.equals(chain + Value.LENGTH);
  }

  /** What a condition looks at; empty if it tells a good argument from one that is forbidden. */
  Optional<Mark.Kind> kind(Value condition) {
    if (isContract(condition)) {
      return Optional.empty();
    }
    Set<String> names = condition.symbols();
    if (isTypeTest(condition)) {
      return Optional.of(Mark.Kind.CLAIM);
    } else if (names.stream().anyMatch(this::isSubstance)) {
      return Optional.of(Mark.Kind.CONDITION);
    } else if (names.stream()
        .anyMatch(name -> name.equals(claim()) || isLength(name) || name.equals(authType))) {
      return Optional.of(Mark.Kind.CLAIM);
    }
    return Optional.of(
        names.stream().anyMatch(name -> name.endsWith(Value.LENGTH))
            ? Mark.Kind.COUNT
            : Mark.Kind.GUARD);
  }

  /** Whether an element is asked for its type, or whether it is there, and nothing else. */
  private boolean isTypeTest(Value condition) {
    return condition instanceof Value.Expression expression
        && isElement(expression.operands().get(0))
        && (expression.operator().startsWith(Operator.INSTANCEOF.name())
            || expression.operator().equals(Operator.IS_NULL.name()));
  }

  /** Whether the condition asks if an argument is null or empty. */
  static boolean isContract(Value condition) {
    return isForbidden(condition, true) || isForbidden(condition, false);
  }

  /** Whether the condition, taken this way, says that an argument is null or empty. */
  static boolean isForbidden(Value condition, boolean truth) {
    if (isSize(condition)) {
      return !truth;
    }
    if (!(condition instanceof Value.Expression expression) || expression.operands().isEmpty()) {
      return false;
    }
    Value first = expression.operands().get(0);
    long second =
        expression.operands().size() > 1 ? expression.operands().get(1).number().orElse(-1L) : -1;
    return switch (expression.operator()) {
      case "IS_NULL" -> truth && first instanceof Value.Symbol symbol && isParameter(symbol);
      case "isEmpty" -> truth && first instanceof Value.Symbol;
      case "EQ" -> truth && isSize(first) && second == 0;
      case "NE" -> !truth && isSize(first) && second == 0;
      case "LE" -> truth && isSize(first) && second == 0;
      case "GT" -> !truth && isSize(first) && second == 0;
      case "LT" -> truth && isSize(first) && second == 1;
      case "GE" -> !truth && isSize(first) && second == 1;
      default -> false;
    };
  }

  private static boolean isParameter(Value.Symbol symbol) {
    return symbol.name().startsWith("parameter ");
  }

  private static boolean isSize(Value value) {
    return value instanceof Value.Expression expression
        && SIZES.contains(expression.operator())
        && expression.operands().get(0) instanceof Value.Symbol symbol
        && isParameter(symbol);
  }
}
