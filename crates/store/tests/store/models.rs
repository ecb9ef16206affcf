//! Lists and search over a journey, and that a rebuild gives the same.

use obeznik_authority::{UndoCommand, Verdict};
use obeznik_circulation::import::ResolutionRow;
use obeznik_store::{
    Direction, ExtractedText, MeetingFilter, OpinionFilter, PaperFilter, PaperSort, Reader, ResolutionFilter,
    ResolutionSort, SearchKind, SearchQuery, Span, StateOf, StoreError, TaskFilter, TaskSort,
};

use crate::journey::Journey;
use crate::town::now;

fn journeyed() -> Journey {
    let mut journey = Journey::new();
    let paper = journey.draft("Oprava chodníku v Lipové ulici", "Chodník je v havarijním stavu.");
    let file = journey.town.store().put_blob(&mut "obsah".as_bytes(), now()).unwrap();
    journey.attach(paper, "Položkový rozpočet.pdf", &file, 6);
    journey.decide(paper);
    let text =
        ExtractedText {
            extractor: 1, body: "dlažba zámková, chodníky Lipová".into(), note: String::new()
        };
    journey.town.store().set_extracted_text(&file, &text).unwrap();
    for title in ["Čestné občanství", "Cena za vodné", "Chata Na Stráni", "Hřbitov – pacht"] {
        journey.draft(title, "Zpráva k bodu.");
    }
    journey
}

#[test]
fn lists_show_a_paper_on_its_way_to_a_task() {
    let mut journey = journeyed();
    let reader = journey.town.store().reader();
    let by_title = |direction| {
        let page =
            reader.papers(&PaperFilter::default(), PaperSort::Title, direction, Span::first(10)).unwrap();
        page.rows.into_iter().map(|row| row.title).collect::<Vec<_>>()
    };
    let expected = [
        "Cena za vodné",
        "Čestné občanství",
        "Hřbitov – pacht",
        "Chata Na Stráni",
        "Oprava chodníku v Lipové ulici",
    ];
    assert_eq!(by_title(Direction::Ascending), expected, "č after c, ch after h");
    assert!(by_title(Direction::Descending).iter().rev().eq(expected.iter()));

    let closed =
        PaperFilter { states: vec!["closed".into()], words: "chodnik".into(), ..PaperFilter::default() };
    let page = reader.papers(&closed, PaperSort::Due, Direction::Ascending, Span::first(10)).unwrap();
    let row = &page.rows[0];
    assert_eq!((page.total, row.attachments), (1, 1));
    assert_eq!(row.presenter_name.as_deref(), Some("Bc. Milena Bartoš"));
    assert_eq!(row.body_name.as_deref(), Some("Rada"));
    assert_eq!(row.consultation_state.as_deref(), Some("adopted"));
    assert_eq!(row.meeting_on.as_deref(), Some("2026-11-23"));

    let route = reader.consultations(row.id).unwrap();
    assert_eq!(route[0].resolution_number.as_deref(), Some("RM/1/1/2026"));
    let meetings =
        reader.meetings(&MeetingFilter { body: Some(journey.council), ..MeetingFilter::default() }).unwrap();
    assert_eq!((meetings[0].items, meetings[0].items_decided, meetings[0].items_ready), (1, 1, 1));
    let agenda = reader.agenda(meetings[0].id).unwrap();
    assert_eq!(agenda[0].presenter_name.as_deref(), Some("Bc. Milena Bartoš"));
    assert_eq!(agenda[0].resolution_number.as_deref(), Some("RM/1/1/2026"));

    let resolutions = resolutions(reader);
    assert_eq!((resolutions[0].tasks, resolutions[0].tasks_open), (1, 1));
    let open = TaskFilter { is_open: Some(true), ..TaskFilter::default() };
    let tasks = reader.tasks(&open, TaskSort::Due, Direction::Ascending, Span::first(10)).unwrap();
    assert_eq!(tasks.rows[0].due_on.as_deref(), Some("2027-02-28"));
    assert_eq!(tasks.rows[0].resolution_number.as_deref(), Some("RM/1/1/2026"));
    assert_eq!(reader.paper_versions(row.id).unwrap().len(), 1);
    assert_eq!(reader.attachments(row.id).unwrap()[0].name, "Položkový rozpočet.pdf");
    assert!(
        reader.opinions(&OpinionFilter { only_open: true, ..OpinionFilter::default() }).unwrap().is_empty()
    );
    assert_eq!(reader.memberships(Some(journey.council), None, None).unwrap().len(), 5);
    assert!(reader.papers_by_state().unwrap().contains(&("draft".to_owned(), 4)));
}

