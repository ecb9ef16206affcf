//! Several servers of one database: one is killed, the others go on.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use axum::Router;
use axum::http::StatusCode;
use obeznik_authority::Verdict;
use obeznik_kernel::{CommandId, Department, DepartmentId};
use obeznik_server::tenants::Poke;
use obeznik_store_postgres::Database;
use obeznik_sync::{BatchLimits, PullAnswer, Pulled, PushAnswer};
use tokio::task::JoinHandle;

use super::desktop::Desktop;
use super::devices::{another_history, department, one_device};
use super::door::settle;
use super::process::Process;
use super::town::Hall;

/// Times a server is killed; more often where nobody was asking it then.
const KILLS: usize = 4;
const MOST_KILLS: usize = 40;
/// Commands of each desktop between two kills.
const COMMANDS: usize = 25;
/// Safety only: a listener whose line was cut, or never came to be on a loaded machine, begins anew.
const PATIENCE: Duration = Duration::from_secs(300);

/// What a desktop did while servers came and went.
#[derive(Default)]
struct Diary {
    given: BTreeSet<DepartmentId>,
    acknowledged: BTreeSet<CommandId>,
    /// Requests that found nobody, and those whose answer was cut off.
    failures: usize,
    cut: usize,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_server_killed_in_the_middle_loses_nothing_and_doubles_nothing() {
    let (hall, link) = Hall::with_town().await;
    let mut browser = hall.browser();
    settle(&mut browser, &link).await;
    let mut desktops = Vec::new();
    for number in 1..=3 {
        desktops.push((Desktop::paired(&mut browser, "vzorov", number).await, Diary::default()));
    }
    let steady = Steady::new(&hall);
    let survivor = steady.process();
    let (mut at, mut kills) = (7_u64, 0);
    while kills < KILLS || (cut(&desktops) == 0 && kills < MOST_KILLS) {
        kills += 1;
        let mut doomed = steady.process();
        let ways = [doomed.router(), survivor.router()];
        at = (at * 31 + 17) % 180;
        let working =
            desktops.into_iter().map(|one| tokio::spawn(work(one, ways.clone()))).collect::<Vec<_>>();
        tokio::time::sleep(Duration::from_millis(20 + at)).await;
        doomed.kill(|| working.iter().all(JoinHandle::is_finished)).await;
        desktops = Vec::new();
        for one in working {
            desktops.push(one.await.unwrap());
        }
    }
    let failures: usize = desktops.iter().map(|(_, diary)| diary.failures).sum();
    let cut = cut(&desktops);
    println!("{failures} requests failed when {kills} servers were killed, {cut} of them in the middle");
    assert!(cut >= 1, "nobody was asking when a server was killed");
    let ways = [survivor.router(), survivor.router()];
    for (desktop, _) in &mut desktops {
        catch_up(desktop, &ways, &mut Diary::default()).await;
        assert!(desktop.store.outbox().unwrap().is_empty());
        assert!(desktop.store.attention().unwrap().is_empty());
    }
    let given: BTreeSet<DepartmentId> = desktops.iter().flat_map(|(_, diary)| diary.given.clone()).collect();
    assert_eq!(given.len(), 3 * kills * COMMANDS);
    for (desktop, diary) in &desktops {
        for id in &given {
            assert!(desktop.store.reader().record::<Department>(*id).unwrap().is_some(), "{id} is lost");
        }
        assert_eq!(diary.acknowledged.len(), kills * COMMANDS, "each command was accepted once");
    }
    let verified = hall.say("verify").await;
    assert_eq!(verified.exit.number(), 0, "{:?}", verified.lines);
    // The founding, three devices, and every command once.
    let links = verified.value[0]["links"].as_u64().unwrap();
    assert_eq!(links, 1 + 3 + given.len() as u64);
}

/// Requests whose answer was cut off.
fn cut(desktops: &[(Desktop, Diary)]) -> usize {
    desktops.iter().map(|(_, diary)| diary.cut).sum()
}

/// What all processes share.
struct Steady {
    home: tempfile::TempDir,
    keys: std::path::PathBuf,
    blobs: String,
    database: String,
}

impl Steady {
    fn new(hall: &Hall) -> Self {
        let path = hall.home.path();
        let database = std::fs::read_to_string(path.join("address")).unwrap();
        let home = tempfile::tempdir().unwrap();
        Self {
            home,
            keys: path.join("server.keys"),
            blobs: path.join("blobs").display().to_string(),
            database,
        }
    }

