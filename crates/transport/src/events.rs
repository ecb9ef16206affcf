//! Server-sent events, as far as pokes need them.
//!
//! Source: HTML Living Standard, § 9.2 Server-sent events.

use obeznik_app::ports::network::Poke;

/// The longest line worth keeping; a poke has about thirty bytes.
const LONGEST: usize = 4096;

/// Reads pokes out of bytes as they come.
#[derive(Debug, Default)]
pub(crate) struct Events {
    line: Vec<u8>,
    event: Option<Poke>,
}

impl Events {
    /// Takes the next bytes and gives the pokes that are whole.
    pub(crate) fn take(&mut self, bytes: &[u8]) -> Vec<Poke> {
        let mut pokes = Vec::new();
        for byte in bytes {
            match byte {
                b'\n' => pokes.extend(self.end_line()),
                b'\r' => {}
                _ if self.line.len() < LONGEST => self.line.push(*byte),
                _ => {} // no poke; its end is still looked for
            }
        }
        pokes
    }

    fn end_line(&mut self) -> Option<Poke> {
        let line = std::mem::take(&mut self.line);
        if line.is_empty() {
            return self.event.take();
        }
        if let Some(name) = line.strip_prefix(b"event:") {
            self.event = match name.trim_ascii() {
                b"closed" | b"wipe" => Some(Poke::Closed),
                _ => Some(Poke::Pull), // whatever it is: something to hear about
            };
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::any;
    use proptest::sample::Index;

    use super::*;
    use crate::harness::{bytes, feed};

    const LINE: &[u8] = b": hello\n\nevent: head\ndata: 17\n\n:\n\nevent: access\r\ndata: pull\r\n\r\nevent: wipe\ndata: refresh\n\n";

    #[test]
    fn pokes_are_read_however_the_bytes_are_cut() {
        for cut in 0..LINE.len() {
            let mut events = Events::default();
            let mut pokes = events.take(&LINE[..cut]);
            pokes.extend(events.take(&LINE[cut..]));
            assert_eq!(pokes, [Poke::Pull, Poke::Pull, Poke::Closed], "cut at {cut}");
        }
    }

    /// Bytes however spoilt and cut give the same pokes, and no line grows without end.
    #[test]
    fn fuzz_events() {
        let long = [b"event: ".as_slice(), &[b'x'; 2 * LONGEST], b"\n\n", LINE].concat();
        let inputs = (bytes(vec![LINE.to_vec(), LINE.repeat(3), long]), any::<Index>());
        feed("events", inputs, |(bytes, cut)| {
            let (mut whole, mut parted) = (Events::default(), Events::default());
            let pokes = whole.take(&bytes);
            let (before, after) = bytes.split_at(cut.index(bytes.len() + 1));
            let mut again = parted.take(before);
            again.extend(parted.take(after));
            assert_eq!(pokes, again);
            assert!(pokes.len() <= bytes.len() && whole.line.len() <= LONGEST);
        });
    }
}
