//! Security events for the administrator: in the log always, and as RFC 5424 syslog where one is wanted.

use std::net::UdpSocket;
#[cfg(unix)]
use std::os::unix::net::UnixDatagram;
use std::sync::mpsc::{SyncSender, sync_channel};

use obeznik_identity::{Exported, SecurityEvent, TenantId};
use obeznik_kernel::Timestamp;
use serde_json::Value;

/// Messages that may wait for a slow receiver; more are dropped, and the log still has them.
const WAITING: usize = 1024;
/// `authpriv`, RFC 5424 § 6.2.1.
const FACILITY: u8 = 10;
/// Name of our structured data: the number is the one reserved for documentation (RFC 5612) until the
/// product has its own.
const STRUCTURE: &str = "obeznik@32473";

/// Where syslog goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Receiver {
    /// A host and port.
    Udp(String),
    /// A socket of this machine, such as `/dev/log`.
    #[cfg(unix)]
    Local(std::path::PathBuf),
}

impl std::fmt::Display for Receiver {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Udp(host) => write!(out, "udp://{host}"),
            #[cfg(unix)]
            Self::Local(path) => write!(out, "unix://{}", path.display()),
        }
    }
}

impl std::str::FromStr for Receiver {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(host) = text.strip_prefix("udp://") {
            return Ok(Self::Udp(if host.contains(':') { host.to_owned() } else { format!("{host}:514") }));
        }
        #[cfg(unix)]
        if let Some(path) = text.strip_prefix("unix://") {
            return Ok(Self::Local(path.into()));
        }
        Err(format!("{text}: udp://HOST[:PORT], unix://PATH"))
    }
}

/// Tells security events.
pub struct Security {
    syslog: Option<SyncSender<String>>,
    host: String,
}

impl Security {
    /// Tells the log, and a receiver if one is wanted.
    pub fn new(receiver: Option<Receiver>, host: &str) -> Self {
        Self { syslog: receiver.map(sender), host: host_name(host) }
    }

    /// Tells what happened in a municipality.
    pub fn tell(&self, tenant: TenantId, at: Timestamp, events: Vec<SecurityEvent>) {
        for event in events {
            let fields = serde_json::to_value(&event).unwrap_or_default();
            let (name, person) = (text_of(&fields, "event"), text_of(&fields, "person"));
            let (device, by) = (text_of(&fields, "device"), text_of(&fields, "by"));
            if event.is_warning() {
                tracing::warn!(%tenant, event = name, person, by, device, "security");
            } else {
                tracing::info!(%tenant, event = name, person, by, device, "security");
            }
            self.send(message(&self.host, tenant, at, &fields, event.is_warning()));
        }
    }

    /// Tells that an administrator took everything of a municipality out of the server.
    pub fn tell_of_export(&self, tenant: TenantId, at: Timestamp, what: Exported) {
        self.tell(tenant, at, vec![SecurityEvent::Exported { what, count: 1, by: None, device: None }]);
    }

    /// Tells what an administrator did with the server itself, such as a restore.
    pub fn tell_of_server(&self, tenant: Option<TenantId>, at: Timestamp, what: &'static str) {
        tracing::warn!(event = what, "security");
        let fields = serde_json::json!({ "event": what });
        let tenant = tenant.unwrap_or(TenantId(obeznik_kernel::RecordId(uuid::Uuid::nil())));
        self.send(message(&self.host, tenant, at, &fields, true));
    }

    fn send(&self, message: String) {
        if let Some(syslog) = &self.syslog
            && syslog.try_send(message).is_err()
        {
            tracing::warn!("syslog is slower than what happens");
        }
    }
}

