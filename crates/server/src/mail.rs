//! Letters with notices: made, sent, sent again. What they say and where they go is looked up when they go.

pub mod line;
pub mod standing;

use std::collections::BTreeSet;

use obeznik_app::notices::{Concerned, concerned, phrase_of, town_name};
use obeznik_app::office::shared::Phrase;
use obeznik_app::ports::NoticeMail;
use obeznik_circulation::notices::{NoticeWay, is_time, to_tell};
use obeznik_identity::post::{CLAIM_HOLDS, LETTERS_LAST, TOLD_LASTS, message_name};
use obeznik_identity::{Denied, Email, Fault, Letter, LetterState, MailRoute, Threshold};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{PersonId, Timestamp};

use crate::clock;
use crate::server::Server;
use crate::tenants::{Desk, TenantFile, Unavailable};
use line::Came;

/// Letters handed over in one round; the rest goes in the next one.
const MOST: usize = 500;

/// What came of a round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Letters made.
    pub made: usize,
    /// Taken over by the mail server.
    pub sent: usize,
    /// Put off until later.
    pub put_off: usize,
    /// Failed for good.
    pub failed: usize,
    /// Over before they went.
    pub needless: usize,
}

/// Makes and sends the letters of a municipality that are due; nothing where no way was set up.
///
/// # Errors
/// [`Unavailable`] when its desk does not answer.
pub async fn round(server: &Server, file: &TenantFile) -> Result<Option<Round>, Unavailable> {
    let desk = server.tenants.desk(file.tenant).await?;
    let now = clock::now();
    let looked = desk.look(move |looker| looker.at_the_door(|door| Scene::look(door, now))).await?;
    let Some(scene) = granted(looked)? else { return Ok(None) };
    let mut round = Round { made: make(&desk, &scene, now).await?, ..Round::default() };
    for _ in 0..MOST {
        let Some(letter) = claim(&desk).await? else { break };
        let settled = hand_over(&scene, letter).await;
        match settled.state {
            LetterState::Sent => round.sent += 1,
            LetterState::Needless => round.needless += 1,
            LetterState::Failed => round.failed += 1,
            _ => round.put_off += 1,
        }
        let is_of_account = settled.failure.starts_with("account");
        settle(&desk, settled).await?;
        if is_of_account {
            break; // a wrong pass-word tried with each letter shuts the account out at the mail server
        }
    }
    Ok(Some(round))
}

/// What is due for whom, and the way it goes, as it was when the round began.
struct Scene {
    route: MailRoute,
    town: String,
    people: Vec<Addressee>,
}

/// A person with what they may be told.
struct Addressee {
    one: Concerned,
    /// The sentence of each notice due, beside its key.
    lines: Vec<(String, Phrase)>,
    /// What is to be told now.
    new: Vec<String>,
}

impl Scene {
    fn look(door: &mut dyn Threshold, now: Timestamp) -> Result<Option<Self>, obeznik_identity::Stopped> {
        let Some(route) = door.mail_route()? else { return Ok(None) };
        let (mut town, mut people) = (String::new(), Vec::new());
        door.with_records(&mut |records| {
            town = town_name(records)?;
            for one in concerned(records, day_in_prague(now))? {
                let mut lines = Vec::new();
                for notice in &one.due {
                    lines.push((notice.key.clone(), phrase_of(records, notice)?));
                }
                people.push(Addressee { one, lines, new: Vec::new() });
            }
            Ok(())
        })?;
        for person in &mut people {
            person.new = new_for(door, &person.one, now)?;
        }
        Ok(Some(Self { route, town, people }))
    }
}

/// Keys that a person is to be told of now: nothing while no address is known, so that it goes when one is.
fn new_for(door: &dyn Threshold, one: &Concerned, now: Timestamp) -> Result<Vec<String>, Fault> {
    let is_reached = one.email.is_some() && one.choice.way != NoticeWay::Never;
    if !is_reached || !is_time(&one.choice, now, door.last_letter(one.person)?) {
        return Ok(Vec::new());
    }
    let telling = to_tell(&one.due, &door.told(one.person)?, &one.choice);
    Ok(if telling.notices.is_empty() { Vec::new() } else { telling.keys })
}

