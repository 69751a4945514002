mod avro {
    ::avro_runtime::__private::generated! {
        for "0.1", by "0.1.0", with [of_a_later_version];

        pub struct Order;
    }
}

fn main() {}
