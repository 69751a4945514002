package oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.generic.GenericData;

/** Generic values without logical types, whose maps keep the order in which they were read. */
final class OrderedData extends GenericData {
  static final OrderedData INSTANCE = new OrderedData();

  private OrderedData() {
    // The fast reader makes its own maps, without an order.
    setFastReaderEnabled(false);
  }

  @Override
  public Object newMap(Object old, int size) {
    if (old instanceof Map<?, ?> map) {
      map.clear();
      return map;
    }
    return new LinkedHashMap<>();
  }
}
