"""Answers a question a line with fastavro, or with Apache Avro's Python package.

The argument says which: `fastavro` or `avro`. The protocol is in `tests/oracles/README.md`.
"""

import io
import json
import sys
import threading

import values

# Both packages recurse: data may be thousands of levels deep.
STACK_BYTES = 128 << 20
sys.setrecursionlimit(50_000)


class Fastavro:
    def __init__(self):
        import fastavro.schema

        self.fastavro = fastavro

    def parse(self, schema):
        return self.fastavro.parse_schema(json.loads(schema))

    def canonical(self, schema):
        form = self.fastavro.schema.to_parsing_canonical_form(self.parse(schema))
        return form, self.fastavro.schema.fingerprint(form, "CRC-64-AVRO")

    def reader(self, writer, reader):
        writer, reader = (self.fastavro.parse_schema(schema) for schema in (writer, reader))
        # The same schema twice resolves to itself, more slowly.
        reader = None if reader == writer else reader
        names = {"return_record_name": True, "return_named_type": True}
        return lambda stream: self.fastavro.schemaless_reader(stream, writer, reader, **names)

    def writer(self, schema):
        schema = self.fastavro.parse_schema(schema)
        return lambda stream, value: self.fastavro.schemaless_writer(stream, schema, value)

    def container(self, path):
        with open(path, "rb") as file:
            names = {"return_record_name": True, "return_named_type": True}
            reader = self.fastavro.reader(file, **names)
            bound = values.Bound(values.without_logical_types(reader.writer_schema))
            return [bound.avro_json(bound.labelled(value)) for value in reader]


class Apache:
    """Its values do not say which branch of a union they are: it chooses one when it writes."""

    def __init__(self):
        import avro.io
        import avro.schema

        self.avro = avro

    def parse(self, schema):
        return self.avro.schema.parse(schema)

    def canonical(self, schema):
        parsed = self.parse(schema)
        return parsed.canonical_form, parsed.fingerprint("CRC-64-AVRO").hex()

    def reader(self, writer, reader):
        writer, reader = (self.parse(json.dumps(schema)) for schema in (writer, reader))
        datums = self.avro.io.DatumReader(writer, reader)
        return lambda stream: datums.read(self.avro.io.BinaryDecoder(stream))

    def writer(self, schema):
        datums = self.avro.io.DatumWriter(self.parse(json.dumps(schema)))

        def write(stream, value):
            datums.write(values.without_labels(value), self.avro.io.BinaryEncoder(stream))

        return write


class NotSupported(Exception):
    pass


class Operations:
    def __init__(self, implementation):
        self.implementation = implementation

    def parse(self, question):
        self.implementation.parse(question["schema"])
        return {}

    def canonical(self, question):
        form, rabin = self.implementation.canonical(question["schema"])
        return {"form": form, "rabin": rabin}

    def decode(self, question):
        writer = values.without_logical_types(json.loads(question["writer"]))
        reader = writer
        if question.get("reader") is not None:
            reader = values.without_logical_types(json.loads(question["reader"]))
        read = self.implementation.reader(writer, reader)
        write = self.implementation.writer(reader)
        bound = values.Bound(reader)

        def datum(digits):
            stream = io.BytesIO(bytes.fromhex(digits))
            value = bound.labelled(read(stream))
            return {
                "json": bound.avro_json(value),
                "hex": written(write, value),
                "consumed": stream.tell(),
            }

        return each(question["hex"], datum)

    def encode(self, question):
        schema = values.without_logical_types(json.loads(question["schema"]))
        write = self.implementation.writer(schema)
        bound = values.Bound(schema)
        return each(
            question["json"],
            lambda given: {"hex": written(write, bound.from_avro_json(given))},
        )

    def container(self, question):
        if not isinstance(self.implementation, Fastavro):
            raise NotSupported("container")
        return self.implementation.container(question["path"])

    def answer(self, question):
        known = {"parse", "canonical", "decode", "encode", "container"}
        if question["op"] not in known:
            raise NotSupported(question["op"])
        return getattr(self, question["op"])(question)


def written(write, value):
    out = io.BytesIO()
    write(out, value)
    return out.getvalue().hex()


def text(error):
    if isinstance(error, NotSupported):
        return f"not supported: {error}"
    return f"{type(error).__name__}: {error}"


def each(datums, answer):
    """One answer for each datum, so that one refusal does not hide the others."""
    answers = []
    for datum in datums:
        try:
            answers.append(answer(datum))
        except Exception as error:
            answers.append({"error": text(error)})
    return answers


def main():
    implementation = {"fastavro": Fastavro, "avro": Apache}[sys.argv[1]]()
    operations = Operations(implementation)
    print("ready", flush=True)
    for line in sys.stdin:
        question = json.loads(line)
        try:
            answer = {"id": question["id"], "ok": operations.answer(question)}
        except Exception as error:
            answer = {"id": question["id"], "error": text(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    threading.stack_size(STACK_BYTES)
    threading.Thread(target=main).start()
