//! A line on the terminal while something long is being done.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

const FRAMES: [char; 10] = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const TICK: Duration = Duration::from_millis(120);

/// Is shown until it is dropped.
pub(crate) struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

/// Shows, on a terminal, what is being done; what takes less than a tick is not worth a line.
pub(crate) fn show(doing: &'static str) -> Progress {
    if !io::stderr().is_terminal() {
        return Progress(None);
    }
    let (sender, receiver) = mpsc::channel();
    let spin = move || {
        let mut frames = FRAMES.iter().cycle();
        let mut line = String::new();
        while receiver.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
            line = format!("{} {doing}", frames.next().unwrap_or(&' '));
            let _ = write!(io::stderr(), "\r{line}");
        }
        let blank = " ".repeat(line.chars().count());
        let _ = write!(io::stderr(), "\r{blank}\r");
    };
    Progress(Some((sender, thread::spawn(spin))))
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.0.take() {
            // The thread ends when nobody can send.
            drop(sender);
            let _ = thread.join();
        }
    }
}
