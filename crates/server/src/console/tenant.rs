//! Municipalities: a new one, an office taken over, the list, settings.

use std::path::{Path, PathBuf};

use obeznik_app::office::desk::Desk as AppDesk;
use obeznik_app::ports::SystemClock;
use obeznik_app::{ApiError, Code};
use obeznik_console::{Said, Texts};
use obeznik_identity::{Email, Exported, SecondFactor, TenantId};
use obeznik_kernel::{OfflineDays, Person, PersonId};
use obeznik_municipality::{Found, LawProfile, Municipality, municipality_id};
use obeznik_store::{Protection, Store, Unlock};
use serde_json::{Value, json};

use super::arguments::{
    InTenant, Invite, Migrate, SecondFactorArgument, TenantAdd, TenantGive, TenantSet, TenantTake,
};
use super::{copying, invite, moving, not_kept, one_tenant, unavailable};
use crate::clock;
use crate::server::Server;
use crate::tenants::{InDatabase, Slug, TenantFile};

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
    let (folder, keyring) = (coming(server, tenant), server.tenants.keyring());
    let (founder, email) = (PersonId(clock::new_id()), order.email.clone());
    let without_digits = order.without_digits;
    let (database, described) = (server.tenants.database(), file.clone());
    let founded = tokio::task::spawn_blocking(move || {
        let code = found(&folder, keyring.as_ref(), order, founder).and_then(|code| {
            if let Some(database) = &database {
                let store = Store::open(&folder, Unlock::Keyring(keyring.as_ref()), clock::now())?;
                database.take_in(&store, &described).map_err(not_kept)?;
            }
            Ok(code)
        });
        if code.is_err() || database.is_some() {
            let _ = std::fs::remove_dir_all(&folder); // no municipality, or one that lives in the database
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
        without_digits,
        computer: false,
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

/// Where a municipality is made: in its place, or in one from which it moves into the database.
fn coming(server: &Server, tenant: TenantId) -> PathBuf {
    let places = server.tenants.places();
    match server.tenants.database() {
        Some(_) => places.sealing().join(tenant.to_string()),
        None => places.tenant(tenant),
    }
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
        offline_days: OfflineDays::default(),
        is_small: false,
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
    let (database, from) = (server.tenants.database(), order.from.clone());
    let taken = tokio::task::spawn_blocking(move || {
        let slug = order.slug.clone();
        let described = move |name| TenantFile { tenant, slug, name, second_factor: SecondFactor::Everyone };
        if let Some(database) = database {
            return into_database(&database, &order, described);
        }
        let taken = take_in(&folder, keyring.as_ref(), &order);
        if taken.is_err() {
            let _ = std::fs::remove_dir_all(&folder); // the office itself was only read
        }
        taken.map(|(name, links)| (described(name), links))
    });
    let (file, links) = taken.await.map_err(ApiError::broken)??;
    make_known(server, &file)?;
    let line = texts.say(
        "server-console-tenant-taken",
        &[("name", &file.name), ("slug", &file.slug), ("links", &links), ("from", &from.display())],
    );
    Ok(Said::done(line, json!({ "tenant": file, "links": links })))
}

fn unlock(order: &TenantTake) -> Unlock<'_> {
    let secret = order.secret.as_deref().unwrap_or_default();
    if order.recovery_code_stdin { Unlock::RecoveryCode(secret) } else { Unlock::PassPhrase(secret) }
}

fn name_of(store: &Store) -> Result<String, ApiError> {
    let municipality = store.reader().record::<Municipality>(municipality_id())?;
    let name = municipality.map(|stored| stored.value.name);
    name.ok_or_else(|| ApiError::new(Code::Refused, "server-console-not-founded"))
}

fn into_database(
    database: &InDatabase,
    order: &TenantTake,
    described: impl FnOnce(String) -> TenantFile,
) -> Result<(TenantFile, u64), ApiError> {
    let office = Store::open(&order.from, unlock(order), clock::now())?;
    let file = described(name_of(&office)?);
    database.take_in(&office, &file).map_err(not_kept)?;
    Ok((file, office.head()?.log_no))
}

fn take_in(
    folder: &Path,
    keyring: &dyn obeznik_store::Keyring,
    order: &TenantTake,
) -> Result<(String, u64), ApiError> {
    let (unlock, now) = (unlock(order), clock::now());
    // Opening it here keeps everybody else out and brings the journal into the file.
    let mut office = Store::open(&order.from, unlock, now)?;
    copying::store(&mut office, &order.from, folder)?;
    drop(office);
    let mut store = Store::open(folder, unlock, now)?;
    if !store.use_keyring(keyring)? {
        return Err(ApiError::broken("the keyring of the server takes nothing"));
    }
    store.end_handing_over()?; // the only secret of it that this server will not need
    let name = name_of(&store)?;
    let links = store.head()?.log_no;
    store.close(now)?;
    Ok((name, links))
}

/// Gives an office out that works alone again: file, keys, blobs and log as they are. The server must not serve.
pub(super) async fn give(server: &Server, order: TenantGive, texts: &Texts) -> Result<Said, ApiError> {
    let file = one_tenant(server, order.which.tenant.as_deref())?;
    if server.tenants.database().is_some() {
        return Err(ApiError::new(Code::Refused, "server-console-not-over-database"));
    }
    if order.to.exists() {
        return Err(
            ApiError::new(Code::Refused, "server-console-folder-exists").with("folder", order.to.display())
        );
    }
    let (from, keyring) = (server.tenants.places().tenant(file.tenant), server.tenants.keyring());
    let given = tokio::task::spawn_blocking(move || {
        let secret = order.secret.as_deref().unwrap_or_default();
        let given = give_out(&from, &order.to, keyring.as_ref(), secret);
        if given.is_err() {
            let _ = std::fs::remove_dir_all(&order.to); // only copies are in it
        }
        given.map(|links| (links, order.to))
    });
    let (links, to) = given.await.map_err(ApiError::broken)??;
    server.security.tell_of_export(file.tenant, clock::now(), Exported::Office);
    let line = texts.say(
        "server-console-tenant-given",
        &[("name", &file.name), ("links", &links), ("to", &to.display())],
    );
    Ok(Said::done(line, json!({ "tenant": file, "links": links })))
}

fn give_out(
    from: &Path,
    to: &Path,
    keyring: &dyn obeznik_store::Keyring,
    secret: &str,
) -> Result<u64, ApiError> {
    let now = clock::now();
    let mut store = Store::open(from, Unlock::Keyring(keyring), now)?;
    store.hand_over_by(secret)?;
    copying::store(&mut store, from, to)?;
    store.end_handing_over()?;
    let links = store.head()?.log_no;
    store.close(now)?;
    Ok(links)
}

fn check_free(server: &Server, slug: &Slug) -> Result<(), ApiError> {
    match server.tenants.by_slug(slug.as_str()) {
        Some(_) => Err(ApiError::new(Code::Refused, "server-console-name-taken").with("slug", slug)),
        None => Ok(()),
    }
}

fn make_known(server: &Server, file: &TenantFile) -> Result<(), ApiError> {
    if server.tenants.database().is_none() {
        file.write(server.tenants.places()).map_err(ApiError::broken)?;
    }
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
pub(super) async fn set(server: &Server, order: TenantSet, texts: &Texts) -> Result<Said, ApiError> {
    let mut file = one_tenant(server, order.which.tenant.as_deref())?;
    if let Some(second_factor) = order.second_factor {
        file.second_factor = match second_factor {
            SecondFactorArgument::Everyone => SecondFactor::Everyone,
            SecondFactorArgument::WhoManages => SecondFactor::WhoManages,
        };
    }
    file.name = order.name.unwrap_or(file.name);
    if let Some(database) = server.tenants.database() {
        let described = file.clone();
        let changed = tokio::task::spawn_blocking(move || database.change(&described));
        changed.await.map_err(ApiError::broken)?.map_err(|error| not_kept(error.into()))?;
    }
    make_known(server, &file)?;
    Ok(Said::done(texts.say("server-console-tenant-set", &[("name", &file.name)]), json!(file)))
}

/// Opens every store once, which migrates it after a copy; or moves those of a data folder into the database.
pub(super) async fn migrate(server: &Server, order: Migrate, texts: &Texts) -> Result<Said, ApiError> {
    let Migrate { which, from } = order;
    if let Some(from) = from {
        return moving::from_folder(server, from, which, texts).await;
    }
    let mut answers = Vec::new();
    for file in super::tenants(server, which.tenant.as_deref())? {
        server.tenants.desk(file.tenant).await.map_err(unavailable)?;
        let line = texts.say("server-console-migrated", &[("name", &file.name)]);
        answers.push(Said::done(line, json!({ "tenant": file.tenant })));
    }
    Ok(super::together(answers, texts))
}