fn resolutions(reader: &Reader) -> Vec<obeznik_store::ResolutionRow> {
    let filter = ResolutionFilter { year: Some(2026), ..ResolutionFilter::default() };
    reader.resolutions(&filter, ResolutionSort::Day, Direction::Descending, Span::first(10)).unwrap().rows
}

#[test]
fn texts_are_found_by_forms_of_each_word() {
    let mut journey = journeyed();
    let reader = journey.town.store().reader();
    let found = |forms: &[&str], kinds: &[SearchKind], limit: usize| {
        let words: Vec<Vec<String>> =
            forms.iter().map(|form| vec!["nic".to_owned(), (*form).to_owned()]).collect();
        reader.texts_with_forms(&words, kinds, limit).unwrap()
    };
    let both = [SearchKind::Paper, SearchKind::Resolution];
    let kinds: Vec<SearchKind> = found(&["chodniku", "lipove"], &both, 10).iter().map(|one| one.0).collect();
    assert!(kinds.contains(&SearchKind::Paper) && kinds.contains(&SearchKind::Resolution), "{kinds:?}");
    assert_eq!(found(&["chodniku", "lipove"], &both, 1).len(), 1);
    assert_eq!(found(&["dlazbu"], &[SearchKind::Attachment], 10).len(), 1);
    assert_eq!(found(&["dlazbu"], &[SearchKind::Task], 10), []);
    assert_eq!(found(&["chodniku", "nikde"], &both, 10), []);
    assert_eq!(found(&[], &both, 10), []);
}

#[test]
fn every_inflection_is_found_with_and_without_diacritics() {
    let mut journey = journeyed();
    let reader = journey.town.store().reader();
    for text in ["chodnik lipova", "chodníky Lipové", "„v Lipové ulici“", "CHODNÍKŮM"] {
        let page = reader.search(&SearchQuery::of(text)).unwrap();
        let kinds: Vec<SearchKind> = page.hits.iter().map(|hit| hit.kind).collect();
        assert!(kinds.contains(&SearchKind::Paper), "{text}: {kinds:?}");
        assert!(kinds.contains(&SearchKind::Resolution), "{text}: {kinds:?}");
        assert!(
            page.hits.iter().all(|hit| hit.title.iter().chain(&hit.snippet).any(|piece| piece.hit)),
            "{text}"
        );
        assert_eq!(page.total, page.hits.len() as u64);
    }
    let attachments = SearchQuery { kinds: vec![SearchKind::Attachment], ..SearchQuery::of("dlažbu") };
    let page = reader.search(&attachments).unwrap();
    assert_eq!(page.hits.len(), 1);
    assert!(page.hits[0].owner.is_some());
    let typing = SearchQuery { while_typing: true, ..SearchQuery::of("položkový roz") };
    let page = reader.search(&typing).unwrap();
    assert_eq!((page.hits.len(), reader.search_hits(&typing).unwrap()), (1, page.hits));
    let nowhere =
        SearchQuery { bodies: vec![journey.council], years: vec![1999], ..SearchQuery::of("chodník") };
    let page = reader.search(&nowhere).unwrap();
    assert_eq!((page.total, page.hits.len()), (0, 0));
    assert_eq!(page.facets.years[0].value, 2026, "the filter by year does not hide other years");
    let all = reader.search(&SearchQuery::of("chodník")).unwrap();
    let closed = StateOf { kind: SearchKind::Paper, state: "closed".into() };
    let counted = all.facets.states.iter().find(|facet| facet.value == closed).unwrap().hits;
    let only = SearchQuery { states: vec![closed], ..SearchQuery::of("chodník") };
    let page = reader.search(&only).unwrap();
    assert_eq!(
        (page.total, page.facets.states),
        (counted, all.facets.states),
        "a state does not hide the others"
    );
    assert!(page.hits.iter().all(|hit| hit.kind == SearchKind::Paper && hit.state == "closed"));
    let versions = SearchQuery { kinds: vec![SearchKind::PaperVersion], ..SearchQuery::of("chodník") };
    assert!(reader.search(&versions).unwrap().hits.iter().all(|hit| hit.owner.is_some()));
    assert_eq!(reader.search(&SearchQuery::of("\"*()")).unwrap().total, 0);
    assert_eq!(reader.search(&SearchQuery::of("Jasanové")).unwrap().hits[0].kind, SearchKind::Person);
}

