//! Mistakes in derived types: each file of `cases` makes one, in the smallest item that shows it,
//! and uses the type, so that an implementation that is missing would show too. What the compiler
//! says is compared to the `.stderr` beside it.
//!
//! Most texts are ours. Those that begin with `error[E…]` are the compiler's, and change with it: the
//! files are those of the stable compiler. To write them anew, run
//! `TRYBUILD=overwrite cargo test -p avro-derive-errors`, and read the difference.

#[test]
fn each_mistake_is_one_error_where_it_was_made() {
    trybuild::TestCases::new().compile_fail("cases/*.rs");
}
