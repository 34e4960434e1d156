package dev.pinlint.flow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Program;
import dev.pinlint.model.Resources;
import dev.pinlint.model.Resources.Resource;
import dev.pinlint.model.TypeRef;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Calls that read a file which comes with the program: their result is what is in it. */
final class ResourceReads {

  /** The classes in which Android's build numbers the resources of an app. */
  private static final Pattern NUMBERS = Pattern.compile("(?:.*\\.)?R\\.(?:string|raw)");

  private static final Pattern IDENTIFIER = Pattern.compile(NUMBERS.pattern() + "\\.\\w+");

  /** Numbers below are of Android's own resources. */
  private static final long FIRST_OF_APPS = 0x7F000000L;

  private ResourceReads() {}

  /** Whether the fields of the type stand for resources, whatever numbers they hold. */
  static boolean isIdentifier(TypeRef type) {
    return NUMBERS.matcher(type.name()).matches();
  }

  /**
   * What reads a resource of Android, whose number it is given: nothing else takes those, so that
   * it does not matter whether the type is known that has the method.
   */
  static Optional<Api> api(Invocation invocation, Knowledge knowledge) {
    return invocation
        .argument(0)
        .filter(argument -> identifier(argument.value()).isPresent())
        .flatMap(
            argument ->
                knowledge.with(Role.RESOURCE).stream()
                    .filter(api -> api.name().equals(invocation.call().method().name()))
                    .filter(api -> api.arity().meets(invocation.call().method().arity()))
                    .findFirst());
  }

  /**
   * The content; empty if it is not seen which file is meant, or there is none. It comes from where
   * the name is written: which loader or context is asked makes no difference.
   */
  static Optional<Traced> apply(Api api, Invocation invocation, Program program) {
    return api.argument("name")
        .flatMap(invocation::argument)
        .flatMap(
            name ->
                read(api, "name", invocation, program)
                    .map(content -> new Traced(content, name.depth())));
  }

  /** What is in the file that an argument of a call names. */
  static Optional<Value> read(Api api, String argument, Invocation invocation, Program program) {
    Optional<Value> named = api.argument(argument).flatMap(invocation::argument).map(Traced::value);
    String kind = api.properties().getOrDefault("kind", "");
    TypeRef asker = TypeRef.of(invocation.frame().member().type());
    Resources resources = program.resources();
    Optional<Resource> found =
        switch (kind) {
          case "class" ->
              named
                  .flatMap(Value::text)
                  .map(name -> inPackage(name, ofClass(invocation).orElse(asker)))
                  .flatMap(path -> resources.find(Resources.Kind.CLASS_PATH, path, asker));
          case "raw", "string" ->
              named
                  .flatMap(
                      number -> identifier(number).or(() -> name(number, kind, asker, program)))
                  .flatMap(name -> resources.find(kind(kind), name, asker));
          default ->
              named
                  .flatMap(Value::text)
                  .map(name -> kind.equals("file") ? name : name.replaceFirst("^/", ""))
                  .flatMap(name -> resources.find(kind(kind), name, asker));
        };
    return found.map(resource -> value(kind, resource));
  }

  private static Resources.Kind kind(String name) {
    return Resources.Kind.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private static Value value(String kind, Resource resource) {
    return kind.equals("string")
        ? new Value.Constant(new Literal.Text(resource.content()))
        : Value.bytes(resource.content().getBytes(ISO_8859_1), Optional.of(resource.path()));
  }

  /** The class that is asked, if it is written there. */
  private static Optional<TypeRef> ofClass(Invocation invocation) {
    return invocation
        .receiver()
        .filter(receiver -> receiver.value() instanceof Value.Constant)
        .map(receiver -> ((Value.Constant) receiver.value()).literal())
        .filter(Literal.ClassLiteral.class::isInstance)
        .map(literal -> ((Literal.ClassLiteral) literal).type());
  }

  /** A class names what is beside it, or with a slash first from the root. */
  private static String inPackage(String name, TypeRef type) {
    return name.startsWith("/") ? name.substring(1) : folder(type) + name;
  }

  /** The folder of a type's package: before the first name with a capital. */
  private static String folder(TypeRef type) {
    StringBuilder folder = new StringBuilder();
    for (String segment : type.name().split("\\.", -1)) {
      if (segment.isEmpty() || Character.isUpperCase(segment.charAt(0))) {
        break;
      }
      folder.append(segment).append('/');
    }
    return folder.toString();
  }

  /** What is behind {@code R.raw.} in the name of a field. */
  private static Optional<String> identifier(Value value) {
    return value instanceof Value.Symbol symbol && IDENTIFIER.matcher(symbol.name()).matches()
        ? Optional.of(symbol.name().substring(symbol.name().lastIndexOf('.') + 1))
        : Optional.empty();
  }

  /**
   * The name of the resource with a number, where a compiler has put the number in place of a field
   * that is constant: in the class that Android's build has made for the package, or one above it.
   */
  private static Optional<String> name(Value number, String kind, TypeRef asker, Program program) {
    Optional<Long> id = number.number().filter(value -> value >= FIRST_OF_APPS);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    String folder = folder(asker);
    for (int end = folder.lastIndexOf('/'); end > 0; end = folder.lastIndexOf('/', end - 1)) {
      TypeRef numbers = TypeRef.of(folder.substring(0, end).replace('/', '.') + ".R." + kind);
      Optional<String> name =
          program.type(numbers).stream()
              .flatMap(type -> type.fields().stream())
              .filter(
                  field -> field.constant().filter(new Literal.Int(id.get())::equals).isPresent())
              .map(field -> field.ref().name())
              .findFirst();
      if (name.isPresent()) {
        return name;
      }
    }
    return Optional.empty();
  }
}
