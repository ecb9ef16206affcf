//! Sealed files: any size, any range, verified.

use std::io::Read;

use obeznik_store::StoreError;

use crate::town::{Town, now};

/// Numbered bytes without end, so that a moved chunk would be seen.
struct Pattern {
    at: u64,
    size: u64,
}

impl Read for Pattern {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = buffer.len().min(usize::try_from(self.size - self.at).unwrap());
        for (place, byte) in buffer[..length].iter_mut().enumerate() {
            *byte = byte_at(self.at + place as u64);
        }
        self.at += length as u64;
        Ok(length)
    }
}

fn byte_at(place: u64) -> u8 {
    u8::try_from(place.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56).unwrap()
}

#[test]
fn every_size_at_the_edge_of_a_chunk_comes_back() {
    let mut town = Town::founded();
    for size in [0, 1, 65_535, 65_536, 65_537, 131_072, 200_001] {
        let hash = town.store().put_blob(&mut Pattern { at: 0, size }, now()).unwrap();
        let mut blob = town.store().reader().blob(&hash).unwrap();
        assert_eq!(blob.size_bytes(), size);
        let expected: Vec<u8> = (0..size).map(byte_at).collect();
        assert_eq!(blob.read_all().unwrap(), expected, "{size}");
        let mut streamed = Vec::new();
        town.store().blob(&hash).unwrap().read_to_end(&mut streamed).unwrap();
        assert_eq!(streamed, expected, "{size}");
        for (offset, length) in [(0, 10), (65_530, 20), (131_000, 90_000), (size, 5), (size + 7, 5)] {
            let from = usize::try_from(offset.min(size)).unwrap();
            let to = expected.len().min(usize::try_from(offset).unwrap() + length).max(from);
            assert_eq!(blob.range(offset, length).unwrap(), expected[from..to], "{size} {offset}");
        }
    }
}

#[test]
fn a_file_that_comes_by_parts_is_the_same_file_and_opens_before_it_is_kept() {
    let mut town = Town::founded();
    let sealer = town.store().blob_sealer();
    let content: Vec<u8> = (0..200_001).map(byte_at).collect();
    let mut sealing = sealer.begin().unwrap();
    for part in content.chunks(70_001) {
        sealing.write(part).unwrap();
    }
    let sealed = sealing.finish().unwrap();
    assert_eq!(sealer.open(&sealed).unwrap().read_all().unwrap(), content);
    let whole = sealer.seal(&mut content.as_slice(), &mut |_| true).unwrap();
    assert_eq!((whole.hash.clone(), whole.size_bytes), (sealed.hash.clone(), 200_001));
    let hash = town.store().keep_blob(sealed, now()).unwrap();
    assert_eq!(town.store().blob(&hash).unwrap().read_all().unwrap(), content);
}

#[test]
fn what_a_kill_left_on_its_way_in_is_gone_after_the_next_start() {
    let mut town = Town::founded();
    let mut sealing = town.store().blob_sealer().begin().unwrap();
    sealing.write(&[7; 100_000]).unwrap();
    let begun = walk(&town.folder.join("blobs"));
    assert_eq!(begun.len(), 1);
    let left = begun[0].with_file_name("of-a-killed-program.new");
    std::fs::copy(&begun[0], left).unwrap();
    drop(sealing); // its own file goes with it
    assert_eq!(walk(&town.folder.join("blobs")).len(), 1);
    town.close();
    town.open().unwrap();
    assert!(walk(&town.folder.join("blobs")).is_empty());
}

#[test]
fn the_same_content_is_kept_once_and_removal_takes_it_away() {
    let mut town = Town::founded();
    let one = town.store().put_blob(&mut "smlouva".as_bytes(), now()).unwrap();
    let two = town.store().put_blob(&mut "smlouva".as_bytes(), now()).unwrap();
    assert_eq!(one, two);
    let files = walk(&town.folder.join("blobs"));
    assert_eq!(files.len(), 1);
    assert!(!std::fs::read(&files[0]).unwrap().windows(7).any(|window| window == b"smlouva"));
    town.store().remove_blob(&one).unwrap();
    assert!(walk(&town.folder.join("blobs")).is_empty());
    assert!(matches!(town.store().blob(&one), Err(StoreError::BlobMissing { .. })));
}

