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

#[test]
fn a_link_to_a_page_stays() {
    for line in [
        "a [b](https://a.org/?c=d&e#f) c",
        "[b](http://a.org/a_(b)) and [c](HTTPS://A.org)",
        "[b](mailto:a@b.org), <mailto:a@b.org>",
        "[b *c*](#fields)",
    ] {
        assert_eq!(lines(line), [line]);
    }
}

#[test]
fn a_link_to_elsewhere_is_text() {
    for link in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#x73;cript:alert(1)",
        "&#35;javascript:alert(1)",
        "javascript&colon;alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//a.org",
        "crate::R",
        "struct@R",
        "<javascript:alert(1)>",
        "https:javascript:alert(1)",
        "\\javascript:alert(1)",
        "https://a.org \"title\"",
        "",
    ] {
        let text = lines(&format!("a [b]({link})")).concat();
        assert!(text.starts_with("a \\[b]("), "{text}");
    }
}

#[test]
fn an_image_is_text() {
    assert_eq!(
        lines("![y](https://a.org/y.png)"),
        ["!\\[y](https://a.org/y.png)"]
    );
    assert_eq!(lines("![y][z] ![z]"), ["!\\[y]\\[z] !\\[z]"]);
    assert_eq!(
        lines("[![y](https://a.org/y.png)](https://a.org)"),
        ["\\[!\\[y](https://a.org/y.png)](https://a.org)"]
    );
}

#[test]
fn a_reference_and_its_definition_are_text() {
    assert_eq!(
        lines("[x][y], [y], [y][]\n\n[y]: javascript:a\n> [z]:\n> javascript:b"),
        [
            "\\[x]\\[y], \\[y], \\[y]\\[]",
            "",
            "\\[y]: javascript:a",
            "> \\[z]:",
            "> javascript:b"
        ]
    );
    assert_eq!(lines("[R] and [`R`]"), ["\\[R] and \\[`R`]"]);
}

#[test]
fn a_link_over_two_lines_is_text() {
    assert_eq!(lines("[x](\njavascript:a)"), ["\\[x](", "javascript:a)"]);
    assert_eq!(lines("[x\ny](javascript:a)"), ["\\[x", "y](javascript:a)"]);
}

#[test]
fn a_bracket_that_is_escaped_stays_so() {
    assert_eq!(lines(r"\[x](javascript:a)"), [r"\[x](javascript:a)"]);
    assert_eq!(lines(r"\\[x](javascript:a)"), [r"\\\[x](javascript:a)"]);
    assert_eq!(lines(r"`\`[x](javascript:a)"), [r"`\`\[x](javascript:a)"]);
    assert_eq!(lines("`a[0]` a[0]"), ["`a[0]` a\\[0]"]);
}

#[test]
fn many_marks_are_looked_at_once_each() {
    for mark in [
        "<",
        "[",
        "`",
        "[a](https://",
        "<https://a",
        "\\[",
        "` ``",
        "|`` ` ",
    ] {
        let text = lines(&mark.repeat(100_000)).concat();
        assert!(text.len() >= mark.trim().len() * 100_000, "{mark}");
    }
}
