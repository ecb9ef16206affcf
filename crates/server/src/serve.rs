//! Serving: the data folder, the listeners, and what happens by itself meanwhile.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use obeznik_kernel::Date;
use obeznik_kernel::calendar::{ZONE, add_days, days_between};
use obeznik_store_postgres::Address;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::backups;
use crate::clock;
use crate::console::arguments::Serve;
use crate::console::line::Line;
use crate::http;
use crate::keyring::FileKeyring;
use crate::listen::{self, Protection};
use crate::mail;
use crate::places::Places;
use crate::security::Security;
use crate::server::{Reach, Server, Shared};
use crate::soundness;
use crate::tenants::keeper::VaultAddress;
use crate::tenants::{InDatabase, Poke, SharedKeyring, Tenants};
use crate::tls;
use crate::ways::night;

/// How often time acts in the offices.
const TIME_ACTS: Duration = Duration::from_secs(60);
/// How long an unfinished upload waits.
const UPLOADS_LAST: jiff::SignedDuration = jiff::SignedDuration::from_hours(7 * 24);
/// Hour from which directories are asked about everybody, once a day.
const ASKS_FROM: i8 = 2;
/// Days between two looks over every store, and the hour from which one is taken.
const LOOKS_EVERY_DAYS: i32 = 7;
const LOOKS_FROM: i8 = 3;
/// Ticks of time after which what ended long ago is forgotten.
const SWEEPS_EVERY: u32 = 10;

/// The data folder, held by this process.
pub struct Held {
    /// Its paths.
    pub places: Places,
    _lock: File,
}

impl Held {
    /// Takes the folder; nothing when another process has it.
    ///
    /// # Errors
    /// When it cannot be made or locked.
    pub fn take(path: &Path) -> io::Result<Option<Self>> {
        let places = Places::made(path)?;
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(places.lock())?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Self { places, _lock: lock })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// A server over a data folder, not listening yet.
///
/// # Errors
/// When something in the folder cannot be read.
pub fn server(places: &Places, options: &Serve) -> io::Result<Shared> {
    let keys = options.keys.clone().unwrap_or_else(|| places.keyring());
    let keyring = Arc::new(FileKeyring::open(&keys)?);
    let tenants = match &options.database {
        Some(address) => Tenants::of_database(places.clone(), database(places, address, &keyring, options)?)?,
        None => Tenants::found(places.clone(), keyring)?,
    };
    let certificate = options.certificate.clone().unwrap_or_else(|| places.certificate());
    let fingerprint =
        (!options.plain && certificate.exists()).then(|| tls::fingerprint(&certificate)).transpose()?;
    let reach =
        Reach { public_url: options.public_url.clone(), behind_proxy: options.behind_proxy, fingerprint };
    let host = reach.public_url.as_deref().and_then(host_of).unwrap_or("-").to_owned();
    Ok(Arc::new(Server::new(tenants, Security::new(options.syslog.clone(), &host), reach)))
}

fn database(
    places: &Places,
    address: &Address,
    keyring: &FileKeyring,
    options: &Serve,
) -> io::Result<InDatabase> {
    let own = VaultAddress::Folder(places.path().join("blobs"));
    let vault = options.blobs.as_ref().unwrap_or(&own).open()?;
    let (connections, secret) = (options.connections, SharedKeyring::of(keyring));
    InDatabase::open(address.clone(), connections, Arc::from(vault), secret)
}

/// The keys of this server do not hold the secret of the database.
#[derive(Debug, thiserror::Error)]
#[error("the keys do not hold the secret of the database")]
pub struct NoSecret;

/// The host of an address such as `https://obeznik.vzorov.cz:8443/`.
fn host_of(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    rest.split(['/', ':']).next().filter(|host| !host.is_empty())
}

/// Names for which the server makes its own certificate.
pub fn own_names(options: &Serve) -> Vec<String> {
    let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
    names.extend(options.public_url.as_deref().and_then(host_of).map(str::to_owned));
    if !options.listen.ip().is_unspecified() {
        names.push(options.listen.ip().to_string());
    }
    names.sort();
    names.dedup();
    names
}

/// A server that listens.
pub struct Serving {
    /// What requests share.
    pub server: Shared,
    /// Where it really listens.
    pub address: SocketAddr,
    tasks: Vec<tokio::task::JoinHandle<()>>,
    _held: Held,
}

impl Serving {
    /// Begins to listen.
    ///
    /// # Errors
    /// When an address or a certificate cannot be had.
    pub async fn begin(held: Held, options: &Serve) -> io::Result<Self> {
        let server = server(&held.places, options)?;
        let protection = protection(&held.places, options)?;
        let listener = TcpListener::bind(options.listen).await?;
        let address = listener.local_addr()?;
        let mut tasks = Vec::new();
        let stop = server.stopping.subscribe();
        let router = http::router(Arc::clone(&server));
        tasks.push(tokio::spawn(listen::serve(Arc::clone(&server), listener, protection, router, stop)));
        tasks.push(console(&server, &held.places).await?);
        if let Some(metrics) = options.metrics {
            tasks.push(metrics_page(&server, metrics).await?);
        }
        tasks.push(tokio::spawn(time(Arc::clone(&server))));
        tasks.push(tokio::spawn(nights(Arc::clone(&server))));
        tasks.push(tokio::spawn(weeks(Arc::clone(&server))));
        tasks.push(tokio::spawn(letters(Arc::clone(&server))));
        if let Some(folder) = &options.backup_to {
            let every = Duration::from_secs(60 * u64::from(options.backup_every));
            let keeping = backups::keep(Arc::clone(&server), std::path::absolute(folder)?, every);
            tasks.push(tokio::spawn(keeping));
        }
        tracing::info!(address = %address, version = env!("CARGO_PKG_VERSION"), "listening");
        Ok(Self { server, address, tasks, _held: held })
    }

