package dev.pinlint;

import dev.pinlint.facts.Anchor;
import dev.pinlint.facts.Location;
import dev.pinlint.facts.UselessSuppression;
import dev.pinlint.facts.UselessSuppression.Reason;
import dev.pinlint.model.Block;
import dev.pinlint.model.Body;
import dev.pinlint.model.Instr;
import dev.pinlint.model.Member;
import dev.pinlint.model.MethodModel;
import dev.pinlint.model.Site;
import dev.pinlint.model.Suppression;
import dev.pinlint.model.TypeModel;
import dev.pinlint.rules.Finding;
import dev.pinlint.rules.Rule;
import dev.pinlint.rules.RulePage;
import dev.pinlint.rules.Rules;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The suppressions of a program. One counts for all code in its declaration: in nested types,
 * lambdas, local and anonymous classes. One on a field counts for the code that computes what is
 * assigned to it where it is initialised.
 */
public final class Suppressions {

  private final Map<String, List<Suppression>> byDeclaration = new HashMap<>();
  private final Map<String, List<Suppression>> byFieldOwner = new HashMap<>();
  private final Map<String, TypeModel> types = new HashMap<>();
  private final List<Suppression> all = new ArrayList<>();

  /** The suppressions that the types have. */
  public Suppressions(Collection<TypeModel> analysed) {
    for (TypeModel type : analysed) {
      if (types.putIfAbsent(type.name(), type) != null) {
        continue;
      }
      for (Suppression suppression : type.suppressions()) {
        all.add(suppression);
        Map<String, List<Suppression>> map =
            suppression.field().isPresent() ? byFieldOwner : byDeclaration;
        map.computeIfAbsent(
                suppression.field().isPresent() ? type.name() : suppression.declaration(),
                key -> new ArrayList<>())
            .add(suppression);
      }
    }
  }

  /**
   * Those of a configuration file. One counts for the entry that it is about, and for all in that.
   */
  public static Suppressions ofEntries(Collection<Suppression> ofEntries) {
    Suppressions suppressions = new Suppressions(List.of());
    for (Suppression suppression : ofEntries) {
      suppressions.all.add(suppression);
      suppressions
          .byDeclaration
          .computeIfAbsent(suppression.declaration(), key -> new ArrayList<>())
          .add(suppression);
    }
    return suppressions;
  }

  /** All of them, in the order of the types. */
  public List<Suppression> all() {
    return Collections.unmodifiableList(all);
  }

  /** Those that name the finding's rule and are on a declaration around it, the nearest first. */
  public List<Suppression> of(Finding finding) {
    if (all.isEmpty()) {
      return List.of();
    }
    Location location = finding.location();
    Member member = location.anchor().member();
    List<Suppression> found = new ArrayList<>();
    String inner = member.toString();
    for (String around : enclosing(inner)) {
      found.addAll(byDeclaration.getOrDefault(around, List.of()));
      found.addAll(ofFields(around, inner, location));
    }
    found.removeIf(suppression -> !names(suppression, finding.rule()));
    return found;
  }

  /** The nearest that is in force on a day, if the finding is not to be reported. */
  public Optional<Suppression> inForce(Finding finding, LocalDate today) {
    return of(finding).stream().filter(suppression -> isInForce(suppression, today)).findFirst();
  }

  /** Those of our own kind that cannot do anything, whatever there is to suppress. */
  public List<UselessSuppression> useless(LocalDate today) {
    List<UselessSuppression> useless = new ArrayList<>();
    for (Suppression suppression : all) {
      Optional<Reason> reason = reason(suppression, today);
      reason.flatMap(why -> useless(suppression, why)).ifPresent(useless::add);
    }
    return useless;
  }

  /** Those of our own kind that are in force and that none of the findings is about. */
  public List<UselessSuppression> unused(Collection<Finding> findings, LocalDate today) {
    Set<Suppression> used = new HashSet<>();
    findings.forEach(finding -> used.addAll(of(finding)));
    return all.stream()
        .filter(suppression -> !used.contains(suppression))
        .filter(suppression -> suppression.isOwn() && reason(suppression, today).isEmpty())
        .flatMap(suppression -> useless(suppression, Reason.UNUSED).stream())
        .toList();
  }

