//! The town of two desks, played by processes over a line that can be bad.

use std::time::Duration;

use super::bad_line::BadLine;
use super::diary::Diary;
use super::process::{Desktop, Refusal, Server};
use super::shown::{Shown, who};
use super::two_desks::TwoDesks;

/// Fields of the paper each desk writes in.
const FIELDS: [&str; 2] = ["title", "report"];
/// Acts a desk may be at most in one life.
const MOST_ACTS: u64 = 1_000_000;

/// Who plays.
pub struct Scene {
    pub data: tempfile::TempDir,
    pub homes: [tempfile::TempDir; 2],
    pub paper: String,
    pub shown: Shown,
    pub people: [String; 2],
    pub line: BadLine,
    pub server: Option<Server>,
    desks: [Option<Desktop>; 2],
    lives: u64,
}

impl Scene {
    /// The town founded and both computers joined; everybody is asleep.
    pub async fn prepared() -> Self {
        let mut line = None;
        let two = TwoDesks::by(|server| line.insert(BadLine::to(server)).address).await;
        let shown = Shown::made(&two).await;
        let people = [who(&two.jana), who(&two.petr)];
        let TwoDesks { street, jana, petr, paper, .. } = two;
        let homes = [jana.closed().await, petr.closed().await];
        let (data, _) = street.closed().await;
        let line = line.unwrap();
        Self { data, homes, paper, shown, people, line, server: None, desks: [None, None], lives: 0 }
    }

    /// Everybody at work; something was shown to Petr and taken from him already.
    pub async fn begun() -> Self {
        let mut scene = Self::prepared().await;
        scene.start_server();
        (0..2).for_each(|desk| scene.start_desk(desk, Diary::default(), None));
        assert!(scene.desk(1).until(|diary| diary.came > 0 && diary.went > 0), "Petr was shown nothing");
        scene
    }

    pub fn start_server(&mut self) {
        let mut server = Server::started(self.data.path(), None);
        self.line.leads_to(server.address().expect("the server came to life"));
        self.server = Some(server);
    }

    /// Starts a server whose disk refuses something; it may not come to life at all.
    pub fn start_refused_server(&mut self, refusal: &Refusal) {
        let mut server = Server::started(self.data.path(), Some(refusal));
        if let Some(address) = server.address() {
            self.line.leads_to(address);
        }
        self.server = Some(server);
    }

    pub fn kill_server(&mut self) {
        self.server.take().unwrap().kill();
    }

    /// Kills the server, and another one while it comes to life.
    pub fn kill_dying_server(&mut self, after: Duration) {
        self.kill_server();
        let dying = Server::started(self.data.path(), None);
        std::thread::sleep(after);
        dying.kill();
        self.start_server();
    }

    pub fn start_desk(&mut self, at: usize, diary: Diary, refusal: Option<&Refusal>) {
        self.lives += 1;
        let first = (self.lives * MOST_ACTS).to_string();
        let work = [&[self.paper.as_str(), FIELDS[at], first.as_str()][..], &self.shown.words()].concat();
        self.desks[at] = Some(Desktop::started(self.homes[at].path(), &work, diary, refusal));
    }

    pub fn kill_desk(&mut self, at: usize) -> Diary {
        self.desks[at].take().unwrap().kill()
    }

    pub fn desk(&self, at: usize) -> &Desktop {
        self.desks[at].as_ref().unwrap()
    }

    /// Waits until a desk has begun to work again.
    pub fn awake(&self, at: usize) {
        let desk = self.desk(at);
        let before = desk.told(|diary| diary.acknowledged());
        assert!(desk.until(|diary| diary.acknowledged() > before), "desk {at} does not come to life");
    }

    /// No more bad luck: Petr is shown nothing for a time any more, everybody gets rid of everything and reads
    /// everything.
    pub fn calm(&mut self) {
        self.desks[0].as_mut().unwrap().part();
        for at in [0, 1, 0, 1] {
            self.desks[at].as_mut().unwrap().settle();
        }
    }

    /// Everybody stops in good order.
    pub fn ended(mut self) -> Ended {
        let diaries = [0, 1].map(|at| self.desks[at].take().unwrap().end());
        assert!(self.server.take().unwrap().end(), "the server stops when it is asked to");
        let Self { data, homes, paper, shown, people, .. } = self;
        Ended { data, homes, paper, shown, people, diaries }
    }
}

/// What is left on the disks, and what was said.
pub struct Ended {
    pub data: tempfile::TempDir,
    pub homes: [tempfile::TempDir; 2],
    pub paper: String,
    pub shown: Shown,
    pub people: [String; 2],
    pub diaries: [Diary; 2],
}

/// Moments without a random source: spread by the golden ratio.
pub fn moment(seed: u64, number: u64, most: Duration) -> Duration {
    let spread = (number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(seed << 40) >> 24;
    Duration::from_micros(spread % most.as_micros() as u64)
}
