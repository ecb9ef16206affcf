//! Letters with notices: made, sent, sent again. What they say and where they go is looked up when they go.

pub mod line;
pub mod standing;

use std::collections::BTreeSet;
use std::sync::Arc;

use obeznik_app::notices::{Concerned, concerned, phrase_of, town_name};
use obeznik_app::office::shared::Phrase;
use obeznik_app::ports::NoticeMail;
use obeznik_circulation::notices::{Notice, NoticeChoice, NoticeWay, is_time, to_tell};
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
    match begin(server, file).await? {
        Some(begun) => begun.carry_out().await.map(Some),
        None => Ok(None),
    }
}

/// A round whose letters are made and not sent yet.
pub struct Begun {
    desk: Arc<Desk>,
    scene: Scene,
    made: usize,
}

/// Looks what is due and makes the letters; nothing where no way was set up.
///
/// # Errors
/// As [`round`].
pub async fn begin(server: &Server, file: &TenantFile) -> Result<Option<Begun>, Unavailable> {
    let (desk, now) = (server.tenants.desk(file.tenant).await?, clock::now());
    let Some(scene) = look(&desk, now).await? else { return Ok(None) };
    let made = make(&desk, &scene, now).await?;
    Ok(Some(Begun { desk, scene, made }))
}

async fn look(desk: &Desk, now: Timestamp) -> Result<Option<Scene>, Unavailable> {
    granted(desk.look(move |looker| looker.at_the_door(|door| Scene::look(door, now))).await?)
}

impl Begun {
    /// Sends what waits.
    ///
    /// # Errors
    /// As [`round`].
    pub async fn carry_out(self) -> Result<Round, Unavailable> {
        let Self { desk, mut scene, made } = self;
        let mut round = Round { made, ..Round::default() };
        for _ in 0..MOST {
            let Some((letter, keys)) = claim(&desk).await? else { break };
            if scene.due_of(&letter, &keys).is_none() {
                // It may have been made since, by another server of things this round did not see. Where the way is
                // gone meanwhile, whoever comes next claims it anew.
                let Some(fresh) = look(&desk, clock::now()).await? else { break };
                scene = fresh;
            }
            let settled = hand_over(&scene, letter, &keys).await;
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
        Ok(round)
    }
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
    /// The sentence of each notice due that they want to be told of, beside its key.
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
                for notice in one.due.iter().filter(|notice| wants(&one.choice, notice)) {
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

    /// Whom a letter is for, with the sentences of what is still due of its keys; nothing when that is nothing.
    fn due_of(&self, letter: &Letter, keys: &[String]) -> Option<(&Addressee, Vec<&(String, Phrase)>)> {
        let person = self.people.iter().find(|person| person.one.person == letter.person)?;
        let due: Vec<_> = person.lines.iter().filter(|(key, _)| keys.contains(key)).collect();
        (!due.is_empty()).then_some((person, due))
    }
}

/// Whether a person wants to be told of it today. A letter that waits does not go to who chose silence meanwhile.
fn wants(choice: &NoticeChoice, notice: &Notice) -> bool {
    choice.way != NoticeWay::Never && !choice.without.contains(&notice.kind)
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
async fn hand_over(scene: &Scene, letter: Letter, keys: &[String]) -> Letter {
    let now = clock::now();
    let Some((person, due)) = scene.due_of(&letter, keys) else {
        return letter.ended(LetterState::Needless, "", now);
    };
    let Some(email) = person.one.email.clone() else {
        return letter.ended(LetterState::Failed, "no-address", now);
    };
    let lines = said(&due);
    let mail = mail(scene, message_name(letter.person, keys), (person.one.name.clone(), email), lines, now);
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
