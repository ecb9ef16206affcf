//! The crest as a picture every Word shows.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use crate::error::DocumentError;
use crate::letterhead::Crest;

/// Points of the picture in its longer side: 600 to an inch at 15 mm.
const LONGER_SIDE: f32 = 360.0;

/// A drawing turned into points.
pub(super) struct Picture {
    pub(super) png: Vec<u8>,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) description: String,
}

impl Picture {
    /// Draws the crest. It reaches no other file: what it refers to is not looked for.
    ///
    /// # Errors
    /// [`DocumentError::Crest`] for what is no drawing.
    pub(super) fn of(crest: &Crest) -> Result<Self, DocumentError> {
        let nothing = ImageHrefResolver {
            resolve_data: ImageHrefResolver::default_data_resolver(),
            resolve_string: Box::new(|_, _| None),
        };
        let options = Options { image_href_resolver: nothing, ..Options::default() };
        let tree = Tree::from_data(&crest.svg, &options).map_err(|error| unreadable(&error.to_string()))?;
        let size = tree.size();
        let scale = LONGER_SIDE / size.width().max(size.height());
        let drawn = size.to_int_size().scale_by(scale).ok_or_else(|| unreadable("size"))?;
        let (width, height) = (drawn.width(), drawn.height());
        let mut pixmap = Pixmap::new(width, height).ok_or_else(|| unreadable("size"))?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
        let png = pixmap.encode_png().map_err(|error| unreadable(&error.to_string()))?;
        Ok(Self { png, width, height, description: crest.description.clone() })
    }
}

fn unreadable(reason: &str) -> DocumentError {
    DocumentError::Crest { reason: reason.to_owned() }
}