    /// Ends: no new requests, running ones to their end, every store closed with a good copy.
    pub async fn end(self) {
        self.server.stop();
        for task in self.tasks {
            let _ = task.await; // a task that panicked has ended too
        }
        let server = self.server;
        let _ = tokio::task::spawn_blocking(move || server.tenants.close()).await;
        tracing::info!("ended");
    }
}

fn protection(places: &Places, options: &Serve) -> io::Result<Protection> {
    if options.plain {
        return Ok(Protection::Plain);
    }
    let settings = match (&options.certificate, &options.private_key) {
        (Some(certificate), Some(key)) => tls::settings(certificate, key)?,
        _ => {
            tls::ensure_own(places, &own_names(options))?;
            tls::settings(&places.certificate(), &places.private_key())?
        }
    };
    Ok(Protection::Tls(TlsAcceptor::from(settings)))
}

async fn console(server: &Shared, places: &Places) -> io::Result<tokio::task::JoinHandle<()>> {
    let line = Line::open(Arc::clone(server), places).await?;
    let (server, stop) = (Arc::clone(server), server.stopping.subscribe());
    Ok(tokio::spawn(async move {
        let Line { listener, router, file: _file } = line;
        listen::serve(server, listener, Protection::Plain, router, stop).await;
    }))
}

async fn metrics_page(server: &Shared, address: SocketAddr) -> io::Result<tokio::task::JoinHandle<()>> {
    let listener = TcpListener::bind(address).await?;
    let (shared, stop) = (Arc::clone(server), server.stopping.subscribe());
    let page = Arc::clone(server);
    let router = Router::new().route("/metrics", get(move || async move { page.metrics.page() }));
    Ok(tokio::spawn(listen::serve(shared, listener, Protection::Plain, router, stop)))
}

/// Opens every office and lets time act in it, minute by minute.
async fn time(server: Shared) {
    let mut stop = server.stopping.subscribe();
    for tick in 0_u32.. {
        for file in server.tenants.files() {
            let sweeps = tick % SWEEPS_EVERY == 0;
            let Ok(desk) = server.tenants.desk(file.tenant).await else { continue }; // told in the log
            let acted = desk.ask(move |keeper| {
                let now = clock::now();
                if sweeps {
                    let _ = keeper.at_the_door(|door| Ok(door.sweep(now)?))?;
                    let _ = keeper.at_the_door(|door| Ok(mail::sweep(door, now)?))?;
                    keeper.sweep_uploads(now.checked_sub(UPLOADS_LAST).unwrap_or(now))?;
                    keeper.forget_deletions(now)?;
                }
                keeper.bring_about(now)
            });
            if acted.await.is_ok_and(|has_acted| has_acted) {
                desk.poke(Poke::Access);
            }
        }
        let ended = tokio::time::timeout(TIME_ACTS, stop.wait_for(|stopping| *stopping)).await;
        if ended.is_ok() {
            return;
        }
    }
}

/// Asks the directories night by night. Apart from [`time`]: a slow directory must not hold deadlines up.
async fn nights(server: Shared) {
    let mut stop = server.stopping.subscribe();
    let mut asked = None;
    loop {
        let night = async {
            asked = nightly(&server, asked).await;
            tokio::time::sleep(TIME_ACTS).await;
        };
        tokio::select! {
            () = night => {}
            _ = stop.wait_for(|stopping| *stopping) => return,
        }
    }
}

/// Looks over every store week by week, the first time in the night after the start. Apart from [`nights`]: reading
/// whole files takes its time.
async fn weeks(server: Shared) {
    let mut stop = server.stopping.subscribe();
    let mut looked = None;
    loop {
        let week = async {
            looked = weekly(&server, looked).await;
            tokio::time::sleep(TIME_ACTS).await;
        };
        tokio::select! {
            () = week => {}
            _ = stop.wait_for(|stopping| *stopping) => return,
        }
    }
}

/// Looks over every store where a week has passed, and gives the day of the last look.
async fn weekly(server: &Shared, looked: Option<Date>) -> Option<Date> {
    let Ok(now) = clock::now().in_tz(ZONE) else { return looked };
    let today = now.date();
    if !is_week_over(looked, today, now.hour()) {
        return looked.or(Some(add_days(today, 1 - LOOKS_EVERY_DAYS)));
    }
    soundness::look_over(server).await;
    Some(today)
}

/// Whether a look is due; nothing is due on the day of a start.
fn is_week_over(looked: Option<Date>, today: Date, hour: i8) -> bool {
    let days = looked.map(|day| days_between(day, today));
    hour >= LOOKS_FROM && days.is_some_and(|days| !(0..LOOKS_EVERY_DAYS).contains(&days))
}

/// Sends letters with notices, minute by minute. Apart from [`time`]: a slow mail server must not hold deadlines up. What
/// stops between is claimed again by whoever comes next.
async fn letters(server: Shared) {
    let mut stop = server.stopping.subscribe();
    loop {
        let minute = async {
            for file in server.tenants.files() {
                match mail::round(&server, &file).await {
                    Ok(Some(round)) if round != mail::Round::default() => tracing::info!(
                        tenant = %file.tenant, made = round.made, sent = round.sent, put_off = round.put_off,
                        failed = round.failed, needless = round.needless, "letters with notices"
                    ),
                    Ok(_) => {}
                    Err(reason) => {
                        tracing::warn!(tenant = %file.tenant, cause = %reason, "no letters with notices");
                    }
                }
            }
            tokio::time::sleep(TIME_ACTS).await;
        };
        tokio::select! {
            () = minute => {}
            _ = stop.wait_for(|stopping| *stopping) => return,
        }
    }
}

/// Asks the directories once in a night, and gives the day for which it was done.
async fn nightly(server: &Shared, asked: Option<Date>) -> Option<Date> {
    let Ok(now) = clock::now().in_tz(ZONE) else { return asked };
    if asked == Some(now.date()) || now.hour() < ASKS_FROM {
        return asked;
    }
    for file in server.tenants.files() {
        match night::look_after(server, &file).await {
            Ok(None) => {}
            Ok(Some(night)) => tracing::info!(
                tenant = %file.tenant, asked = night.asked, left = night.left, changed = night.changed,
                "the directory was asked"
            ),
            Err(unquiet) => {
                tracing::warn!(tenant = %file.tenant, cause = %unquiet, "the directory says nothing");
            }
        }
    }
    Some(now.date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stores_are_looked_over_in_the_night_after_the_start_and_then_each_week() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let started = Some(day("2026-11-22"));
        let table = [
            (None, "2026-11-28", 12, false), // the day of the start
            (started, "2026-11-28", 12, false),
            (started, "2026-11-29", 2, false),
            (started, "2026-11-29", 3, true),
            (started, "2026-12-03", 15, true), // the nights between were missed
            (started, "2026-11-20", 4, true),  // by a clock that was wrong
        ];
        for (looked, today, hour, expected) in table {
            assert_eq!(is_week_over(looked, day(today), hour), expected, "{looked:?} {today} {hour}");
        }
    }
}
