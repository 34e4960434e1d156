package dev.pinlint.facts;

import dev.pinlint.flow.Invocation;
import dev.pinlint.flow.State;
import dev.pinlint.flow.Traced;
import dev.pinlint.flow.Value;
import dev.pinlint.flow.ValueLibrary;
import dev.pinlint.knowledge.Api;
import dev.pinlint.knowledge.FilledIn;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.knowledge.Role;
import dev.pinlint.knowledge.Setting;
import dev.pinlint.knowledge.UrlParameters;
import dev.pinlint.model.Answer;
import dev.pinlint.model.FieldRef;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Literal;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings that code puts where a library looks for them: under a key of properties, or as a
 * parameter of a URL.
 */
final class SettingsInCode {

  private final ValueLibrary library;
  private final Knowledge knowledge;
  private final List<Setting> settings;
  private final GivenProperties given = new GivenProperties();

  /** The names of parameters of URLs, in lower case. */
  private final Set<String> parameters;

  /** The same settings by the last segments of their keys: texts are many. */
  private final Map<String, List<Setting>> byLastSegment;

  /**
   * A setting that a call puts.
   *
   * @param key its key as it is written, or the parameter
   * @param answers whether it switches the check off, of each value that it may be given
   * @param depth of the frame in which what is put stops being a parameter
   * @param isEffective whether who is given it is known to hand it on to libraries
   */
  record Put(Setting setting, String key, Set<Answer> answers, int depth, boolean isEffective) {

    /** The setting, for people: with its value if there is one alone. */
    String name() {
      return key + setting.onlyValue().map(value -> "=" + value).orElse("");
    }
  }

  /**
   * What a call does to a container of settings, beside what it puts.
   *
   * @param where the setting, or, if its name is not known, any of the container
   * @param kind what becomes of what was there
   */
  record Change(HeldSwitches.Switch where, Kind kind) {

    /** What becomes of what was there. */
    enum Kind {
      /** Something else is there. */
      OVERWRITTEN,
      /** It stays, if there is anything. */
      KEPT,
      /** Nothing is there. */
      REMOVED,
      /** Nobody knows which setting it is about. */
      NOT_KNOWN
    }
  }

