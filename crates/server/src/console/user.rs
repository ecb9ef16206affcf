//! Accounts: the list, closing, opening again.

use obeznik_app::{ApiError, Code};
use obeznik_console::{Said, Texts};
use obeznik_identity::{Account, Denied, Stopped, Threshold, door};
use obeznik_kernel::PersonId;
use serde_json::json;

use super::arguments::{InTenant, OfPerson, UserClose};
use super::invite::{CONSOLE, address, people};
use super::{denied, one_tenant, unavailable};
use crate::server::Server;
use crate::tenants::Poke;
use crate::tenants::office;

/// People of a municipality with their accounts.
pub(super) async fn list(server: &Server, order: InTenant, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let rows = desk.at_the_door(|keeper| {
        let mut rows = Vec::new();
        for (id, person) in people(keeper)? {
            let (account, devices) = (keeper.account(id)?, keeper.devices_of(id)?.len());
            rows.push((id, person.full_name(), account, devices));
        }
        Ok(rows)
    });
    let rows = rows.await.map_err(unavailable)?.map_err(|refusal| denied(&refusal))?;
    let state = |account: &Option<Account>| match account {
        None => texts.say("server-console-no-account", &[]),
        Some(account) if account.is_open() => account.email.as_str().to_owned(),
        Some(_) => texts.say("server-console-closed", &[]),
    };
    let lines = rows
        .iter()
        .map(|(id, name, account, devices)| format!("{name}\t{}\t{devices}\t{id}", state(account)));
    let value = rows.iter().map(|(id, name, account, devices)| {
        json!({ "person": id, "name": name, "devices": devices,
            "email": account.as_ref().map(|account| account.email.as_str()),
            "is_open": account.as_ref().map(Account::is_open),
            "has_second_factor": account.as_ref().map(Account::has_second_factor),
            "signed_in_at": account.as_ref().and_then(|account| account.signed_in_at) })
    });
    Ok(Said { lines: lines.collect(), ..Said::done(String::new(), value.collect()) })
}

/// Closes an account; its devices are shown out.
pub(super) async fn close(server: &Server, order: UserClose, texts: &Texts) -> Result<Said, ApiError> {
    let UserClose { of: OfPerson { which, email }, wipe } = order;
    let file = one_tenant(server, which.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let sought = address(&email)?;
    let closed = server.office(&desk, CONSOLE, move |store, scene| {
        office::close_account(store, scene, |keeper| who(keeper, &sought), wipe)
    });
    let (person, devices) = found(closed.await.map_err(unavailable)?, &email)?;
    for device in devices {
        desk.poke(Poke::Device { device, wipe });
    }
    Ok(Said::done(texts.say("server-console-user-closed", &[("email", &email)]), json!({ "person": person })))
}

/// Opens a closed account again.
pub(super) async fn open(server: &Server, order: OfPerson, texts: &Texts) -> Result<Said, ApiError> {
    let OfPerson { which, email } = order;
    let file = one_tenant(server, which.tenant.as_deref())?;
    let desk = server.tenants.desk(file.tenant).await.map_err(unavailable)?;
    let sought = address(&email)?;
    let opened = server.step(&desk, CONSOLE, move |keeper, scene| {
        let person = who(keeper, &sought)?;
        door::open_account(keeper, scene, person)?;
        Ok(person)
    });
    let person = found(opened.await.map_err(unavailable)?, &email)?;
    Ok(Said::done(texts.say("server-console-user-opened", &[("email", &email)]), json!({ "person": person })))
}

fn who(keeper: &dyn Threshold, email: &obeznik_identity::Email) -> Result<PersonId, Stopped> {
    let account = keeper.account_by_email(email)?.ok_or(Denied::LinkDead)?;
    Ok(account.person)
}

fn found<T>(done: Result<T, Denied>, email: &str) -> Result<T, ApiError> {
    done.map_err(|refusal| match refusal {
        Denied::LinkDead => ApiError::new(Code::NotFound, "server-console-no-person").with("email", email),
        other => denied(&other),
    })
}
