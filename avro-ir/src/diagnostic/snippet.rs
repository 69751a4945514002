//! This module cuts the line around a place out of a text, so that it can be shown.

use super::push_visible;
use crate::location::{Location, Sources};

/// How many columns of a line are shown.
const LINE_WIDTH: usize = 120;
/// How many columns are shown in front of the place when the line is clipped.
const LEAD: usize = 40;
const TAB: &str = "    ";

/// One line of a text, with the columns to mark below it.
pub(super) struct Snippet {
    pub(super) line: String,
    /// How many columns stand in front of the marks.
    pub(super) indent: usize,
    /// How many columns are marked, at least one.
    pub(super) width: usize,
}

impl Snippet {
    /// The first line of the place; of a long line, the part around the place.
    pub(super) fn new(location: Location, sources: &Sources) -> Option<Self> {
        let text = &*sources.get(location.source)?.text;
        let range = location.range();
        let start = text
            .get(..range.start)?
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let end = text[range.start..]
            .find('\n')
            .map_or(text.len(), |length| range.start + length);
        let before = text[start..range.start].trim_start_matches('\u{feff}');
        let marked = text
            .get(range.start..range.end.clamp(range.start, end))?
            .trim_end_matches('\r');
        let after = text[range.start + marked.len()..end].trim_end_matches('\r');
        Some(Self::around(before, marked, after))
    }

    fn around(before: &str, marked: &str, after: &str) -> Self {
        let fits = before.len() + marked.len() + after.len() <= LINE_WIDTH;
        let before = if fits {
            clip_end(before, LINE_WIDTH)
        } else {
            clip_start(before)
        };
        let room = LINE_WIDTH.saturating_sub(width(&before));
        let marked = clip_end(marked, room);
        // What was clipped takes one column more than there is, and ends the line.
        let after = match room.checked_sub(width(&marked)) {
            Some(room) => clip_end(after, room),
            None => String::new(),
        };
        let line = format!("{before}{marked}{after}");
        Self {
            line,
            indent: width(&before),
            width: width(&marked).max(1),
        }
    }
}

/// The start of a text, as it is shown, in at most `limit` columns and a mark of clipping.
fn clip_end(text: &str, limit: usize) -> String {
    let mut shown = String::new();
    let mut columns = 0;
    for c in text.chars() {
        let length = shown.len();
        push_shown(&mut shown, c);
        columns += width(&shown[length..]);
        if columns > limit {
            shown.truncate(length);
            shown.push('…');
            break;
        }
    }
    shown
}

/// The end of a text, as it is shown, in at most `LEAD` columns and a mark of clipping.
fn clip_start(text: &str) -> String {
    let kept = text
        .char_indices()
        .rev()
        .take(LEAD + 1)
        .map(|(index, _)| index);
    let shown = clip_end(&text[kept.min().unwrap_or(0)..], usize::MAX);
    if width(&shown) <= LEAD {
        return shown;
    }
    let mut columns = 0;
    let ends = shown.char_indices().rev().take_while(|(_, c)| {
        columns += char_width(*c);
        columns <= LEAD
    });
    let start = ends.last().map_or(shown.len(), |(index, _)| index);
    format!("…{}", &shown[start..])
}

fn push_shown(shown: &mut String, c: char) {
    match c {
        '\t' => shown.push_str(TAB),
        c => push_visible(shown, c),
    }
}

fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// How many columns of a terminal a character takes.
///
/// Schemas are nearly all ASCII: the ranges of wide and of combining characters that are in use
/// suffice to align marks, so this crate does without the tables of `unicode-width`.
fn char_width(c: char) -> usize {
    let is_in = |ranges: &[(char, char)]| {
        ranges
            .iter()
            .any(|&(first, last)| (first..=last).contains(&c))
    };
    match c {
        '\0'..'\u{300}' => 1,
        _ if is_in(&COMBINING) => 0,
        _ if is_in(&WIDE) => 2,
        _ => 1,
    }
}

const COMBINING: [(char, char); 22] = [
    ('\u{300}', '\u{36f}'),
    ('\u{483}', '\u{489}'),
    ('\u{591}', '\u{5bd}'),
    ('\u{610}', '\u{61a}'),
    ('\u{64b}', '\u{65f}'),
    ('\u{900}', '\u{902}'),
    ('\u{93c}', '\u{93c}'),
    ('\u{941}', '\u{948}'),
    ('\u{94d}', '\u{94d}'),
    ('\u{e31}', '\u{e31}'),
    ('\u{e34}', '\u{e3a}'),
    ('\u{e47}', '\u{e4e}'),
    ('\u{1160}', '\u{11ff}'),
    ('\u{1ab0}', '\u{1aff}'),
    ('\u{1dc0}', '\u{1dff}'),
    ('\u{20d0}', '\u{20ff}'),
    ('\u{302a}', '\u{302f}'),
    ('\u{3099}', '\u{309a}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{fe20}', '\u{fe2f}'),
    ('\u{1f3fb}', '\u{1f3ff}'),
    ('\u{e0100}', '\u{e01ef}'),
];

const WIDE: [(char, char); 15] = [
    ('\u{1100}', '\u{115f}'),
    ('\u{231a}', '\u{231b}'),
    ('\u{23e9}', '\u{23ec}'),
    ('\u{2e80}', '\u{303e}'),
    ('\u{3041}', '\u{a4cf}'),
    ('\u{a960}', '\u{a97f}'),
    ('\u{ac00}', '\u{d7a3}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{fe30}', '\u{fe6f}'),
    ('\u{ff00}', '\u{ff60}'),
    ('\u{ffe0}', '\u{ffe6}'),
    ('\u{1b000}', '\u{1b2ff}'),
    ('\u{1f300}', '\u{1f64f}'),
    ('\u{1f680}', '\u{1faff}'),
    ('\u{20000}', '\u{3fffd}'),
];
