package dev.pinlint.cli;

import dev.pinlint.cli.Fuzz.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

/**
 * A long run of {@link Fuzz}: the arguments are what to break, the first number, and how many
 * follow. Prints the numbers of the inputs that make something go wrong, or that take long.
 */
final class FuzzRun {

  private static final long LONG_MILLIS = 20_000;

  private final Thread worker = Thread.currentThread();
  private volatile long number;
  private volatile long started = System.currentTimeMillis();

  private FuzzRun() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createTempDirectory("fuzz");
    new FuzzRun()
        .run(
            new Fuzz(directory),
            Target.valueOf(arguments[0]),
            Long.parseLong(arguments[1]),
            Long.parseLong(arguments[2]));
  }

  private void run(Fuzz fuzz, Target target, long first, long count) {
    watch();
    long begin = System.currentTimeMillis();
    long failures = 0;
    long longest = 0;
    for (number = first; number < first + count; number++) {
      started = System.currentTimeMillis();
      List<String> complaints = fuzz.run(target, number);
      long taken = System.currentTimeMillis() - started;
      if (taken > longest) {
        longest = taken;
        System.out.printf("%s %d took %d ms%n", target, number, taken);
      }
      if (!complaints.isEmpty()) {
        failures++;
        System.out.printf("%s %d: %s%n", target, number, complaints);
      }
    }
    System.out.printf(
        "%s %d to %d: %d failures, longest %d ms, %d s in all%n",
        target,
        first,
        first + count - 1,
        failures,
        longest,
        (System.currentTimeMillis() - begin) / 1000);
    System.exit(failures == 0 ? 0 : 1);
  }

  private void watch() {
    TimerTask look =
        new TimerTask() {
          @Override
          public void run() {
            if (System.currentTimeMillis() - started > LONG_MILLIS) {
              System.out.printf(
                  "%d hangs at %s%n", number, Arrays.toString(worker.getStackTrace()));
            }
          }
        };
    new Timer("watchdog", true).schedule(look, LONG_MILLIS, LONG_MILLIS);
  }
}
