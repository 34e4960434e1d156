package dev.pinlint.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The analysed set, whose bodies may be used, and the context, of which only headers are known. */
public final class Program {

  private final TreeMap<String, TypeModel> types = new TreeMap<>();
  private final Context context;
  private final TypeSource more;
  private final ReadTexts resources;
  private final List<TypeModel> added = new ArrayList<>();
  private final Set<TypeSource.Part> taken = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<String, List<TypeModel>> subtypes = new HashMap<>();
  private final Map<TypeRef, Supertypes> supertypes = new ConcurrentHashMap<>();
  private final Questions questions = new Questions();

  /** Calls are interpreted over and over: what a reference may mean is looked up once. */
  private final IdentityHashMap<MethodRef, Map<TypeRef, List<MethodModel>>> candidates =
      new IdentityHashMap<>();

  private final Map<FieldRef, Optional<FieldModel>> fields = new HashMap<>();
  private final Map<Member, List<MethodModel>> overriders = new HashMap<>();

  /**
   * A program.
   *
   * @param analysed the analysed set; of two types with one name the first counts
   * @param context class path and platform
   */
  public Program(Collection<TypeModel> analysed, Context context) {
    this(analysed, context, TypeSource.NONE, Resources.NONE);
  }

  /**
   * A program that grows: types whose bodies are asked for are added. A question is answered with
   * all types that could answer it, so that an answer holds for whatever is added later.
   *
   * @param analysed what is there from the start: of two types with one name the first counts
   * @param context class path and platform
   * @param more where the other types are found
   * @param resources the files that come with it
   */
  public Program(
      Collection<TypeModel> analysed, Context context, TypeSource more, Resources resources) {
    this.context = context;
    this.more = more;
    this.resources = new ReadTexts(resources);
    analysed.forEach(type -> types.putIfAbsent(type.name(), type));
    types.values().forEach(this::index);
  }

  private void index(TypeModel type) {
    for (TypeRef above : supertypes(type.ref()).all()) {
      if (!above.name().equals(type.name())) {
        subtypes.computeIfAbsent(above.name(), name -> new ArrayList<>()).add(type);
      }
    }
  }

  /** The files that come with the program. */
  public Resources resources() {
    return resources;
  }

  /** The texts among its files that code has asked for so far, and that are part of a text. */
  public List<Resources.Resource> textsIn(String text) {
    return resources.in(text);
  }

  /** What was asked so far. */
  public Questions questions() {
    return questions;
  }

  /** Notes that it matters who calls the method; see {@link #mayMean}. */
  public void askForCallers(MethodModel method) {
    TypeRef declaring = TypeRef.of(method.member().type());
    List<String> related = new ArrayList<>();
    supertypes(declaring).all().stream()
        .filter(type -> type.resolved() && !Platform.owns(type.name()))
        .forEach(type -> related.add(type.name()));
    if (!method.is(Modifier.PRIVATE)
        && !method.is(Modifier.STATIC)
        && !method.name().equals(Member.CONSTRUCTOR)) {
      // Whoever calls an instance method may know it by the name of a subtype.
      subtypes(declaring).forEach(type -> related.add(type.name()));
    }
    ask(questions.callers(method, related));
  }

  /** Notes that it matters who names the field. */
  public void askForUsers(FieldModel field) {
    List<String> related = new ArrayList<>(List.of(field.ref().owner().name()));
    if (!field.is(Modifier.PRIVATE) && !field.is(Modifier.STATIC)) {
      subtypes(field.ref().owner()).forEach(type -> related.add(type.name()));
    }
    ask(questions.users(field, related));
  }

  /**
   * Whether a call may mean this method. One by way of a type of the platform, as {@code
   * Function.apply}, may mean too much to mean anything.
   */
  public boolean mayMean(MethodRef used, MethodModel callee) {
    if (!callee.arity().meets(used.arity())) {
      return false;
    }
    TypeRef declaring = TypeRef.of(callee.member().type());
    if (!used.owner().resolved() || used.owner().name().equals(declaring.name())) {
      return true;
    }
    return !callee.name().equals(Member.CONSTRUCTOR)
        && !Platform.owns(used.owner().name())
        && (isSubtype(used.owner(), declaring) == Answer.YES
            || isSubtype(declaring, used.owner()) == Answer.YES);
  }

  /** The analysed types, ordered by name. */
  public Collection<TypeModel> types() {
    return List.copyOf(types.values());
  }

  /** The analysed type with the name. */
  public Optional<TypeModel> type(TypeRef ref) {
    Optional<TypeModel> type = analysed(ref);
    if (type.isEmpty()) {
      ask(questions.type(ref));
      return analysed(ref);
    }
    return type;
  }

  /** Whether a type is analysed, or its header is known. Nothing is taken in for it. */
  public boolean sees(TypeRef ref) {
    return ref.resolved() && (analysed(ref).isPresent() || context.header(ref.name()).isPresent());
  }

  private void ask(Optional<Question> asked) {
    asked.ifPresent(
        question ->
            more.answering(question).stream()
                .filter(taken::add)
                .forEach(part -> take(part.types())));
  }

