package dev.pinlint.spotbugs.descriptor;

import dev.pinlint.rules.Rule;
import dev.pinlint.rules.RulePage;
import dev.pinlint.rules.Rules;
import dev.pinlint.spotbugs.BugTypes;
import dev.pinlint.spotbugs.PinlintDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes {@code findbugs.xml}, {@code messages.xml} and {@code bugrank.txt} from the rules' pages.
 */
public final class DescriptorGenerator {

  private static final String DETECTOR = PinlintDetector.class.getName();
  private static final List<RulePage> PAGES =
      Rules.ALL.stream().map(Rule::name).map(RulePage::of).toList();

  private DescriptorGenerator() {}

  /** Takes the directory to write to, and the version of the plugin. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    Files.writeString(directory.resolve("findbugs.xml"), descriptor(arguments[1]));
    Files.writeString(directory.resolve("messages.xml"), messages());
    Files.writeString(directory.resolve("bugrank.txt"), each(DescriptorGenerator::rank) + "\n");
  }

  private static String descriptor(String version) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <FindbugsPlugin pluginid="dev.pinlint.spotbugs" version="%s" provider="Pinlint" defaultenabled="true">
      <Detector class="%s" speed="moderate" reports="%s"/>
      <BugCode abbrev="PINLINT"/>
    %s
    </FindbugsPlugin>
    """
        .formatted(
            version,
            DETECTOR,
            PAGES.stream().map(page -> BugTypes.of(page.rule())).collect(Collectors.joining(",")),
            each(DescriptorGenerator::pattern));
  }

  /** Whatever the harm, it is for those who watch over security; SpotBugs allows one CWE. */
  private static String pattern(RulePage page) {
    return "  <BugPattern type=\"%s\" abbrev=\"PINLINT\" category=\"SECURITY\" cweid=\"%d\"/>"
        .formatted(BugTypes.of(page.rule()), page.cwe().get(0));
  }

  /**
   * The rank of a bug of high priority; SpotBugs adds 2 for one of normal, and 5 for one of low
   * priority. What lets attackers in is never less than scary (1 to 9), what nobody will know of
   * never more than troubling.
   */
  private static String rank(RulePage page) {
    int rank =
        switch (page.harm()) {
          case BREACH -> 1;
          case OUTAGE -> 5;
          case GOVERNANCE -> 10;
        };
    return rank + " BugPattern " + BugTypes.of(page.rule());
  }

  private static String messages() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <MessageCollection>
      <Plugin>
        <ShortDescription>Pinlint</ShortDescription>
        <Details>Finds where code decides whom to trust over TLS, and judges that decision.</Details>
      </Plugin>
      <Detector class="%s">
        <Details>Finds trust decisions that let attackers in, and pins that lock users out.</Details>
      </Detector>
    %s
      <BugCode abbrev="PINLINT">TLS trust and certificate pinning</BugCode>
    </MessageCollection>
    """
        .formatted(DETECTOR, each(DescriptorGenerator::message));
  }

  /** The long description is the finding's own message, the third annotation of each bug. */
  private static String message(RulePage page) {
    return """
      <BugPattern type="%s">
        <ShortDescription>%s</ShortDescription>
        <LongDescription>{2}</LongDescription>
        <Details>%s</Details>
      </BugPattern>\
    """
        .formatted(BugTypes.of(page.rule()), text(page.summary()), text(Details.of(page)));
  }

  private static String each(Function<RulePage, String> element) {
    return PAGES.stream().map(element).collect(Collectors.joining("\n"));
  }

  private static String text(String characters) {
    return "<![CDATA[" + characters.replace("]]>", "]]]]><![CDATA[>") + "]]>";
  }
}
