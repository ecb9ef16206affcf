//! Whether this program and the one of the office get on: what the office says to anybody is compared with what
//! this program is.

use crate::ports::network::Hello;

/// The protocol this program speaks.
const PROTOCOL: u32 = 1;

/// Which of the two programs is too old for the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// This one.
    Program {
        /// The oldest program the office lets in.
        needed: Version,
    },
    /// The one of the office.
    Server {
        /// Its version.
        is: Version,
    },
}

/// A version: `1.4.0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version([u32; 3]);

impl Version {
    /// Reads the numbers; what is missing or is none counts as nought, and a word behind a dash does not count.
    fn read(text: &str) -> Self {
        let numbers = text.split('-').next().unwrap_or_default();
        let mut parts = numbers.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
        Self(std::array::from_fn(|_| parts.next().unwrap_or(0)))
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self([big, small, least]) = self;
        write!(out, "{big}.{small}.{least}")
    }
}

/// Whether the programs fit.
///
/// # Errors
/// [`Misfit`] says which of them is too old.
pub(crate) fn check_fits(hello: &Hello) -> Result<(), Misfit> {
    let [oldest, newest] = hello.protocol;
    let needed = Version::read(&hello.min_app);
    if PROTOCOL < oldest || Version::read(env!("CARGO_PKG_VERSION")) < needed {
        return Err(Misfit::Program { needed });
    }
    if PROTOCOL > newest {
        return Err(Misfit::Server { is: Version::read(&hello.server_version) });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_that_do_not_fit_say_which_one_is_old() {
        let hello = |protocol, min_app: &str| Hello {
            server_version: "9.9.9".to_owned(),
            protocol,
            min_app: min_app.to_owned(),
            time: obeznik_kernel::Timestamp::UNIX_EPOCH,
            features: Vec::new(),
        };
        let program = |needed| Err(Misfit::Program { needed: Version(needed) });
        let table = [
            ([1, 1], "0.1.0", Ok(())),
            ([1, 7], "0.0.9", Ok(())),
            ([1, 1], "0.1", Ok(())), // a number left out is nought
            ([2, 7], "0.1.0", program([0, 1, 0])),
            ([1, 1], "0.10.0", program([0, 10, 0])),
            ([1, 1], "9.0.0-beta.2", program([9, 0, 0])),
            ([0, 0], "0.1.0", Err(Misfit::Server { is: Version([9, 9, 9]) })),
        ];
        for (protocol, min_app, expected) in table {
            assert_eq!(check_fits(&hello(protocol, min_app)), expected, "{protocol:?} {min_app}");
        }
        assert_eq!(Version::read("0.10.0").to_string(), "0.10.0");
    }
}
