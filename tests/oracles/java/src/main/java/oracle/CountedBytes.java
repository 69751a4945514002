package oracle;

import java.io.ByteArrayInputStream;

/** Bytes that know how many of them were read. */
final class CountedBytes extends ByteArrayInputStream {
  CountedBytes(byte[] bytes) {
    super(bytes);
  }

  int consumed() {
    return pos;
  }
}
