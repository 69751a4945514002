use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

struct Thing;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Page<T> {
    items: Vec<T>,
}

fn main() {
    let page = Page { items: vec![Thing] };
    let _ = avro_runtime::to_vec(&page);
}
