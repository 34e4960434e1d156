import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Counts for {@link HostMeter}. */
public final class HostCounter {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static long start;
  private static long total;
  private static int depth;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(HostCounter::print));
  }

  private HostCounter() {}

  /** A metered method begins. */
  public static synchronized void enter() {
    if (depth++ == 0) {
      start = THREADS.getCurrentThreadCpuTime();
    }
  }

  /** A metered method ends. */
  public static synchronized void exit() {
    if (--depth == 0) {
      total += THREADS.getCurrentThreadCpuTime() - start;
    }
  }

  private static void print() {
    long process =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
    System.err.printf("METER %.3f %.3f%n", total / 1e9, process / 1e9);
  }
}
