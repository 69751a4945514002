use avro_runtime::AvroEncode;

#[derive(AvroEncode)]
struct Order {
    quantity: u64,
}

#[derive(AvroEncode)]
struct Page<T> {
    items: Vec<T>,
    count: u64,
}

fn main() {
    let _ = avro_runtime::to_vec(&Order { quantity: 1 });
}
