//! Small pieces of WordprocessingML. What a person typed goes through [`text`] only.

use quick_xml::escape::escape;

pub(super) const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
pub(super) const SPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture""#,
);

/// Text between tags or within an attribute.
pub(super) fn text(typed: &str) -> String {
    escape(typed).into_owned()
}

/// Twentieths of a point in so many millimetres.
pub(super) fn twips(millimetres: u32) -> u32 {
    millimetres * 1440 * 10 / 254
}

/// A run in a style of characters, blank for none; a line end stays a line end.
pub(super) fn run(style: &str, typed: &str) -> String {
    if typed.is_empty() {
        return String::new();
    }
    let style = match style {
        "" => String::new(),
        style => format!(r#"<w:rPr><w:rStyle w:val="{style}"/></w:rPr>"#),
    };
    let lines = typed.split('\n').map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, text(line)));
    format!("<w:r>{style}{}</w:r>", lines.collect::<Vec<_>>().join("<w:br/>"))
}

/// A tab.
pub(super) const TAB: &str = "<w:r><w:tab/></w:r>";
/// A line end.
pub(super) const BREAK: &str = "<w:r><w:br/></w:r>";

/// A field such as a page number, with what it shows until it is counted.
pub(super) fn field(instruction: &str, shown: &str) -> String {
    format!(r#"<w:fldSimple w:instr=" {instruction} " w:dirty="true">{}</w:fldSimple>"#, run("", shown))
}

/// A paragraph of a style; `properties` are what it has beyond it, in the order of the schema.
pub(super) fn paragraph(style: &str, properties: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>"#)
}

/// A cell so wide; `properties` are what it has beyond its width.
pub(super) fn cell(width: u32, properties: &str, content: &str) -> String {
    format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>"#)
}

/// A table with columns so wide.
pub(super) fn table(style: &str, look: &str, widths: &[u32], rows: &str) -> String {
    let whole: u32 = widths.iter().sum();
    let grid: String = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
    format!(r#"<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{whole}" w:type="dxa"/>"#,)
        + &format!(
            r#"<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"#,
        )
}