/// One letter for each person with something new; another server may have been quicker.
async fn make(desk: &Desk, scene: &Scene, now: Timestamp) -> Result<usize, Unavailable> {
    let new = scene.people.iter().filter(|person| !person.new.is_empty());
    let new: Vec<(PersonId, Vec<String>)> =
        new.map(|person| (person.one.person, person.new.clone())).collect();
    if new.is_empty() {
        return Ok(0);
    }
    let made = desk.at_the_door(move |door| {
        let mut made = 0;
        for (person, keys) in new {
            made += usize::from(door.put_letter(&Letter::new(clock::new_id(), person, now), &keys)?);
        }
        Ok(made)
    });
    granted(made.await?)
}

/// A letter that nobody else hands over, with what it tells.
async fn claim(desk: &Desk) -> Result<Option<(Letter, Vec<String>)>, Unavailable> {
    let claimed = desk.at_the_door(|door| {
        let now = clock::now();
        let until = now.checked_add(CLAIM_HOLDS).unwrap_or(now);
        let Some(letter) = door.claim_letter(now, until)? else { return Ok(None) };
        let keys = door.keys_of(letter.id)?;
        Ok(Some((letter, keys)))
    });
    granted(claimed.await?)
}

/// Hands a claimed letter over, and says what came of it. It says what is still due of what it was made for.
async fn hand_over(scene: &Scene, (letter, keys): (Letter, Vec<String>)) -> Letter {
    let now = clock::now();
    let person = scene.people.iter().find(|person| person.one.person == letter.person);
    let keys: BTreeSet<&String> = keys.iter().collect();
    let due = person.map(|person| person.lines.iter().filter(|(key, _)| keys.contains(key)));
    let due: Vec<&(String, Phrase)> = due.into_iter().flatten().collect();
    let Some(person) = person.filter(|_| !due.is_empty()) else {
        return letter.ended(LetterState::Needless, "", now);
    };
    let Some(email) = person.one.email.clone() else {
        return letter.ended(LetterState::Failed, "no-address", now);
    };
    let told: Vec<String> = keys.into_iter().cloned().collect();
    let lines = said(&due);
    let mail = mail(scene, message_name(letter.person, &told), (person.one.name.clone(), email), lines, now);
    came_to(letter, line::send(&scene.route, &mail).await, now)
}

/// What an invitation says anew a changed programme does not repeat.
fn said(due: &[&(String, Phrase)]) -> Vec<Phrase> {
    let invited: BTreeSet<&str> = due.iter().filter_map(|(key, _)| key.strip_prefix("invitation/")).collect();
    let repeats = |key: &str| {
        let meeting = key.strip_prefix("programme/").and_then(|rest| rest.split('/').next());
        meeting.is_some_and(|meeting| invited.contains(meeting))
    };
    due.iter().filter(|(key, _)| !repeats(key)).map(|(_, line)| line.clone()).collect()
}

fn mail(scene: &Scene, name: String, to: (String, Email), lines: Vec<Phrase>, at: Timestamp) -> NoticeMail {
    let from = Email::parse(&scene.route.from).unwrap_or_else(|| to.1.clone()); // checked when it was set up
    NoticeMail {
        name,
        from: (scene.town.clone(), from),
        to,
        town: scene.town.clone(),
        lines,
        link: scene.route.link.clone(),
        attachments: Vec::new(),
        at,
        is_draft: false,
    }
}

fn came_to(letter: Letter, came: Came, now: Timestamp) -> Letter {
    match came {
        Came::Taken => letter.ended(LetterState::Sent, "", now),
        Came::Refused(why) => letter.ended(LetterState::Failed, &why, now),
        Came::Later(why) => letter.put_off(&why, now),
    }
}

async fn settle(desk: &Desk, letter: Letter) -> Result<(), Unavailable> {
    let settled = desk.at_the_door(move |door| Ok(door.settle_letter(&letter)?));
    granted(settled.await?).map(drop)
}

/// Forgets letters that ended long ago.
///
/// # Errors
/// [`Fault`] when the door cannot.
pub fn sweep(door: &mut dyn Threshold, now: Timestamp) -> Result<(), Fault> {
    let before = |lasts| now.checked_sub(lasts).unwrap_or(Timestamp::UNIX_EPOCH);
    door.forget_letters(before(LETTERS_LAST), before(TOLD_LASTS))
}

/// Nothing here is ever denied.
fn granted<T>(done: Result<T, Denied>) -> Result<T, Unavailable> {
    done.map_err(|denied| {
        tracing::error!(cause = %denied, "the door denied a letter");
        Unavailable::Broken
    })
}