#[test]
fn a_changed_or_lost_file_is_told() {
    let mut town = Town::founded();
    let sound = town.store().put_blob(&mut Pattern { at: 0, size: 10 }, now()).unwrap();
    let changed = town.store().put_blob(&mut Pattern { at: 0, size: 300_000 }, now()).unwrap();
    let cut = town.store().put_blob(&mut Pattern { at: 0, size: 200_000 }, now()).unwrap();
    let lost = town.store().put_blob(&mut Pattern { at: 0, size: 100 }, now()).unwrap();
    let file = |hash: &obeznik_kernel::BlobHash| town.folder.join("blobs").join(&hash.0[..2]).join(&hash.0);
    crate::town::damage(&file(&changed));
    let bytes = std::fs::read(file(&cut)).unwrap();
    std::fs::write(file(&cut), &bytes[..bytes.len() - 65_552]).unwrap();
    std::fs::remove_file(file(&lost)).unwrap();
    let mut bad = vec![changed.clone(), cut, lost];
    bad.sort();
    assert_eq!(town.store().check_blobs(&mut |_| true).unwrap(), bad);
    let mut blob = town.store().blob(&changed).unwrap();
    assert_eq!(blob.range(0, 100).unwrap().len(), 100, "the sound part still reads");
    assert!(matches!(blob.read_all(), Err(StoreError::BlobDamaged { .. })));
    assert_eq!(town.store().blob(&sound).unwrap().read_all().unwrap().len(), 10);
}

#[test]
fn content_given_once_more_takes_the_place_of_a_file_that_was_lost_or_damaged() {
    let mut town = Town::founded();
    let spoils: [fn(&std::path::Path); 3] = [
        |file| std::fs::remove_file(file).unwrap(),
        crate::town::damage,
        |file| std::fs::write(file, b"torn").unwrap(),
    ];
    for (place, spoil) in spoils.into_iter().enumerate() {
        let content = vec![u8::try_from(place).unwrap(); 300_000];
        let hash = town.store().put_blob(&mut content.as_slice(), now()).unwrap();
        spoil(&town.store().blob_path(&hash));
        assert!(town.store().blob(&hash).and_then(|mut blob| blob.read_all()).is_err(), "{place}");
        assert_eq!(town.store().put_blob(&mut content.as_slice(), now()).unwrap(), hash);
        assert_eq!(town.store().blob(&hash).unwrap().read_all().unwrap(), content, "{place}");
        let sound = std::fs::read(town.store().blob_path(&hash)).unwrap();
        town.store().put_blob(&mut content.as_slice(), now()).unwrap();
        assert_eq!(std::fs::read(town.store().blob_path(&hash)).unwrap(), sound, "a sound one stays");
    }
    town.abandon();
    town.open().unwrap(); // the journal does all of it again
    assert!(town.store().check_blobs(&mut |_| true).unwrap().is_empty());
}

#[test]
fn sealing_can_be_stopped_and_leaves_nothing() {
    let mut town = Town::founded();
    let sealer = town.store().blob_sealer();
    let stopped = sealer.seal(&mut Pattern { at: 0, size: 10_000_000 }, &mut |done| done < 500_000);
    assert!(matches!(stopped, Err(StoreError::Cancelled)));
    assert!(walk(&town.folder.join("blobs")).is_empty());
}

/// A long file goes through in bounded memory: the sealer and the reader hold one chunk each.
/// `OBEZNIK_LONG_FILE_MIB=2048` makes it as long as an attachment may be.
#[test]
fn a_long_file_streams_through() {
    let mut town = Town::founded();
    let mib = std::env::var("OBEZNIK_LONG_FILE_MIB").ok().and_then(|text| text.parse().ok()).unwrap_or(24);
    let size = mib * 1024 * 1024 + 17;
    let before = resident();
    let hash = town.store().put_blob(&mut Pattern { at: 0, size }, now()).unwrap();
    let mut blob = town.store().blob(&hash).unwrap();
    blob.check().unwrap();
    let tail = blob.range(size - 3, 10).unwrap();
    assert_eq!(tail, (size - 3..size).map(byte_at).collect::<Vec<_>>());
    let grown = least_resident().saturating_sub(before);
    assert!(grown < 16 * 1024 * 1024, "memory grew by {grown} bytes");
}

/// The least of many readings: a test beside this one stretches a pass-phrase in 64 MiB for a moment.
fn least_resident() -> u64 {
    let reading = |_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        resident()
    };
    (0..100).map(reading).min().unwrap_or(0)
}

/// Memory of this process in bytes; 0 where the system does not say so.
fn resident() -> u64 {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else { return 0 };
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)).and_then(|text| text.parse::<u64>().ok());
    kib.unwrap_or(0) * 1024
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            found.extend(walk(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found
}
