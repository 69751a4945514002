package oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** What can be asked. */
final class Operations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final HexFormat HEX = HexFormat.of();

  private Operations() {}

  static JsonNode of(JsonNode question) throws Exception {
    String operation = question.required("op").textValue();
    return switch (operation) {
      case "parse" -> {
        schema(question, "schema");
        yield NODES.objectNode();
      }
      case "canonical" -> canonical(schema(question, "schema"));
      case "compat" -> compat(schema(question, "reader"), schema(question, "writer"));
      case "decode" -> {
        Schema writer = schema(question, "writer");
        Schema reader = question.hasNonNull("reader") ? schema(question, "reader") : writer;
        yield decode(writer, reader, question.required("hex"));
      }
      case "encode" -> encode(schema(question, "schema"), question.required("json"));
      default -> throw new UnsupportedOperationException("not supported: " + operation);
    };
  }

  /** Java checks defaults unless a question says that it should not. */
  private static Schema schema(JsonNode question, String member) {
    boolean checked = !question.path("unchecked_defaults").booleanValue();
    var parser = new Schema.Parser().setValidateDefaults(checked);
    return parser.parse(question.required(member).textValue());
  }

  private static JsonNode canonical(Schema schema) throws NoSuchAlgorithmException {
    byte[] rabin = SchemaNormalization.parsingFingerprint("CRC-64-AVRO", schema);
    return NODES
        .objectNode()
        .put("form", SchemaNormalization.toParsingForm(schema))
        .put("rabin", HEX.formatHex(rabin));
  }

  private static JsonNode compat(Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    boolean compatible = result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE;
    ObjectNode answer = NODES.objectNode().put("compatible", compatible);
    ArrayNode found = answer.putArray("incompatibilities");
    for (Incompatibility one : sorted(result.getIncompatibilities())) {
      found
          .addObject()
          .put("type", one.getType().name())
          .put("location", one.getLocation())
          .put("message", one.getMessage());
    }
    return answer;
  }

  private static List<Incompatibility> sorted(List<Incompatibility> found) {
    var order =
        Comparator.comparing(Incompatibility::getLocation)
            .thenComparing(Incompatibility::getType)
            .thenComparing(Incompatibility::getMessage);
    return found.stream().sorted(order).toList();
  }

  /**
   * Reads with the direct decoder, which does not know how many bytes are left.
   *
   * <p>Others do, and refuse an array or map whose items would need more by the <em>reader's</em>
   * schema. Evolved data need fewer: {@code int} read as {@code double}, or a field that comes from
   * its default.
   */
  private static JsonNode decode(Schema writer, Schema reader, JsonNode datums) {
    var input = new GenericDatumReader<Object>(writer, reader, OrderedData.INSTANCE);
    return each(
        datums,
        (digits, answer) -> {
          var bytes = new CountedBytes(HEX.parseHex(digits.textValue()));
          var decoder = DecoderFactory.get().directBinaryDecoder(bytes, null);
          Object value = input.read(null, decoder);
          answer.set("json", AvroJson.write(reader, value));
          answer.put("hex", HEX.formatHex(binary(reader, value)));
          answer.put("consumed", bytes.consumed());
        });
  }

  private static JsonNode encode(Schema schema, JsonNode values) {
    return each(
        values,
        (json, answer) -> {
          Object value = AvroJson.read(schema, json);
          answer.put("hex", HEX.formatHex(binary(schema, value)));
        });
  }

  private static byte[] binary(Schema schema, Object value) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new GenericDatumWriter<Object>(schema, OrderedData.INSTANCE).write(value, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private interface Step {
    void run(JsonNode datum, ObjectNode answer) throws IOException;
  }

  /** One answer for each datum, so that one refusal does not hide the others. */
  private static ArrayNode each(JsonNode datums, Step step) {
    ArrayNode answers = NODES.arrayNode(datums.size());
    for (JsonNode datum : datums) {
      ObjectNode answer = answers.addObject();
      try {
        step.run(datum, answer);
      } catch (Exception | StackOverflowError | OutOfMemoryError error) {
        answer.removeAll().put("error", error.toString());
      }
    }
    return answers;
  }
}
