import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

/**
 * Judges documents by the validator of the JDK, the one judge here that is not libxml2. Its argument is a file with a
 * line "schema TAB document" for each; it answers "valid", or "invalid: reason", a line each, in the same order. A schema
 * that cannot be compiled ends it.
 */
public final class XercesJudge {
  public static void main(String[] arguments) throws IOException, SAXException {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    Map<String, Schema> schemas = new HashMap<>();
    List<String> tasks = Files.readAllLines(Path.of(arguments[0]));
    StringBuilder answers = new StringBuilder();
    for (String task : tasks) {
      String[] paths = task.split("\t");
      if (!schemas.containsKey(paths[0])) schemas.put(paths[0], factory.newSchema(Path.of(paths[0]).toFile()));
      answers.append(judge(schemas.get(paths[0]).newValidator(), Path.of(paths[1]))).append('\n');
    }
    System.out.print(answers);
  }

  private static String judge(Validator validator, Path document) throws IOException {
    try {
      validator.validate(new StreamSource(document.toFile()));
      return "valid";
    } catch (SAXException problem) {
      return "invalid: " + problem.getMessage().replace('\n', ' ');
    }
  }

  private XercesJudge() {}
}