    fn process(&self) -> Process {
        let data = self.home.path().join(uuid::Uuid::now_v7().to_string());
        Process::started(&data, &self.keys, &self.database, &self.blobs)
    }
}

/// Gives commands and sends them, by the first way until it fails, then by the second.
async fn work((mut desktop, mut diary): (Desktop, Diary), ways: [Router; 2]) -> (Desktop, Diary) {
    desktop.speak_by(ways[0].clone());
    for _ in 0..COMMANDS {
        let (id, input) = department("Odbor majetku");
        desktop.issue("municipality.define_department", &input);
        diary.given.insert(id);
        push_all(&mut desktop, &ways, &mut diary).await;
    }
    catch_up(&mut desktop, &ways, &mut diary).await;
    (desktop, diary)
}

async fn push_all(desktop: &mut Desktop, ways: &[Router; 2], diary: &mut Diary) {
    desktop.store.seal(BatchLimits::default()).unwrap();
    while let Some(request) = desktop.store.push_request().unwrap() {
        let by_number = request.commands.iter().map(|sealed| (sealed.signed.n, sealed.signed.command.id));
        let by_number: std::collections::BTreeMap<_, _> = by_number.collect();
        let answer: PushAnswer = send(desktop, "/v1/push", &request, ways, diary).await;
        if let PushAnswer::Decided(decided) = &answer {
            for answered in &decided.verdicts {
                assert_eq!(answered.verdict, Verdict::Accepted);
                diary.acknowledged.insert(by_number[&Some(answered.n)]);
            }
        }
        desktop.store.take_push_answer(answer).unwrap();
        desktop.store.seal(BatchLimits::default()).unwrap();
    }
}

async fn catch_up(desktop: &mut Desktop, ways: &[Router; 2], diary: &mut Diary) {
    for _ in 0..100 {
        let request = desktop.store.pull_request().unwrap();
        let answer: PullAnswer = send(desktop, "/v1/pull", &request, ways, diary).await;
        if matches!(desktop.store.take_pull_answer(answer).unwrap(), Pulled::Published(_)) {
            return;
        }
    }
    panic!("a hundred pages and no end");
}

/// Sends until somebody answers.
async fn send<T: serde::Serialize, A: serde::de::DeserializeOwned>(
    desktop: &mut Desktop,
    path: &str,
    message: &T,
    ways: &[Router; 2],
    diary: &mut Diary,
) -> A {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        let page = desktop.send(path, message).await;
        match page.status {
            StatusCode::OK => return serde_json::from_str(&page.body).unwrap(),
            StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT => {
                diary.failures += 1;
                diary.cut += usize::from(page.status == StatusCode::GATEWAY_TIMEOUT);
                desktop.speak_by(ways[1].clone());
            }
            // What the killed server held of the database is let go within moments.
            StatusCode::SERVICE_UNAVAILABLE => tokio::time::sleep(Duration::from_millis(50)).await,
            other => panic!("{path}: {other} {}", page.body),
        }
    }
    panic!("{path}: nobody answers");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_standby_that_takes_over_while_servers_run_begins_another_history() {
    let (hall, _, mut desktop) = one_device().await;
    another_history(&hall, &mut desktop, async |hall| {
        let address = std::fs::read_to_string(hall.home.path().join("address")).unwrap();
        let tenant = hall.server.tenants.by_slug("vzorov").unwrap().tenant;
        // The client has a runtime of its own, which must not begin within that of a test.
        let moved = std::thread::spawn(move || {
            let database = Database::open(&address.parse().unwrap(), 1).unwrap();
            database.office(tenant).come_from_elsewhere().unwrap();
        });
        moved.join().unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_history_begins_on_purpose_after_a_copy_came_back() {
    let (hall, _, mut desktop) = one_device().await;
    another_history(&hall, &mut desktop, async |hall| {
        let begun = hall.say("tenant | new-history").await;
        assert_eq!(begun.exit.number(), 0, "{:?}", begun.lines);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happens_at_one_server_is_told_at_the_other() {
    let (hall, mut browser, mut first) = one_device().await;
    let second = Desktop::paired(&mut browser, "vzorov", 2).await;
    let other = hall.beside();
    let desk =
        other.server.tenants.desk(other.server.tenants.by_slug("vzorov").unwrap().tenant).await.unwrap();
    let mut pokes = desk.listen();
    let mut next = async || tokio::time::timeout(Duration::from_millis(500), pokes.recv()).await.ok()?.ok();
    // The other server may be only beginning to listen.
    let mut heard = None;
    let patience = Instant::now() + PATIENCE;
    while Instant::now() < patience {
        let (_, input) = department("Odbor majetku");
        first.issue("municipality.define_department", &input);
        first.synchronise().await.unwrap();
        heard = next().await;
        if matches!(heard, Some(Poke::Head(_))) {
            break;
        }
    }
    assert!(matches!(heard, Some(Poke::Head(_))), "{heard:?}");
    hall.say(&format!("device | wipe | {}", second.device)).await;
    let shown_out = Poke::Device { device: second.device, wipe: true };
    while Instant::now() < patience {
        heard = next().await;
        if heard == Some(shown_out) {
            break;
        }
    }
    assert_eq!(heard, Some(shown_out));
    hall.add_town("lhota", "adam@lhota.cz").await;
    while Instant::now() < patience {
        if other.server.tenants.by_slug("lhota").is_some() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the other server does not know of the new municipality");
}
