//! This module lays text out: brackets, commas, colons and lines.

use super::super::Format;
use super::Walk;

impl Walk<'_, '_, '_> {
    /// Writes what stands before the member or item `index`.
    pub(super) fn separate(&mut self, index: usize) {
        if index > 0 {
            self.out.push(',');
        }
        self.new_line();
    }

    /// Ends an object or array of `count` members or items.
    pub(super) fn close(&mut self, bracket: char, count: usize) {
        self.printer.frames.pop();
        self.depth -= 1;
        if count > 0 {
            self.new_line();
        }
        self.out.push(bracket);
    }

    pub(super) fn colon(&mut self) {
        self.out.push_str(match self.printer.format {
            Format::Compact => ":",
            Format::Pretty => ": ",
        });
    }

    pub(super) fn new_line(&mut self) {
        /// Deep values would make the indentation alone grow with the square of their depth.
        const MAX_INDENT: usize = 64;
        match self.printer.format {
            Format::Compact => {}
            Format::Pretty => {
                self.out.push('\n');
                let levels = self.depth.min(MAX_INDENT);
                self.out.extend(std::iter::repeat_n("  ", levels));
            }
        }
    }
}
