//! ChaCha20-Poly1305 (RFC 8439) behind functions without type parameters. Generic code is compiled
//! by the crate that calls it; here the cipher is optimised even where its caller is not.

use chacha20poly1305::aead::{Aead as _, AeadInOut as _, KeyInit as _, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};

/// Bytes of the tag behind everything sealed.
pub const TAG: usize = 16;

/// What was to be opened is not as it was sealed, or what was to be sealed is too long (256 GiB).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not sealed by this key as it stands")]
pub struct NotSealed;

/// A key ready to seal and to open. A nonce must never seal twice under one key.
pub struct Seal(ChaCha20Poly1305);

impl Seal {
    /// The seal of a key.
    pub fn new(key: &[u8; 32]) -> Self {
        Self(ChaCha20Poly1305::new(&Key::from(*key)))
    }

    /// Seals a text with its tag behind it; it opens only beside the same `place`, which is not kept with it.
    ///
    /// # Errors
    /// [`NotSealed`] when the text is too long.
    pub fn seal(&self, nonce: [u8; 12], place: &[u8], text: &[u8]) -> Result<Vec<u8>, NotSealed> {
        self.0.encrypt(&Nonce::from(nonce), Payload { msg: text, aad: place }).map_err(|_| NotSealed)
    }

    /// Opens what [`Seal::seal`] gave.
    ///
    /// # Errors
    /// [`NotSealed`] when a byte, the nonce, the place or the key differs.
    pub fn open(&self, nonce: [u8; 12], place: &[u8], sealed: &[u8]) -> Result<Vec<u8>, NotSealed> {
        self.0.decrypt(&Nonce::from(nonce), Payload { msg: sealed, aad: place }).map_err(|_| NotSealed)
    }

    /// Seals a buffer where it lies and appends the tag.
    ///
    /// # Errors
    /// As [`Seal::seal`].
    pub fn seal_in_place(&self, nonce: [u8; 12], buffer: &mut Vec<u8>) -> Result<(), NotSealed> {
        self.0.encrypt_in_place(&Nonce::from(nonce), b"", buffer).map_err(|_| NotSealed)
    }

    /// Opens a buffer where it lies and cuts the tag off.
    ///
    /// # Errors
    /// As [`Seal::open`]; the buffer then holds nothing of use.
    pub fn open_in_place(&self, nonce: [u8; 12], buffer: &mut Vec<u8>) -> Result<(), NotSealed> {
        self.0.decrypt_in_place(&Nonce::from(nonce), b"", buffer).map_err(|_| NotSealed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONCE: [u8; 12] = [7; 12];

    #[test]
    fn what_was_sealed_opens_only_as_it_was() {
        let seal = Seal::new(&[1; 32]);
        let sealed = seal.seal(NONCE, b"frame 1", b"usneseni").expect("short");
        let (mut touched, other) = (sealed.clone(), Seal::new(&[2; 32]));
        touched[0] ^= 1;
        for (opened, expected) in [
            (seal.open(NONCE, b"frame 1", &sealed), Ok(b"usneseni".to_vec())),
            (seal.open([8; 12], b"frame 1", &sealed), Err(NotSealed)),
            (seal.open(NONCE, b"frame 2", &sealed), Err(NotSealed)),
            (seal.open(NONCE, b"frame 1", &touched), Err(NotSealed)),
            (seal.open(NONCE, b"frame 1", &sealed[..3]), Err(NotSealed)),
            (other.open(NONCE, b"frame 1", &sealed), Err(NotSealed)),
        ] {
            assert_eq!(opened, expected);
        }
    }

    /// RFC 8439, § 2.8.2: the first bytes and the tag of its example.
    #[test]
    fn the_cipher_is_that_of_the_standard() {
        let key: [u8; 32] = std::array::from_fn(|place| 0x80 + place as u8);
        let nonce = [7, 0, 0, 0, 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47];
        let place = [0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7];
        let text =
            b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
                     sunscreen would be it.";
        let sealed = Seal::new(&key).seal(nonce, &place, text).expect("short");
        assert_eq!(sealed[..4], [0xd3, 0x1a, 0x8d, 0x34]);
        assert_eq!(sealed[text.len()..][..4], [0x1a, 0xe1, 0x0b, 0x59]);
        assert_eq!(sealed.len(), text.len() + TAG);
    }

    #[test]
    fn a_buffer_is_sealed_as_a_text_is() {
        let seal = Seal::new(&[3; 32]);
        let mut buffer = b"blob".to_vec();
        seal.seal_in_place(NONCE, &mut buffer).expect("short");
        assert_eq!(buffer, seal.seal(NONCE, b"", b"blob").expect("short"));
        seal.open_in_place(NONCE, &mut buffer).expect("as sealed");
        assert_eq!(buffer, b"blob");
        assert_eq!(seal.open_in_place(NONCE, &mut buffer), Err(NotSealed));
    }
}
