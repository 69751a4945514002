//! Reads and writes values of one recursive type that are nested deeper and deeper, on a small stack,
//! and says what came of it: `avro-tests-stack TYPE [STACK USED MAX_STACK]`, in KiB.
//!
//! What goes wrong here ends the process, which is why it is one by itself.

#![allow(clippy::print_stdout, reason = "it is a program")]

mod cycle;
mod derived;
mod nested;
mod schemas;
mod small;

use nested::run;
use small::Small;
use std::process::ExitCode;
use std::thread;

/// What is generated from `build.rs`.
mod generated {
    include!(concat!(env!("OUT_DIR"), "/avro.rs"));
}

macro_rules! types {
    ($($name:literal $ty:ty $(: $writer:expr)?,)*) => {
        [$(($name, (|small| run::<$ty>(small, &[$($writer)?])) as fn(&Small))),*]
    };
}

fn types() -> impl IntoIterator<Item = (&'static str, fn(&Small))> {
    types! {
        "Chain" generated::shapes::Chain,
        "Tree" generated::shapes::Tree,
        "Man" generated::shapes::Man,
        "Woman" generated::shapes::Woman,
        "Expression" generated::shapes::Expression,
        "Operation" generated::shapes::Operation,
        "Order" generated::shop::Order: VERSION_1,
        "Comment" generated::shop::Comment,
        "Customer" generated::com::acme::people::Id,
        "Wide" generated::wide::Wide,
        "Half" generated::wide::Half,
        "Boxed" derived::Boxed,
        "Shared" derived::Shared,
        "Counted" derived::Counted,
        "Large" derived::Large,
        "Listed" derived::Listed,
        "Slices" derived::Slices,
        "Deques" derived::Deques,
        "Hashed" derived::Hashed,
        "Ordered" derived::Ordered,
        "Union" derived::Union,
        "Newtype" derived::Newtype,
        "Converted" derived::Converted,
        "Generic" derived::Generic<i64>,
        "Many" derived::Many,
    }
    .into_iter()
    .chain([(SCHEMAS, schemas::run as fn(&Small))])
}

/// A writer that functions were generated for.
const VERSION_1: &str = include_str!("../../golden/evolution/v1.json");

/// What schemas are read by, and no type.
const SCHEMAS: &str = "schemas";

/// What the values are made on.
const LARGE: usize = 4 << 30;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let kib = |index: usize, default: usize| {
        let argument = arguments.get(index).and_then(|text| text.parse().ok());
        argument.unwrap_or(default) << 10
    };
    let small = Small {
        size: kib(1, 2_048),
        used: kib(2, 0),
        max_stack: kib(3, 1_024),
    };
    let name = arguments.first().map(String::as_str);
    let Some((_, run)) = types().into_iter().find(|(known, _)| Some(*known) == name) else {
        types()
            .into_iter()
            .for_each(|(known, _)| println!("{known}"));
        return ExitCode::SUCCESS;
    };
    let large = thread::Builder::new().stack_size(LARGE);
    let thread = large.spawn(move || run(&small)).expect("a thread");
    ExitCode::from(u8::from(thread.join().is_err()))
}