#[test]
fn an_edit_replaces_the_words_and_an_undo_brings_them_back() {
    let mut journey = journeyed();
    let paper = journey.draft("Nájem prostor", "Kavárna.");
    let edit = journey.edit(paper, "report", "Cukrárna.".into());
    assert_eq!(journey.town.send(&edit), Verdict::Accepted);
    let count = |journey: &mut Journey, word: &str| {
        journey.town.store().reader().search(&SearchQuery::of(word)).unwrap().total
    };
    assert_eq!((count(&mut journey, "kavárna"), count(&mut journey, "cukrárna")), (0, 1));
    journey.town.accept("office.undo", &UndoCommand { command: edit.command.id });
    assert_eq!((count(&mut journey, "kavárna"), count(&mut journey, "cukrárna")), (1, 0));
}

#[test]
fn a_rebuild_gives_the_same_tables_and_answers_and_can_be_stopped() {
    let mut journey = journeyed();
    let rows: Vec<ResolutionRow> = (1..=120).map(row).collect();
    journey.import(&rows);
    let store = journey.town.store();
    let answers = |reader: &Reader| -> Vec<_> {
        let word = |number: usize| ["chodník", "rozpočet", "smlouvy", "pozemky"][number % 4].to_owned();
        let query = |number: usize| SearchQuery {
            offset: number / 8,
            ..SearchQuery::of(&format!("{} {}", word(number), number % 50))
        };
        (0..200).map(|number| reader.search(&query(number)).unwrap()).collect()
    };
    let (tables, found) = (store.dump_models().unwrap(), answers(store.reader()));
    let mut seen = 0;
    let stopped = store.rebuild(&mut |progress| {
        seen = progress.done;
        false
    });
    assert!(matches!(stopped, Err(StoreError::Cancelled)) && seen > 0);
    assert_eq!(store.dump_models().unwrap(), tables, "a stopped rebuild changes nothing");
    store.rebuild(&mut |_| true).unwrap();
    assert_eq!(store.dump_models().unwrap(), tables);
    assert!(answers(store.reader()) == found, "200 searches answer as before");
}

#[test]
fn pages_of_a_word_found_almost_everywhere_hold_every_hit_once() {
    let mut journey = journeyed();
    let rows: Vec<ResolutionRow> = (1..=2_300).map(row).collect();
    journey.import(&rows);
    let store = journey.town.store();
    let all = SearchQuery { limit: 150, ..SearchQuery::of("schvaluje") };
    let even = SearchQuery { years: vec![2024], ..all.clone() };
    let pages = |reader: &Reader, query: &SearchQuery| -> Vec<_> {
        let page = |page: usize| SearchQuery { offset: page * 150, ..query.clone() };
        (0..20).flat_map(|number| reader.search(&page(number)).unwrap().hits).collect()
    };
    let (found, found_even) = (pages(store.reader(), &all), pages(store.reader(), &even));
    for (query, found) in [(&all, &found), (&even, &found_even)] {
        let ids: std::collections::BTreeSet<_> = found.iter().map(|hit| hit.id).collect();
        assert_eq!(ids.len(), found.len());
        assert_eq!(store.reader().search(query).unwrap().total, found.len() as u64);
    }
    assert!(found.len() >= 2_300);
    assert_eq!(found_even.len(), 1_150);
    assert!(found_even.iter().all(|hit| hit.happened_on.as_deref() == Some("2024-03-01")));
    store.rebuild(&mut |_| true).unwrap();
    assert!(pages(store.reader(), &all) == found, "in the same order after a rebuild");
}

fn row(number: u32) -> ResolutionRow {
    let word = ["chodníku", "rozpočtu", "smlouvy", "pozemku"][number as usize % 4];
    ResolutionRow {
        number: format!("RM/{number}/2/2025"),
        title: format!("Bod {number} o {word}"),
        text: format!("Rada schvaluje změnu {word} č. {}", number % 50),
        clauses: Vec::new(),
        decided_on: Some(jiff::civil::date(2025 - i16::from(number.is_multiple_of(2)), 3, 1)),
        meeting_number: Some(2),
        meeting_term: None,
        file: "usneseni.json".into(),
        line: number,
    }
}
