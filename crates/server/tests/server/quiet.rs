//! A token of enrolment is said to nobody: neither good nor bad ones stand in the log.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, Command, Stdio};

use obeznik_identity::testing::DeviceInHand;
use serde_json::{Value, json};

use super::town::Hall;

/// A process that does not outlive its test.
pub struct Killed(pub Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill(); // dead already
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn the_log_tells_of_enrolment_and_never_its_token() {
    let (hall, _) = Hall::with_town().await;
    let said = hall.say("enrolment | add | --name | Počítače úřadu").await;
    let token = said.value["token"].as_str().unwrap().to_owned();
    hall.say("enrolment | require | on").await;
    let home = hall.closed();
    tokio::task::spawn_blocking(move || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_obeznik-server"));
        command.args(["--plain", "--listen", "127.0.0.1:0", "--log", "debug", "--data"]).arg(home.path());
        let mut server = Killed(command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap());
        let mut told = BufReader::new(server.0.stderr.take().unwrap());
        let address = address(&mut told);
        let forged = format!("{}AAAA", &token[..token.len() - 4]);
        assert!(enrol(&address, 1, &token).contains("\"managed\":true"));
        assert!(enrol(&address, 2, &forged).contains("identity-enrolment-dead"));
        server.0.kill().unwrap();
        let mut log = String::new();
        told.read_to_string(&mut log).unwrap();
        assert!(log.contains("enrolment_refused") && log.contains("/v1/device/enrol"), "{log}");
        let secret = token.rsplit('.').next().unwrap();
        assert!(!log.contains(&secret[..12]), "{log}");
    })
    .await
    .unwrap();
}

/// Where a server says that it listens.
pub fn address(told: &mut impl std::io::BufRead) -> String {
    let mut lines = told.lines().map(Result::unwrap);
    let address = lines.find_map(|line| {
        let told: Value = serde_json::from_str(&line).unwrap_or_default();
        told["address"].as_str().map(str::to_owned)
    });
    address.unwrap()
}

fn enrol(address: &str, number: u8, token: &str) -> String {
    let hand = DeviceInHand::new(number);
    let body = json!({ "town": "vzorov", "device": hand.device, "key": hand.public_key(), "token": token });
    let body = body.to_string();
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    let length = body.len();
    write!(
        stream,
        "POST /v1/device/enrol HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
