//! Derived types beside generated ones: for each schema that a struct can express, the same schema,
//! the same bytes both ways, and the same of data of other schemas.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails where something is not as it should be"
)]

mod compare;
mod golden;
mod golden_unions;
mod registered;
mod shared_defaults;
mod shared_logical;
mod shared_names;
mod shared_records;
mod shared_wide;

/// The checked-in code.
mod checked_in {
    macro_rules! golden {
        ($($case:ident)*) => {$(
            pub(crate) mod $case {
                include!(concat!("../../golden/", stringify!($case), "/avro.rs"));
            }
        )*};
    }
    golden! {
        defaults docs enums evolution keywords logical logical_crates namespaces primitives
        recursion roots unions
    }
}
