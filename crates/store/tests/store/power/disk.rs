//! A disk that keeps for certain only what it was told to keep: bytes of a file after its fsync, a name after
//! the fsync of its folder. All else is a wish, and a cut of the power decides on each.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::trace::Call;
use crate::said::Said;

/// What a disk writes as one.
const SECTOR: usize = 512;

/// What a cut of the power does to wishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// None came true.
    Nothing,
    /// All came true, as after kill −9.
    Everything,
    /// Those before a moment, in order.
    Earlier,
    /// Any of them.
    Some,
    /// Any sectors of any of them; a file may have grown without its bytes.
    Torn,
}

/// Chance, the same for the same seed.
pub struct Dice(u64);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    Folder,
    File(usize),
}

#[derive(Debug, Default)]
struct Content {
    kept: Vec<u8>,
    wishes: Vec<(u64, Wish)>,
}

#[derive(Debug, Clone)]
enum Wish {
    Write { at: usize, bytes: Vec<u8> },
    Size(usize),
}

#[derive(Debug, Clone)]
enum Naming {
    Name(PathBuf, Node),
    Rename(PathBuf, PathBuf, Node),
    Remove(PathBuf),
}

/// What lies below one folder, as programs see it and as it would survive.
pub struct Disk {
    home: PathBuf,
    names: BTreeMap<PathBuf, Node>,
    kept_names: BTreeMap<PathBuf, Node>,
    namings: Vec<(u64, Naming)>,
    contents: Vec<Content>,
    open: BTreeMap<i32, (PathBuf, Node, u64)>,
    wishes: u64,
    said: Vec<u8>,
}

impl Fate {
    pub fn of(seed: u64) -> Self {
        [Self::Torn, Self::Some, Self::Earlier, Self::Nothing, Self::Torn, Self::Everything]
            [usize::try_from(seed % 6).unwrap()]
    }
}

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x0123_4567_89ab_cdef)
    }

    /// A number below another; xorshift64*.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16) % end.max(1)
    }

    fn falls(&mut self) -> bool {
        self.below(2) == 0
    }
}

impl Disk {
    /// An empty folder.
    pub fn new(home: &Path) -> Self {
        let names = BTreeMap::from([(home.to_owned(), Node::Folder)]);
        Self {
            home: home.to_owned(),
            kept_names: names.clone(),
            names,
            namings: Vec::new(),
            contents: Vec::new(),
            open: BTreeMap::new(),
            wishes: 0,
            said: Vec::new(),
        }
    }

    /// The disk after all calls.
    pub fn performed(home: &Path, calls: &[Call]) -> Self {
        let (mut disk, mut dice) = (Self::new(home), Dice::new(0));
        calls.iter().for_each(|call| disk.perform(call, &mut dice));
        disk
    }

    /// What was said so far.
    pub fn said(&self) -> Said {
        let mut said = Said::default();
        said.hear(&self.said_text());
        said
    }

    /// The same as it was said.
    pub fn said_text(&self) -> String {
        String::from_utf8(self.said.clone()).unwrap()
    }

    /// Follows one call. After an fsync that failed, chance alone knows what of the file was kept, and no
    /// later fsync makes it good.
    pub fn perform(&mut self, call: &Call, dice: &mut Dice) {
        match call {
            Call::Open { path, file, creates, empties } => self.open(path, *file, *creates, *empties),
            Call::Close { file } => drop(self.open.remove(file)),
            Call::Seek { file, to } => {
                self.open.entry(*file).and_modify(|opened| opened.2 = *to);
            }
            Call::Say { bytes } => self.said.extend(bytes),
            Call::Write { file, at, bytes } => self.write(*file, *at, bytes),
            Call::Resize { file, size } => {
                if let Some((_, Node::File(inode), _)) = self.open.get(file) {
                    self.wish(*inode, Wish::Size(usize::try_from(*size).unwrap()));
                }
            }
            Call::Sync { file, held } => self.sync(*file, *held, dice),
            Call::MakeFolder { path } => self.name(Naming::Name(path.clone(), Node::Folder)),
            Call::Rename { from, to } => {
                if let Some(node) = self.names.get(from) {
                    self.name(Naming::Rename(from.clone(), to.clone(), *node));
                }
            }
            Call::Remove { path } => self.name(Naming::Remove(path.clone())),
        }
    }

    fn open(&mut self, path: &Path, file: i32, creates: bool, empties: bool) {
        if !path.starts_with(&self.home) {
            self.open.remove(&file);
            return;
        }
        if creates && !self.names.contains_key(path) {
            self.contents.push(Content::default());
            self.name(Naming::Name(path.to_owned(), Node::File(self.contents.len() - 1)));
        }
        let node = *self.names.get(path).unwrap_or_else(|| panic!("{} was never made", path.display()));
        if let (Node::File(inode), true) = (node, empties) {
            self.wish(inode, Wish::Size(0));
        }
        self.open.insert(file, (path.to_owned(), node, 0));
    }

