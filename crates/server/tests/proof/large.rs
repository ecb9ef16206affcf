//! A content of any size goes through a server and two computers in little memory.

use std::path::Path;
use std::process::Command;

use super::process::example;
use super::scene::Scene;

/// MiB in the gate: more than anybody may grow, so that whoever holds all of it is found out. `OBEZNIK_BLOB_MIB` asks
/// for another size, up to 2048.
const MIB_OF_GATE: u64 = 128;
/// kB of memory a process may take above what it had before.
const MOST_GROWTH: u64 = 96 << 10;

#[tokio::test(flavor = "multi_thread")]
async fn a_large_content_goes_up_and_comes_down_in_little_memory_everywhere() {
    let asked = std::env::var("OBEZNIK_BLOB_MIB").ok().and_then(|text| text.parse().ok());
    let mib: u64 = asked.unwrap_or(MIB_OF_GATE);
    let bytes = (mib << 20).to_string();
    let mut scene = Scene::prepared().await;
    scene.start_server();
    let server = scene.server.as_ref().unwrap().id();
    let [jana, petr] = &scene.homes;
    // Whatever is done once is done by a small one first.
    let (small, _) = carried(jana.path(), &["up", &scene.paper, "70000"]);
    carried(petr.path(), &["down", &small]);
    let idle = memory(server, "VmRSS:");
    let (hash, going) = carried(jana.path(), &["up", &scene.paper, &bytes]);
    let taking = memory(server, "VmHWM:").saturating_sub(idle);
    let (came, coming) = carried(petr.path(), &["down", &hash]);
    assert_eq!(came, hash);
    let giving = memory(server, "VmHWM:").saturating_sub(idle);
    println!(
        "{mib} MiB: the server grew by {taking} kB up and {giving} kB down, the desktops by {going} and {coming} kB"
    );
    for (who, grew) in [("the server", giving.max(taking)), ("who sends", going), ("who receives", coming)] {
        assert!(grew < MOST_GROWTH, "{who} grew by {grew} kB for {mib} MiB");
    }
    assert!(scene.server.take().unwrap().end(), "the server stops when it is asked to");
}

/// Lets a desktop in a process of its own carry a content; gives its address and by how many kB the desktop grew.
fn carried(home: &Path, order: &[&str]) -> (String, u64) {
    let said = Command::new(example("carrying_desk")).arg(home).args(order).output().unwrap();
    let text = String::from_utf8_lossy(&said.stdout);
    assert!(said.status.success(), "{order:?}: {}", String::from_utf8_lossy(&said.stderr));
    let (hash, grew) = text.trim().split_once(' ').unwrap();
    (hash.to_owned(), grew.parse().unwrap())
}

/// Memory of a process, in kB.
fn memory(id: u32, name: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
