package oracle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Answers a question a line; the protocol is in {@code tests/oracles/README.md}. */
public final class Main {
  /** Avro's readers and writers recurse: data may be thousands of levels deep. */
  private static final long STACK_BYTES = 128L << 20;

  private static final ObjectMapper JSON = new ObjectMapper(unlimited());

  private Main() {}

  public static void main(String[] args) {
    new Thread(null, Main::answerAll, "answers", STACK_BYTES).start();
  }

  private static void answerAll() {
    var questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16);
    var output = new FileOutputStream(FileDescriptor.out);
    var answers =
        new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), 1 << 16);
    try (answers) {
      answers.write("ready\n");
      answers.flush();
      for (String line; (line = questions.readLine()) != null; ) {
        answers.write(JSON.writeValueAsString(answer(JSON.readTree(line))));
        answers.write('\n');
        if (!questions.ready()) {
          answers.flush();
        }
      }
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  private static ObjectNode answer(JsonNode question) {
    ObjectNode answer = JSON.createObjectNode();
    answer.set("id", question.get("id"));
    try {
      return answer.set("ok", Operations.of(question));
    } catch (Exception | StackOverflowError | OutOfMemoryError error) {
      return answer.put("error", error.toString());
    }
  }

  private static JsonFactory unlimited() {
    var read =
        StreamReadConstraints.builder()
            .maxNestingDepth(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .build();
    var write = StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build();
    return JsonFactory.builder()
        .streamReadConstraints(read)
        .streamWriteConstraints(write)
        .build();
  }
}
