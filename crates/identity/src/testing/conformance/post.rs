//! Letters: told once, claimed once, settled by whoever claimed them.

use obeznik_kernel::PersonId;

use crate::denied::Stopped;
use crate::ports::Identity;
use crate::post::{Letter, LetterState, MailRoute, MailTls};
use crate::testing::people::{Counted, at};
use crate::way::Hidden;

fn keys(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

pub(super) fn routes(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    assert_eq!(keeper.mail_route()?, None);
    let mut route = MailRoute {
        host: "posta.vzorov.cz".into(),
        port: 587,
        tls: MailTls::StartTls,
        user: "obeznik".into(),
        password: Some(Hidden("řepa & \"kůň\"".into())),
        from: "obeznik@vzorov.cz".into(),
        link: String::new(),
        ca: None,
    };
    keeper.set_mail_route(Some(&route))?;
    assert_eq!(keeper.mail_route()?.as_ref(), Some(&route));
    route.port = 25;
    keeper.set_mail_route(Some(&route))?;
    assert_eq!(keeper.mail_route()?.map(|route| route.port), Some(25));
    keeper.set_mail_route(None)?;
    assert_eq!(keeper.mail_route()?, None);
    Ok(())
}

pub(super) fn telling(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let (jana, adam) = (PersonId(counted.id()), PersonId(counted.id()));
    let first = Letter::new(counted.id(), jana, at(1));
    assert_eq!(keeper.last_letter(jana)?, None);
    assert!(keeper.put_letter(&first, &keys(&["waits/2", "waits/1"]))?);
    assert_eq!(keeper.letter(first.id)?.as_ref(), Some(&first));
    assert_eq!(keeper.keys_of(first.id)?, keys(&["waits/1", "waits/2"]));

    let again = Letter::new(counted.id(), jana, at(2));
    assert!(!keeper.put_letter(&again, &keys(&["waits/3", "waits/1"]))?);
    assert_eq!(keeper.letter(again.id)?, None);
    assert_eq!(keeper.told(jana)?.into_iter().collect::<Vec<_>>(), keys(&["waits/1", "waits/2"]));

    let other = Letter::new(counted.id(), adam, at(3));
    assert!(keeper.put_letter(&other, &keys(&["waits/1"]))?);
    let more = Letter::new(counted.id(), jana, at(4));
    assert!(keeper.put_letter(&more, &keys(&["waits/3"]))?);
    assert_eq!((keeper.last_letter(jana)?, keeper.last_letter(adam)?), (Some(at(4)), Some(at(3))));
    assert_eq!((keeper.letters_to(jana)?, keeper.letters_to(adam)?), (vec![first, more], vec![other]));
    assert_eq!(keeper.letters_to(PersonId(counted.id()))?, Vec::new());
    Ok(())
}

pub(super) fn claims(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let person = PersonId(counted.id());
    let (one, two) = (Letter::new(counted.id(), person, at(5)), Letter::new(counted.id(), person, at(3)));
    keeper.put_letter(&one, &keys(&["one"]))?;
    keeper.put_letter(&two, &keys(&["two"]))?;
    assert_eq!(keeper.claim_letter(at(2), at(60))?, None, "none may go yet");
    let claimed = keeper.claim_letter(at(10), at(60))?;
    let Some(claimed) = claimed else { unreachable!("one waits") };
    assert_eq!((claimed.id, claimed.state, claimed.attempts), (two.id, LetterState::Sending, 1));
    assert_eq!((claimed.next_at, claimed.changed_at), (at(60), at(10)));
    assert_eq!(keeper.claim_letter(at(11), at(60))?.map(|letter| letter.id), Some(one.id));
    assert_eq!(keeper.claim_letter(at(12), at(60))?, None, "both are being sent");

    // Whoever claimed it is given up; what they say later counts no more.
    let again = [keeper.claim_letter(at(61), at(120))?, keeper.claim_letter(at(61), at(120))?];
    let anew = again.into_iter().flatten().find(|letter| letter.id == two.id);
    let Some(anew) = anew else { unreachable!("it was claimed anew") };
    assert_eq!(anew.attempts, 2);
    assert!(!keeper.settle_letter(&claimed.ended(LetterState::Failed, "late", at(62)))?);
    assert!(keeper.settle_letter(&anew.clone().ended(LetterState::Sent, "", at(63)))?);
    assert!(!keeper.settle_letter(&anew.clone().ended(LetterState::Sent, "", at(64)))?);
    let (sent, count) = keeper.letters(LetterState::Sent, 10)?;
    assert_eq!((sent.len(), count, sent[0].id, sent[0].changed_at), (1, 1, anew.id, at(63)));
    Ok(())
}

pub(super) fn ends(keeper: &mut dyn Identity) -> Result<(), Stopped> {
    let mut counted = Counted::default();
    let person = PersonId(counted.id());
    let mut ended = Vec::new();
    let states = [LetterState::Sent, LetterState::Failed, LetterState::Needless, LetterState::Prepared];
    for (place, state) in (0i64..).zip(states) {
        let letter = Letter::new(counted.id(), person, at(place));
        keeper.put_letter(&letter, &keys(&[state.as_str()]))?;
        let Some(claimed) = keeper.claim_letter(at(place), at(900))? else { unreachable!("it waits") };
        assert!(keeper.settle_letter(&claimed.ended(state, "refused 550", at(10 + place)))?);
        ended.push(letter.id);
    }
    let waiting = Letter::new(counted.id(), person, at(4));
    keeper.put_letter(&waiting, &keys(&["waiting"]))?;
    for state in LetterState::ALL {
        let expected = u64::from(state != LetterState::Sending);
        assert_eq!(keeper.letters(state, 0)?, (Vec::new(), expected), "{state:?}");
    }
    let (failed, _) = keeper.letters(LetterState::Failed, 5)?;
    assert_eq!((failed[0].failure.as_str(), failed[0].id), ("refused 550", ended[1]));
    let put_off = keeper.claim_letter(at(20), at(900))?.map(|letter| letter.put_off("busy 451", at(21)));
    assert!(
        put_off.is_some_and(|letter| keeper.settle_letter(&letter) == Ok(true) && letter.next_at > at(30))
    );
    assert_eq!(keeper.claim_letter(at(30), at(900))?, None);
    assert_eq!(keeper.retry_letters(at(30))?, 2);
    assert_eq!(keeper.retry_letters(at(31))?, 0);
    let again = keeper.letter(ended[1])?;
    assert_eq!(again.map(|letter| (letter.state, letter.attempts)), Some((LetterState::Waiting, 0)));

    keeper.forget_letters(at(12), at(2))?;
    let there: Vec<bool> =
        ended.iter().map(|id| keeper.letter(*id).map(|found| found.is_some())).collect::<Result<_, _>>()?;
    assert_eq!(there, [false, true, true, true]);
    assert!(keeper.letter(waiting.id)?.is_some());
    assert_eq!(
        keeper.told(person)?.into_iter().collect::<Vec<_>>(),
        keys(&["needless", "prepared", "waiting"])
    );
    Ok(())
}
