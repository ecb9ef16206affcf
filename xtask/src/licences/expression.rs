//! SPDX licence expressions (SPDX specification, annex D), as far as manifests use them.

/// Whether a person who accepts only what `accepted` says may use work under `expression`.
/// `None` when the expression is not understood.
pub(super) fn allows(expression: &str, accepted: &dyn Fn(&str) -> bool) -> Option<bool> {
    // Old manifests write the choice with a slash.
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, accepted };
    let allowed = reader.either()?;
    reader.words.is_empty().then_some(allowed)
}

struct Reader<'a> {
    words: &'a [&'a str],
    accepted: &'a dyn Fn(&str) -> bool,
}

impl Reader<'_> {
    fn either(&mut self) -> Option<bool> {
        let mut allowed = self.both()?;
        while self.takes("OR") {
            allowed |= self.both()?;
        }
        Some(allowed)
    }

    fn both(&mut self) -> Option<bool> {
        let mut allowed = self.one()?;
        while self.takes("AND") {
            allowed &= self.one()?;
        }
        Some(allowed)
    }

    fn one(&mut self) -> Option<bool> {
        if self.takes("(") {
            let allowed = self.either()?;
            return self.takes(")").then_some(allowed);
        }
        let (name, rest) = self.words.split_first().filter(|(name, _)| !is_operator(name))?;
        self.words = rest;
        if !self.takes("WITH") {
            return Some((self.accepted)(name));
        }
        let (exception, rest) = self.words.split_first()?;
        self.words = rest;
        // An exception only ever adds freedom, so the bare licence is enough.
        Some((self.accepted)(name) || (self.accepted)(&format!("{name} WITH {exception}")))
    }

    fn takes(&mut self, word: &str) -> bool {
        let found = self.words.first().is_some_and(|first| first.eq_ignore_ascii_case(word));
        if found {
            self.words = &self.words[1..];
        }
        found
    }
}

fn is_operator(word: &str) -> bool {
    ["AND", "OR", "WITH", "(", ")"].iter().any(|operator| word.eq_ignore_ascii_case(operator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_need_one_and_sums_need_all() {
        let accepted = |name: &str| ["MIT", "Apache-2.0", "Unicode-3.0"].contains(&name);
        let table = [
            ("MIT", Some(true)),
            ("GPL-3.0", Some(false)),
            ("MIT OR GPL-3.0", Some(true)),
            ("MIT/GPL-3.0", Some(true)),
            ("MIT AND GPL-3.0", Some(false)),
            ("(MIT OR GPL-2.0) AND Unicode-3.0", Some(true)),
            ("GPL-2.0 OR MIT AND GPL-3.0", Some(false)), // AND binds tighter
            ("Apache-2.0 WITH LLVM-exception", Some(true)),
            ("", None),
            ("MIT MIT", None),
            ("(MIT", None),
            ("MIT OR", None),
        ];
        for (expression, expected) in table {
            assert_eq!(allows(expression, &accepted), expected, "{expression}");
        }
    }
}
