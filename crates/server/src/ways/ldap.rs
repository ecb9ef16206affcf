//! A directory of the office: who somebody is, which groups they are in, and who left.
//!
//! Only over TLS, with the whole certificate verified. What people type never becomes a part of a filter but a value
//! in it (RFC 4515), and a name is found first and then proved by a bind of its own (RFC 4513, § 5.1.3).

use std::sync::Arc;
use std::time::Duration;

use ldap3::{
    Ldap as Line, LdapConnAsync, LdapConnSettings, LdapError, Scope, SearchEntry, SearchOptions, ldap_escape,
};
use obeznik_identity::{Ldap, OutsideName};
use tokio::sync::Semaphore;

use super::{Said, Silent};
use crate::outgoing;

/// How long one question to a directory may take, and a whole visit to it with one person.
const SLOWEST_ANSWER: Duration = Duration::from_secs(8);
const SLOWEST_VISIT: Duration = Duration::from_secs(20);
/// How much longer a visit may take for each person asked about.
const FOR_EACH: Duration = Duration::from_secs(1);
/// Connections to directories at once.
const AT_ONCE: usize = 8;
/// Groups of one person.
const MOST_GROUPS: i32 = 2_000;
/// How a subject of bytes is written: what Active Directory calls `objectGUID` is no text.
const BYTES: &str = "hex:";
/// The directory's answer to a wrong name or pass-word (RFC 4511, § 4.1.9).
const INVALID_CREDENTIALS: u32 = 49;
/// Its answer when there is no such place.
const NO_SUCH_OBJECT: u32 = 32;

/// Visits to directories.
pub struct Directories(Arc<Semaphore>);

impl Default for Directories {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Directories {
    /// Who somebody is that typed a name and a pass-word; nobody when they do not fit.
    ///
    /// # Errors
    /// [`Silent`] when the directory does not say.
    pub async fn who(&self, ldap: &Ldap, name: &str, word: &str) -> Result<Option<Said>, Silent> {
        // A bind without a pass-word succeeds and proves nothing (RFC 4513, § 5.1.2).
        if word.is_empty() || name.trim().is_empty() {
            return Ok(None);
        }
        let (ldap, name, word) = (ldap.clone(), name.trim().to_owned(), word.to_owned());
        self.visit(SLOWEST_VISIT, async move { who(&ldap, &name, &word).await }).await
    }

    /// What the directory says today of people it named before: their groups, or nothing when they left.
    ///
    /// # Errors
    /// [`Silent`] when it does not say; then nobody left.
    pub async fn still(
        &self,
        ldap: &Ldap,
        subjects: Vec<String>,
    ) -> Result<Vec<(String, Option<Vec<String>>)>, Silent> {
        let ldap = ldap.clone();
        let people = u32::try_from(subjects.len()).unwrap_or(u32::MAX);
        let slowest = SLOWEST_VISIT.saturating_add(FOR_EACH.saturating_mul(people));
        self.visit(slowest, async move { still(&ldap, subjects).await }).await
    }

    /// Whether the directory lets us look people up.
    ///
    /// # Errors
    /// [`Silent`].
    pub async fn check(&self, ldap: &Ldap) -> Result<(), Silent> {
        let ldap = ldap.clone();
        self.visit(SLOWEST_VISIT, async move {
            let mut line = own_line(&ldap).await?;
            let found =
                search(&mut line, &ldap.base, Scope::Base, "(objectClass=*)", vec!["1.1".to_owned()], 1)
                    .await?;
            if found.is_empty() { Err(Silent::No(format!("{} is not there", ldap.base))) } else { Ok(()) }
        })
        .await
    }

