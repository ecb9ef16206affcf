//! Municipalities: a new one, an office taken over, the list, settings.

use std::path::Path;

use obeznik_app::office::desk::Desk as AppDesk;
use obeznik_app::ports::SystemClock;
use obeznik_app::{ApiError, Code};
use obeznik_console::{Said, Texts};
use obeznik_identity::{Email, SecondFactor, TenantId};
use obeznik_kernel::{Person, PersonId};
use obeznik_municipality::{Found, LawProfile, Municipality, municipality_id};
use obeznik_store::{Protection, Store, Unlock};
use serde_json::{Value, json};

use super::arguments::{InTenant, Invite, SecondFactorArgument, TenantAdd, TenantSet, TenantTake};
use super::{copying, invite, one_tenant, unavailable};
use crate::clock;
use crate::server::Server;
use crate::tenants::{Slug, TenantFile};

/// Founds a municipality and invites its founder.
pub(super) async fn add(server: &Server, order: TenantAdd, texts: &Texts) -> Result<Said, ApiError> {
    check_free(server, &order.slug)?;
    if Email::parse(&order.email).is_none() {
        return Err(ApiError::new(Code::Invalid, "server-console-no-email").with("email", &order.email));
    }
    let tenant = TenantId(clock::new_id());
    let file = TenantFile {
        tenant,
        slug: order.slug.clone(),
        name: order.name.clone(),
        second_factor: SecondFactor::Everyone,
    };
    let (folder, keyring) = (server.tenants.places().tenant(tenant), server.tenants.keyring());
    let (founder, email) = (PersonId(clock::new_id()), order.email.clone());
    let founded = tokio::task::spawn_blocking(move || {
        let code = found(&folder, keyring.as_ref(), order, founder);
        if code.is_err() {
            let _ = std::fs::remove_dir_all(&folder); // what was made of it is no municipality
        }
        code
    });
    let code = founded.await.map_err(ApiError::broken)??;
    make_known(server, &file)?;
    let invitation = Invite {
        which: InTenant { tenant: Some(file.slug.to_string()) },
        person: Some(founder),
        email,
        renew: false,
        with_digits: false,
    };
    let invited = invite::invite(server, invitation, texts).await?;
    let mut said = Said::done(
        texts.say("server-console-tenant-added", &[("name", &file.name), ("slug", &file.slug)]),
        json!({ "tenant": file, "recovery_code": code, "invitation": invited.value }),
    );
    said = said.and(texts.say("server-console-recovery-code", &[("code", &code)]));
    said.lines.extend(invited.lines);
    Ok(said)
}

fn found(
    folder: &Path,
    keyring: &dyn obeznik_store::Keyring,
    order: TenantAdd,
    founder: PersonId,
) -> Result<String, ApiError> {
    let protection = Protection { keyring, pass_phrase: None, is_demo: false };
    let desk = AppDesk::new(folder.to_owned());
    let founding = |device_id, mut device: obeznik_kernel::Device| {
        device.name = "server".to_owned();
        founding(order, founder, device_id, device)
    };
    let (office, code) = desk.found(protection, Box::new(SystemClock), founding)?;
    drop(office);
    Ok(code.text().to_owned())
}

fn founding(
    order: TenantAdd,
    founder: PersonId,
    device_id: obeznik_kernel::DeviceId,
    device: obeznik_kernel::Device,
) -> Found {
    let TenantAdd { name, name_genitive, ico, address, given, family, email, role: roles, .. } = order;
    let municipality = Municipality {
        name,
        name_genitive,
        ico,
        address,
        law: LawProfile::Act128,
        terms: Vec::new(),
        crest_svg: String::new(),
        is_demo: false,
    };
    let person = Person {
        given,
        family,
        title_before: String::new(),
        title_after: String::new(),
        function: String::new(),
        email,
        department: None,
        active: true,
    };
    Found { municipality, founder, person, device_id, device, roles }
}