    fn write(&mut self, file: i32, at: Option<u64>, bytes: &[u8]) {
        let Some((_, Node::File(inode), stands)) = self.open.get_mut(&file) else { return };
        let inode = *inode;
        let place = at.unwrap_or(*stands);
        if at.is_none() {
            *stands += bytes.len() as u64;
        }
        self.wish(inode, Wish::Write { at: usize::try_from(place).unwrap(), bytes: bytes.to_vec() });
    }

    fn wish(&mut self, inode: usize, wish: Wish) {
        self.wishes += 1;
        self.contents[inode].wishes.push((self.wishes, wish));
    }

    fn name(&mut self, naming: Naming) {
        let path = match &naming {
            Naming::Name(path, _) | Naming::Rename(_, path, _) | Naming::Remove(path) => path,
        };
        if path.starts_with(&self.home) {
            self.wishes += 1;
            naming.apply(&mut self.names);
            self.namings.push((self.wishes, naming));
        }
    }

    fn sync(&mut self, file: i32, held: bool, dice: &mut Dice) {
        let Some((path, node, _)) = self.open.get(&file).cloned() else { return };
        match node {
            Node::Folder if held => {
                let (kept, waiting) = std::mem::take(&mut self.namings)
                    .into_iter()
                    .partition(|(_, naming)| naming.is_in(&path));
                self.namings = waiting;
                let kept: Vec<(u64, Naming)> = kept;
                kept.iter().for_each(|(_, naming)| naming.apply(&mut self.kept_names));
            }
            Node::Folder => {}
            Node::File(inode) => {
                let content = &mut self.contents[inode];
                for (_, wish) in std::mem::take(&mut content.wishes) {
                    if held || dice.falls() {
                        wish.apply(&mut content.kept);
                    }
                }
            }
        }
    }

    /// Writes what a cut of the power leaves into an empty folder.
    pub fn after_the_cut(&self, fate: Fate, dice: &mut Dice, into: &Path) {
        let last = dice.below(self.wishes + 1);
        let mut names = self.kept_names.clone();
        for (when, naming) in &self.namings {
            if fate.fulfils(*when, last, dice) {
                naming.apply(&mut names);
            }
        }
        // A folder stands before what is in it; what lies in a lost folder is lost.
        for (path, node) in names.iter().filter(|(path, _)| **path != self.home) {
            let place = into.join(path.strip_prefix(&self.home).unwrap());
            if place.parent().is_none_or(|folder| !folder.is_dir()) {
                continue;
            }
            match node {
                Node::Folder => fs::create_dir(place).unwrap(),
                Node::File(inode) => {
                    fs::write(place, self.contents[*inode].after_the_cut(fate, last, dice)).unwrap();
                }
            }
        }
    }
}

impl Fate {
    fn fulfils(self, when: u64, last: u64, dice: &mut Dice) -> bool {
        match self {
            Self::Nothing => false,
            Self::Everything => true,
            Self::Earlier => when <= last,
            Self::Some | Self::Torn => dice.falls(),
        }
    }
}

impl Content {
    fn after_the_cut(&self, fate: Fate, last: u64, dice: &mut Dice) -> Vec<u8> {
        let mut bytes = self.kept.clone();
        for (when, wish) in &self.wishes {
            match wish {
                Wish::Write { at, bytes: written } if fate == Fate::Torn => {
                    tear(&mut bytes, *at, written, dice);
                }
                wish if fate.fulfils(*when, last, dice) => wish.apply(&mut bytes),
                _ => {}
            }
        }
        bytes
    }
}

fn tear(content: &mut Vec<u8>, at: usize, written: &[u8], dice: &mut Dice) {
    if dice.falls() {
        content.resize(content.len().max(at + written.len()), 0);
    }
    let mut start = 0;
    while start < written.len() {
        let end = written.len().min(start + SECTOR - (at + start) % SECTOR);
        if dice.falls() {
            Wish::Write { at: at + start, bytes: written[start..end].to_vec() }.apply(content);
        }
        start = end;
    }
}

impl Wish {
    fn apply(&self, content: &mut Vec<u8>) {
        match self {
            Self::Size(size) => content.resize(*size, 0),
            Self::Write { at, bytes } => {
                content.resize(content.len().max(at + bytes.len()), 0);
                content[*at..at + bytes.len()].copy_from_slice(bytes);
            }
        }
    }
}

impl Naming {
    fn is_in(&self, folder: &Path) -> bool {
        let (Self::Name(path, _) | Self::Rename(_, path, _) | Self::Remove(path)) = self;
        path.parent() == Some(folder)
    }

    fn apply(&self, names: &mut BTreeMap<PathBuf, Node>) {
        match self {
            Self::Name(path, node) => drop(names.insert(path.clone(), *node)),
            Self::Remove(path) => drop(names.remove(path)),
            Self::Rename(from, to, node) => {
                names.remove(from);
                names.insert(to.clone(), *node);
            }
        }
    }
}
