//! The fonts in the program and what they can draw.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The embedded fonts; a template names `Roboto` first and `DejaVu Sans` for the signs it lacks.
pub(crate) static TYPE_CASE: LazyLock<TypeCase> = LazyLock::new(TypeCase::load);

const FILES: [&[u8]; 5] = [
    include_bytes!("../../../assets/fonts/Roboto-Regular.ttf"),
    include_bytes!("../../../assets/fonts/Roboto-Medium.ttf"),
    include_bytes!("../../../assets/fonts/Roboto-Bold.ttf"),
    include_bytes!("../../../assets/fonts/Roboto-Italic.ttf"),
    include_bytes!("../../../assets/fonts/DejaVuSans-Symbols.ttf"),
];

/// The fonts with their catalogue.
pub(crate) struct TypeCase {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
}

impl TypeCase {
    fn load() -> Self {
        let fonts: Vec<Font> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
        Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    }

    /// Whether some font draws the character.
    pub(crate) fn can_draw(&self, character: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(character)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn czech_letters_and_signs_pasted_from_word_can_be_drawn() {
        let text = "ěščřžýáíéúůďťňóĚŠČŘŽÝÁÍÉÚŮĎŤŇÓ§–—„“‚‘…•€²³½×≤≥→☐☑✓■°№łńśżäöüßїєЖ";
        for character in text.chars() {
            assert!(TYPE_CASE.can_draw(character), "{character}");
        }
        assert!(!TYPE_CASE.can_draw('漢'));
    }

    #[test]
    fn every_font_file_holds_one_font() {
        assert_eq!(TYPE_CASE.fonts.len(), FILES.len());
    }
}
