//! What large schemas take: work and memory grow as the text does, and stay within what it is worth.
//!
//! Work is counted in bytes that were allocated; all that the compiler does allocates. The compiler has
//! a thread of its own, so the counts are those of the process, and one test at a time runs.

#![expect(unsafe_code, reason = "an allocator that counts is an unsafe trait")]
#![allow(clippy::unwrap_used, reason = "the helpers are tests too")]

mod shapes;

use avro_codegen::{Options, check, generate};
use avro_ir::{Diagnostic, LoadOptions, SchemaSet, Sources, load};
use shapes::{SHAPES, Shape};
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);
static ALL: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let now = NOW.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(now, Relaxed);
        ALL.fetch_add(layout.size(), Relaxed);
        // SAFETY: the caller holds to the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the caller holds to the contract of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What a run took, in bytes.
#[derive(Clone, Copy, Debug)]
struct Cost {
    peak: usize,
    work: usize,
    text: usize,
}

/// While it is held, no other test runs.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What `run` takes, and how long the text is that it makes.
fn cost(run: impl FnOnce() -> usize) -> Cost {
    let (now, all) = (NOW.load(Relaxed), ALL.load(Relaxed));
    PEAK.store(now, Relaxed);
    let text = run();
    Cost {
        peak: PEAK.load(Relaxed) - now,
        work: ALL.load(Relaxed) - all,
        text,
    }
}

fn loaded(text: &str) -> Arc<SchemaSet> {
    let mut sources = Sources::new();
    sources.add("large.avsc", text);
    load(sources, &LoadOptions::default()).unwrap().set
}

fn checked(text: &str) -> Cost {
    cost(|| {
        check(&loaded(text), &Options::default()).unwrap();
        0
    })
}

fn generated(text: &str) -> Cost {
    cost(|| {
        let generated = generate(&loaded(text), &Options::default()).unwrap();
        generated.files.iter().map(|file| file.text.len()).sum()
    })
}

/// For twice the schema not much more than twice: a constant that both have only helps.
fn assert_linear(shape: &str, of: fn(&str) -> Cost, text: Shape, count: usize) {
    let (one, two) = (of(&text(count)), of(&text(2 * count)));
    let within = |one: usize, two: usize| two * 2 <= one * 5;
    assert!(within(one.peak, two.peak), "{shape}: {one:?}, {two:?}");
    assert!(within(one.work, two.work), "{shape}: {one:?}, {two:?}");
    assert!(within(one.text, two.text), "{shape}: {one:?}, {two:?}");
}

/// At most 100 MB and a thousand times the schema; of text 1 MB and 200 times.
fn assert_bounded(shape: &str, of: fn(&str) -> Cost, text: &str) {
    let cost = of(text);
    assert!(
        cost.peak <= 100_000_000 + 1_000 * text.len(),
        "{shape}: {cost:?}"
    );
    assert!(
        cost.text <= 1_000_000 + 200 * text.len(),
        "{shape}: {cost:?}"
    );
}

#[test]
fn checking_grows_as_the_schema_does() {
    let _alone = alone();
    for (shape, text) in SHAPES {
        assert_linear(shape, checked, text, 200);
        assert_bounded(shape, checked, &text(1_000));
    }
}

#[test]
fn generating_grows_as_the_schema_does() {
    let _alone = alone();
    for (shape, text) in SHAPES {
        assert_linear(shape, generated, text, 100);
        assert_bounded(shape, generated, &text(300));
    }
}

/// The errors of a schema; what finding them takes is bounded too.
fn errors(text: &str) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    let cost = cost(|| {
        errors = generate(&loaded(text), &Options::default()).unwrap_err();
        0
    });
    assert!(cost.peak <= 1_000_000 + 100 * text.len(), "{cost:?}");
    errors
}

#[test]
fn arrays_and_maps_within_33_others_are_refused_at_their_place() {
    let _alone = alone();
    for text in [
        shapes::nested(33, r#"{"type":"array","items":"#, "}"),
        shapes::nested(33, r#"{"type":"map","values":"#, "}"),
    ] {
        let errors = errors(&format!(
            r#"{{"type":"record","name":"R","fields":[{{"name":"f","type":{text}}}]}}"#
        ));
        let [error] = &errors[..] else {
            panic!("{errors:?}")
        };
        assert_eq!(
            error.message,
            "more than 32 arrays and maps within one another"
        );
    }
    let of_records = shapes::nested(20, r#"{"type":"array","items":"#, "}");
    let text = format!(
        r#"{{"type":"record","name":"R","fields":[{{"name":"f","type":{}}}]}}"#,
        of_records.replace(
            r#""int""#,
            &format!(r#"{{"type":"record","name":"Between","fields":[{{"name":"f","type":{of_records}}}]}}"#)
        )
    );
    assert!(generate(&loaded(&text), &Options::default()).is_ok());
}

#[test]
fn what_would_become_too_much_text_is_refused_before_it_is_made() {
    let _alone = alone();
    for level in [
        (r#"{"type":"array","items":"#, "}"),
        (r#"["null",{"type":"array","items":"#, "}]"),
    ] {
        let field = |index| {
            let ty = shapes::nested(30, level.0, level.1);
            format!(r#"{{"name":"f{index}","type":{ty}}}"#)
        };
        let fields: Vec<String> = (0..20).map(field).collect();
        let errors = errors(&format!(
            r#"{{"type":"record","name":"R","fields":[{}]}}"#,
            fields.join(",")
        ));
        let [error] = &errors[..] else {
            panic!("{errors:?}")
        };
        assert!(
            error.message.contains("200 for each byte of theirs"),
            "{error:?}"
        );
    }
}

#[test]
fn a_root_that_is_nested_126_deep_is_refused() {
    let _alone = alone();
    let errors = errors(&shapes::nested(126, r#"{"type":"array","items":"#, "}"));
    assert!(
        errors[0].message.contains("more than 32 arrays"),
        "{errors:?}"
    );
}
