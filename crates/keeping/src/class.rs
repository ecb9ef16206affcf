//! Classes of records by how long they are kept.
//!
//! The periods are what offices usually have. None of them was compared with the filing plan of any municipality:
//! they are proposals, and each municipality sets its own (not verified).

use obeznik_kernel::Date;

/// How records of one sort are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Meetings, votes, resolutions: what the municipality decided.
    Decisions,
    /// Papers with annexes, versions, opinions.
    Papers,
    /// Comments at papers.
    Comments,
    /// Who read what is kept close. The period of each runs from its own day, also past the erasure of its paper.
    Readings,
    /// What was sent to members for a meeting, who opened it and who apologised, with the reason. That an interest was
    /// announced is none of it: the body decided knowing of it (§ 83/2).
    Distribution,
    /// Tasks of resolutions and reports on them.
    Tasks,
    /// Who stood in for whom.
    Substitutions,
    /// Imports of older records: where they came from.
    Imports,
    /// Statements given out about people.
    Statements,
    /// Proposals to erase what was due, and what came of them.
    Disposals,
    /// People, their roles and mandates, their devices.
    People,
    /// How the office is set up.
    Office,
}

/// What happens at the end of the period (skartační znak).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `A`: handed over to an archive, never erased here.
    Archive,
    /// `S`: discarded.
    Discard,
    /// No document of its own: kept as long as something kept needs it.
    Needed,
}

impl Mark {
    /// The word in texts and queries.
    pub fn as_str(self) -> &'static str {
        match self {
            Mark::Archive => "archive",
            Mark::Discard => "discard",
            Mark::Needed => "needed",
        }
    }
}

/// A class and its kinds of records. Each kind belongs to one class.
const KINDS: [(Class, &[&str]); 12] = [
    (
        Class::Decisions,
        &[
            "meeting",
            "meeting_document",
            "agenda_item",
            "agenda_version",
            "consultation",
            "outcome",
            "resolution",
            "conflict_of_interest",
            "edition",
        ],
    ),
    (
        Class::Papers,
        &[
            "paper",
            "paper_version",
            "attachment",
            "opinion",
            "financial_cover",
            "registry_entry",
            "shared_view",
            "variant",
        ],
    ),
    (Class::Comments, &["comment"]),
    (Class::Readings, &["reading"]),
    (Class::Distribution, &["sending", "pack_opening", "apology"]),
    (Class::Tasks, &["task"]),
    (Class::Substitutions, &["substitution"]),
    (Class::Imports, &["import_batch"]),
    (Class::Statements, &["statement"]),
    (Class::Disposals, &["disposal", "disposal_item", "erasure"]),
    (
        Class::People,
        &["person", "membership", "party_list", "mandate_end", "device", "member_channel", "notice_choice"],
    ),
    (
        Class::Office,
        &[
            "municipality",
            "department",
            "body",
            "paper_type",
            "series",
            "document_headings",
            "document_layout",
            "letterhead",
            "filing_rules",
            "keeping_periods",
        ],
    ),
];

impl Class {
    /// Every class, in the order of lists.
    pub const ALL: [Class; 12] = [
        Class::Decisions,
        Class::Papers,
        Class::Comments,
        Class::Readings,
        Class::Distribution,
        Class::Tasks,
        Class::Substitutions,
        Class::Imports,
        Class::Statements,
        Class::Disposals,
        Class::People,
        Class::Office,
    ];

    /// The word as stored and as named in texts.
    pub fn as_str(self) -> &'static str {
        match self {
            Class::Decisions => "decisions",
            Class::Papers => "papers",
            Class::Comments => "comments",
            Class::Readings => "readings",
            Class::Distribution => "distribution",
            Class::Tasks => "tasks",
            Class::Substitutions => "substitutions",
            Class::Imports => "imports",
            Class::Statements => "statements",
            Class::Disposals => "disposals",
            Class::People => "people",
            Class::Office => "office",
        }
    }

    /// The class of a word.
    pub fn of_word(word: &str) -> Option<Class> {
        Self::ALL.into_iter().find(|class| class.as_str() == word)
    }

    /// The class of a kind of record.
    pub fn of_kind(kind: &str) -> Option<Class> {
        KINDS.iter().find(|(_, kinds)| kinds.contains(&kind)).map(|(class, _)| *class)
    }

    /// Its kinds of records.
    pub fn kinds(self) -> &'static [&'static str] {
        KINDS.iter().find(|(class, _)| *class == self).map_or(&[], |(_, kinds)| kinds)
    }

    /// What happens at the end of its period.
    pub fn mark(self) -> Mark {
        match self {
            Class::Decisions | Class::Disposals => Mark::Archive,
            Class::People | Class::Office => Mark::Needed,
            _ => Mark::Discard,
        }
    }

    /// Whether its things are documents, which leave only by the proceedings of the archive act; the others are data
    /// about the work with them.
    ///
    /// Source: Act No. 499/2004 Coll., on Archives and Filing Service, §§ 7–12.
    pub fn is_of_documents(self) -> bool {
        matches!(self, Class::Decisions | Class::Papers)
    }

    /// Years proposed; nothing for what has no period.
    pub fn proposed_years(self) -> Option<u16> {
        match self {
            Class::Papers | Class::Imports => Some(10),
            Class::Tasks | Class::Substitutions | Class::Statements => Some(5),
            Class::Comments | Class::Readings | Class::Distribution => Some(3),
            Class::Decisions | Class::Disposals | Class::People | Class::Office => None,
        }
    }
}

/// The day from which something may be discarded: the period runs from the first of January of the year after it
/// was closed (not verified).
pub fn due_day(closed: Date, years: u16) -> Option<Date> {
    let year = closed.year().checked_add(1)?.checked_add(i16::try_from(years).ok()?)?;
    Date::new(year, 1, 1).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_period_begins_with_the_year_after() {
        let table = [
            (date(2020, 1, 1), 3, Some(date(2024, 1, 1))),
            (date(2020, 12, 31), 3, Some(date(2024, 1, 1))),
            (date(2021, 1, 1), 0, Some(date(2022, 1, 1))),
            (date(9999, 12, 31), 10, None),
        ];
        for (closed, years, expected) in table {
            assert_eq!(due_day(closed, years), expected, "{closed} {years}");
        }
    }

    #[test]
    fn words_and_kinds_are_said_once_and_lead_back() {
        let mut seen = std::collections::BTreeSet::new();
        for class in Class::ALL {
            assert_eq!(Class::of_word(class.as_str()), Some(class));
            assert!(!class.kinds().is_empty(), "{class:?}");
            for kind in class.kinds() {
                assert!(seen.insert(*kind), "{kind} is in two classes");
                assert_eq!(Class::of_kind(kind), Some(class));
            }
            assert_eq!(class.proposed_years().is_some(), class.mark() == Mark::Discard, "{class:?}");
        }
        assert_eq!(Class::of_kind("grant"), None);
    }
}
