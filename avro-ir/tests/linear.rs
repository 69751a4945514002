//! The work of reading and writing schemas grows as the schemas do: it is counted, in bytes that are
//! allocated, for a size and twice that size.

#![expect(unsafe_code, reason = "an allocator that counts is an unsafe trait")]
#![allow(clippy::unwrap_used, reason = "what is written here is known to parse")]

use avro_ir::{Color, LoadOptions, Sources, load, render_all};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// Counts what each thread allocates, freed or not.
struct Counting;

thread_local! {
    static ALLOCATED: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call goes to the system's allocator as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.set(ALLOCATED.get() + layout.size());
        // SAFETY: the caller holds to the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller holds to the contract of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What it takes to read a text, and to write what was read in each way, or what is wrong with it.
fn cost(text: String) -> usize {
    let before = ALLOCATED.get();
    let mut sources = Sources::new();
    sources.add("schema.avsc", text);
    match load(sources, &LoadOptions::default()) {
        Ok(loaded) => {
            let schema = loaded.set.schema(loaded.set.roots()[0].schema);
            assert!(!schema.canonical_form().is_empty());
            assert!(!schema.to_json_pretty().is_empty());
        }
        Err(failure) => {
            let text = render_all(&failure.diagnostics, &failure.sources, Color::Never);
            assert!(!text.is_empty());
        }
    }
    ALLOCATED.get() - before
}

/// Buffers that grow to a power of two make a step of the cost; a square would be four times.
#[track_caller]
fn check(text: impl Fn(usize) -> String) {
    let [once, twice] = [2_000, 4_000].map(|size| cost(text(size)));
    assert!(twice < 3 * once, "{once} bytes, then {twice}");
}

fn list(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(",")
}

#[test]
fn symbols() {
    check(|count| {
        let symbols = list(count, |index| format!("\"S{index}\""));
        format!(r#"{{"type":"enum","name":"E","symbols":[{symbols}]}}"#)
    });
}

#[test]
fn fields_with_defaults() {
    check(|count| {
        let fields = list(count, |index| {
            format!(r#"{{"name":"f{index}","type":"int","default":{index}}}"#)
        });
        format!(r#"{{"type":"record","name":"R","fields":[{fields}]}}"#)
    });
}

#[test]
fn branches() {
    check(|count| {
        let branches = list(count, |index| {
            format!(r#"{{"type":"fixed","name":"F{index}","size":1}}"#)
        });
        format!("[{branches}]")
    });
}

#[test]
fn properties() {
    check(|count| {
        let members = list(count, |index| format!("\"k{index}\":{index}"));
        format!(r#"{{"type":"int",{members}}}"#)
    });
}

#[test]
fn names_that_are_not_known() {
    check(|count| {
        let unknown = list(count, |index| format!("\"Unknown{index}\""));
        format!("[{unknown}]")
    });
}

#[test]
fn types_that_refer_to_each_other() {
    check(|count| {
        let records = list(count, |index| {
            let next = index + 1;
            format!(
                r#"{{"type":"record","name":"R{index}","fields":[{{"name":"f","type":"R{next}"}}]}}"#
            )
        });
        format!(r#"[{records},{{"type":"fixed","name":"R{count}","size":1}}]"#)
    });
}

#[test]
fn items_of_a_default() {
    check(|count| {
        let default = list(count, |index| format!("\"{index}\""));
        format!(
            r#"{{"type":"record","name":"R","fields":[{{"name":"f",
            "type":{{"type":"array","items":"string"}},"default":[{default}]}}]}}"#
        )
    });
}
