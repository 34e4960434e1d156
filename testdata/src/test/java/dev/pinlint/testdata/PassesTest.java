package dev.pinlint.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinlint.Analysis;
import dev.pinlint.Settings;
import dev.pinlint.bytecode.BytecodeFrontEnd;
import dev.pinlint.bytecode.ClassFile;
import dev.pinlint.bytecode.Origins;
import dev.pinlint.knowledge.Knowledge;
import dev.pinlint.model.Lowered;
import dev.pinlint.model.Platform;
import dev.pinlint.model.Resources;
import dev.pinlint.model.TypeModel;
import dev.pinlint.model.TypeSource;
import dev.pinlint.prefilter.Prefilter;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Parts of an analysis go on side by side, and ask for code as they go: in which order they do must
 * make no difference.
 */
final class PassesTest {

  /** So many there are in each round. */
  private static final int PASSES = 3;

  private static final ExecutorService THREADS = Executors.newFixedThreadPool(PASSES);

  @AfterAll
  static void end() {
    THREADS.shutdown();
  }

  /** All class files of the fixtures, of which few are there from the start. */
  private static Analysis analysis(Executor workers, UnaryOperator<TypeSource> source) {
    Collection<ClassFile> classes = Fixtures.classes();
    Prefilter prefilter = new Prefilter(List.of(), classes, Knowledge.builtIn());
    BytecodeFrontEnd frontEnd = new BytecodeFrontEnd(prefilter::classes, new Origins());
    List<TypeModel> first =
        frontEnd.types(classes.stream().filter(prefilter::isChosen).toList()).types();
    Lowered noSources = new Lowered(List.of(), List.of());
    return Analysis.of(
        first,
        new Platform(),
        Settings.DEFAULT.by(workers),
        source.apply(prefilter.lowering(files -> noSources, frontEnd::types)),
        Resources.NONE);
  }

  private static void assertThatTheyAreOne(Analysis one, Analysis other) {
    assertThat(other.findings()).isNotEmpty().isEqualTo(one.findings());
    assertThat(other.facts()).isEqualTo(one.facts());
    assertThat(other.unseen()).isEqualTo(one.unseen());
    assertThat(other.types().stream().map(TypeModel::name))
        .containsExactlyElementsOf(one.types().stream().map(TypeModel::name).toList());
  }

  @Test
  void whoRunsThemMakesNoDifference() {
    Analysis alone = analysis(Runnable::run, UnaryOperator.identity());

    assertThatTheyAreOne(alone, analysis(THREADS, UnaryOperator.identity()));
  }

  @Test
  void theirOrderMakesNoDifference() {
    Deque<Runnable> waiting = new ArrayDeque<>();
    // Each round waits for all of its passes: the last one that comes lets them all go.
    Executor backwards =
        pass -> {
          waiting.push(pass);
          if (waiting.size() == PASSES) {
            waiting.forEach(Runnable::run);
            waiting.clear();
          }
        };

    Analysis alone = analysis(Runnable::run, UnaryOperator.identity());

    assertThatTheyAreOne(alone, analysis(backwards, UnaryOperator.identity()));
  }

  @Test
  void whatOneFailsWithIsThrown() {
    Thread here = Thread.currentThread();

    assertThatThrownBy(
            () ->
                analysis(
                    THREADS,
                    source ->
                        question -> {
                          if (Thread.currentThread() != here) {
                            throw new IllegalStateException("asked");
                          }
                          return source.answering(question);
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("asked");
  }
}