  /** The names of the rules that a suppression means. */
  public static Set<String> rules(Suppression suppression) {
    return Rules.ALL.stream()
        .map(Rule::name)
        .filter(rule -> names(suppression, rule))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<Reason> reason(Suppression suppression, LocalDate today) {
    if (!suppression.isOwn() || (isInForce(suppression, today) && !rules(suppression).isEmpty())) {
      return Optional.empty();
    } else if (isInForce(suppression, today)) {
      return Optional.of(Reason.NO_RULE);
    }
    return Optional.of(end(suppression).isEmpty() ? Reason.NO_DATE : Reason.ENDED);
  }

  /** A type or a field is spoken of at what initialises it: that is in every type that has code. */
  private Optional<UselessSuppression> useless(Suppression suppression, Reason reason) {
    Optional<Location> entry =
        suppression
            .member()
            .filter(Member::isEntry)
            .map(member -> at(Anchor.of(member), suppression.site()));
    Stream<MethodModel> methods =
        Optional.ofNullable(types.get(suppression.type())).stream()
            .flatMap(type -> type.methods().stream());
    Optional<Location> method =
        methods
            .filter(
                one ->
                    suppression
                        .member()
                        .map(one.member()::equals)
                        .orElseGet(() -> initializes(one)))
            .findFirst()
            .map(one -> at(Anchor.of(one.member()), one.site()));
    return entry.or(() -> method).map(at -> new UselessSuppression(at, suppression, reason));
  }

  private static Location at(Anchor anchor, Site site) {
    return new Location(anchor, -1, site.file(), site.line());
  }

  /** Whether a suppression has not ended; one whose end is not a date is none. */
  public static boolean isInForce(Suppression suppression, LocalDate today) {
    return suppression.until().isEmpty()
        || end(suppression).filter(end -> !today.isAfter(end)).isPresent();
  }

  /** The last day of a suppression, if it has one and that is a date. */
  public static Optional<LocalDate> end(Suppression suppression) {
    try {
      return Optional.of(LocalDate.parse(suppression.until().strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether a suppression names a rule, by its own name or by that of another tool. */
  public static boolean names(Suppression suppression, String rule) {
    return suppression.names().contains(rule)
        || suppression.names().stream().anyMatch(RulePage.of(rule).alternatives()::contains);
  }

  /**
   * The names of all that is around a declaration, itself included, from the inside out: names of
   * types and members are those of what they are in, a separator, and a name.
   */
  private static List<String> enclosing(String name) {
    List<String> names = new ArrayList<>(List.of(name));
    for (int end = name.length() - 1; end > 0; end--) {
      if (".#/".indexOf(name.charAt(end)) >= 0) {
        names.add(name.substring(0, end));
      }
    }
    return names;
  }

  // ---- fields ----

  private List<Suppression> ofFields(String initializer, String inner, Location location) {
    int hash = initializer.lastIndexOf('#');
    String owner = hash < 0 ? "" : initializer.substring(0, hash);
    List<Suppression> found = new ArrayList<>();
    for (Suppression suppression : byFieldOwner.getOrDefault(owner, List.of())) {
      boolean isIn =
          Optional.ofNullable(types.get(owner)).stream()
              .flatMap(type -> type.methods().stream())
              .filter(method -> method.member().toString().equals(initializer))
              .filter(Suppressions::initializes)
              .flatMap(method -> method.body().stream())
              .anyMatch(
                  body ->
                      inner.equals(initializer)
                          ? computes(body, suppression, made -> made.sites(location))
                          : computes(body, suppression, made -> made.creates(inner)));
      if (isIn) {
        found.add(suppression);
      }
    }
    return found;
  }

  private static boolean initializes(MethodModel method) {
    return method.name().equals(Member.CONSTRUCTOR)
        || method.name().equals(Member.STATIC_INITIALIZER);
  }

  /** Whether the computation of what is assigned to the field is one that is looked for. */
  private static boolean computes(
      Body body, Suppression suppression, Predicate<Computation> isLookedFor) {
    Computation computation = new Computation();
    for (Block block : body.blocks()) {
      for (Instr instr : block.instrs()) {
        computation.add(instr);
        if (instr instanceof Instr.PutField put
            && put.field().owner().name().equals(suppression.type())) {
          if (suppression.field().filter(put.field().name()::equals).isPresent()) {
            return isLookedFor.test(computation);
          }
          computation = new Computation();
        }
      }
    }
    return false;
  }

  /** The code between one assignment to a field and the next, lambdas included. */
  private static final class Computation {
    private final Set<Integer> sites = new HashSet<>();
    private final Set<String> created = new HashSet<>();

    void add(Instr instr) {
      if (instr instanceof Instr.Call call) {
        sites.add(call.site().id());
        created.add(call.method().owner().name());
      } else if (instr instanceof Instr.Closure closure
          && closure.target() instanceof Instr.LambdaBody lambda) {
        lambda.body().blocks().forEach(block -> block.instrs().forEach(this::add));
      }
    }

    boolean sites(Location location) {
      return location.anchor().callee().isPresent() && sites.contains(location.siteId());
    }

    boolean creates(String inner) {
      return enclosing(inner).stream().anyMatch(created::contains);
    }
  }
}
