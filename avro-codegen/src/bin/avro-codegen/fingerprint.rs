//! `fingerprint`: a schema's fingerprint, in hexadecimal.

use crate::args::{Algorithm, Fingerprint, MessageFormat};
use crate::canonical;
use crate::report::{self, Outcome};
use std::fmt::Write as _;
use std::io;

pub(crate) fn run(args: &Fingerprint) -> io::Result<Outcome> {
    match canonical::schema(&args.schema) {
        Ok(schema) => {
            let digits = match args.algorithm {
                Algorithm::Rabin => hex(&schema.fingerprint_rabin().to_be_bytes()),
                Algorithm::Md5 => hex(&schema.fingerprint_md5()),
                Algorithm::Sha256 => hex(&schema.fingerprint_sha256()),
            };
            report::print(&digits).map(|()| Outcome::Fine)
        }
        Err(error) => report::error(&error, MessageFormat::Human),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("writing to a string cannot fail");
        digits
    })
}
