//! The text operators of one page's content stream (ISO 32000-1, 9.4).

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::font::{Font, UNREADABLE};
use super::lines::{Lines, Place};
use super::matrix::Matrix;

/// Forms drawn inside forms inside forms: real files stay below this depth.
const MAX_FORM_DEPTH: usize = 12;
/// Saved states inside each other; real files stay far below.
const MAX_STATES: usize = 512;

/// Fonts already read, shared by the pages of a document.
pub(super) type Fonts = HashMap<ObjectId, Rc<Font>>;

/// Reads text from content streams, page after page.
pub(super) struct Reader<'a> {
    doc: &'a Document,
    fonts: &'a mut Fonts,
    /// Bytes that streams may still unpack to.
    budget: usize,
    text_limit: usize,
    body: Lines,
    /// Running heads and page numbers, which the file itself marks as no part of the text.
    artifacts: Lines,
    marks: Vec<Mark>,
    unreadable: usize,
}

/// What one page gave.
pub(super) struct PageText {
    pub(super) text: String,
    pub(super) unreadable: usize,
    pub(super) budget: usize,
}

#[derive(Debug, Clone)]
struct State {
    place: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    char_space: f32,
    word_space: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

#[derive(Debug)]
enum Mark {
    Plain,
    Artifact,
    /// The text that stands for what is drawn, until it has been said.
    Actual(Option<String>),
}

struct Stream<'a> {
    resources: Vec<&'a Dictionary>,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    depth: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(doc: &'a Document, fonts: &'a mut Fonts, budget: usize, text_limit: usize) -> Self {
        Self {
            doc,
            fonts,
            budget,
            text_limit,
            body: Lines::default(),
            artifacts: Lines::default(),
            marks: Vec::new(),
            unreadable: 0,
        }
    }

    /// The text of a page: its body first, then running heads and page numbers.
    pub(super) fn read(mut self, page: ObjectId) -> Result<PageText, lopdf::Error> {
        let data = self.doc.get_page_content_with_limit(page, self.budget)?;
        let (own, inherited) = self.doc.get_page_resources(page)?;
        let mut resources: Vec<&Dictionary> = own.into_iter().collect();
        resources.extend(inherited.iter().filter_map(|id| self.doc.get_dictionary(*id).ok()));
        self.run(&data, Stream::new(resources, State::new(), 0));
        let text = self.body.finish() + &self.artifacts.finish();
        Ok(PageText { text, unreadable: self.unreadable, budget: self.budget })
    }

    fn run(&mut self, data: &[u8], mut stream: Stream<'a>) {
        self.budget = self.budget.saturating_sub(data.len());
        for operation in Content::decode_iter(data) {
            let Ok(operation) = operation else { return };
            if self.body.len() + self.artifacts.len() > self.text_limit {
                return;
            }
            self.operate(&operation, &mut stream);
        }
    }

    fn operate(&mut self, operation: &Operation, stream: &mut Stream<'a>) {
        let operands = operation.operands.as_slice();
        match operation.operator.as_str() {
            "Tf" => self.select_font(operands, stream),
            "Tj" => self.show(operands.first(), stream),
            "TJ" => self.show_spaced(operands.first(), stream),
            "'" => self.show_on_next_line(operands.first(), stream),
            "\"" => self.show_spaced_line(operands, stream),
            "Do" => self.draw(operands.first(), stream),
            "BMC" | "BDC" => self.begin_mark(operands, stream),
            "EMC" => self.end_mark(),
            operator => stream.set(operator, operands),
        }
    }

    fn select_font(&mut self, operands: &[Object], stream: &mut Stream<'a>) {
        let [Object::Name(name), size] = operands else { return };
        stream.state.size = size.as_float().unwrap_or(0.0);
        stream.state.font = self.font(name, &stream.resources);
    }

    fn font(&mut self, name: &[u8], resources: &[&'a Dictionary]) -> Option<Rc<Font>> {
        let entry = find(resources, b"Font", name, self.doc)?;
        let id = entry.as_reference().ok();
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(Rc::clone(font));
        }
        let (_, object) = self.doc.dereference(entry).ok()?;
        let font = Rc::new(Font::read(object.as_dict().ok()?, self.doc, self.budget));
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    fn show(&mut self, operand: Option<&Object>, stream: &mut Stream<'a>) {
        let (Some(Object::String(bytes, _)), Some(font)) = (operand, stream.state.font.clone()) else {
            return;
        };
        for code in font.codes(bytes) {
            let place = stream.advance(code.width, code.is_space);
            self.emit(&code.text, place);
        }
    }

    fn show_spaced(&mut self, operand: Option<&Object>, stream: &mut Stream<'a>) {
        let Some(Object::Array(items)) = operand else { return };
        for item in items {
            match item.as_float() {
                Ok(shift) => stream.shift(shift),
                Err(_) => self.show(Some(item), stream),
            }
        }
    }

    fn show_on_next_line(&mut self, operand: Option<&Object>, stream: &mut Stream<'a>) {
        stream.next_line(0.0, -stream.state.leading);
        self.show(operand, stream);
    }

    fn show_spaced_line(&mut self, operands: &[Object], stream: &mut Stream<'a>) {
        let [word, char, text] = operands else { return };
        stream.state.word_space = word.as_float().unwrap_or(0.0);
        stream.state.char_space = char.as_float().unwrap_or(0.0);
        self.show_on_next_line(Some(text), stream);
    }

    /// A form is a content stream of its own, drawn in place.
    fn draw(&mut self, operand: Option<&Object>, stream: &Stream<'a>) {
        let Some(Object::Name(name)) = operand else { return };
        let form = find(&stream.resources, b"XObject", name, self.doc)
            .and_then(|entry| self.doc.dereference(entry).ok())
            .and_then(|(_, object)| object.as_stream().ok());
        let Some(form) = form.filter(|_| stream.depth < MAX_FORM_DEPTH) else { return };
        if !matches!(form.dict.get(b"Subtype").and_then(Object::as_name), Ok(b"Form")) {
            return;
        }
        // Forms that draw each other many times over are paid from the same purse.
        let Ok(data) = form.get_plain_content_with_limit(self.budget) else { return };
        let matrix = form.dict.get_deref(b"Matrix", self.doc).and_then(Object::as_array);
        let matrix = matrix.ok().and_then(|m| Matrix::of(m)).unwrap_or(Matrix::IDENTITY);
        let mut resources = stream.resources.clone();
        if let Ok(own) = form.dict.get_deref(b"Resources", self.doc).and_then(Object::as_dict) {
            resources = vec![own];
        }
        let mut state = stream.state.clone();
        state.place = matrix.then(state.place);
        self.run(&data, Stream::new(resources, state, stream.depth + 1));
    }

    fn begin_mark(&mut self, operands: &[Object], stream: &Stream<'a>) {
        let mark = match operands {
            [Object::Name(tag), ..] if tag == b"Artifact" => Mark::Artifact,
            [_, properties] => match self.actual_text(properties, stream) {
                Some(text) => Mark::Actual(Some(text)),
                None => Mark::Plain,
            },
            _ => Mark::Plain,
        };
        if self.marks.len() < MAX_STATES {
            self.marks.push(mark);
        }
    }

    fn actual_text(&self, properties: &Object, stream: &Stream<'a>) -> Option<String> {
        let dict = match properties {
            Object::Dictionary(dict) => dict,
            Object::Name(name) => {
                let entry = find(&stream.resources, b"Properties", name, self.doc)?;
                self.doc.dereference(entry).ok()?.1.as_dict().ok()?
            }
            _ => return None,
        };
        lopdf::decode_text_string(dict.get(b"ActualText").ok()?).ok()
    }

    fn end_mark(&mut self) {
        self.marks.pop();
    }

    fn emit(&mut self, text: &str, place: Place) {
        let artifact = self.marks.iter().any(|mark| matches!(mark, Mark::Artifact));
        let actual = self.marks.iter_mut().find_map(|mark| match mark {
            Mark::Actual(text) => Some(text.take()),
            _ => None,
        });
        let text = match actual {
            None => text.to_owned(),
            Some(Some(whole)) => whole,
            Some(None) => return, // said already
        };
        if text == UNREADABLE {
            self.unreadable += 1;
        }
        let text: String = text.chars().filter(|c| *c != '\0').collect();
        let lines = if artifact { &mut self.artifacts } else { &mut self.body };
        lines.push(&text, place);
    }
}

