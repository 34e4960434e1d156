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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls that read a file which comes with the program: their result is what is in it. */
final class ResourceReads {

  /** The classes in which Android's build numbers the resources of an app. */
  private static final Pattern NUMBERS = Pattern.compile("(?:.*\\.)?R\\.(?:string|raw)");

  private static final Pattern IDENTIFIER = Pattern.compile(NUMBERS.pattern() + "\\.\\w+");

  /** Where a file is, as Spring writes it, or Vert.x. */
  private static final Pattern LOCATION =
      Pattern.compile("^(?:(?<where>classpath|file)\\*?:)(?://(?=/))?");

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
   * The content, or a path of which only the name is known; empty if it is not seen which file is
   * meant, or there is none. It comes from where the name is written: which loader or context is
   * asked makes no difference.
   */
  static Optional<Traced> apply(Api api, Invocation invocation, Program program, State state) {
    Optional<Traced> named =
        api.properties().getOrDefault("kind", "").equals("file")
            ? path(api, invocation, state)
            : api.argument("name").flatMap(invocation::argument).map(state::only);
    return named.flatMap(
        name ->
            read(api, name.value(), invocation, program)
                .or(() -> Optional.of(name.value()).filter(ResourceReads::isPath))
                .map(content -> new Traced(content, name.depth())));
  }

  /**
   * What is in the file that a value names for a call; the file itself, if the value is one
   * already.
   */
  static Optional<Value> read(Api api, Value named, Invocation invocation, Program program) {
    if (named.origin().isPresent()) {
      return Optional.of(named);
    }
    String kind = api.properties().getOrDefault("kind", "");
    TypeRef asker = TypeRef.of(invocation.frame().member().type());
    Resources resources = program.resources();
    Optional<String> text = named.text();
    Optional<Resource> found =
        switch (kind) {
          case "class" ->
              text.map(name -> inPackage(name, ofClass(invocation).orElse(asker)))
                  .flatMap(path -> resources.find(Resources.Kind.CLASS_PATH, path, asker));
          case "raw", "string" ->
              identifier(named)
                  .or(() -> name(named, kind, asker, program))
                  .flatMap(name -> resources.find(kind(kind), name, asker));
          case "location" -> text.flatMap(name -> atLocation(name, asker, resources));
          case "file" ->
              text.or(() -> pathName(named))
                  .flatMap(name -> resources.find(Resources.Kind.FILE, relative(name), asker));
          default ->
              text.map(name -> name.replaceFirst("^/", ""))
                  .flatMap(name -> resources.find(kind(kind), name, asker));
        };
    return found.map(resource -> value(kind, resource));
  }

  /** Where a text says of itself whether it is on the class path; if it does not, it may be. */
  private static Optional<Resource> atLocation(String text, TypeRef asker, Resources resources) {
    Matcher location = LOCATION.matcher(text);
    String place = location.replaceFirst("");
    String onClassPath = place.replaceFirst("^/+", "");
    return switch (location.reset().lookingAt() ? location.group("where") : "") {
      case "classpath" -> resources.find(Resources.Kind.CLASS_PATH, onClassPath, asker);
      case "file" -> resources.find(Resources.Kind.FILE, relative(place), asker);
      default ->
          resources
              .find(Resources.Kind.FILE, relative(place), asker)
              .or(() -> resources.find(Resources.Kind.CLASS_PATH, onClassPath, asker));
    };
  }

  private static String relative(String path) {
    return path.replaceFirst("^(?:\\./)+", "");
  }

  /**
   * The path that a call puts together of what it is called on and given: texts, and other paths.
   * Of a file that is known it makes that file.
   */
  private static Optional<Traced> path(Api api, Invocation invocation, State state) {
    int last = api.argument("name").orElseThrow();
    List<Traced> parts = new ArrayList<>(invocation.receiver().stream().toList());
    for (int i = 0; i < invocation.arguments().size(); i++) {
      Traced argument = invocation.arguments().get(i);
      Optional<HeapObject.Sequence> several = state.sequence(argument.value());
      if (i >= last && several.isPresent()) {
        parts.addAll(several.get().elements());
      } else {
        parts.add(argument);
      }
    }
    if (parts.size() == 1 && parts.get(0).value().origin().isPresent()) {
      return Optional.of(parts.get(0));
    }
    List<String> names =
        parts.stream()
            .map(Traced::value)
            .flatMap(part -> part.text().or(() -> pathName(part)).stream())
            .toList();
    if (names.isEmpty() || names.size() < parts.size()) {
      return Optional.empty();
    }
    Value name = new Value.Constant(new Literal.Text(String.join("/", names)));
    int depth = parts.stream().mapToInt(Traced::depth).min().orElseThrow();
    return Optional.of(new Traced(Value.expression(Value.PATH, List.of(name)), depth));
  }

  private static Optional<String> pathName(Value value) {
    return isPath(value) ? ((Value.Expression) value).operands().get(0).text() : Optional.empty();
  }

  /** Whether it is a path of which only the name is known. */
  static boolean isPath(Value value) {
    return value instanceof Value.Expression path && path.operator().equals(Value.PATH);
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
        .inputs()
        .filter(Value.Constant.class::isInstance)
        .map(input -> ((Value.Constant) input).literal())
        .filter(Literal.ClassLiteral.class::isInstance)
        .map(literal -> ((Literal.ClassLiteral) literal).type())
        .findFirst();
  }

  /** A class names what is beside it, or with a slash first from the root. */
  private static String inPackage(String name, TypeRef type) {
    return name.startsWith("/") ? name.substring(1) : folderOf(type) + name;
  }

  /** The folder of a type's package: before the first name with a capital. */
  private static String folderOf(TypeRef type) {
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
    String folder = folderOf(asker);
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
