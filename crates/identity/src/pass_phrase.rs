//! Pass-phrases: rules without folklore, and the argon2id verifier.
//!
//! A pass-phrase must be long and must not be guessable from what anybody knows. Nothing asks for capital
//! letters, digits or a change every ninety days (NIST SP 800-63B-4, § 3.1.1.2).

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{CustomizedPasswordHasher as _, PasswordVerifier as _};
use argon2::{Argon2, Params};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::denied::{Denied, Fault};

/// Fewest characters.
pub const SHORTEST: usize = 12;
/// Most characters: an hour of typing is not a pass-phrase, and hashing must stay bounded.
pub const LONGEST: usize = 256;
/// Characters that must remain when what anybody knows is taken out.
const OWN: usize = 8;
/// Fewest different characters.
const DIFFERENT: usize = 5;

/// The verifiers' cost: memory in KiB and passes. The second choice of RFC 9106, § 4.
pub const COST: (u32, u32) = (64 * 1024, 3);
/// Highest cost that a stored verifier may ask for.
const HIGHEST_COST: (u32, u32) = (256 * 1024, 10);

/// Why a pass-phrase does not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// Fewer than [`SHORTEST`] characters.
    Short,
    /// More than [`LONGEST`] characters.
    Long,
    /// Little remains without the person's name, address or town.
    Known,
    /// Everybody tries it first.
    Common,
}

impl Weak {
    /// Key of the sentence in `assets/locales`.
    pub fn key(self) -> &'static str {
        match self {
            Weak::Short => "identity-pass-phrase-short",
            Weak::Long => "identity-pass-phrase-long",
            Weak::Known => "identity-pass-phrase-known",
            Weak::Common => "identity-pass-phrase-common",
        }
    }
}

/// Looks whether a pass-phrase is good enough. `known` is what anybody knows about the person: parts of
/// the name, of the address, of the town's name.
///
/// # Errors
/// [`Denied::PassPhrase`] with the first reason against it.
pub fn check(phrase: &str, known: &[&str]) -> Result<(), Denied> {
    let length = phrase.chars().count();
    let weak = if length < SHORTEST {
        Some(Weak::Short)
    } else if length > LONGEST {
        Some(Weak::Long)
    } else if is_common(phrase) {
        Some(Weak::Common)
    } else if own_characters(phrase, known) < OWN {
        Some(Weak::Known)
    } else {
        None
    };
    weak.map_or(Ok(()), |weak| Err(Denied::PassPhrase(weak)))
}

/// What the pass-phrases of every list of leaks have in common.
static COMMON: &str = include_str!("pass_phrase/tried_first.txt");

fn is_common(phrase: &str) -> bool {
    let plain = plain(phrase);
    let mut different: Vec<char> = plain.chars().collect();
    different.sort_unstable();
    different.dedup();
    let stem = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    let mut list = COMMON.lines().filter(|line| !line.starts_with('#'));
    different.len() < DIFFERENT || list.any(|word| is_made_of(&plain, word) || is_made_of(stem, word))
}

/// Whether the text is the word, once or again and again.
fn is_made_of(text: &str, word: &str) -> bool {
    !text.is_empty() && !word.is_empty() && text.replace(word, "").is_empty()
}

fn own_characters(phrase: &str, known: &[&str]) -> usize {
    let mut own = plain(phrase);
    let words = known.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let mut words: Vec<String> = words.map(plain).filter(|word| word.chars().count() >= 3).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in words {
        own = own.replace(&word, "");
    }
    own.chars().filter(|c| !c.is_ascii_digit()).count()
}

