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
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pokes_are_read_however_the_bytes_are_cut() {
        let line = b": hello\n\nevent: head\ndata: 17\n\n:\n\nevent: access\r\ndata: pull\r\n\r\nevent: wipe\ndata: refresh\n\n";
        for cut in 0..line.len() {
            let mut events = Events::default();
            let mut pokes = events.take(&line[..cut]);
            pokes.extend(events.take(&line[cut..]));
            assert_eq!(pokes, [Poke::Pull, Poke::Pull, Poke::Closed], "cut at {cut}");
        }
    }

    proptest! {
        #[test]
        fn fuzz_events(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            let mut events = Events::default();
            let pokes = events.take(&bytes);
            prop_assert!(pokes.len() <= bytes.len());
            prop_assert!(events.line.len() <= LONGEST);
        }
    }
}
