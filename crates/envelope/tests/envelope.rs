//! Sealed files: whole they open, touched they do not, and no bytes of a stranger do harm.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

use std::io::Cursor;

use obeznik_envelope::{
    EnvelopeError, Lock, Opened, Sealer, is_long_enough, open_whole, seal_whole, suggested_phrase,
};
use proptest::prelude::*;

const KEY: [u8; 32] = [7; 32];
const PHRASE: &str = "modrá lávka přes Bystřici";
/// Bytes before the first piece.
const HEAD: usize = 49;

fn sealed(contents: &[u8], files: &[u8]) -> Vec<u8> {
    let mut sealer = Sealer::begin(Vec::new(), &Lock::Key(&KEY), contents).unwrap();
    for part in files.chunks(50_000) {
        sealer.add(part).unwrap();
    }
    sealer.finish().unwrap()
}

fn opened(bytes: &[u8]) -> Result<Opened<Cursor<&[u8]>>, EnvelopeError> {
    Opened::open(Cursor::new(bytes), &Lock::Key(&KEY))
}

#[test]
fn a_file_opens_with_its_pass_phrase_alone() {
    let bytes = seal_whole(&Lock::Phrase(PHRASE), b"podklady").unwrap();
    assert_eq!(open_whole(&Lock::Phrase(" modrá lávka přes Bystřici\n"), &bytes).unwrap(), b"podklady");
    for wrong in [Lock::Phrase("Modrá lávka přes Bystřici"), Lock::Key(&KEY)] {
        assert!(matches!(open_whole(&wrong, &bytes), Err(EnvelopeError::WrongKey)));
    }
    let other = seal_whole(&Lock::Phrase(PHRASE), b"podklady").unwrap();
    assert_ne!(bytes, other, "another salt");
}

#[test]
fn files_are_read_by_ranges_across_pieces() {
    let files: Vec<u8> = (0..200_000_u32).map(|at| (at % 251) as u8).collect();
    let bytes = sealed(b"obsah", &files);
    let mut file = opened(&bytes).unwrap();
    assert_eq!((file.contents(), file.file_bytes()), (&b"obsah"[..], 200_000));
    for (from, length) in [(0, 0), (0, 200_000), (65_000, 70_000), (199_999, 1)] {
        assert_eq!(file.range(from as u64, length).unwrap(), files[from..from + length], "{from} {length}");
    }
    for (from, length) in [(199_999, 2), (u64::MAX, 1), (200_001, 0)] {
        assert!(matches!(file.range(from, length), Err(EnvelopeError::Damaged)), "{from} {length}");
    }
}

#[test]
fn sizes_at_the_edge_of_a_piece_come_back_as_they_were() {
    for size in [0, 1, 65_531, 65_532, 65_533, 131_067, 131_068, 131_069] {
        let files = vec![3; size];
        let bytes = sealed(b"", &files);
        let mut file = opened(&bytes).unwrap();
        assert_eq!(file.file_bytes(), size as u64);
        assert_eq!(file.range(0, size).unwrap(), files, "{size}");
    }
}

#[test]
fn what_was_cut_off_swapped_or_taken_from_another_file_does_not_open() {
    let piece = 65_536 + 16;
    let bytes = sealed(b"", &vec![1; 200_000]);
    let cut = bytes[..HEAD + 2 * piece].to_vec();
    assert!(matches!(opened(&cut).map(drop), Err(EnvelopeError::Damaged)), "the end is missing");
    let mut swapped = bytes.clone();
    let (one, two) = swapped[HEAD..].split_at_mut(piece);
    one.swap_with_slice(&mut two[..piece]);
    assert!(opened(&swapped).is_err(), "pieces changed places");
    let mut mixed = sealed(b"", &vec![2; 200_000]);
    mixed[HEAD + piece..HEAD + 2 * piece].copy_from_slice(&bytes[HEAD + piece..HEAD + 2 * piece]);
    let mut mixed = opened(&mixed).unwrap();
    assert!(mixed.range(70_000, 10).is_err(), "a piece of another file");
}

#[test]
fn a_file_may_not_ask_for_all_memory() {
    let mut bytes = seal_whole(&Lock::Phrase(PHRASE), b"").unwrap();
    bytes[9..13].copy_from_slice(&u32::MAX.to_be_bytes());
    assert!(matches!(open_whole(&Lock::Phrase(PHRASE), &bytes), Err(EnvelopeError::TooLarge)));
    bytes[9..13].copy_from_slice(&0_u32.to_be_bytes());
    assert!(matches!(open_whole(&Lock::Phrase(PHRASE), &bytes), Err(EnvelopeError::Damaged)));
}

#[test]
fn strange_and_newer_files_are_told_apart() {
    let mut newer = sealed(b"", b"");
    newer[7] = 2;
    assert!(matches!(opened(&newer).map(drop), Err(EnvelopeError::Newer)));
    for strange in [&b""[..], b"PK\x03\x04", &[0; 400]] {
        assert!(matches!(opened(strange).map(drop), Err(EnvelopeError::Foreign)));
    }
}

#[test]
fn a_suggested_pass_phrase_is_long_and_never_twice_the_same() {
    let (one, two) = (suggested_phrase().unwrap(), suggested_phrase().unwrap());
    assert_ne!(one, two);
    assert!(is_long_enough(&one) && one.split('-').all(|group| group.len() == 4), "{one}");
    assert!(!is_long_enough("  krátká věta ".trim_end_matches("věta ")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_went_in_comes_out(contents in prop::collection::vec(any::<u8>(), 0..300), files in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let bytes = sealed(&contents, &files);
        let mut file = opened(&bytes).unwrap();
        prop_assert_eq!(file.contents(), &contents[..]);
        prop_assert_eq!(file.range(0, files.len()).unwrap(), files);
    }

    #[test]
    fn one_changed_byte_is_noticed(files in prop::collection::vec(any::<u8>(), 1..500), at in any::<prop::sample::Index>(), by in 1..=255_u8) {
        let mut bytes = sealed(b"obsah", &files);
        let at = at.index(bytes.len());
        bytes[at] ^= by;
        prop_assert!(opened(&bytes).is_err(), "byte {}", at);
    }

    #[test]
    fn bytes_of_a_stranger_open_nothing(mut bytes in prop::collection::vec(any::<u8>(), 0..400), is_dressed in any::<bool>()) {
        if is_dressed && bytes.len() > 17 {
            bytes[..9].copy_from_slice(b"obalka\0\x01\x02");
        }
        prop_assert!(opened(&bytes).is_err());
    }
}

/// Sealed by another program by the description of the format: the key above, a salt of 32 bytes of 9.
const OF_ANOTHER_PROGRAM: &str = "6f62616c6b610001020000000000000000090909090909090909090909090909090909090909\
    09090909090909090909094b126eb0b9202dd4eae855e8bcc9aa6436ea3cb0cf502edced30c10e281b58df";

#[test]
fn a_file_that_another_program_wrote_by_the_description_opens() {
    let digits = OF_ANOTHER_PROGRAM.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    let bytes: Vec<u8> = digits.map(byte).collect();
    assert_eq!(open_whole(&Lock::Key(&KEY), &bytes).unwrap(), br#"{"format":1}"#);
}
