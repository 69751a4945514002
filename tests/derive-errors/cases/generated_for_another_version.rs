mod avro {
    ::avro_runtime::__private::generated! {
        for "9.7", by "9.7.1", with [jiff];

        pub struct Order(::avro_runtime::__private::OfALaterVersion);

        impl ::avro_runtime::__private::AnotherOne for Order {}
    }
}

fn main() {}
