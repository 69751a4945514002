use avro_runtime::{AvroDecode, AvroEncode, AvroSchema};

struct Thing;

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(AvroSchema, AvroEncode, AvroDecode)]
struct Book {
    page: Page<Thing>,
}

fn main() {
    let _ = Book::schema();
    let value: Book = avro_runtime::from_slice(&[]).unwrap();
    let _ = avro_runtime::to_vec(&value);
}
