package dev.pinlint.flow;

import dev.pinlint.model.Operator;
import dev.pinlint.model.TypeRef;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Elements of arrays of which nothing but the array is known, and how many there are. */
public final class Elements {

  private Elements() {}

  /** An element of an array; which one is not known. */
  public static Value elementOf(Value array) {
    TypeRef type = array.type().isArray() ? array.type().component() : TypeRef.UNKNOWN;
    return array instanceof Value.Symbol symbol
        ? new Value.Unknown(Set.of(symbol.name() + Value.ELEMENT), type, false)
        : Value.unknown(type, Stream.of(array));
  }

  /** The same, chosen by an index: of a table it says what the index was made of. */
  public static Value elementOf(Value array, Value index) {
    Value element = elementOf(array);
    boolean isCounted = index.symbols().stream().allMatch(name -> name.endsWith(Value.LENGTH));
    return isCounted ? element : Value.unknown(element.type(), Stream.of(element, index));
  }

  /** The number of elements of an array. */
  public static Value lengthOf(Value array) {
    return array.isStable()
        ? new Value.Expression(Operator.ARRAY_LENGTH.name(), List.of(array))
        : new Value.Unknown(
            lengths(array.symbols()),
            TypeRef.of("int"),
            array instanceof Value.Unknown unknown && unknown.isNonEmpty());
  }

  /** The names for the number of elements of something that depends on what is named. */
  public static Set<String> lengths(Set<String> names) {
    Set<String> all = new TreeSet<>();
    names.forEach(name -> all.add(whole(name) + Value.LENGTH));
    return all.isEmpty() ? Set.of(Value.LENGTH) : all;
  }

  /** The name of the array that the named element is of; any other name as it is. */
  public static String whole(String name) {
    return name.endsWith(Value.ELEMENT)
        ? name.substring(0, name.length() - Value.ELEMENT.length())
        : name;
  }

  /** The names of the arrays in place of those of their elements. */
  public static Set<String> wholes(Set<String> names) {
    return names.stream().anyMatch(name -> name.endsWith(Value.ELEMENT))
        ? names.stream().map(Elements::whole).collect(Collectors.toSet())
        : names;
  }
}
