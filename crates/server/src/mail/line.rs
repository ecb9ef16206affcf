//! The line to the mail server (RFC 5321). What it answers is kept as a word and a number: its text repeats addresses.

use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use obeznik_app::ports::NoticeMail;
use obeznik_identity::{MailRoute, MailTls};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

/// How long each answer of the mail server may take.
const SLOWEST: Duration = Duration::from_secs(30);

/// How long a whole letter may take; whoever claimed it holds it longer.
const SLOWEST_LETTER: Duration = Duration::from_secs(120);

/// What came of handing a letter over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// The mail server has it.
    Taken,
    /// It will never take it.
    Refused(String),
    /// It may take it later.
    Later(String),
}

/// Hands one message over.
pub async fn send(route: &MailRoute, mail: &NoticeMail) -> Came {
    let Ok(message) = obeznik_notices::message(mail) else { return Came::Refused("address".to_owned()) };
    let transport = match transport(route) {
        Ok(transport) => transport,
        Err(error) => return Came::Later(word(&error)),
    };
    match tokio::time::timeout(SLOWEST_LETTER, transport.send(message)).await {
        Ok(Ok(_)) => Came::Taken,
        Ok(Err(error)) => came(&error),
        Err(_) => Came::Later("slow".to_owned()),
    }
}

/// Whether the mail server answers, and lets us in.
///
/// # Errors
/// A word and the number it gave.
pub async fn check(route: &MailRoute) -> Result<(), String> {
    let transport = transport(route).map_err(|error| word(&error))?;
    match tokio::time::timeout(SLOWEST_LETTER, transport.test_connection()).await {
        Ok(Ok(true)) => Ok(()),
        Ok(Ok(false)) => Err("away".to_owned()),
        Ok(Err(error)) => Err(word(&error)),
        Err(_) => Err("slow".to_owned()),
    }
}

fn transport(route: &MailRoute) -> Result<AsyncSmtpTransport<Tokio1Executor>, Error> {
    let tls = match route.tls {
        MailTls::None => Tls::None,
        MailTls::Implicit => Tls::Wrapper(trust(route)?),
        MailTls::StartTls => Tls::Required(trust(route)?),
    };
    let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&route.host)
        .port(route.port)
        .timeout(Some(SLOWEST))
        .tls(tls);
    if let Some(password) = &route.password {
        builder = builder.credentials(Credentials::new(route.user.clone(), password.0.clone()));
    }
    Ok(builder.build())
}

/// Trust in the authorities of the system, and in those of the settings.
fn trust(route: &MailRoute) -> Result<TlsParameters, Error> {
    let mut builder = TlsParameters::builder(route.host.clone());
    for certificate in
        CertificateDer::pem_slice_iter(route.ca.as_deref().unwrap_or_default().as_bytes()).flatten()
    {
        builder = builder.add_root_certificate(Certificate::from_der(certificate.to_vec())?);
    }
    builder.build()
}

fn came(error: &Error) -> Came {
    let is_of_letter = error.is_permanent() && !is_of_account(error);
    if is_of_letter { Came::Refused(word(error)) } else { Came::Later(word(error)) }
}

/// Answers about our own account, not about the letter: the administrator mends it and everything goes on.
fn is_of_account(error: &Error) -> bool {
    error.status().is_some_and(|code| matches!(u16::from(code), 421 | 454 | 530 | 534 | 535 | 538))
}

/// A certificate that is not believed ends the handshake: lettre calls that a broken connection, with the reason inside.
fn is_untrusted(error: &(dyn std::error::Error + 'static)) -> bool {
    if error.downcast_ref::<rustls::Error>().is_some() {
        return true;
    }
    let inside = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    match inside {
        Some(inside) => is_untrusted(inside),
        None => error.source().is_some_and(is_untrusted),
    }
}

/// The mail server does not offer the TLS that is set up; nothing was said to it yet.
fn is_without_tls(error: &Error) -> bool {
    let said = std::error::Error::source(error).map(ToString::to_string);
    error.is_client() && said.is_some_and(|said| said.contains("STARTTLS"))
}

/// What a failure is called where it is listed.
fn word(error: &Error) -> String {
    let number = error.status().map(u16::from);
    match number {
        Some(number) if is_of_account(error) => format!("account {number}"),
        Some(number) if error.is_permanent() => format!("refused {number}"),
        Some(number) => format!("busy {number}"),
        None if error.is_tls() || is_untrusted(error) => "tls".to_owned(),
        None if error.is_timeout() => "slow".to_owned(),
        None if is_without_tls(error) => "no-tls".to_owned(),
        None if error.is_client() => "account".to_owned(),
        None if error.is_response() => "answer".to_owned(),
        None => "away".to_owned(),
    }
}
