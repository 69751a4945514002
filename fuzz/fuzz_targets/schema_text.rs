#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| avro_tests_fuzz::schema_text(input));
