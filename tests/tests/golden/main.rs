//! Generated code as users get it: checked in, so that changes show; compiled without a warning,
//! in nested modules; and used.

#![deny(warnings)]
#![warn(clippy::pedantic)]

mod current;
mod elsewhere;
mod evolution;
mod round_trip;

/// The checked-in code, deeper in this crate than any schema's author knows.
mod deep {
    pub(crate) mod inside {
        macro_rules! golden {
            ($($case:ident)*) => {$(
                pub(crate) mod $case {
                    include!(concat!("../../golden/", stringify!($case), "/avro.rs"));
                }
            )*};
        }
        golden! {
            defaults docs elsewhere enums evolution keywords logical logical_crates namespaces
            primitives recursion roots unions
        }
    }
}
