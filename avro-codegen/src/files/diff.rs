//! The difference of two texts by lines, as `diff -u` shows it.
//!
//! It is found by the lines that each text has once, as in patience diff: generated code is full of
//! them, and the work does not grow with how much the texts differ.

use avro_ir::__private::visible;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

/// How many lines that are the same are shown around a change.
const CONTEXT: usize = 3;

/// Lines, and what stands in their place.
#[derive(Clone)]
struct Change {
    old: Range<usize>,
    new: Range<usize>,
}

/// Appends the changes from `old` to `new`; nothing when there are none.
pub(super) fn unified(out: &mut String, [from, to]: [&str; 2], old: &str, new: &str) {
    let [old, new] = [old, new].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let changes = changes(&old, &new);
    if !changes.is_empty() {
        line(out, "--- ", from);
        line(out, "+++ ", to);
    }
    let is_near = |left: &Change, right: &Change| right.old.start - left.old.end <= 2 * CONTEXT;
    for changes in changes.chunk_by(is_near) {
        hunk(out, changes, &old, &new);
    }
}

/// Changes that are near each other, and the lines around them.
fn hunk(out: &mut String, changes: &[Change], old: &[&str], new: &[&str]) {
    let (Some(first), Some(last)) = (changes.first(), changes.last()) else {
        return;
    };
    let before = CONTEXT.min(first.old.start);
    let after = CONTEXT.min(old.len() - last.old.end);
    let whole = Change {
        old: first.old.start - before..last.old.end + after,
        new: first.new.start - before..last.new.end + after,
    };
    let [removed, added] = [&whole.old, &whole.new].map(place);
    line(out, "@@ ", &format!("-{removed} +{added} @@"));
    let mut at = whole.old.start;
    for change in changes {
        lines(out, " ", &old[at..change.old.start]);
        lines(out, "-", &old[change.old.clone()]);
        lines(out, "+", &new[change.new.clone()]);
        at = change.old.end;
    }
    lines(out, " ", &old[at..whole.old.end]);
}

/// Lines are counted from 1; where there are none, the one before is named.
fn place(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        length => format!("{},{length}", lines.start + 1),
    }
}

fn lines(out: &mut String, mark: &str, lines: &[&str]) {
    for text in lines {
        let shown = shown(text.strip_suffix('\n').unwrap_or(text));
        line(out, mark, &shown);
        if !text.ends_with('\n') {
            line(out, "\\ ", "No newline at end of file");
        }
    }
}

/// A line without what could disturb a terminal, which a file that was edited may have.
fn shown(line: &str) -> String {
    let parts: Vec<String> = line.split('\t').map(visible).collect();
    parts.join("\t")
}

fn line(out: &mut String, mark: &str, text: &str) {
    writeln!(out, "{mark}{text}").expect("writing to a string cannot fail");
}

/// What differs, in order; between two changes there are lines that are the same.
fn changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut pending = vec![Change {
        old: 0..old.len(),
        new: 0..new.len(),
    }];
    while let Some(part) = pending.pop() {
        let part = trimmed(part, old, new);
        let anchors = anchors(&part, old, new);
        if anchors.is_empty() {
            if !part.old.is_empty() || !part.new.is_empty() {
                changes.push(part);
            }
            continue;
        }
        let mut rest = part;
        for (at_old, at_new) in anchors {
            pending.push(Change {
                old: at_old + 1..rest.old.end,
                new: at_new + 1..rest.new.end,
            });
            rest.old.end = at_old;
            rest.new.end = at_new;
        }
        pending.push(rest);
    }
    changes
}

/// Without the lines that are the same at the start and at the end.
fn trimmed(mut part: Change, old: &[&str], new: &[&str]) -> Change {
    let same = |(old, new): &(&&str, &&str)| old == new;
    let [left, right] = [&old[part.old.clone()], &new[part.new.clone()]];
    let start = left.iter().zip(right).take_while(same).count();
    let [left, right] = [&left[start..], &right[start..]];
    let end = left.iter().rev().zip(right.iter().rev());
    let end = end.take_while(same).count();
    part.old = part.old.start + start..part.old.end - end;
    part.new = part.new.start + start..part.new.end - end;
    part
}

/// The longest row of lines that each side has once, in the order of both; the last comes first.
fn anchors(part: &Change, old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let once = once(part.new.clone(), new);
    let mut common: Vec<(usize, usize)> = self::once(part.old.clone(), old)
        .into_iter()
        .filter_map(|(text, at)| Some((at?, (*once.get(text)?)?)))
        .collect();
    common.sort_unstable();
    // The longest increasing row: of the rows of each length, the one that ends first.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    for (index, &(_, at)) in common.iter().enumerate() {
        let length = ends.partition_point(|&end| common[end].1 < at);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        ends.truncate(ends.len().max(length));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let row = std::iter::successors(ends.last().copied(), |&index| before[index]);
    row.map(|index| common[index]).collect()
}