    /// A visit in a task of its own, bounded in time: the library panics at an answer it cannot read.
    async fn visit<T: Send + 'static>(
        &self,
        slowest: Duration,
        visit: impl Future<Output = Result<T, Silent>> + Send + 'static,
    ) -> Result<T, Silent> {
        let slow = |_| Silent::Away("it took too long".to_owned());
        let turn = Arc::clone(&self.0).acquire_owned();
        let turn = tokio::time::timeout(SLOWEST_ANSWER, turn).await.map_err(slow)?;
        let task = tokio::spawn(async move {
            let _turn = turn;
            tokio::time::timeout(slowest, visit).await.map_err(slow)?
        });
        task.await.map_err(|_| Silent::Away("its answer does not read".to_owned()))?
    }
}

async fn who(ldap: &Ldap, name: &str, word: &str) -> Result<Option<Said>, Silent> {
    let mut line = own_line(ldap).await?;
    let filter = format!("(&({}={}){})", ldap.name_attribute, ldap_escape(name), ldap.open_filter);
    let found = search(&mut line, &ldap.base, Scope::Subtree, &filter, attributes(ldap), 2).await;
    let found = found.map_err(before_the_proof)?;
    let [entry] = found.as_slice() else { return Ok(None) }; // nobody, or two of one name: it is not clear who
    let mut proof = connect(ldap).await?;
    let bound = proof
        .with_timeout(SLOWEST_ANSWER)
        .simple_bind(&entry.dn, word)
        .await
        .map_err(|error| away(&error))?;
    let _ = proof.unbind().await;
    match bound.rc {
        0 => {}
        INVALID_CREDENTIALS => return Ok(None),
        // Such as an expired pass-word: the directory does not say who it is.
        code => return Err(Silent::No(format!("result {code}"))),
    }
    let subject =
        subject(ldap, entry).ok_or_else(|| Silent::Unsound(format!("no {}", ldap.subject_attribute)))?;
    let groups = groups(ldap, &mut line, entry).await?;
    let _ = line.unbind().await;
    Ok(Some(Said { name: OutsideName { issuer: ldap.url.clone(), subject }, groups: Some(groups) }))
}

async fn still(ldap: &Ldap, subjects: Vec<String>) -> Result<Vec<(String, Option<Vec<String>>)>, Silent> {
    let mut line = own_line(ldap).await?;
    let mut said = Vec::new();
    for subject in subjects {
        let filter = format!("(&({}={}){})", ldap.subject_attribute, value(&subject), ldap.open_filter);
        let found = search(&mut line, &ldap.base, Scope::Subtree, &filter, attributes(ldap), 2).await?;
        let groups = match found.as_slice() {
            [entry] => Some(groups(ldap, &mut line, entry).await?),
            _ => None,
        };
        said.push((subject, groups));
    }
    let _ = line.unbind().await;
    Ok(said)
}

/// A subject as a value of a filter.
fn value(subject: &str) -> String {
    match subject.strip_prefix(BYTES) {
        Some(digits) if digits.len() % 2 == 0 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
            digits.as_bytes().chunks(2).map(|pair| format!("\\{}", String::from_utf8_lossy(pair))).collect()
        }
        _ => ldap_escape(subject).into_owned(),
    }
}

fn subject(ldap: &Ldap, entry: &SearchEntry) -> Option<String> {
    let name = &ldap.subject_attribute;
    if let Some([bytes]) = named(&entry.bin_attrs, name).map(Vec::as_slice) {
        return Some(bytes.iter().fold(BYTES.to_owned(), |text, byte| format!("{text}{byte:02x}")));
    }
    match named(&entry.attrs, name).map(Vec::as_slice) {
        // Bytes that happen to read as text must look the same as those that do not.
        Some([text]) if name.eq_ignore_ascii_case("objectGUID") => {
            Some(text.bytes().fold(BYTES.to_owned(), |text, byte| format!("{text}{byte:02x}")))
        }
        Some([text]) if !text.is_empty() => Some(text.clone()),
        _ => None,
    }
}

