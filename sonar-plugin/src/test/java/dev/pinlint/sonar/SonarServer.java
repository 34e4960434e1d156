package dev.pinlint.sonar;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A SonarQube server of its own, on the loopback interface, with an embedded database, the analyzer
 * for Java and one plugin more. It ends with {@link #close}, and with the virtual machine at the
 * latest.
 */
final class SonarServer implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofMinutes(8);

  /** Elasticsearch runs for nobody who may do everything. */
  private static final String NOBODY = "65534";

  private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path home;
  private final Process process;
  private final String url;
  private final Thread hook = new Thread(this::stop);
  private String password = "admin";

  private SonarServer(Path home, Process process, int port) {
    this.home = home;
    this.process = process;
    url = "http://127.0.0.1:" + port;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a server and waits until it is up.
   *
   * @param zip the server as it is distributed
   * @param jdk what it runs on
   * @param plugin the plugin's jar
   * @param directory an empty directory that everybody may look into
   */
  static SonarServer start(Path zip, Path jdk, Path plugin, Path directory) throws Exception {
    Path home = unpack(zip, directory);
    Files.copy(plugin, home.resolve("extensions/plugins").resolve(plugin.getFileName()));
    List<Integer> ports = freePorts(3);
    configure(home, ports);
    List<String> command = new ArrayList<>();
    if (IS_ROOT) {
      run("chown", "-R", NOBODY + ":" + NOBODY, directory.toString());
      command.addAll(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    String java = jdk.resolve("bin/java").toString();
    command.addAll(List.of(java, "-Xms32m", "-Xmx128m"));
    command.add("--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");
    for (String opened :
        List.of(
            "java.base/java.lang",
            "java.base/java.nio",
            "java.base/sun.nio.ch",
            "java.management/sun.management",
            "jdk.management/com.sun.management.internal")) {
      command.add("--add-opens=" + opened + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-jar", launcher(home), "-Dsonar.log.console=true"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("logs/console.log").toFile());
    builder.environment().put("SONAR_JAVA_PATH", java);
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("HOME", home.toString());
    SonarServer server = new SonarServer(home, builder.start(), ports.get(0));
    try {
      server.awaitStart();
      server.changePassword();
      return server;
    } catch (Exception | AssertionError e) {
      server.close();
      throw e;
    }
  }

  /** Where it answers. */
  String url() {
    return url;
  }

  /** The password of the user {@code admin}. */
  String password() {
    return password;
  }

  /** The setting by which a scanner may come in. */
  String admission() {
    String token =
        JsonParser.parseString(
                post("/api/user_tokens/generate", "name", "scan-" + UUID.randomUUID()))
            .getAsJsonObject()
            .get("token")
            .getAsString();
    String version = get("/api/system/status").getAsJsonObject().get("version").getAsString();
    return (version.startsWith("9.") ? "sonar.login=" : "sonar.token=") + token;
  }

  /** What the web API says. */
  JsonElement get(String path) {
    return JsonParser.parseString(send(path, HttpRequest.newBuilder().GET()));
  }

  /** Asks the web API to do something. */
  String post(String path, String... parameters) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < parameters.length; i += 2) {
      pairs.add(parameters[i] + "=" + encode(parameters[i + 1]));
    }
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String send(String path, HttpRequest.Builder request) {
    String user =
        Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    try {
      HttpResponse<String> response =
          client.send(
              request
                  .uri(URI.create(url + path))
                  .header("Authorization", "Basic " + user)
                  .timeout(Duration.ofMinutes(1))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void awaitStart() throws InterruptedException {
    Instant end = Instant.now().plus(LONGEST_START);
    while (true) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new AssertionError("the server has not started:\n" + log());
      }
      try {
        if (get("/api/system/status").getAsJsonObject().get("status").getAsString().equals("UP")) {
          return;
        }
      } catch (UncheckedIOException | AssertionError e) {
        // Not yet.
      }
      Thread.sleep(1000);
    }
  }

  private void changePassword() {
    String secret = UUID.randomUUID() + "-Aa1!";
    post(
        "/api/users/change_password",
        "login",
        "admin",
        "previousPassword",
        password,
        "password",
        secret);
    password = secret;
  }

  /** The end of what it has said. */
  String log() {
    try (Stream<String> lines = Files.lines(home.resolve("logs/console.log"))) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - 60), all.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    stop();
  }

  private void stop() {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
  }

  // ---- unpacking ----

  private static Path unpack(Path zip, Path directory) throws IOException {
    String home = "";
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(archive.entries())) {
        String name = entry.getName();
        home = name.substring(0, name.indexOf('/'));
        if (entry.isDirectory()) {
          Files.createDirectories(directory.resolve(name));
        } else if (isWanted(name)) {
          Path file = directory.resolve(name);
          Files.createDirectories(file.getParent());
          try (InputStream in = archive.getInputStream(entry)) {
            Files.copy(in, file);
          }
          if (file.getParent().endsWith("bin") && !file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make executable: " + file);
          }
        }
      }
    }
    return directory.resolve(home);
  }

  /** Of the analyzers that for Java; of the runtimes for scanners that for this machine. */
  private static boolean isWanted(String name) {
    if (name.contains("/lib/extensions/")) {
      return name.matches(".*/sonar-(java|xml)-plugin-.*");
    } else if (name.contains("/jres/")) {
      String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
      return name.contains("_" + machine + "_linux_");
    }
    return true;
  }

  private static void configure(Path home, List<Integer> ports) throws IOException {
    String small = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    Files.writeString(
        home.resolve("conf/sonar.properties"),
        """
        sonar.web.host=127.0.0.1
        sonar.web.port=%d
        sonar.search.host=127.0.0.1
        sonar.search.port=%d
        sonar.embeddedDatabase.port=%d
        sonar.telemetry.enable=false
        sonar.updatecenter.activate=false
        sonar.web.javaOpts=-Xmx512m -Xms128m %s
        sonar.ce.javaOpts=-Xmx512m -Xms128m %s
        sonar.search.javaOpts=-Xmx512m -Xms512m -XX:MaxDirectMemorySize=256m -XX:TieredStopAtLevel=1
        sonar.search.javaAdditionalOpts=-Dnode.store.allow_mmap=false
        """
            .formatted(ports.get(0), ports.get(1), ports.get(2), small, small));
    Files.createDirectories(home.resolve("logs"));
  }

  private static String launcher(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("lib"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("sonar-application-.*\\.jar"))
          .collect(Collectors.toList())
          .get(0)
          .toString();
    }
  }

  private static List<Integer> freePorts(int number) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < number; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }
}