/// Where each line is, if it is there only once.
fn once<'t>(part: Range<usize>, lines: &[&'t str]) -> HashMap<&'t str, Option<usize>> {
    let mut places = HashMap::new();
    for at in part {
        let place = places.entry(lines[at]).or_insert(Some(at));
        if *place != Some(at) {
            *place = None;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::unified;
    use expect_test::{Expect, expect};

    fn diff(old: &str, new: &str) -> String {
        let mut text = String::new();
        unified(&mut text, ["old", "new"], old, new);
        text
    }

    #[track_caller]
    fn check(old: &str, new: &str, expected: &Expect) {
        expected.assert_eq(&diff(old, new));
    }

    /// Does what a diff says.
    fn apply(old: &str, diff: &str) -> String {
        let mut rest: Vec<&str> = old.split_inclusive('\n').rev().collect();
        let (mut at, mut last) = (0, "");
        let mut new = String::new();
        for line in diff.split_inclusive('\n').skip(2) {
            let (mark, text) = line.split_at(1);
            match mark {
                "@" => {
                    let place = text[3..].split(' ').next().unwrap();
                    let (start, length) = place.split_once(',').unwrap_or((place, "1"));
                    let start: usize = start.parse().unwrap();
                    let start = start - usize::from(length != "0");
                    while at < start {
                        new.push_str(rest.pop().unwrap());
                        at += 1;
                    }
                }
                "\\" if last == "-" => {}
                "\\" => assert_eq!(new.pop(), Some('\n')),
                "+" => new.push_str(text),
                _ => {
                    let line = rest.pop().unwrap();
                    assert_eq!(line.trim_end(), text.trim_end());
                    at += 1;
                    if mark == " " {
                        new.push_str(text);
                    }
                }
            }
            last = mark;
        }
        new.extend(rest.into_iter().rev());
        new
    }

    #[test]
    fn equal_texts_have_no_difference() {
        check("a\nb\n", "a\nb\n", &expect![""]);
    }

    #[test]
    fn three_lines_around_a_change_are_shown() {
        check(
            "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
            "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
            &expect![[r"
                --- old
                +++ new
                @@ -2,7 +2,7 @@
                 2
                 3
                 4
                -5
                +five
                 6
                 7
                 8
            "]],
        );
    }

    #[test]
    fn changes_that_are_far_apart_are_shown_by_themselves() {
        check(
            "a\n1\n2\n3\n4\n5\n6\n7\nb\n",
            "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
            &expect![[r"
                --- old
                +++ new
                @@ -1,4 +1,4 @@
                -a
                +A
                 1
                 2
                 3
                @@ -6,4 +6,4 @@
                 5
                 6
                 7
                -b
                +B
            "]],
        );
    }

    #[test]
    fn a_file_that_is_new_is_all_additions() {
        check(
            "",
            "a\nb\n",
            &expect![[r"
            --- old
            +++ new
            @@ -0,0 +1,2 @@
            +a
            +b
        "]],
        );
    }

    #[test]
    fn a_file_that_has_to_go_is_all_removals() {
        check(
            "a\n",
            "",
            &expect![[r"
            --- old
            +++ new
            @@ -1 +0,0 @@
            -a
        "]],
        );
    }

    #[test]
    fn an_end_of_line_that_is_missing_is_said() {
        check(
            "a",
            "a\n",
            &expect![[r"
            --- old
            +++ new
            @@ -1 +1 @@
            -a
            \ No newline at end of file
            +a
        "]],
        );
    }

    #[test]
    fn lines_that_moved_are_found_by_those_that_stayed() {
        check(
            "a\nb\nc\n}\n}\n",
            "c\n}\na\nb\n}\n",
            &expect![[r"
            --- old
            +++ new
            @@ -1,5 +1,5 @@
            -a
            -b
             c
             }
            +a
            +b
             }
        "]],
        );
    }

    #[test]
    fn what_is_shown_makes_the_new_text_of_the_old_one() {
        // Texts of few different lines, so that most stand more than once.
        let mut state = 1_u64;
        let mut number = |below: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) % below
        };
        for _ in 0..2_000 {
            let [old, new] = [(); 2].map(|()| {
                let kinds = 1 + number(12);
                let lines = (0..number(30)).map(|_| format!("{}\n", number(kinds)));
                let mut text: String = lines.collect();
                if number(4) == 0 {
                    text.pop();
                }
                text
            });
            let diff = diff(&old, &new);
            assert_eq!(apply(&old, &diff), new, "{old:?}\n{diff}");
        }
    }
}