/// Lower case without diacritics, spaces and signs.
fn plain(text: &str) -> String {
    text.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What is kept of a pass-phrase: argon2id in the PHC string format.
#[derive(Clone, PartialEq, Eq)]
pub struct Verifier(String);

impl Verifier {
    /// Makes a verifier with a salt that the caller drew. Takes a fraction of a second and 64 MiB.
    ///
    /// # Errors
    /// [`Fault`] when argon2 refuses, which it does for no valid cost.
    pub fn make(phrase: &str, salt: [u8; 16]) -> Result<Self, Fault> {
        Self::make_at(phrase, salt, COST)
    }

    /// [`Verifier::make`] at another cost, in KiB and passes.
    ///
    /// # Errors
    /// [`Fault`] for a cost argon2 does not know.
    pub fn make_at(phrase: &str, salt: [u8; 16], (memory_kib, passes): (u32, u32)) -> Result<Self, Fault> {
        let params =
            Params::new(memory_kib, passes, 1, Some(32)).map_err(|error| Fault(error.to_string()))?;
        let hash = Argon2::default().hash_password_with_params(typed(phrase).as_bytes(), &salt, params);
        Ok(Self(hash.map_err(|error| Fault(error.to_string()))?.to_string()))
    }

    /// A verifier that nothing fits, as dear as a real one: an unknown address takes as long as a known one.
    pub fn decoy() -> Self {
        let (memory, passes) = COST;
        let (salt, hash) = ("A".repeat(22), "A".repeat(43));
        Self(format!("$argon2id$v=19$m={memory},t={passes},p=1${salt}${hash}"))
    }

    /// Whether the pass-phrase is the one. Takes a fraction of a second and 64 MiB.
    pub fn fits(&self, phrase: &str) -> bool {
        let within = |params: &Params| {
            params.m_cost() <= HIGHEST_COST.0 && params.t_cost() <= HIGHEST_COST.1 && params.p_cost() <= 4
        };
        let Ok(hash) = PasswordHash::new(&self.0) else { return false };
        let bounded = Params::try_from(&hash).is_ok_and(|params| within(&params));
        bounded && Argon2::default().verify_password(typed(phrase).as_bytes(), &hash).is_ok()
    }

    /// Whether it was made at a lower cost than today's and should be made anew at the next sign-in.
    pub fn is_cheap(&self) -> bool {
        let params = PasswordHash::new(&self.0).ok().and_then(|hash| Params::try_from(&hash).ok());
        params.is_none_or(|params| (params.m_cost(), params.t_cost()) < COST)
    }

    /// The PHC string, as kept.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// A kept PHC string.
    pub fn from_text(text: String) -> Self {
        Self(text)
    }
}

impl std::fmt::Debug for Verifier {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Verifier(…)")
    }
}

/// The same letters typed on any keyboard and system (NFKC).
fn typed(phrase: &str) -> Zeroizing<String> {
    Zeroizing::new(phrase.chars().take(LONGEST + 1).nfkc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cheap enough for many cases.
    const CHEAP: (u32, u32) = (64, 1);

    #[test]
    fn a_pass_phrase_is_long_and_not_what_anybody_knows() {
        let known = ["Jana", "Nováková", "jana.novakova@vzorov.cz", "Město Vzorov"];
        let table = [
            ("modrý vlak jede domů", None),
            ("correct horse battery staple", None),
            ("vlak do Vzorova jede ráno", None), // a known word among own ones is no fault
            ("krátké", Some(Weak::Short)),
            ("žluťoučký", Some(Weak::Short)), // characters are counted, not bytes
            ("Jana Nováková 1978", Some(Weak::Known)),
            ("novakova-vzorov-2026", Some(Weak::Known)),
            ("Vzorov2026Vzorov2026", Some(Weak::Known)),
            ("heslo heslo heslo", Some(Weak::Common)),
            ("Heslo123456789", Some(Weak::Common)),
            ("aaaaaaaaaaaaaaaa", Some(Weak::Common)),
            ("123456789012", Some(Weak::Common)),
            ("PasswordPassword1", Some(Weak::Common)),
        ];
        for (phrase, expected) in table {
            let expected = expected.map_or(Ok(()), |weak| Err(Denied::PassPhrase(weak)));
            assert_eq!(check(phrase, &known), expected, "{phrase}");
        }
        assert_eq!(check(&"dlouhé ".repeat(40), &known), Err(Denied::PassPhrase(Weak::Long)));
    }

    #[test]
    fn only_the_same_pass_phrase_fits_on_any_keyboard() {
        let verifier = Verifier::make_at("modrý vlak jede", [1; 16], CHEAP).unwrap();
        assert!(verifier.text().starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
        assert!(verifier.fits("modrý vlak jede"));
        assert!(verifier.fits("modry\u{301} vlak jede"), "composed and decomposed letters are the same");
        assert!(!verifier.fits("modry vlak jede"));
        assert!(!verifier.fits("Modrý vlak jede"));
        assert!(verifier.is_cheap());
    }

    #[test]
    fn a_decoy_costs_what_a_real_one_costs_and_nothing_fits_it() {
        let decoy = Verifier::decoy();
        assert!(!decoy.is_cheap());
        assert!(!decoy.fits("modrý vlak jede"));
    }

    #[test]
    fn a_damaged_or_ruinous_verifier_fits_nothing() {
        let salt_and_hash = format!("{}${}", "A".repeat(22), "A".repeat(43));
        for text in [
            String::new(),
            "nonsense".to_owned(),
            format!("$argon2id$v=19$m=4194304,t=3,p=1${salt_and_hash}"),
            format!("$argon2id$v=19$m=64,t=4000000000,p=1${salt_and_hash}"),
        ] {
            assert!(!Verifier::from_text(text.clone()).fits("modrý vlak jede"), "{text}");
        }
    }
}
