//! Path rules: which of the caller's choices holds for a type or a field, and which match nothing.

use avro_ir::{Code, Diagnostic, quote};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

/// What the keys of an option's rules name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keys {
    /// Types, fields, namespaces with `.*`, or `.` for everything.
    Paths,
    /// Namespaces or types; those below a namespace are meant too.
    Prefixes,
    /// The names of logical types.
    LogicalTypes,
}

impl Keys {
    /// What a key that names nothing should have been.
    pub(crate) fn help(self) -> &'static str {
        match self {
            Self::Paths => "a path is a fullname, `fullname.field`, `namespace.*` or `.`",
            Self::Prefixes => "a path is a namespace, or the fullname of a type",
            Self::LogicalTypes => {
                "a key is the name of a logical type, the text beside `logicalType` in a schema"
            }
        }
    }

    /// Whether a key is a default for whatever there is, which may be nothing.
    fn is_for_everything(self, key: &str) -> bool {
        self == Self::Paths && key == "."
    }
}

/// The rules of one option, ready for look-up.
#[derive(Debug)]
pub(crate) struct Rules<T> {
    /// The option's name, for messages.
    option: &'static str,
    keys: Keys,
    list: Vec<(String, T)>,
    by_path: HashMap<String, Vec<usize>>,
    /// The length of the longest key: a namespace may have hundreds of thousands of parts.
    longest: usize,
    used: RefCell<BTreeSet<usize>>,
}

