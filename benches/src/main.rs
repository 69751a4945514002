//! Encodes and decodes the same records with this project's generated types, `serde_avro_fast` and
//! `apache-avro`, side by side in one run: rounds are interleaved, and the fastest round counts.
//!
//! `--smoke` runs each once; `--profile DATA ENCODE|DECODE COUNT` runs ours alone, for callgrind.

#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

mod contender;
mod data;
mod derived;
mod evolution;

use avro_runtime::{AvroSchema, Decode, Encode};
use contender::{Contender, apache_serde, apache_value, ours, serde_avro_fast};
use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROUNDS: usize = 25;
const ITERATIONS: u32 = 20_000;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--smoke"] => compare(1, 1),
        ["--profile", "event", name, count] => profile_evolution(name, count.parse()?),
        ["--profile", data, action, count] => profile(data, action, count.parse()?),
        [] => compare(ROUNDS, ITERATIONS),
        _ => Err("usage: [--smoke | --profile user_event|numbers encode|decode COUNT | --profile event WRITER COUNT]".into()),
    }
}

fn compare(rounds: usize, iterations: u32) -> Result<(), Box<dyn Error>> {
    let user_event = data::user_event();
    measure(
        "user_event",
        &mut contenders::<_, derived::UserEvent>(&user_event, data::USER_EVENT)?,
        rounds,
        iterations,
    );
    let numbers = data::numbers();
    measure(
        "numbers",
        &mut contenders::<_, derived::Numbers>(&numbers, data::NUMBERS)?,
        rounds,
        iterations,
    );
    measure_evolution(rounds, iterations)
}

/// Every implementation, after a check that all read and write the same bytes.
fn contenders<'a, T, D>(value: &'a T, schema: &str) -> Result<Vec<Contender<'a>>, Box<dyn Error>>
where
    T: contender::Record,
    D: AvroSchema + Encode + for<'de> Decode<'de> + 'static,
{
    let mut all = vec![
        ours(value),
        contender::derived::<T, D>(value)?,
        serde_avro_fast(value, schema)?,
        apache_serde(value, schema)?,
        apache_value(value, schema)?,
    ];
    let expected = avro_runtime::to_vec(value)?;
    for contender in &mut all {
        let mut bytes = Vec::new();
        (contender.encode)(&mut bytes);
        assert_eq!(bytes, expected, "{} writes other bytes", contender.name);
    }
    Ok(all)
}

fn profile(data: &str, action: &str, count: u32) -> Result<(), Box<dyn Error>> {
    let (user_event, numbers) = (data::user_event(), data::numbers());
    let mut contender = match data {
        "user_event" => ours(&user_event),
        "numbers" => ours(&numbers),
        "user_event, derived" => contender::derived::<_, derived::UserEvent>(&user_event)?,
        "numbers, derived" => contender::derived::<_, derived::Numbers>(&numbers)?,
        other => return Err(format!("no data set `{other}`").into()),
    };
    let mut bytes = Vec::new();
    (contender.encode)(&mut bytes);
    for _ in 0..count {
        match action {
            "encode" => encode_once(&mut contender, &mut bytes),
            _ => (contender.decode)(black_box(&bytes)),
        }
    }
    Ok(())
}

fn profile_evolution(name: &str, count: u32) -> Result<(), Box<dyn Error>> {
    let mut all = evolution::all()?;
    all.retain(|evolution| evolution.name == name);
    let evolution = all.first().ok_or_else(|| format!("no writer `{name}`"))?;
    for _ in 0..count {
        (evolution.read)(&evolution.bytes);
    }
    Ok(())
}

/// Prints nanoseconds a record for each writer, and how many times slower than the direct decode.
fn measure_evolution(rounds: usize, iterations: u32) -> Result<(), Box<dyn Error>> {
    let all = evolution::all()?;
    let mut best = vec![Duration::MAX; all.len()];
    for _ in 0..rounds {
        for (evolution, best) in all.iter().zip(&mut best) {
            *best = (*best).min(timed(iterations, || (evolution.read)(&evolution.bytes)));
        }
    }
    println!("event, read from other writers: ns a record (times direct)");
    for (evolution, time) in all.iter().zip(&best) {
        println!(
            "  {:<20} {:4} bytes {:8.1} ({:5.2})",
            evolution.name,
            evolution.bytes.len(),
            time.as_secs_f64() * 1e9 / f64::from(iterations),
            time.as_secs_f64() / best[0].as_secs_f64()
        );
    }
    Ok(())
}

fn encode_once(contender: &mut Contender<'_>, out: &mut Vec<u8>) {
    out.clear();
    (contender.encode)(out);
    black_box(out.as_slice());
}

/// Prints nanoseconds a record, and how many times slower than ours.
fn measure(data: &str, contenders: &mut [Contender<'_>], rounds: usize, iterations: u32) {
    let mut bytes = Vec::new();
    (contenders[0].encode)(&mut bytes);
    let mut best = vec![[Duration::MAX; 2]; contenders.len()];
    for _ in 0..rounds {
        for (contender, best) in contenders.iter_mut().zip(&mut best) {
            let mut out = Vec::with_capacity(bytes.len());
            best[0] = best[0].min(timed(iterations, || encode_once(contender, &mut out)));
            best[1] = best[1].min(timed(iterations, || (contender.decode)(black_box(&bytes))));
        }
    }
    println!("{data}, {} bytes: ns a record (times ours)", bytes.len());
    let nanoseconds = |time: Duration| time.as_secs_f64() * 1e9 / f64::from(iterations);
    for (contender, time) in contenders.iter().zip(&best) {
        let [encode, decode] = time.map(nanoseconds);
        let [by_encode, by_decode] =
            [0, 1].map(|side| time[side].as_secs_f64() / best[0][side].as_secs_f64());
        println!(
            "  {:<18} encode {encode:8.1} ({by_encode:5.1})   decode {decode:8.1} ({by_decode:5.1})",
            contender.name
        );
    }
}

fn timed(iterations: u32, mut run: impl FnMut()) -> Duration {
    let start = Instant::now();
    for _ in 0..iterations {
        run();
    }
    start.elapsed()
}
