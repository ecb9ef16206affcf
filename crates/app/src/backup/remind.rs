//! When Můj den speaks of backups and of the sheet.

use obeznik_kernel::calendar::{add_days, day_in_prague, days_between};
use obeznik_kernel::{Action, Date, Subject, Timestamp, may};

use super::Kept;
use crate::office::Reader;
use crate::office::day::DayRow;
use crate::office::shared::Phrase;

/// A week of work is what a town can still write again.
const LATE_DAYS: i32 = 7;

/// What is to be said of backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reminder {
    /// Nobody chose where they go.
    NoPlace,
    /// None was made for more than a week.
    Late {
        /// The day until which one should have been made.
        since: Date,
        /// Days since the last one.
        days: i32,
    },
}

impl Kept {
    /// Days since the last backup, or since a place was chosen.
    pub(crate) fn days(&self, today: Date) -> Option<i32> {
        self.counts_from().map(|from| days_between(from, today).max(0))
    }

    /// What is to be said today. On the day an office begins nothing is: there is enough to do.
    pub(crate) fn reminder(&self, today: Date) -> Option<Reminder> {
        if self.folder.is_empty() {
            let is_put_off = self.put_off_until.is_some_and(|until| today < until);
            let is_new = self.begun_at.is_some_and(|begun| day_in_prague(begun) >= today);
            return (!is_put_off && !is_new).then_some(Reminder::NoPlace);
        }
        let days = self.days(today)?;
        let since = add_days(self.counts_from()?, LATE_DAYS);
        (days > LATE_DAYS).then_some(Reminder::Late { since, days })
    }

    fn counts_from(&self) -> Option<Date> {
        let from: Option<Timestamp> = self.last.as_ref().map(|made| made.at).or(self.chosen_at);
        from.map(day_in_prague)
    }
}

/// Rows of Můj den with the day they are sorted by, for who may do something about it.
pub(crate) fn day_rows(reader: &Reader<'_>) -> Vec<(Option<Date>, DayRow)> {
    let may_act = may(Some(&reader.standing), Action::ManagePeople, &Subject::office(), reader.today);
    let is_elsewhere = reader.joined.is_some() && !reader.backup.is_of_server;
    if reader.is_demo || is_elsewhere || !may_act {
        return Vec::new();
    }
    let mut rows = Vec::new();
    match reader.backup.reminder(reader.today) {
        Some(Reminder::NoPlace) => {
            let note = Phrase::new("day-note-backup-none");
            rows.push((None, row("backup", "day-title-backup-none", note, "day-act-backup-choose")));
        }
        Some(Reminder::Late { since, days }) => {
            let note = Phrase::new("day-note-backup-late").with("days", days);
            let late = row("backup", "day-title-backup-late", note, "day-act-backup");
            rows.push((Some(since), DayRow { tone: "bad".to_owned(), icon: "late".to_owned(), ..late }));
        }
        None => {}
    }
    if reader.backup.sheet_waits {
        let note = Phrase::new("day-note-sheet");
        rows.push((None, row("sheet", "day-title-sheet", note, "day-act-sheet")));
    }
    rows
}

fn row(key: &str, title: &str, note: Phrase, act: &str) -> DayRow {
    DayRow {
        key: key.to_owned(),
        icon: "saved".to_owned(),
        title: String::new(),
        heading: Some(Phrase::new(title)),
        note,
        due: None,
        tone: String::new(),
        act: Phrase::new(act),
        view: "settings".to_owned(),
        target: "backup".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backup::Made;

    fn day(text: &str) -> Date {
        text.parse().unwrap_or_default()
    }

    fn at(text: &str) -> Timestamp {
        format!("{text}T09:00:00Z").parse().unwrap_or_default()
    }

    #[test]
    fn a_week_without_a_backup_is_said_and_a_lack_of_a_place_can_be_put_off() {
        let place = || Kept { folder: "/media/usb".to_owned(), ..Kept::default() };
        let made = |text: &str| Some(Made { at: at(text), size_bytes: 1, missing: 0 });
        let late = |since: &str, days| Some(Reminder::Late { since: day(since), days });
        let table = [
            (Kept::default(), Some(Reminder::NoPlace)), // an office older than backups
            (Kept { begun_at: Some(at("2026-11-29")), ..Kept::default() }, None),
            (Kept { begun_at: Some(at("2026-11-28")), ..Kept::default() }, Some(Reminder::NoPlace)),
            (Kept { put_off_until: Some(day("2026-11-30")), ..Kept::default() }, None),
            (Kept { put_off_until: Some(day("2026-11-29")), ..Kept::default() }, Some(Reminder::NoPlace)),
            (Kept { last: made("2026-11-29"), ..place() }, None),
            (Kept { last: made("2026-11-22"), ..place() }, None),
            (Kept { last: made("2026-11-21"), ..place() }, late("2026-11-28", 8)),
            (Kept { last: made("2026-12-24"), ..place() }, None), // by a clock that was wrong
            (Kept { chosen_at: Some(at("2026-11-22")), ..place() }, None),
            (Kept { chosen_at: Some(at("2026-11-10")), ..place() }, late("2026-11-17", 19)),
            (
                Kept { chosen_at: Some(at("2026-11-28")), last: made("2026-11-10"), ..place() },
                late("2026-11-17", 19),
            ),
        ];
        for (kept, expected) in table {
            assert_eq!(kept.reminder(day("2026-11-29")), expected, "{kept:?}");
        }
    }
}