fn text_of(fields: &Value, name: &str) -> String {
    fields.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// One message (RFC 5424, § 6): identifiers in structured data, the event's name as MSGID.
fn message(host: &str, tenant: TenantId, at: Timestamp, fields: &Value, is_warning: bool) -> String {
    let severity = if is_warning { 4 } else { 6 };
    let priority = FACILITY * 8 + severity;
    let process = std::process::id();
    let name = text_of(fields, "event");
    let mut data = format!("{STRUCTURE} tenant=\"{tenant}\"");
    for (field, value) in fields.as_object().into_iter().flatten().filter(|(field, _)| *field != "event") {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        data.push_str(&format!(" {field}=\"{}\"", escaped(&value)));
    }
    format!("<{priority}>1 {at} {host} obeznik-server {process} {name} [{data}]")
}

/// RFC 5424, § 6.3.3.
fn escaped(value: &str) -> String {
    value.chars().flat_map(|c| matches!(c, '"' | '\\' | ']').then_some('\\').into_iter().chain([c])).collect()
}

/// At most 255 printable ASCII characters, or the nil value.
fn host_name(host: &str) -> String {
    let name: String = host.chars().filter(char::is_ascii_graphic).take(255).collect();
    if name.is_empty() { "-".to_owned() } else { name }
}

fn sender(receiver: Receiver) -> SyncSender<String> {
    let (sender, messages) = sync_channel::<String>(WAITING);
    std::thread::spawn(move || {
        let mut line = Line::to(receiver);
        while let Ok(message) = messages.recv() {
            line.send(message.as_bytes());
        }
    });
    sender
}

/// An open way to the receiver; opened again after a failure.
struct Line {
    receiver: Receiver,
    udp: Option<UdpSocket>,
    #[cfg(unix)]
    local: Option<UnixDatagram>,
}

impl Line {
    fn to(receiver: Receiver) -> Self {
        Self {
            receiver,
            udp: None,
            #[cfg(unix)]
            local: None,
        }
    }

    fn send(&mut self, message: &[u8]) {
        if self.try_send(message).is_err() {
            #[cfg(unix)]
            {
                self.local = None;
            }
            self.udp = None;
            if let Err(error) = self.try_send(message) {
                tracing::warn!(cause = %error.kind(), "syslog does not take messages");
            }
        }
    }

    fn try_send(&mut self, message: &[u8]) -> std::io::Result<usize> {
        match &self.receiver {
            Receiver::Udp(host) => {
                let socket = match &self.udp {
                    Some(socket) => socket,
                    None => {
                        self.udp.insert(UdpSocket::bind("[::]:0").or_else(|_| UdpSocket::bind("0.0.0.0:0"))?)
                    }
                };
                socket.send_to(message, host.as_str())
            }
            #[cfg(unix)]
            Receiver::Local(path) => {
                let socket = match &self.local {
                    Some(socket) => socket,
                    None => {
                        let socket = UnixDatagram::unbound()?;
                        socket.connect(path)?;
                        self.local.insert(socket)
                    }
                };
                socket.send(message)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use obeznik_kernel::{IdSource as _, PersonId, testing::CountedIds};

    #[test]
    fn a_message_is_that_of_rfc_5424() {
        let mut ids = CountedIds::default();
        let (tenant, person) = (TenantId(ids.next_id()), PersonId(ids.next_id()));
        let at = "2026-11-23T08:00:00Z".parse().unwrap();
        let fields = serde_json::to_value(SecurityEvent::RecoveryCodeUsed { person, left: 9 }).unwrap();
        let process = std::process::id();
        assert_eq!(
            message("urad.vzorov.cz", tenant, at, &fields, true),
            format!(
                "<84>1 2026-11-23T08:00:00Z urad.vzorov.cz obeznik-server {process} recovery_code_used \
                 [obeznik@32473 tenant=\"{tenant}\" person=\"{person}\" left=\"9\"]"
            )
        );
        assert_eq!(escaped(r#"a"b\c]"#), r#"a\"b\\c\]"#);
        assert_eq!(host_name("úřad vzorov"), "advzorov");
        assert_eq!(host_name(""), "-");
    }

    #[test]
    fn events_reach_a_receiver() {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        socket.set_read_timeout(Some(std::time::Duration::from_secs(120))).unwrap();
        let receiver: Receiver = format!("udp://{}", socket.local_addr().unwrap()).parse().unwrap();
        let security = Security::new(Some(receiver), "urad");
        let mut ids = CountedIds::default();
        security.tell(TenantId(ids.next_id()), crate::clock::now(), vec![SecurityEvent::Slowed]);
        let mut bytes = [0; 1024];
        let length = socket.recv(&mut bytes).unwrap();
        let text = std::str::from_utf8(&bytes[..length]).unwrap();
        assert!(text.starts_with("<84>1 ") && text.contains(" slowed ["), "{text}");
    }
}