  /** Adds types that nobody of this program has asked for; those that are there are left out. */
  public void take(Collection<TypeModel> others) {
    others.forEach(this::add);
  }

  private void add(TypeModel type) {
    if (types.putIfAbsent(type.name(), type) == null) {
      added.add(type);
      index(type);
    }
  }

  /** The types that were added so far, in that order. */
  public List<TypeModel> added() {
    return Collections.unmodifiableList(added);
  }

  private Optional<TypeModel> analysed(TypeRef ref) {
    return Optional.ofNullable(types.get(ref.name()));
  }

  /** Whether {@code sub} is {@code sup} or a subtype of it. */
  public Answer isSubtype(TypeRef sub, TypeRef sup) {
    if (sup.equals(TypeRef.OBJECT) || (sub.name().equals(sup.name()) && sub.resolved())) {
      return Answer.YES;
    }
    if (!sup.resolved()) {
      return Answer.UNKNOWN;
    }
    Supertypes supertypes = supertypes(sub);
    if (supertypes.all().stream().anyMatch(type -> type.name().equals(sup.name()))) {
      return Answer.YES;
    }
    return supertypes.complete() ? Answer.NO : Answer.UNKNOWN;
  }

  /**
   * The types above a type.
   *
   * @param all the type itself and every supertype that could be found, nearest first
   * @param complete whether every one of them was seen
   */
  public record Supertypes(List<TypeRef> all, boolean complete) {}

  /** The type and all that is above it, breadth first, superclass before interfaces. */
  public Supertypes supertypes(TypeRef start) {
    return supertypes.computeIfAbsent(start, this::climb);
  }

  private Supertypes climb(TypeRef start) {
    List<TypeRef> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Deque<TypeRef> pending = new ArrayDeque<>(List.of(start));
    boolean complete = true;
    while (!pending.isEmpty()) {
      TypeRef next = pending.remove();
      if (!seen.add(next.name())) {
        continue;
      }
      all.add(next);
      Optional<TypeModel> analysed = analysed(next);
      if (analysed.isPresent()) {
        analysed.get().supertypes().forEach(pending::add);
        continue;
      }
      Optional<TypeHeader> header =
          next.resolved() ? context.header(next.name()) : Optional.empty();
      if (header.isPresent()) {
        header.get().superclass().ifPresent(pending::add);
        pending.addAll(header.get().interfaces());
      } else {
        complete &= next.equals(TypeRef.OBJECT) || next.isArray();
      }
    }
    return new Supertypes(List.copyOf(all), complete);
  }

  /** The analysed types below a type, itself not included, ordered by name. */
  public List<TypeModel> subtypes(TypeRef type) {
    ask(questions.subtypes(type, Optional.empty()));
    return List.copyOf(subtypes.getOrDefault(type.name(), List.of()));
  }

  /** The declarations that override a method, ordered by the names of their types. */
  public List<MethodModel> overriders(MethodModel overridden) {
    TypeRef declaring = TypeRef.of(overridden.member().type());
    ask(questions.subtypes(declaring, Optional.of(overridden.name())));
    return overriders.computeIfAbsent(
        overridden.member(),
        member ->
            subtypes.getOrDefault(declaring.name(), List.of()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(
                    method ->
                        method.name().equals(overridden.name())
                            && method.member().parameters().equals(member.parameters()))
                .toList());
  }

  /** The declaration that a reference to a field means, if it is seen. */
  public Optional<FieldModel> field(FieldRef field) {
    Optional<FieldModel> known = fields.get(field);
    if (known == null) {
      known =
          supertypes(field.owner()).all().stream()
              .flatMap(type -> type(type).stream())
              .flatMap(type -> type.field(field.name()).stream())
              .findFirst();
      fields.put(field, known);
    }
    return known;
  }

  /** The nearest declaration of a method with a body, from the type upwards. */
  public Optional<MethodModel> findMethod(TypeRef start, MethodRef method) {
    return candidates(start, method).stream().findFirst();
  }

  /**
   * The declarations that a call may mean, from the type upwards: one if the reference has
   * parameter types, else each of the nearest declaring type whose arity fits.
   */
  public List<MethodModel> candidates(TypeRef start, MethodRef method) {
    Map<TypeRef, List<MethodModel>> known = candidates.get(method);
    List<MethodModel> found = known == null ? null : known.get(start);
    if (found == null) {
      found = nearest(start, method);
      candidates.computeIfAbsent(method, reference -> new HashMap<>()).put(start, found);
    }
    return found;
  }

  private List<MethodModel> nearest(TypeRef start, MethodRef method) {
    for (TypeRef ref : supertypes(start).all()) {
      List<MethodModel> found =
          type(ref).stream()
              .flatMap(type -> type.methods().stream())
              .filter(declared -> matches(declared, method))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static boolean matches(MethodModel declared, MethodRef method) {
    if (!declared.name().equals(method.name())) {
      return false;
    }
    return method
        .parameters()
        .map(
            parameters ->
                declared
                    .member()
                    .parameters()
                    .equals(parameters.stream().map(TypeRef::simpleName).toList()))
        .orElseGet(() -> declared.arity().meets(method.arity()));
  }
}
