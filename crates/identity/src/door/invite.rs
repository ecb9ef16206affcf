//! Invitations: made by who may manage people, accepted with a pass-phrase or a name at another place.

use obeznik_kernel::{PersonId, Standing};

use super::{Scene, count};
use crate::account::{Account, OutsideName};
use crate::denied::{Denied, Stopped};
use crate::email::Email;
use crate::event::SecurityEvent;
use crate::invitation::{GrantedRole, Invitation, Purpose};
use crate::pass_phrase::Verifier;
use crate::ports::{Accounts, Identity};
use crate::rate::{self, AttemptKey};
use crate::secret::{Secret, SecretHash};
use crate::totp::Totp;

/// What an invitation is made of.
#[derive(Debug)]
pub struct NewInvitation {
    /// Whom.
    pub person: PersonId,
    /// The address of the account.
    pub email: Email,
    /// What for.
    pub purpose: Purpose,
    /// Hash of the link's secret.
    pub hash: SecretHash,
    /// Hash of the digits told by phone.
    pub confirmation: Option<SecretHash>,
    /// Who makes it.
    pub made_by: Option<PersonId>,
}

/// Makes an invitation; an open one of the same person ends.
///
/// # Errors
/// [`Denied::AddressTaken`] when the address is another person's, [`Denied::RolesGone`] when the person
/// holds no role.
pub fn invite(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    new: NewInvitation,
    standing: &Standing,
) -> Result<Invitation, Stopped> {
    if keeper.account_by_email(&new.email)?.is_some_and(|account| account.person != new.person) {
        return Err(Denied::AddressTaken.into());
    }
    let roles = GrantedRole::of(standing, obeznik_kernel::calendar::day_in_prague(scene.now));
    if roles.is_empty() {
        return Err(Denied::RolesGone.into());
    }
    let open = keeper.open_invitations()?;
    for other in open.iter().filter(|other| other.person == new.person) {
        keeper.end_invitation(other.hash, scene.now)?;
    }
    let NewInvitation { person, email, purpose, hash, confirmation, made_by } = new;
    let invitation = Invitation {
        hash,
        person,
        email,
        purpose,
        roles,
        confirmation,
        made_by,
        made_at: scene.now,
        ended_at: None,
    };
    keeper.put_invitation(&invitation)?;
    scene.tell(SecurityEvent::Invited { person });
    Ok(invitation)
}

/// The invitation behind a link, while it holds and leads to an account. Nothing is used up: readers of mail open links
/// too, and whoever mends what stands in the way need not invite again.
///
/// # Errors
/// [`Denied::LinkDead`]; [`Denied::AccountClosed`] and [`Denied::AddressTaken`] for what happened since it was made.
pub fn look_at_invitation(
    keeper: &dyn Accounts,
    scene: &Scene,
    hash: SecretHash,
) -> Result<Invitation, Stopped> {
    let invitation = keeper.invitation(hash)?.filter(|found| found.purpose != Purpose::Computer);
    let invitation = invitation.ok_or(Denied::LinkDead)?;
    invitation.holds(scene.now)?;
    if keeper.account(invitation.person)?.is_some_and(|account| !account.is_open()) {
        return Err(Denied::AccountClosed.into());
    }
    let of_address = keeper.account_by_email(&invitation.email)?;
    if of_address.is_some_and(|account| account.person != invitation.person) {
        return Err(Denied::AddressTaken.into());
    }
    Ok(invitation)
}

/// What a person brings to accept an invitation.
#[derive(Debug)]
pub struct Accepting<'a> {
    /// The secret of the link.
    pub secret: &'a Secret<16>,
    /// The digits told by phone; empty when none were.
    pub digits: &'a str,
    /// How they will prove who they are.
    pub proof: Proof,
}

/// How a person will prove who they are.
#[derive(Debug)]
pub enum Proof {
    /// By a new pass-phrase.
    PassPhrase(Verifier),
    /// By the word of another place.
    Outside(OutsideName),
}

/// Opens the account, or gives it a new proof and takes the lost authenticator away.
///
/// # Errors
/// As [`look_at_invitation`]; [`Denied::RolesGone`], [`Denied::CodeWrong`], [`Denied::DigitsNeeded`], [`Denied::Wait`],
/// or [`Denied::AddressTaken`] when the name at the other place is another person's.
pub fn accept(
    keeper: &mut dyn Identity,
    scene: &mut Scene,
    accepting: Accepting<'_>,
    standing: &Standing,
) -> Result<Account, Stopped> {
    let hash = accepting.secret.hash();
    let invitation = look_at_invitation(keeper, scene, hash)?;
    if invitation.confirmation.is_some() {
        count(keeper, scene, &[(AttemptKey::invitation(hash), &rate::SECOND_FACTOR)])?;
    }
    if let Err(denied) = invitation.accepts(accepting.digits, accepting.secret, standing, scene.now) {
        if denied == Denied::CodeWrong {
            scene.tell(SecurityEvent::ConfirmationFailed { person: invitation.person });
        }
        return Err(denied.into());
    }
    let is_others = |name| -> Result<bool, Stopped> {
        let other = keeper.account_by_outside(name)?;
        Ok(other.is_some_and(|account| account.person != invitation.person))
    };
    if let Proof::Outside(name) = &accepting.proof
        && is_others(name)?
    {
        return Err(Denied::AddressTaken.into()); // before the link is used up
    }
    if !keeper.end_invitation(hash, scene.now)? {
        return Err(Denied::LinkDead.into());
    }
    let known = keeper.account(invitation.person)?;
    let mut account =
        known.unwrap_or_else(|| Account::invited(invitation.person, invitation.email.clone(), scene.now));
    account.email = invitation.email;
    if invitation.purpose == Purpose::Renew {
        account.verifier = None;
        account.totp = Totp::Off;
        keeper.forget_passkeys(invitation.person)?;
        keeper.set_recovery(invitation.person, &[])?;
    }
    match accepting.proof {
        Proof::PassPhrase(verifier) => account.verifier = Some(verifier),
        Proof::Outside(name) => account.outside = Some(name),
    }
    keeper.put_account(&account)?;
    keeper.end_visits_of(account.person)?;
    scene.tell(SecurityEvent::InvitationAccepted { person: account.person });
    Ok(account)
}
