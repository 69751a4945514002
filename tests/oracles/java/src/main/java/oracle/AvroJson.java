package oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;

/**
 * Generic values to and from Avro's JSON encoding, with the keys of maps sorted.
 *
 * <p>Avro's own encoder writes nothing for an empty record, and its decoder refuses large longs.
 */
final class AvroJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AvroJson() {}

  static JsonNode write(Schema schema, Object value) {
    return switch (schema.getType()) {
      case NULL -> NODES.nullNode();
      case BOOLEAN -> NODES.booleanNode((Boolean) value);
      case INT -> NODES.numberNode((Integer) value);
      case LONG -> NODES.numberNode((Long) value);
      case FLOAT, DOUBLE -> number(((Number) value).doubleValue());
      case BYTES -> text((ByteBuffer) value);
      case FIXED -> text(ByteBuffer.wrap(((GenericFixed) value).bytes()));
      case STRING, ENUM -> NODES.textNode(value.toString());
      case ARRAY -> {
        ArrayNode items = NODES.arrayNode();
        for (Object item : (Collection<?>) value) {
          items.add(write(schema.getElementType(), item));
        }
        yield items;
      }
      case MAP -> {
        var sorted = new TreeMap<String, Object>();
        ((Map<?, ?>) value).forEach((key, entry) -> sorted.put(key.toString(), entry));
        ObjectNode entries = NODES.objectNode();
        sorted.forEach((key, entry) -> entries.set(key, write(schema.getValueType(), entry)));
        yield entries;
      }
      case RECORD -> {
        ObjectNode fields = NODES.objectNode();
        for (Schema.Field field : schema.getFields()) {
          Object fieldValue = ((IndexedRecord) value).get(field.pos());
          fields.set(field.name(), write(field.schema(), fieldValue));
        }
        yield fields;
      }
      case UNION -> {
        int index = OrderedData.INSTANCE.resolveUnion(schema, value);
        Schema branch = schema.getTypes().get(index);
        JsonNode json = write(branch, value);
        boolean isNull = branch.getType() == Schema.Type.NULL;
        yield isNull ? json : NODES.objectNode().set(branch.getFullName(), json);
      }
    };
  }

  static Object read(Schema schema, JsonNode json) {
    return switch (schema.getType()) {
      case NULL -> {
        expect(json.isNull(), schema, json);
        yield null;
      }
      case BOOLEAN -> {
        expect(json.isBoolean(), schema, json);
        yield json.booleanValue();
      }
      case INT -> {
        expect(json.isIntegralNumber() && json.canConvertToInt(), schema, json);
        yield json.intValue();
      }
      case LONG -> {
        expect(json.isIntegralNumber() && json.canConvertToLong(), schema, json);
        yield json.longValue();
      }
      case FLOAT -> (float) number(schema, json);
      case DOUBLE -> number(schema, json);
      case BYTES -> ByteBuffer.wrap(bytes(schema, json));
      case FIXED -> {
        byte[] bytes = bytes(schema, json);
        expect(bytes.length == schema.getFixedSize(), schema, json);
        yield new GenericData.Fixed(schema, bytes);
      }
      case STRING -> {
        expect(json.isTextual(), schema, json);
        yield new Utf8(json.textValue());
      }
      case ENUM -> {
        expect(json.isTextual() && schema.hasEnumSymbol(json.textValue()), schema, json);
        yield new GenericData.EnumSymbol(schema, json.textValue());
      }
      case ARRAY -> {
        expect(json.isArray(), schema, json);
        var items = new ArrayList<Object>();
        json.forEach(item -> items.add(read(schema.getElementType(), item)));
        yield items;
      }
      case MAP -> {
        expect(json.isObject(), schema, json);
        var entries = new LinkedHashMap<Utf8, Object>();
        json.properties()
            .forEach(
                entry ->
                    entries.put(
                        new Utf8(entry.getKey()), read(schema.getValueType(), entry.getValue())));
        yield entries;
      }
      case RECORD -> record(schema, json);
      case UNION -> branch(schema, json);
    };
  }

  private static Object record(Schema schema, JsonNode json) {
    expect(json.isObject() && json.size() == schema.getFields().size(), schema, json);
    var record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      expect(json.has(field.name()), schema, json);
      record.put(field.pos(), read(field.schema(), json.get(field.name())));
    }
    return record;
  }

  private static Object branch(Schema union, JsonNode json) {
    expect(json.isNull() || json.isObject() && json.size() == 1, union, json);
    String name = json.isNull() ? "null" : json.fieldNames().next();
    Integer index = union.getIndexNamed(name);
    expect(index != null, union, json);
    return read(union.getTypes().get(index), json.isNull() ? json : json.get(name));
  }

  private static JsonNode number(double value) {
    boolean isFinite = Double.isFinite(value);
    return isFinite ? NODES.numberNode(value) : NODES.textNode(Double.toString(value));
  }

  private static double number(Schema schema, JsonNode json) {
    if (json.isNumber()) {
      return json.doubleValue();
    }
    return switch (json.asText()) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw refusal(schema, json);
    };
  }

  private static JsonNode text(ByteBuffer bytes) {
    return NODES.textNode(StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString());
  }

  private static byte[] bytes(Schema schema, JsonNode json) {
    boolean isBytes = json.isTextual() && json.textValue().chars().allMatch(unit -> unit < 256);
    expect(isBytes, schema, json);
    return json.textValue().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void expect(boolean holds, Schema schema, JsonNode json) {
    if (!holds) {
      throw refusal(schema, json);
    }
  }

  private static AvroTypeException refusal(Schema schema, JsonNode json) {
    return new AvroTypeException("not a value of " + schema.getFullName() + ": " + json);
  }
}