/// Takes an office over that worked alone: file, keys, blobs and log as they are.
pub(super) async fn take(server: &Server, order: TenantTake, texts: &Texts) -> Result<Said, ApiError> {
    check_free(server, &order.slug)?;
    let tenant = TenantId(clock::new_id());
    let (folder, keyring) = (server.tenants.places().tenant(tenant), server.tenants.keyring());
    let (slug, from) = (order.slug.clone(), order.from.clone());
    let taken = tokio::task::spawn_blocking(move || {
        let taken = take_in(&folder, keyring.as_ref(), &order);
        if taken.is_err() {
            let _ = std::fs::remove_dir_all(&folder); // the office itself was only read
        }
        taken
    });
    let (name, links) = taken.await.map_err(ApiError::broken)??;
    let file = TenantFile { tenant, slug, name, second_factor: SecondFactor::Everyone };
    make_known(server, &file)?;
    let line = texts.say(
        "server-console-tenant-taken",
        &[("name", &file.name), ("slug", &file.slug), ("links", &links), ("from", &from.display())],
    );
    Ok(Said::done(line, json!({ "tenant": file, "links": links })))
}

fn take_in(
    folder: &Path,
    keyring: &dyn obeznik_store::Keyring,
    order: &TenantTake,
) -> Result<(String, u64), ApiError> {
    let secret = order.secret.as_deref().unwrap_or_default();
    let unlock =
        if order.recovery_code_stdin { Unlock::RecoveryCode(secret) } else { Unlock::PassPhrase(secret) };
    let now = clock::now();
    // Opening it here keeps everybody else out and brings the journal into the file.
    let mut office = Store::open(&order.from, unlock, now)?;
    copying::store(&mut office, &order.from, folder)?;
    drop(office);
    let mut store = Store::open(folder, unlock, now)?;
    if !store.use_keyring(keyring)? {
        return Err(ApiError::broken("the keyring of the server takes nothing"));
    }
    let municipality = store.reader().record::<Municipality>(municipality_id())?;
    let name = municipality.map(|stored| stored.value.name);
    let name = name.ok_or_else(|| ApiError::new(Code::Refused, "server-console-not-founded"))?;
    let links = store.head()?.log_no;
    store.close(now)?;
    Ok((name, links))
}

fn check_free(server: &Server, slug: &Slug) -> Result<(), ApiError> {
    match server.tenants.by_slug(slug.as_str()) {
        Some(_) => Err(ApiError::new(Code::Refused, "server-console-name-taken").with("slug", slug)),
        None => Ok(()),
    }
}

fn make_known(server: &Server, file: &TenantFile) -> Result<(), ApiError> {
    file.write(server.tenants.places()).map_err(ApiError::broken)?;
    server.tenants.learn(file.clone());
    Ok(())
}

/// All municipalities.
pub(super) fn list(server: &Server, texts: &Texts) -> Said {
    let files = server.tenants.files();
    let lines = files.iter().map(|file| format!("{}\t{}\t{}", file.slug, file.name, file.tenant)).collect();
    let said = Said::done(String::new(), json!(files));
    if files.is_empty() {
        return Said::done(texts.say("server-console-no-tenants", &[]), Value::Array(Vec::new()));
    }
    Said { lines, ..said }
}

/// Changes what the server keeps of a municipality.
pub(super) fn set(server: &Server, order: TenantSet, texts: &Texts) -> Result<Said, ApiError> {
    let mut file = one_tenant(server, order.which.tenant.as_deref())?;
    if let Some(second_factor) = order.second_factor {
        file.second_factor = match second_factor {
            SecondFactorArgument::Everyone => SecondFactor::Everyone,
            SecondFactorArgument::WhoManages => SecondFactor::WhoManages,
        };
    }
    file.name = order.name.unwrap_or(file.name);
    make_known(server, &file)?;
    Ok(Said::done(texts.say("server-console-tenant-set", &[("name", &file.name)]), json!(file)))
}

/// Opens every store once, which migrates it after a copy.
pub(super) async fn migrate(server: &Server, which: InTenant, texts: &Texts) -> Result<Said, ApiError> {
    let mut answers = Vec::new();
    for file in super::tenants(server, which.tenant.as_deref())? {
        server.tenants.desk(file.tenant).await.map_err(unavailable)?;
        let line = texts.say("server-console-migrated", &[("name", &file.name)]);
        answers.push(Said::done(line, json!({ "tenant": file.tenant })));
    }
    Ok(super::together(answers, texts))
}
