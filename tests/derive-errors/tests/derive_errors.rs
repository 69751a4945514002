//! Mistakes in derived types: each file of `cases` makes one, in the smallest item that shows it,
//! and uses the type, so that an implementation that is missing would show too. What the compiler
//! says is compared to the `.stderr` beside it.
//!
//! Most texts are ours. Those that begin with `error[E…]` are the compiler's: they change with it, and
//! with what the run time implements its traits for. The files are those of the stable compiler. To
//! write them anew, run `TRYBUILD=overwrite cargo test -p avro-derive-errors`, and read the difference.
//!
//! A type without any of the traits is three errors at one place, for there are three derives, and
//! none of them can know of the others.

#[test]
fn each_mistake_is_one_error_where_it_was_made() {
    trybuild::TestCases::new().compile_fail("cases/*.rs");
}
