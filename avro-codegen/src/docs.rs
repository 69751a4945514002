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
                let line = self.without_tags(&prose(line));
                self.done.push(line);
            }
        }
    }

    /// A line in which nothing is an HTML tag, as rustdoc would let a script pass. What is surely
    /// code, or a link, stays as it is.
    fn without_tags(&mut self, line: &str) -> String {
        if line.is_empty() {
            self.is_unpaired = false;
        }
        let is_doubtful = self.is_unpaired || line.contains(['\\', '|']);
        let mut text = String::with_capacity(line.len());
        let mut rest = line;
        while let Some(at) = rest.find(['`', '<']) {
            let (before, special) = rest.split_at(at);
            text.push_str(before);
            let kept = if special.starts_with('<') {
                link(special)
            } else {
                let code = code(special);
                self.is_unpaired |= code.is_none();
                code.filter(|_| !is_doubtful && !self.is_unpaired)
            };
            let length = kept.unwrap_or(1);
            if special.starts_with('<') && kept.is_none() && is_tag(special) {
                text.push_str("&lt;");
            } else {
                text.push_str(&special[..length]);
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
fn link(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    let is_link = text.starts_with("<https://") || text.starts_with("<http://");
    let is_one = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '"' | '\'' | '`');
    (is_link && text[1..end].chars().all(is_one)).then_some(end + 1)
}

/// Whether a text that starts with `<` may start a tag, a comment or an instruction.
fn is_tag(text: &str) -> bool {
    text[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
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
        assert_eq!(lines("<pre>"), ["&lt;pre>"]);
        assert_eq!(lines("1. <div>"), ["1. &lt;div>"]);
    }

    #[test]
    fn a_tag_in_a_line_is_text() {
        assert_eq!(
            lines("a <script>x</script>"),
            ["a &lt;script>x&lt;/script>"]
        );
        assert_eq!(lines(r"\<b> \\<b>"), [r"\&lt;b> \\&lt;b>"]);
        assert_eq!(lines("if a < b, <!-- c"), ["if a < b, &lt;!-- c"]);
    }

    #[test]
    fn code_and_links_stay_as_they_are() {
        assert_eq!(lines("a `Vec<T>` b"), ["a `Vec<T>` b"]);
        assert_eq!(
            lines("``a`<b>`` <https://a.org/?b>"),
            ["``a`<b>`` <https://a.org/?b>"]
        );
    }

    #[test]
    fn what_may_be_no_code_is_none() {
        // The first backquote ends what the second line seems to start.
        assert_eq!(lines("a `\nb `<b>`"), ["a `", "b `&lt;b>`"]);
        assert_eq!(lines("` \\` `<b>`"), ["` \\` `&lt;b>`"]);
        assert_eq!(lines("a `|<b>`"), ["a `|&lt;b>`"]);
        assert_eq!(lines("a ``` <b> `"), ["a \\`\\`\\` &lt;b> `"]);
        assert_eq!(lines("<https://a <b>"), ["&lt;https://a &lt;b>"]);
    }

    #[test]
    fn what_cannot_be_seen_is_left_out() {
        assert_eq!(lines("a\u{202e}b\0c"), ["abc"]);
    }
}
