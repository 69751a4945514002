"""Answers questions about schemas and data with fastavro and Apache Avro's Python package.

A question is a JSON object on a line: `op`, and what it needs. An answer is `{"ok": …}` or
`{"error": text}`. Values are shown with the bits of floats and the digits of bytes, so that
nothing is lost: see `shown`.
"""

import io
import json
import struct
import sys

import avro.io
import avro.schema
import fastavro
import fastavro.schema

sys.setrecursionlimit(10_000)


def shown(value):
    if isinstance(value, float):
        return {"bits": struct.pack(">d", value).hex()}
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    if isinstance(value, (list, tuple)):
        return [shown(item) for item in value]
    if isinstance(value, dict):
        return {key: shown(item) for key, item in value.items()}
    return value


def without_logical_types(schema):
    """The schema whose values are the plain ones; defaults are not looked into."""
    if isinstance(schema, list):
        return [without_logical_types(branch) for branch in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {key: value for key, value in schema.items() if key != "logicalType"}
    for key in ("type", "items", "values"):
        if key in plain:
            plain[key] = without_logical_types(plain[key])
    if "fields" in plain:
        plain["fields"] = [without_logical_types(field) for field in plain["fields"]]
    return plain


class Fastavro:
    def __init__(self, schema):
        self.schema = fastavro.parse_schema(schema)

    def read(self, data, **options):
        stream = io.BytesIO(data)
        value = fastavro.schemaless_reader(stream, self.schema, None, **options)
        if stream.tell() != len(data):
            raise ValueError("bytes are left")
        return value

    def rewrite(self, data):
        value = self.read(data, return_record_name=True, return_named_type=True)
        out = io.BytesIO()
        fastavro.schemaless_writer(out, self.schema, value)
        return out.getvalue()


class Apache:
    def __init__(self, schema):
        self.schema = avro.schema.parse(json.dumps(schema))

    def read(self, data):
        stream = io.BytesIO(data)
        value = avro.io.DatumReader(self.schema).read(avro.io.BinaryDecoder(stream))
        if stream.tell() != len(data):
            raise ValueError("bytes are left")
        return value

    def rewrite(self, data):
        value = self.read(data)
        out = io.BytesIO()
        avro.io.DatumWriter(self.schema).write(value, avro.io.BinaryEncoder(out))
        return out.getvalue()


def implementation(question):
    schema = without_logical_types(json.loads(question["schema"]))
    return {"fastavro": Fastavro, "avro": Apache}[question["with"]](schema)


def each(question, answer):
    """One answer for each datum, so that one refusal does not hide the others."""
    answers = []
    for digits in question["hex"]:
        try:
            answers.append({"ok": answer(bytes.fromhex(digits))})
        except Exception as error:
            answers.append({"error": f"{type(error).__name__}: {error}"})
    return answers


def canonical(question):
    schema = json.loads(question["schema"])
    if question["with"] == "avro":
        return {"form": avro.schema.parse(question["schema"]).canonical_form}
    form = fastavro.schema.to_parsing_canonical_form(fastavro.parse_schema(schema))
    rabin = fastavro.schema.fingerprint(form, "CRC-64-AVRO")
    return {"form": form, "rabin": rabin}


def read(question):
    reader = implementation(question)
    return each(question, lambda data: shown(reader.read(data)))


def rewrite(question):
    rewriter = implementation(question)
    return each(question, lambda data: rewriter.rewrite(data).hex())


def container(question):
    with open(question["path"], "rb") as file:
        return [shown(value) for value in fastavro.reader(file)]


def defaults(question):
    """What a reader makes of a record without fields."""
    reader = fastavro.parse_schema(json.loads(question["schema"]))
    writer = fastavro.parse_schema({"type": "record", "name": reader["name"], "fields": []})
    value = fastavro.schemaless_reader(io.BytesIO(b""), writer, reader)
    out = io.BytesIO()
    fastavro.schemaless_writer(out, reader, value)
    return out.getvalue().hex()


OPERATIONS = {
    "canonical": canonical,
    "container": container,
    "defaults": defaults,
    "read": read,
    "rewrite": rewrite,
}


def answer(question):
    try:
        return {"ok": OPERATIONS[question["op"]](question)}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def main():
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
