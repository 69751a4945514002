//! A schema's `doc` as lines of documentation that cannot become anything else: not code, not a
//! test, not markup that changes what follows, no script, and nothing that a page loads from elsewhere.

#[cfg(test)]
mod tests;

use avro_ir::__private::is_disturbing;

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
    line.chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|c| !is_disturbing(*c))
        .collect()
}

#[derive(Default)]
struct Lines {
    done: Vec<String>,
    /// The character and length of the fence that is open.
    fence: Option<(char, usize)>,
    /// Whether a backquote of this paragraph may still have its pair to come.
    is_unpaired: bool,
}

impl Lines {
    fn push(&mut self, line: &str) {
        let fence = fence(line);
        match (self.fence, fence) {
            (None, Some(fence)) => {
                self.fence = Some(fence);
                self.done.push(format!("{}text", fence_text(fence)));
            }
            (Some(open), Some(fence)) if closes(line, open, fence) => {
                self.fence = None;
                self.done.push(fence_text(open));
            }
            (Some(_), _) => self.done.push(line.trim_end().to_owned()),
            (None, None) => {
                let line = self.inert(&prose(line));
                self.done.push(line);
            }
        }
    }

    /// A line in which nothing is an HTML tag, as rustdoc would let a script pass, and no link leads to what
    /// is no page; nor is there an image, which whoever opens the page would load. What is surely code, or a
    /// link to a page, stays as it is.
    fn inert(&mut self, line: &str) -> String {
        if line.is_empty() {
            self.is_unpaired = false;
        }
        let is_doubtful = self.is_unpaired || line.contains(['\\', '|']);
        let mut text = String::with_capacity(line.len());
        let mut rest = line;
        while let Some(at) = rest.find(['`', '<', '[']) {
            let (before, special) = rest.split_at(at);
            text.push_str(before);
            let kept = match special.as_bytes()[0] {
                b'<' => autolink(special),
                b'[' => inline_link(special).filter(|_| !text.ends_with('!')),
                _ if self.is_unpaired => None,
                _ => {
                    let code = code(special);
                    self.is_unpaired = code.is_none();
                    code.filter(|_| !is_doubtful)
                }
            };
            let length = kept.unwrap_or(1);
            match kept {
                None if is_tag(special) => text.push_str("&lt;"),
                None if special.starts_with('[') && !is_escaped(&text) => text.push_str("\\["),
                _ => text.push_str(&special[..length]),
            }
            rest = &special[length..];
        }
        text + rest
    }

    fn finish(mut self) -> Vec<String> {
        self.done.extend(self.fence.take().map(fence_text));
        let is_blank = |line: &String| line.is_empty();
        let start = self
            .done
            .iter()
            .position(|line| !is_blank(line))
            .unwrap_or(self.done.len());
        let end = self
            .done
            .iter()
            .rposition(|line| !is_blank(line))
            .map_or(start, |last| last + 1);
        // Several blank lines say no more than one.
        let mut lines = self.done.drain(start..end).collect::<Vec<_>>();
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
/// a fence after the mark of a list or a quote.
fn prose(line: &str) -> String {
    let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
    let mut text = words.join(" ");
    for fence in ["```", "~~~"] {
        if text.contains(fence) {
            let escaped: String = fence.chars().flat_map(|c| ['\\', c]).collect();
            text = text.replace(fence, &escaped);
        }
    }
    text
}

/// The length of the code that a text starts with, between runs of backquotes of one length.
fn code(text: &str) -> Option<usize> {
    let run = |text: &str| text.len() - text.trim_start_matches('`').len();
    let length = run(text);
    let mut at = length;
    while let Some(next) = text[at..].find('`') {
        at += next;
        let found = run(&text[at..]);
        at += found;
        if found == length {
            return Some(at);
        }
    }
    None
}

/// The length of the link in angle brackets that a text starts with.
fn autolink(text: &str) -> Option<usize> {
    let (target, rest) = split_where(&text[1..], |c| !is_of_target(c));
    let is_link = is_page(target) && rest.starts_with('>');
    is_link.then_some(target.len() + "<>".len())
}

/// The length of the link that a text starts with, if it is all of one line, and leads to a page or within one.
fn inline_link(text: &str) -> Option<usize> {
    let is_special = |c| matches!(c, '[' | ']' | '\\' | '`' | '<' | '>');
    let (label, rest) = split_where(&text[1..], is_special);
    let mut open = 1;
    let is_end = |c| {
        match c {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        open == 0 || !is_of_target(c)
    };
    let (target, rest) = split_where(rest.strip_prefix("](")?, is_end);
    let is_link = rest.starts_with(')') && (is_page(target) || target.starts_with('#'));
    is_link.then_some(label.len() + target.len() + "[]()".len())
}

/// The part before the first of some characters, and the rest.
fn split_where(text: &str, is_end: impl FnMut(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(is_end).unwrap_or(text.len()))
}

/// Whether the target of a link is a page, or an address to write to.
fn is_page(target: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| {
        let start = target.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// Whether a character may stand in the target of a link that stays.
fn is_of_target(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\'' | '`' | '[' | ']' | '\\')
}

/// Whether what comes after a text has a backslash before it that is no character itself.
fn is_escaped(before: &str) -> bool {
    let backslashes = before.len() - before.trim_end_matches('\\').len();
    backslashes % 2 == 1
}

/// Whether a text that starts with `<` may start a tag, a comment or an instruction.
fn is_tag(text: &str) -> bool {
    let is_name = |rest: &str| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    };
    text.strip_prefix('<').is_some_and(is_name)
}
