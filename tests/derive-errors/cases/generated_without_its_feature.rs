mod avro {
    ::avro_runtime::__private::generated! {
        for "0.1", by "0.1.0", with [rust_decimal, time];

        pub struct Order {
            pub day: ::time::Date,
        }

        impl ::avro_runtime::Encode for Order {
            fn encode(&self, out: &mut ::avro_runtime::Sink<'_>) {
                out.put_logical::<::avro_runtime::logical::Date, _>(&self.day);
            }
        }
    }
}

fn main() {}
