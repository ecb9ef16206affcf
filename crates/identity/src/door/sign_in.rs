//! The first step: address and pass-phrase. The pass-phrase is verified between two transactions.

use obeznik_kernel::PersonId;

use super::passkey::has_second_factor;
use super::{Scene, count, succeeded};
use crate::account::Account;
use crate::denied::{Denied, Stopped};
use crate::email::Email;
use crate::event::SecurityEvent;
use crate::pass_phrase::Verifier;
use crate::ports::{Identity, Sessions};
use crate::rate::{self, AttemptKey};
use crate::secret::SecretHash;
use crate::visit::{Stage, Visit};

/// Against what a pass-phrase is to be verified.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The account's verifier, or a decoy for an address without an open account.
    pub verifier: Verifier,
    /// Whose it is, if anybody's: whose roles say whether a second factor is due.
    pub person: Option<PersonId>,
}

/// What came of the verification.
#[derive(Debug)]
pub struct Passed<'a> {
    /// The address typed.
    pub email: &'a Email,
    /// The candidate that was verified.
    pub candidate: &'a Candidate,
    /// Whether the pass-phrase fits.
    pub fits: bool,
    /// A verifier at today's cost, when the kept one was cheaper.
    pub renewed: Option<Verifier>,
    /// Whether the person must have a second factor.
    pub second_factor_due: bool,
    /// Hash of the new visit's cookie.
    pub cookie: SecretHash,
}

/// Counts an attempt and says against what to verify it.
///
/// # Errors
/// [`Denied::Wait`] when attempts come too fast.
pub fn begin(keeper: &mut dyn Identity, scene: &mut Scene, email: &Email) -> Result<Candidate, Stopped> {
    let keys = [
        (AttemptKey::account_and_network(email, &scene.network), &rate::ACCOUNT_AND_NETWORK),
        (AttemptKey::network(&scene.network), &rate::NETWORK),
    ];
    count(keeper, scene, &keys)?;
    let account = keeper.account_by_email(email)?.filter(Account::is_open);
    let person = account.as_ref().map(|account| account.person);
    let verifier = account.and_then(|account| account.verifier).unwrap_or_else(Verifier::decoy);
    Ok(Candidate { verifier, person })
}

/// Lets a person pass whose pass-phrase fits, as far as a second factor allows.
///
/// # Errors
/// [`Denied::Wrong`] for every reason alike.
pub fn pass(keeper: &mut dyn Identity, scene: &mut Scene, passed: Passed<'_>) -> Result<Visit, Stopped> {
    let account = keeper.account_by_email(passed.email)?.filter(Account::is_open);
    // The pass-phrase may have been changed, or the account closed, while it was verified.
    let same = |account: &Account| account.verifier.as_ref() == Some(&passed.candidate.verifier);
    let Some(mut account) = account.filter(|account| passed.fits && same(account)) else {
        scene.tell(SecurityEvent::SignInFailed { person: passed.candidate.person });
        return Err(Denied::Wrong.into());
    };
    let own = AttemptKey::account_and_network(passed.email, &scene.network);
    succeeded(keeper, own, Some(AttemptKey::network(&scene.network)))?;
    let stage = match (has_second_factor(keeper, &account)?, passed.second_factor_due) {
        (true, _) => Stage::AwaitsCode,
        (false, true) => Stage::AwaitsSetUp,
        (false, false) => Stage::In,
    };
    account.verifier = passed.renewed.or(account.verifier);
    if stage == Stage::In {
        account.signed_in_at = Some(scene.now);
        scene.tell(SecurityEvent::SignedIn { person: account.person });
    }
    keeper.put_account(&account)?;
    let visit = Visit { hash: passed.cookie, person: account.person, stage, began_at: scene.now };
    keeper.put_visit(&visit)?;
    Ok(visit)
}

/// The visit of a cookie.
///
/// # Errors
/// [`Denied::NotSignedIn`] when there is none, or it ended.
pub fn visitor(keeper: &dyn Identity, scene: &Scene, cookie: SecretHash) -> Result<Visit, Stopped> {
    let visit = keeper.visit(cookie)?.ok_or(Denied::NotSignedIn)?;
    visit.lasts(scene.now)?;
    let account = keeper.account(visit.person)?.filter(Account::is_open);
    account.map(|_| visit).ok_or_else(|| Denied::NotSignedIn.into())
}

/// Ends a visit.
///
/// # Errors
/// A fault of the back end.
pub fn sign_out(keeper: &mut dyn Sessions, cookie: SecretHash) -> Result<(), Stopped> {
    Ok(keeper.end_visit(cookie)?)
}
