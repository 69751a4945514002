"""Python values to and from Avro's JSON encoding.

fastavro says which branch of a union a record, an enum or a fixed is. A labelled value says so of
every union: it is a pair of the branch's name and the value, as fastavro writes unions.
"""

import math
from collections import ChainMap

PRIMITIVES = {"null", "boolean", "int", "long", "float", "double", "bytes", "string"}
INT = range(-(2**31), 2**31)
LONG = range(-(2**63), 2**63)


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


def without_labels(value):
    if isinstance(value, tuple):
        return without_labels(value[1])
    if isinstance(value, list):
        return [without_labels(item) for item in value]
    if isinstance(value, dict):
        return {key: without_labels(item) for key, item in value.items()}
    return value


class Bound:
    """A schema in which references are looked up, and every type has its fullname."""

    def __init__(self, schema):
        self.names = {}
        self.schema = self.bind(schema, "")

    def bind(self, schema, namespace):
        if isinstance(schema, list):
            return {"type": "union", "branches": [self.bind(one, namespace) for one in schema]}
        if isinstance(schema, str):
            return self.reference(schema, namespace)
        kind = schema["type"]
        if kind == "array":
            return {"type": "array", "items": self.bind(schema["items"], namespace)}
        if kind == "map":
            return {"type": "map", "values": self.bind(schema["values"], namespace)}
        if kind in ("record", "error", "enum", "fixed"):
            return self.named(schema, namespace)
        return self.bind(kind, namespace)

    def reference(self, name, namespace):
        if name in PRIMITIVES:
            return {"type": name}
        if "." in name or not namespace:
            return self.names[name]
        return self.names.get(f"{namespace}.{name}") or self.names[name]

    def named(self, schema, namespace):
        name = schema["name"]
        if "." not in name:
            namespace = schema.get("namespace", namespace)
            name = f"{namespace}.{name}" if namespace else name
        bound = {"type": schema["type"].replace("error", "record"), "name": name}
        self.names[name] = bound
        if "fields" in schema:
            namespace = name.rpartition(".")[0]
            bound["fields"] = [
                ChainMap({"type": self.bind(field["type"], namespace)}, field)
                for field in schema["fields"]
            ]
        bound |= {key: schema[key] for key in ("symbols", "size") if key in schema}
        return bound

    def labelled(self, value):
        return label(self.schema, value)

    def avro_json(self, value):
        return avro_json(self.schema, value)

    def from_avro_json(self, given):
        return from_avro_json(self.schema, given)


def branch_name(branch):
    return branch.get("name", branch["type"])


def label(schema, value):
    kind = schema["type"]
    if kind == "union":
        branch = branch_of(schema["branches"], value)
        value = value[1] if isinstance(value, tuple) else value
        return branch_name(branch), label(branch, value)
    if isinstance(value, tuple):
        # The writer's schema is a union, and the reader's is not.
        return label(schema, value[1])
    if kind == "array":
        return [label(schema["items"], item) for item in value]
    if kind == "map":
        return {key: label(schema["values"], item) for key, item in value.items()}
    if kind == "record":
        return {
            field["name"]: label(field["type"], member(field, value)) for field in schema["fields"]
        }
    if kind in ("bytes", "fixed") and isinstance(value, str):
        # fastavro keeps such defaults as they are in JSON.
        return value.encode("latin-1")
    if kind in ("float", "double"):
        return float(value)
    return value


def member(field, value):
    """The default of a record may leave out fields with defaults of their own."""
    return value[field["name"]] if field["name"] in value else field["default"]


def branch_of(branches, value):
    """The branch that a value says, or the one that fastavro's writer takes."""
    if isinstance(value, tuple):
        return next(branch for branch in branches if branch_name(branch) == value[0])
    fitting = [branch for branch in branches if fits(branch, value)]
    if not fitting:
        raise ValueError(f"no branch holds {value!r}")
    if isinstance(value, float):
        # A double that is taken for a float would lose digits.
        return min(fitting, key=lambda branch: branch["type"] != "double")
    if isinstance(value, dict):
        return max(fitting, key=lambda branch: len(branch.get("fields", ())))
    return fitting[0]


def fits(schema, value):
    kind = schema["type"]
    if kind == "int":
        return is_integer(value) and value in INT
    if kind == "long":
        return is_integer(value) and value in LONG
    if kind in ("float", "double"):
        return isinstance(value, float) or is_integer(value)
    if kind == "enum":
        return value in schema["symbols"]
    if kind == "fixed":
        return isinstance(value, (bytes, str)) and len(value) == schema["size"]
    if kind == "record":
        names = {field["name"] for field in schema["fields"]}
        needed = {field["name"] for field in schema["fields"] if "default" not in field}
        return isinstance(value, dict) and needed <= value.keys() <= names
    types = {
        "null": type(None),
        "boolean": bool,
        "string": str,
        "bytes": (bytes, str),
        "array": list,
        "map": dict,
    }
    return isinstance(value, types[kind])


def is_integer(value):
    return isinstance(value, int) and not isinstance(value, bool)


def avro_json(schema, value):
    kind = schema["type"]
    if kind == "union":
        name, value = value
        branch = next(one for one in schema["branches"] if branch_name(one) == name)
        return None if name == "null" else {name: avro_json(branch, value)}
    if kind == "array":
        return [avro_json(schema["items"], item) for item in value]
    if kind == "map":
        return {key: avro_json(schema["values"], value[key]) for key in sorted(value)}
    if kind == "record":
        return {
            field["name"]: avro_json(field["type"], value[field["name"]])
            for field in schema["fields"]
        }
    if kind in ("bytes", "fixed"):
        return value.decode("latin-1")
    if kind in ("float", "double") and math.isnan(value):
        return "NaN"
    if kind in ("float", "double") and math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value


def from_avro_json(schema, given):
    kind = schema["type"]
    if kind == "union":
        name, given = ("null", None) if given is None else one_member(given)
        branch = next((one for one in schema["branches"] if branch_name(one) == name), None)
        if branch is None:
            raise ValueError(f"no branch is called {name}")
        return name, from_avro_json(branch, given)
    if kind == "array":
        return [from_avro_json(schema["items"], item) for item in given]
    if kind == "map":
        return {key: from_avro_json(schema["values"], item) for key, item in given.items()}
    if kind == "record":
        names = [field["name"] for field in schema["fields"]]
        if given.keys() != set(names):
            raise ValueError(f"{sorted(given)} are not the fields {names}")
        return {
            field["name"]: from_avro_json(field["type"], given[field["name"]])
            for field in schema["fields"]
        }
    if kind in ("bytes", "fixed"):
        return given.encode("latin-1")
    if kind in ("float", "double") and given in ("NaN", "Infinity", "-Infinity"):
        return float(given)
    if not fits(schema, given):
        raise ValueError(f"not a value of {branch_name(schema)}: {given!r}")
    return given


def one_member(given):
    if not isinstance(given, dict) or len(given) != 1:
        raise ValueError(f"not a branch: {given!r}")
    return next(iter(given.items()))
