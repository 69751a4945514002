//! A schema's `doc` as lines of documentation that cannot become anything else: not code, not a
//! test, not markup that changes what follows.

/// The lines of a doc, made safe.
pub(crate) fn lines(doc: &str) -> Vec<String> {
    let mut lines = Lines::default();
    for line in doc.replace("\r\n", "\n").split([
        '\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}', '\u{85}',
    ]) {
        lines.push(&visible(line));
    }
    lines.finish()
}

/// Without control characters and marks that change the direction of text.
fn visible(line: &str) -> String {
    let is_hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}');
    line.chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|c| !c.is_control() && !is_hidden(*c))
        .collect()
}

#[derive(Default)]
struct Lines {
    lines: Vec<String>,
    /// The character and length of the fence that is open.
    fence: Option<(char, usize)>,
}

impl Lines {
    fn push(&mut self, line: &str) {
        let fence = fence(line);
        match (self.fence, fence) {
            (None, Some(fence)) => {
                self.fence = Some(fence);
                self.lines.push(format!("{}text", fence_text(fence)));
            }
            (Some(open), Some(fence)) if closes(line, open, fence) => {
                self.fence = None;
                self.lines.push(fence_text(open));
            }
            (Some(_), _) => self.lines.push(line.trim_end().to_owned()),
            (None, None) => self.lines.push(prose(line)),
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.lines.extend(self.fence.take().map(fence_text));
        let is_blank = |line: &String| line.is_empty();
        let start = self
            .lines
            .iter()
            .position(|line| !is_blank(line))
            .unwrap_or(self.lines.len());
        let end = self
            .lines
            .iter()
            .rposition(|line| !is_blank(line))
            .map_or(start, |last| last + 1);
        // Several blank lines say no more than one.
        let mut lines = self.lines.drain(start..end).collect::<Vec<_>>();
        lines.dedup_by(|a, b| a.is_empty() && b.is_empty());
        lines
    }
}

/// The fence that a line opens or closes: three or more backticks or tildes.
fn fence(line: &str) -> Option<(char, usize)> {
    let line = line.trim_start();
    let first = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.chars().take_while(|c| *c == first).count();
    let rest = &line[length..];
    (length >= 3 && !(first == '`' && rest.contains('`'))).then_some((first, length))
}

fn fence_text((c, length): (char, usize)) -> String {
    std::iter::repeat_n(c, length).collect()
}

fn closes(line: &str, open: (char, usize), fence: (char, usize)) -> bool {
    fence.0 == open.0 && fence.1 >= open.1 && line.trim().chars().all(|c| c == fence.0)
}

/// A line outside of fences. Indentation would make it code, which rustdoc would compile; so would
/// a fence after a list's or a quote's mark. A `<` that starts a line would start a block of HTML,
/// in which fences are not seen.
fn prose(line: &str) -> String {
    let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
    let mut text = words.join(" ");
    for fence in ["```", "~~~"] {
        if text.contains(fence) {
            let escaped: String = fence.chars().flat_map(|c| ['\\', c]).collect();
            text = text.replace(fence, &escaped);
        }
    }
    let marks = text.len() - text.trim_start_matches(is_block_mark).len();
    if text[marks..].starts_with('<') {
        text.insert(marks, '\\');
    }
    text
}

/// What may stand before the content of a line: marks of quotes and lists.
fn is_block_mark(c: char) -> bool {
    matches!(c, ' ' | '>' | '-' | '+' | '*' | '.' | ')') || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn every_line_break_starts_a_line() {
        assert_eq!(lines("a\r\nb\rc\u{2028}d"), ["a", "b", "c", "d"]);
    }

    #[test]
    fn indentation_does_not_make_code() {
        assert_eq!(
            lines("x\n\n    let x = ;\n-       y"),
            ["x", "", "let x = ;", "- y"]
        );
    }

    #[test]
    fn a_fence_is_text_and_is_closed() {
        assert_eq!(lines("```\nfn\n```"), ["```text", "fn", "```"]);
        assert_eq!(lines("~~~rust\nfn"), ["~~~text", "fn", "~~~"]);
    }

    #[test]
    fn a_fence_behind_a_mark_is_escaped() {
        assert_eq!(lines("> ```"), ["> \\`\\`\\`"]);
        assert_eq!(lines("- ~~~"), ["- \\~\\~\\~"]);
    }

    #[test]
    fn html_does_not_hide_a_fence() {
        assert_eq!(lines("<pre>"), ["\\<pre>"]);
        assert_eq!(lines("1. <div>"), ["1. \\<div>"]);
    }

    #[test]
    fn what_cannot_be_seen_is_left_out() {
        assert_eq!(lines("a\u{202e}b\0c"), ["abc"]);
    }
}
