//! This module takes generated code in, if it was made for this run time and for features that are on:
//! otherwise none of it, so that one error says why, instead of one for each item that is missing.

use crate::raw::Concat;

/// The items of generated code: `generated! { for "0.1", by "0.1.0", with [serde]; items }`.
///
/// The version is that of the run time that the items need, as a literal; then comes that of the
/// compiler that wrote them, and the features that they need.
#[doc(hidden)]
#[macro_export]
macro_rules! __generated {
    (for "0.1", by $compiler:literal, with [$($feature:ident),*]; $($items:tt)*) => {
        const _: () = $crate::__private::assert_made_for($compiler);
        $crate::__with_features! { [$($feature)*] of [$($feature),*] { $($items)* } }
    };
    (for $runtime:literal, by $compiler:literal, with $features:tt; $($items:tt)*) => {
        ::core::compile_error! {
            ::core::concat!(
                "avro-codegen ", $compiler, " generated this code for avro-runtime ", $runtime,
                ", and this is avro-runtime 0.1: generate it anew, with avro-codegen or avro-build 0.1"
            )
        }
    };
}
pub use __generated as generated;

/// The items, if all features are on.
#[doc(hidden)]
#[macro_export]
macro_rules! __with_features {
    ([] of $all:tt { $($items:tt)* }) => { $($items)* };
    ([bigdecimal $($rest:tt)*] $($items:tt)*) => { $crate::__needs_bigdecimal! { [$($rest)*] $($items)* } };
    ([bytes $($rest:tt)*] $($items:tt)*) => { $crate::__needs_bytes! { [$($rest)*] $($items)* } };
    ([chrono $($rest:tt)*] $($items:tt)*) => { $crate::__needs_chrono! { [$($rest)*] $($items)* } };
    ([jiff $($rest:tt)*] $($items:tt)*) => { $crate::__needs_jiff! { [$($rest)*] $($items)* } };
    ([rust_decimal $($rest:tt)*] $($items:tt)*) => { $crate::__needs_rust_decimal! { [$($rest)*] $($items)* } };
    ([serde $($rest:tt)*] $($items:tt)*) => { $crate::__needs_serde! { [$($rest)*] $($items)* } };
    ([time $($rest:tt)*] $($items:tt)*) => { $crate::__needs_time! { [$($rest)*] $($items)* } };
    ([uuid $($rest:tt)*] $($items:tt)*) => { $crate::__needs_uuid! { [$($rest)*] $($items)* } };
    ([$feature:ident $($rest:tt)*] $($items:tt)*) => {
        ::core::compile_error! {
            ::core::concat!(
                "generated code needs the feature `", ::core::stringify!($feature), "`, which this avro-runtime \
                 does not have: it is to have the version of the avro-codegen that generated the code"
            )
        }
    };
}

/// For each feature a macro that goes on with the others, or is an error; `$d` is `$`.
macro_rules! features {
    ($d:tt $($feature:literal $needs:ident)*) => { $(
        #[cfg(feature = $feature)]
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $needs {
            ($d($d items:tt)*) => { $d crate::__with_features! { $d($d items)* } };
        }
        #[cfg(not(feature = $feature))]
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $needs {
            ($d rest:tt of [$d first:ident $d(, $d more:ident)*] $d items:tt) => {
                ::core::compile_error! {
                    ::core::concat!(
                        "generated code needs the feature `", $feature, "` of avro-runtime; in Cargo.toml: \
                         avro-runtime = { version = \"0.1\", features = [",
                        "\"", ::core::stringify!($d first), "\"",
                        $d(", \"", ::core::stringify!($d more), "\"",)*
                        "] }"
                    )
                }
            };
        }
    )* };
}

features! { $
    "bigdecimal" __needs_bigdecimal
    "bytes" __needs_bytes
    "chrono" __needs_chrono
    "jiff" __needs_jiff
    "rust_decimal" __needs_rust_decimal
    "serde" __needs_serde
    "time" __needs_time
    "uuid" __needs_uuid
}

/// Asserts that code of this compiler may rely on this run time: one of its minor version, and of that
/// version's later patches.
///
/// # Panics
///
/// When it may not: the constant that this is called in is an error then.
pub const fn assert_made_for(compiler: &str) {
    const RUNTIME: &str = env!("CARGO_PKG_VERSION");
    let (made, met) = (version(compiler), version(RUNTIME));
    if made.0 == met.0 && made.1 == met.1 && made.2 <= met.2 {
        return;
    }
    let mut message = Concat::<256>::new();
    message.push("avro-codegen ");
    message.push(compiler);
    message.push(" generated this code, and it meets avro-runtime ");
    message.push(RUNTIME);
    message.push(": it is to have that version, or a later patch of it");
    panic!("{}", message.as_str());
}

/// The three numbers of a version.
const fn version(text: &str) -> (u32, u32, u32) {
    let text = text.as_bytes();
    let mut numbers = [0; 3];
    let (mut at, mut number) = (0, 0);
    while at < text.len() {
        match text[at] {
            digit @ b'0'..=b'9' => numbers[number] = numbers[number] * 10 + (digit - b'0') as u32,
            b'.' if number < 2 => number += 1,
            // What comes before a release, as in `0.2.0-rc.1`.
            _ => break,
        }
        at += 1;
    }
    (numbers[0], numbers[1], numbers[2])
}

#[cfg(test)]
mod tests {
    use super::{assert_made_for, version};

    const VERSION: &str = env!("CARGO_PKG_VERSION");

    #[test]
    fn the_minor_version_that_is_written_above_is_this_one() {
        let text = include_str!("generated.rs");
        let minor = VERSION.rsplit_once('.').unwrap().0;
        for written in [
            format!("(for \"{minor}\", by "),
            format!("this is avro-runtime {minor}: "),
            format!("or avro-build {minor}\"\n"),
            format!("version = \\\"{minor}\\\""),
        ] {
            assert!(text.contains(&written), "{written}");
        }
    }

    #[test]
    fn a_version_is_three_numbers() {
        assert_eq!(version("1.20.3"), (1, 20, 3));
        assert_eq!(version("0.2.0-rc.1"), (0, 2, 0));
    }

    #[test]
    fn code_of_the_same_version_is_taken() {
        assert_made_for(VERSION);
    }

    #[test]
    #[should_panic(expected = "avro-codegen 9.7.1 generated this code, and it meets avro-runtime ")]
    fn code_of_another_version_is_not() {
        assert_made_for("9.7.1");
    }
}