/// Names of attributes do not differ by case (RFC 4512, § 2.5).
fn named<'a, T>(all: &'a std::collections::HashMap<String, T>, name: &str) -> Option<&'a T> {
    all.iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, values)| values)
}

fn attributes(ldap: &Ldap) -> Vec<String> {
    vec![ldap.subject_attribute.clone(), ldap.group_attribute.clone()]
}

async fn groups(ldap: &Ldap, line: &mut Line, entry: &SearchEntry) -> Result<Vec<String>, Silent> {
    if ldap.rules.is_empty() {
        return Ok(Vec::new());
    }
    let Some(base) = &ldap.group_base else {
        return Ok(named(&entry.attrs, &ldap.group_attribute).cloned().unwrap_or_default());
    };
    let filter = format!("(member={})", ldap_escape(entry.dn.as_str()));
    let found = search(line, base, Scope::Subtree, &filter, vec!["1.1".to_owned()], MOST_GROUPS).await?;
    Ok(found.into_iter().map(|group| group.dn).collect())
}

/// What the directory says before it was shown a pass-word says nothing of it.
fn before_the_proof(silent: Silent) -> Silent {
    match silent {
        Silent::No(why) => Silent::Closed(why),
        other @ (Silent::Away(_) | Silent::Unsound(_) | Silent::Closed(_)) => other,
    }
}

/// A line on which we may look people up.
async fn own_line(ldap: &Ldap) -> Result<Line, Silent> {
    let mut line = connect(ldap).await?;
    let bound = line.with_timeout(SLOWEST_ANSWER).simple_bind(&ldap.bind_dn, &ldap.bind_password.0).await;
    let code = bound.map_err(|error| away(&error))?.rc;
    if code == 0 { Ok(line) } else { Err(Silent::Closed(format!("our own account: result {code}"))) }
}

async fn connect(ldap: &Ldap) -> Result<Line, Silent> {
    let trust = outgoing::trusting(ldap.ca.as_deref()).map_err(|error| Silent::Away(error.to_string()))?;
    let settings = LdapConnSettings::new().set_conn_timeout(SLOWEST_ANSWER).set_config(trust);
    let connected = LdapConnAsync::with_settings(settings, &ldap.url).await;
    let (connection, line) = connected.map_err(|error| away(&error))?;
    tokio::spawn(async move {
        if let Err(error) = connection.drive().await {
            tracing::debug!(cause = %error, "the line to a directory broke");
        }
    });
    Ok(line)
}

async fn search(
    line: &mut Line,
    base: &str,
    scope: Scope,
    filter: &str,
    attributes: Vec<String>,
    most: i32,
) -> Result<Vec<SearchEntry>, Silent> {
    let options = SearchOptions::new().sizelimit(most).timelimit(8);
    let line = line.with_search_options(options).with_timeout(SLOWEST_ANSWER);
    let found = line.search(base, scope, filter, attributes).await.map_err(|error| away(&error))?;
    let (entries, ended) = (found.0, found.1);
    let is_whole = ended.rc == 0 || ended.rc == 4; // 4: there are more than we asked for
    if ended.rc == NO_SUCH_OBJECT && scope == Scope::Base {
        return Ok(Vec::new());
    }
    if !is_whole {
        return Err(Silent::No(format!("result {}", ended.rc)));
    }
    Ok(entries.into_iter().filter(|entry| !entry.is_ref()).map(SearchEntry::construct).collect())
}

fn away(error: &LdapError) -> Silent {
    Silent::Away(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_stays_a_value() {
        let table = [
            ("jana", "jana"),
            ("*", "\\2a"),
            ("jana)(uid=*", "jana\\29\\28uid=\\2a"),
            ("a\\b", "a\\5cb"),
            ("hex:00ff", "\\00\\ff"),
            ("hex:0)", "hex:0\\29"),
            ("žofie", "žofie"),
        ];
        for (typed, expected) in table {
            assert_eq!(value(typed), expected, "{typed}");
        }
    }
}