impl<T> Rules<T> {
    /// Rules in the order in which they were given.
    pub(crate) fn new(option: &'static str, keys: Keys, rules: Vec<(String, T)>) -> Self {
        let mut by_path: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, (path, _)) in rules.iter().enumerate() {
            by_path.entry(path.clone()).or_default().push(index);
        }
        Self {
            option,
            keys,
            longest: rules.iter().map(|(path, _)| path.len()).max().unwrap_or(0),
            list: rules,
            by_path,
            used: RefCell::default(),
        }
    }

    /// Whether there are no rules.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The paths of the rules.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|(path, _)| path.as_str())
    }

    /// The most specific rule's value for a type, or for one of its fields or symbols.
    pub(crate) fn get(&self, fullname: &str, member: Option<&str>) -> Option<&T> {
        self.matching(fullname, member).next()
    }

    /// The rule for exactly this type or member.
    pub(crate) fn exact(&self, fullname: &str, member: Option<&str>) -> Option<&T> {
        let path = member.map_or_else(
            || fullname.to_owned(),
            |member| format!("{fullname}.{member}"),
        );
        self.at(&path).next()
    }

    /// The values of all rules for a type, or for one of its members, the most general first.
    pub(crate) fn all(&self, fullname: &str, member: Option<&str>) -> Vec<&T> {
        let mut values: Vec<&T> = self.matching(fullname, member).collect();
        values.reverse();
        values
    }

    /// The values of all rules for a type that has no name of its own: those for everything, for
    /// its namespace, and for the field that it is the type of. The most general first.
    pub(crate) fn for_part<U: Clone>(&self, fullname: &str, member: Option<&str>) -> Vec<U>
    where
        T: AsRef<[U]>,
    {
        let own: Vec<*const T> = match member {
            Some(_) => self.at(fullname).map(std::ptr::from_ref).collect(),
            None => Vec::new(),
        };
        let values = self.all(fullname, member).into_iter();
        values
            .filter(|value| !own.contains(&std::ptr::from_ref(*value)))
            .flat_map(|value| value.as_ref().to_vec())
            .collect()
    }

    /// The rule whose path is the longest prefix of `fullname`: the fullname itself or a namespace.
    /// Also gives what follows the prefix.
    pub(crate) fn prefix<'a>(&self, fullname: &'a str) -> Option<(&T, &'a str)> {
        let ends =
            std::iter::once(fullname.len()).chain(fullname.rmatch_indices('.').map(|(at, _)| at));
        ends.filter(|end| *end <= self.longest).find_map(|end| {
            let value = self.at(&fullname[..end]).next()?;
            Some((value, fullname[end..].trim_start_matches('.')))
        })
    }

    /// A warning for each rule that nothing matched.
    pub(crate) fn unused(&self) -> impl Iterator<Item = Diagnostic> {
        let used = self.used.borrow();
        self.list
            .iter()
            .enumerate()
            .filter(move |(index, (key, _))| {
                !used.contains(index) && !self.keys.is_for_everything(key)
            })
            .map(|(_, (path, _))| {
                Diagnostic::warning(
                    Code::UnmatchedRule,
                    format!("`{}` for {} matches nothing", self.option, quote(path)),
                )
                .with_help(self.keys.help())
            })
    }

    /// The values of the rules that match, the most specific first.
    fn matching<'s>(
        &'s self,
        fullname: &str,
        member: Option<&str>,
    ) -> impl Iterator<Item = &'s T> + use<'s, T> {
        let exact = member.map(|member| format!("{fullname}.{member}"));
        let namespaces = fullname
            .rmatch_indices('.')
            .filter(|(at, _)| at + ".*".len() <= self.longest)
            .map(|(at, _)| format!("{}.*", &fullname[..at]));
        let paths = exact
            .into_iter()
            .chain([fullname.to_owned()])
            .chain(namespaces)
            .chain([".".to_owned()]);
        let values: Vec<&T> = paths.flat_map(|path| self.at(&path)).collect();
        values.into_iter()
    }

    /// The values at exactly `path`, the last first.
    fn at<'s>(&'s self, path: &str) -> impl Iterator<Item = &'s T> + use<'s, T> {
        let indexes = self.by_path.get(path).map_or(&[][..], Vec::as_slice);
        self.used.borrow_mut().extend(indexes);
        indexes.iter().rev().map(|&index| &self.list[index].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(list: &[(&str, i32)]) -> Rules<i32> {
        Rules::new(
            "map_type",
            Keys::Paths,
            list.iter()
                .map(|(path, value)| ((*path).to_owned(), *value))
                .collect(),
        )
    }

    #[test]
    fn the_most_specific_rule_wins_then_the_last() {
        let rules = rules(&[
            (".", 0),
            ("a.*", 1),
            ("a.b.R", 2),
            ("a.b.R.f", 3),
            ("a.b.R.f", 4),
            ("a.b.*", 5),
        ]);
        assert_eq!(rules.get("a.b.R", Some("f")), Some(&4));
        assert_eq!(rules.get("a.b.R", Some("g")), Some(&2));
        assert_eq!(rules.get("a.b.S", None), Some(&5));
        assert_eq!(rules.get("a.c.S", None), Some(&1));
        assert_eq!(rules.get("S", None), Some(&0));
    }

    #[test]
    fn a_prefix_is_a_type_or_a_namespace() {
        let rules = rules(&[("com.acme", 1), ("com.acme.T", 2)]);
        assert_eq!(rules.prefix("com.acme.T"), Some((&2, "")));
        assert_eq!(rules.prefix("com.acme.x.U"), Some((&1, "x.U")));
        assert_eq!(rules.prefix("com.acmeX.U"), None);
    }

    #[test]
    fn a_rule_that_matches_nothing_is_reported() {
        let rules = rules(&[("a.R", 1), ("a.S", 2)]);
        rules.get("a.R", Some("f"));
        assert_eq!(rules.unused().count(), 1);
    }

    #[test]
    fn a_rule_for_everything_may_match_nothing() {
        assert_eq!(rules(&[(".", 1)]).unused().count(), 0);
    }

    #[test]
    fn a_key_that_names_nothing_is_told_what_keys_are() {
        let help = |keys| {
            let rules = Rules::new("option", keys, vec![("a".to_owned(), ())]);
            let warning = rules.unused().next().expect("nothing looked it up");
            warning.help.expect("each kind of key has a help")
        };
        assert!(help(Keys::Paths).contains("`fullname.field`"));
        assert!(help(Keys::Prefixes).contains("a namespace"));
        assert!(help(Keys::LogicalTypes).contains("`logicalType`"));
    }
}
