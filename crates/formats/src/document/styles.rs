//! Styles of paragraphs and characters: what they say about headings, bold letters and lists.

use std::collections::HashMap;

use crate::xml::{Node, attribute, walk};

/// Styles based on each other beyond this depth are a circle.
const MAX_DEPTH: usize = 20;
/// More styles than this are in no document.
const MAX_STYLES: usize = 10_000;

/// What one style says; nothing where it says nothing.
#[derive(Debug, Default, Clone)]
pub(super) struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    bold: Option<bool>,
    list: Option<String>,
    level: Option<u8>,
}

/// All styles by their id.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    /// Reads `word/styles.xml`; what is damaged says nothing.
    pub(super) fn read(xml: &[u8]) -> Self {
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        drop(walk(xml, |node| match node {
            Node::Open("style", start) => {
                open = Some((attribute(start, "styleId").unwrap_or_default(), Style::default()));
            }
            Node::Close("style") => {
                if let Some((id, style)) = open.take().filter(|_| styles.0.len() < MAX_STYLES) {
                    styles.0.insert(id, style);
                }
            }
            Node::Open(name, start) => {
                if let Some((_, style)) = &mut open {
                    style.learn(name, || attribute(start, "val"));
                }
            }
            _ => {}
        }));
        styles
    }

    /// Whether a style makes headings.
    pub(super) fn is_heading(&self, id: &str) -> bool {
        self.chain(id).any(|style| style.outline.is_some_and(|level| level < 9) || style.is_named_heading())
    }

    /// Whether a style makes letters bold.
    pub(super) fn is_bold(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.bold).unwrap_or(false)
    }

    /// The list a style puts its paragraphs into, with the level.
    pub(super) fn list(&self, id: &str) -> Option<(String, u8)> {
        let list = self.chain(id).find_map(|style| style.list.clone())?;
        Some((list, self.chain(id).find_map(|style| style.level).unwrap_or(0)))
    }

    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        let next = |style: &&'a Style| self.0.get(style.based_on.as_deref()?);
        std::iter::successors(self.0.get(id), next).take(MAX_DEPTH)
    }
}

impl Style {
    fn learn(&mut self, element: &str, value: impl Fn() -> Option<String>) {
        match element {
            "name" => self.name = value().unwrap_or_default().to_lowercase(),
            "basedOn" => self.based_on = value(),
            "outlineLvl" => self.outline = value().and_then(|level| level.parse().ok()),
            "b" => self.bold = Some(is_on(value().as_deref())),
            "numId" => self.list = value(),
            "ilvl" => self.level = value().and_then(|level| level.parse().ok()),
            _ => {}
        }
    }

    /// Names of the built-in styles are English in every Word; a town's own are Czech.
    fn is_named_heading(&self) -> bool {
        ["heading", "title", "nadpis", "název"].iter().any(|name| self.name.starts_with(name))
    }
}

/// A switch without a value is on (ECMA-376 part 1, 17.17.4).
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}
