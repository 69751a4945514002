//! Schemas that we write, which all three have to read.

use avro_ir::Schema;
use avro_tests::oracle::Oracle;
use serde_json::json;

/// The three, by name.
fn named() -> [(&'static str, Option<Oracle>); 3] {
    [
        ("java", Oracle::java()),
        ("fastavro", Oracle::fastavro()),
        ("avro", Oracle::python_avro()),
    ]
}

/// What each of the three says to texts that we write, of `what`.
#[track_caller]
pub(crate) fn check_parses(what: &str, schemas: &[String]) {
    assert!(!schemas.is_empty(), "{what}");
    let ask = |schema: &String| json!({"op": "parse", "schema": schema});
    let questions = schemas.iter().map(ask).collect::<Vec<_>>();
    for (name, oracle) in named() {
        let Some(mut oracle) = oracle else { continue };
        let mut refused = Vec::new();
        for (schema, answer) in schemas.iter().zip(oracle.ask_all(&questions)) {
            if let Err(error) = answer {
                refused.push(format!("{error}\n    {schema}"));
            }
        }
        let count = refused.len();
        refused.truncate(10);
        assert!(
            count == 0,
            "{what}: {count} refused by {name}:\n{}",
            refused.join("\n")
        );
    }
}

#[test]
fn each_reads_the_schemas_of_checked_in_code() {
    let mut schemas = Vec::new();
    for folder in std::fs::read_dir("golden").unwrap() {
        let mut sources = avro_ir::Sources::new();
        for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path
                .extension()
                .is_some_and(|it| it == "avsc" || it == "avpr")
            {
                let text = std::fs::read_to_string(&path).unwrap();
                sources.add(path.display().to_string(), text);
            }
        }
        let loaded = avro_ir::load(sources, &avro_ir::LoadOptions::default()).unwrap();
        let named = loaded.set.named_types().map(|(_, id)| id);
        let roots = loaded.set.roots().iter().map(|root| root.schema);
        schemas.extend(named.chain(roots).map(|id| loaded.set.schema(id).to_json()));
    }
    check_parses("golden", &schemas);
}

#[test]
fn each_reads_the_schemas_of_generated_types() {
    let schemas = avro_tests::cases().iter();
    let schemas = schemas.map(|case| (case.constants.schema_json)().to_owned());
    let schemas = schemas.collect::<Vec<_>>();
    if !schemas.is_empty() {
        check_parses("generated", &schemas);
    }
}

#[test]
fn each_reads_random_schemas_as_they_are_written() {
    let mut prng = avro_tests::prng::Prng::new(25);
    let schemas = std::iter::repeat_with(|| avro_tests::evolve::schema(&mut prng));
    let schemas = schemas.take(300).map(|schema| {
        let schema = Schema::parse(&schema.to_string()).unwrap();
        schema.to_json()
    });
    check_parses("random", &schemas.collect::<Vec<_>>());
}

/// Which implementations read the bare name of a type of the null namespace that is used within one;
/// none reads the leading dot.
#[track_caller]
fn check_bare(text: &str, readers: &[&str]) {
    let bare = Schema::parse(text).unwrap().to_json();
    let ask = |schema: &str| json!({"op": "parse", "schema": schema});
    for (name, oracle) in named() {
        let Some(mut oracle) = oracle else { continue };
        assert_eq!(
            oracle.ask(&ask(&bare)).is_ok(),
            readers.contains(&name),
            "{name}"
        );
        assert!(oracle.ask(&ask(text)).is_err(), "{name}");
    }
}

// Avro has no syntax for it.
#[test]
fn a_type_of_the_null_namespace_within_one_is_read_by_java_and_python() {
    check_bare(
        r#"{"type": "record", "name": "acme.Order", "fields": [
            {"name": "old", "type": {"type": "fixed", "name": "State", "namespace": "", "size": 1}},
            {"name": "new", "type": ".State"}]}"#,
        &["java", "avro"],
    );
}

// Python's avro finds the name only where the definition is within the namespace, too.
#[test]
fn a_type_of_the_null_namespace_that_is_defined_outside_is_read_within_one_by_java() {
    check_bare(
        r#"{"type": "record", "name": "Order", "fields": [
            {"name": "old", "type": {"type": "fixed", "name": "State", "size": 1}},
            {"name": "new", "type": {"type": "record", "name": "acme.New", "fields": [
                {"name": "state", "type": ".State"}]}}]}"#,
        &["java"],
    );
}