  /**
   * The settings of knowledge that are meant.
   *
   * @param meant of those that are no anchors
   */
  SettingsInCode(Knowledge knowledge, ValueLibrary library, Predicate<Setting> meant) {
    this.library = library;
    this.knowledge = knowledge;
    this.settings =
        knowledge.settings().stream()
            .filter(setting -> !setting.isAnchor() && meant.test(setting))
            .toList();
    this.parameters =
        settings.stream()
            .filter(setting -> setting.url().isPresent())
            .flatMap(
                setting ->
                    Stream.concat(
                        Stream.of(setting.key()),
                        setting.unless().stream().map(Setting.Beside::parameter)))
            .map(key -> key.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.byLastSegment =
        settings.stream()
            .filter(setting -> setting.url().isEmpty())
            .collect(Collectors.groupingBy(setting -> lastSegment(setting.key())));
  }

  /** The methods that name a setting, by a text or by a static field that is given one. */
  List<MethodModel> naming(Collection<TypeModel> types, CallGraph callGraph) {
    List<MethodModel> all = new ArrayList<>(callGraph.methods(types, this::isNamedBy));
    Set<String> keys =
        all.stream()
            .filter(method -> method.name().equals(Member.STATIC_INITIALIZER))
            .map(method -> method.member().type())
            .collect(Collectors.toUnmodifiableSet());
    if (!keys.isEmpty()) {
      callGraph.methods(types, instr -> isOfOneOf(keys, instr)).stream()
          .filter(method -> !all.contains(method))
          .forEach(all::add);
    }
    return all;
  }

  private static boolean isOfOneOf(Set<String> types, Instr instr) {
    return instr instanceof Instr.GetField get
        && get.receiver().isEmpty()
        && get.type().equals(TypeRef.STRING)
        && types.contains(get.field().owner().name());
  }

  /** Whether the instruction has a text that names a setting. */
  private boolean isNamedBy(Instr instr) {
    if (instr instanceof Instr.Const constant) {
      return isNamedBy(constant.value());
    } else if (instr instanceof Instr.GetField get && get.receiver().isEmpty()) {
      return text(get.field()).filter(this::isName).isPresent();
    }
    return false;
  }

  /** Whether the literal is a text that names a setting. */
  boolean isNamedBy(Literal literal) {
    return literal instanceof Literal.Text text && isName(text.value());
  }

  private boolean isName(String text) {
    return byLastSegment.getOrDefault(lastSegment(text), List.of()).stream()
            .anyMatch(setting -> setting.isExactly(text))
        || parameters.contains(text.toLowerCase(Locale.ROOT))
        || (text.indexOf('=') >= 0
            && settings.stream()
                .anyMatch(it -> it.url().isPresent() && text.contains(it.key() + "=")));
  }

  private Optional<String> text(FieldRef field) {
    return knowledge.find(field).stream().flatMap(api -> api.text().stream()).findFirst();
  }

  /** Keeps what a call puts into properties that a driver may be given beside a URL. */
  void keep(Change change, Invocation invocation, State state) {
    if (parameters.contains(change.where().name().toLowerCase(Locale.ROOT))) {
      Set<String> values =
          library.apis(Role.SETTING_SINK, invocation).stream()
              .flatMap(sink -> sink.argument("value").flatMap(invocation::argument).stream())
              .flatMap(value -> value.value().alternatives().stream())
              .map(value -> value.text().orElse(FilledIn.HOLE))
              .collect(Collectors.toCollection(TreeSet::new));
      given.put(change.where(), values, state);
    }
  }

  /** Begins anew: what was seen is forgotten. */
  void attempt() {
    given.attempt();
  }

  /** Whether the value is properties with something in them that a driver may read. */
  boolean isGiven(Value value) {
    return HeldSwitches.Switch.holder(value).filter(given::isOf).isPresent();
  }

  /** The settings that a call puts somewhere. */
  List<Put> at(Invocation invocation, State state) {
    List<Put> all = new ArrayList<>();
    List<Api> sinks = library.apis(Role.SETTING_SINK, invocation);
    Optional<Integer> key = sinks.stream().findFirst().flatMap(sink -> sink.argument("key"));
    Optional<Integer> value = sinks.stream().findFirst().flatMap(sink -> sink.argument("value"));
    if (key.isPresent() && value.isPresent()) {
      boolean isEffective = sinks.stream().anyMatch(sink -> sink.isTrue("effective"));
      entry(invocation, key.get(), value.get(), isEffective).forEach(all::add);
    }
    if (invocation.is(Role.MAP_OF)) {
      for (int i = 0; i + 1 < invocation.arguments().size(); i += 2) {
        entry(invocation, i, i + 1, false).forEach(all::add);
      }
    }
    for (Api sink : library.apis(Role.URL_SINK, invocation)) {
      invocation
          .argument(sink.argument("url").orElseThrow())
          .ifPresent(
              url ->
                  all.addAll(
                      ofUrl(
                          url,
                          sink.argument("properties")
                              .flatMap(invocation::argument)
                              .flatMap(beside -> HeldSwitches.Switch.holder(beside.value()))
                              .map(holder -> given.of(holder, state))
                              .orElse(List.of(Map.of())))));
    }
    return all;
  }

  /** What a call changes in what it is made on, if that is a container of settings. */
  Optional<Change> change(Invocation invocation) {
    return library.apis(Role.SETTING_SINK, invocation).stream()
        .findFirst()
        .flatMap(sink -> change(sink, invocation));
  }

  private static Optional<Change> change(Api sink, Invocation invocation) {
    Optional<String> name =
        sink.argument("key").flatMap(invocation::argument).flatMap(key -> key.value().text());
    Change.Kind kind =
        name.isEmpty()
            ? Change.Kind.NOT_KNOWN
            : sink.argument("value").isEmpty()
                ? Change.Kind.REMOVED
                : sink.isTrue("absent") ? Change.Kind.KEPT : Change.Kind.OVERWRITTEN;
    return HeldSwitches.Switch.of(invocation, name.orElse(""), true)
        .map(where -> new Change(where, kind));
  }

  private List<Put> entry(Invocation call, int keyAt, int valueAt, boolean isEffective) {
    Optional<Traced> key = call.argument(keyAt);
    Optional<Traced> value = call.argument(valueAt);
    Optional<String> name = key.flatMap(given -> given.value().text());
    if (name.isEmpty() || value.isEmpty()) {
      return List.of();
    }
    int depth = Math.min(key.orElseThrow().depth(), value.orElseThrow().depth());
    return byLastSegment.getOrDefault(lastSegment(name.get()), List.of()).stream()
        .filter(setting -> setting.isExactly(name.get()))
        .map(
            it ->
                new Put(
                    it,
                    name.get(),
                    answers(it, value.get()),
                    depth,
                    isEffective && (!it.isOfProcess() || isOnProcess(call))))
        .toList();
  }

  /** Whether what is put is a property of the whole process. */
  private static boolean isOnProcess(Invocation call) {
    return call.receiver().isEmpty()
        || call.receiver().get().value().symbols().stream()
            .flatMap(symbol -> Guard.of(symbol).stream())
            .anyMatch(of -> of.source() == Guard.Source.SYSTEM_PROPERTY);
  }

  private static Set<Answer> answers(Setting setting, Traced value) {
    Set<Answer> answers = EnumSet.noneOf(Answer.class);
    value.value().alternatives().forEach(one -> answers.add(answer(setting, one)));
    return answers;
  }

  private static Answer answer(Setting setting, Value value) {
    if (value instanceof Value.Constant constant
        && (constant.literal() instanceof Literal.Null
            || (setting.isOfProcess() && constant.literal() instanceof Literal.Int))) {
      return Answer.NO; // System.getProperty does not tell what is no text
    }
    return setting.isOffWith(written(value).orElse(FilledIn.HOLE));
  }

  /** The value as a library reads it: to most it makes no difference whether it is a text. */
  private static Optional<String> written(Value value) {
    if (value instanceof Value.Constant constant && constant.literal() instanceof Literal.Int it) {
      return Optional.of(it.equals(Literal.TRUE) ? "true" : it.value() == 0 ? "false" : "number");
    }
    return value.text();
  }

  private List<Put> ofUrl(Traced url, List<Map<String, String>> besides) {
    Map<Setting, Set<Answer>> found = new LinkedHashMap<>();
    List<String> texts = url.value().alternatives().stream().map(SettingsInCode::shown).toList();
    for (String text : texts) {
      for (Setting setting : settings) {
        if (setting.url().isPresent() && text.contains(setting.url().get())) {
          for (Map<String, String> beside : besides) {
            UrlParameters.found(text, setting, beside)
                .forEach(
                    parameter ->
                        found
                            .computeIfAbsent(setting, any -> EnumSet.noneOf(Answer.class))
                            .add(setting.isOffWith(parameter)));
          }
        }
      }
    }
    List<Put> all = new ArrayList<>();
    found.forEach(
        (setting, answers) -> {
          if (texts.stream().anyMatch(text -> mayLack(setting, text, besides))) {
            answers.add(Answer.NO);
          }
          all.add(new Put(setting, setting.key(), answers, url.depth(), true));
        });
    return all;
  }

  private static boolean mayLack(Setting setting, String text, List<Map<String, String>> besides) {
    return besides.stream()
        .anyMatch(beside -> UrlParameters.found(text, setting, beside).isEmpty());
  }

  /** A text, with holes where its parts are not known. */
  private static String shown(Value value) {
    if (value instanceof Value.Expression joined && joined.operator().equals("concat")) {
      return joined.operands().stream().map(SettingsInCode::shown).collect(Collectors.joining());
    }
    return value.text().orElse(FilledIn.HOLE);
  }

  private static String lastSegment(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