impl State {
    fn new() -> Self {
        Self {
            place: Matrix::IDENTITY,
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

impl<'a> Stream<'a> {
    fn new(resources: Vec<&'a Dictionary>, state: State, depth: usize) -> Self {
        let (text, line) = (Matrix::IDENTITY, Matrix::IDENTITY);
        Self { resources, state, saved: Vec::new(), text, line, depth }
    }

    /// Operators that show nothing and only change the state.
    fn set(&mut self, operator: &str, operands: &[Object]) {
        let number = |i: usize| operands.get(i).and_then(|o| o.as_float().ok()).unwrap_or(0.0);
        match operator {
            "q" => self.save(),
            "Q" => self.restore(),
            "cm" => self.transform(operands),
            "BT" => self.place_text(Matrix::IDENTITY),
            "Tm" => self.place_text(Matrix::of(operands).unwrap_or(Matrix::IDENTITY)),
            "Td" => self.next_line(number(0), number(1)),
            "TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            "T*" => self.next_line(0.0, -self.state.leading),
            "Tc" => self.state.char_space = number(0),
            "Tw" => self.state.word_space = number(0),
            "Tz" => self.state.stretch = number(0) / 100.0,
            "TL" => self.state.leading = number(0),
            "Ts" => self.state.rise = number(0),
            _ => {}
        }
    }

    fn save(&mut self) {
        if self.saved.len() < MAX_STATES {
            self.saved.push(self.state.clone());
        }
    }

    fn restore(&mut self) {
        if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    fn transform(&mut self, operands: &[Object]) {
        if let Some(matrix) = Matrix::of(operands) {
            self.state.place = matrix.then(self.state.place);
        }
    }

    fn place_text(&mut self, matrix: Matrix) {
        self.text = matrix;
        self.line = matrix;
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.place_text(Matrix::shift(x, y).then(self.line));
    }

    fn shift(&mut self, thousandths: f32) {
        let x = -thousandths / 1000.0 * self.state.size * self.state.stretch;
        self.text = Matrix::shift(x, 0.0).then(self.text);
    }

    /// Moves past one glyph and says where it stands. Letter spacing belongs to the glyph,
    /// so that a s p a c e d heading stays one word.
    fn advance(&mut self, width: f32, is_space: bool) -> Place {
        let state = &self.state;
        let word_space = if is_space { state.word_space } else { 0.0 };
        let glyph = width / 1000.0 * state.size + state.char_space + word_space;
        let width = glyph * state.stretch;
        let shown = Matrix::shift(0.0, state.rise).then(self.text).then(state.place);
        let (x, y) = shown.origin();
        let (sin, cos) = shown.angle().sin_cos();
        let start = x * cos + y * sin;
        let place = Place {
            start,
            end: start + width * shown.scale_along(),
            across: y * cos - x * sin,
            angle: shown.angle().to_degrees().round() as i16,
            size: (state.size * shown.scale_across()).abs().max(0.1),
        };
        self.text = Matrix::shift(width, 0.0).then(self.text);
        place
    }
}

/// An entry of the first resource dictionary that has it.
fn find<'a>(
    resources: &[&'a Dictionary],
    group: &[u8],
    name: &[u8],
    doc: &'a Document,
) -> Option<&'a Object> {
    resources.iter().find_map(|resources| {
        let group = resources.get_deref(group, doc).and_then(Object::as_dict).ok()?;
        group.get(name).ok()
    })
}
