import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sourceforge.segment.srx.SrxDocument;
import net.sourceforge.segment.srx.SrxTextIterator;
import net.sourceforge.segment.srx.io.Srx2SaxParser;

/** Splits each line of a file by rules in SRX; an empty line after the segments of each. */
public class Split {
  public static void main(String[] words) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    SrxDocument rules = new Srx2SaxParser().parse(new StringReader(Files.readString(Path.of(words[0]))));
    for (String line : Files.readAllLines(Path.of(words[2]))) {
      SrxTextIterator segments = new SrxTextIterator(rules, words[1], line);
      while (segments.hasNext()) out.println(segments.next().strip());
      out.println();
    }
  }
}
