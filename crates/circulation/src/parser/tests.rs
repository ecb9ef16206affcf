use super::*;
use crate::clause::{ClauseTask, Point, clause_faults, render};
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn parsed(text: &str) -> Parsed {
    parse(text, &VerbList::standard())
}

/// One line per clause, point and task, so that a test reads like the resolution.
fn outline(parsed: &Parsed) -> String {
    let mut out = String::new();
    for clause in &parsed.clauses {
        out += &format!("[{}] {} | {}\n", clause.lead_in, clause.verb, clause.text);
        clause.points.iter().for_each(|point| outline_point(point, 1, &mut out));
    }
    out
}

fn outline_point(point: &Point, depth: usize, out: &mut String) {
    let label = point.label.as_deref().unwrap_or("~");
    *out += &format!("{}{label} {}{}\n", "  ".repeat(depth), point.text, outline_task(point.task.as_ref()));
    point.points.iter().for_each(|nested| outline_point(nested, depth + 1, out));
}

fn outline_task(task: Option<&ClauseTask>) -> String {
    let Some(task) = task else { return String::new() };
    let day = |date: Option<Date>| date.map_or(String::new(), |date| date.to_string());
    let word = |text: &Option<String>| text.clone().unwrap_or_default();
    let columns = [
        task.assignee.clone(),
        day(task.due_on),
        word(&task.due_text),
        day(task.check_on),
        word(&task.carried_out_by),
        word(&task.informed),
    ];
    format!(" <{}>", columns.join("|"))
}

/// The ways clerks write; each pair is a text and its outline.
#[test]
fn resolutions_are_read_in_every_common_layout() {
    let table = [
        // a single sentence
        ("Rada města Vzorova schvaluje smlouvu o dílo.", "[] schvaluje | smlouvu o dílo.\n"),
        // Roman clauses with numbered points, assignee as a line of its own
        (
            "Rada městské části\nI. bere na vědomí\n1. zprávu\n2. žádost\nII. ukládá\n1. Mgr. Janě Malé, vedoucí OMA\n\
             1.1 zveřejnit záměr\nTermín: 1.2.2026\n1.2 připravit smlouvu\nT: 15. ledna 2027\nNa vědomí: OF",
            "[] bere na vědomí | \n  1. zprávu\n  2. žádost\n[] ukládá | \n  1. Mgr. Janě Malé, vedoucí OMA\n\
             \x20   1.1 zveřejnit záměr <Mgr. Janě Malé, vedoucí OMA|2026-02-01||||>\n\
             \x20   1.2 připravit smlouvu <Mgr. Janě Malé, vedoucí OMA|2027-01-15||||OF>\n",
        ),
        // lettered clauses, one with words before its verb
        (
            "Zastupitelstvo obce:\na) schvaluje rozpočet.\nb) na návrh starosty jmenuje tajemníka.\nc) nesouhlasí s prodejem.",
            "[] schvaluje | rozpočet.\n[na návrh starosty] jmenuje | tajemníka.\n[] nesouhlasí | s prodejem.\n",
        ),
        // letters under one verb are points
        (
            "Rada města schvaluje tyto smlouvy:\na) nájemní,\nb) kupní.",
            "[] schvaluje | tyto smlouvy:\n  a) nájemní,\n  b) kupní.\n",
        ),
        // numbered clauses, lettered points
        (
            "1. konstatuje, že podmínky jsou splněny\n2. doporučuje zastupitelstvu\na) schválit smlouvu\nb) uložit starostovi podpis",
            "[] konstatuje | že podmínky jsou splněny\n[] doporučuje | zastupitelstvu\n  a) schválit smlouvu\n  b) uložit starostovi podpis\n",
        ),
        // everything on one line, the task named in the sentence
        (
            "ukládá starostovi zajistit opravu chodníku. T: 1. 2. 2026, Z: Ing. Malý",
            "[] ukládá | \n  ~ starostovi zajistit opravu chodníku. <starostovi|2026-02-01|||Ing. Malý|>\n",
        ),
        // the assignee only in a line under the task
        (
            "ukládá\nzajistit opravu\nTermín: ihned\nProvede: odbor správy majetku",
            "[] ukládá | \n  ~ zajistit opravu <odbor správy majetku||ihned|||>\n",
        ),
        // pasted without labels, two assignees
        (
            "ukládá\nSTA Jan Malý\npodepsat smlouvu\nTermín: 5.1.2018\nKontrolní termín: 8.1.2018\nVED Eva Nová\nzveřejnit smlouvu\nTermín: průběžně",
            "[] ukládá | \n  ~ STA Jan Malý\n    ~ podepsat smlouvu <STA Jan Malý|2018-01-05||2018-01-08||>\n  ~ VED Eva Nová\n    ~ zveřejnit smlouvu <VED Eva Nová||průběžně|||>\n",
        ),
        // a deadline inside the sentence; a day that does not exist stays words
        (
            "I. ukládá radě předložit zprávu do 31. 12. 2026.\nII. pověřuje starostu podpisem smlouvy\nT: 31.2.2026",
            "[] ukládá | \n  ~ radě předložit zprávu do 31. 12. 2026. <radě|2026-12-31||||>\n[] pověřuje | \n  ~ starostu podpisem smlouvy <starostu||31.2.2026|||>\n",
        ),
        // a free verb lives, an item without one is shown to the clerk
        (
            "a) vypůjčuje spolku stan\nb) pro sezonu 2026",
            "[] vypůjčuje | spolku stan\n[] \u{20}| pro sezonu 2026\n",
        ),
        // lines broken by the program that wrote them, one of them at a day and one at a shortened name
        (
            "Rada města Vzorova schvaluje uzavření předložené smlouvy o nájmu ze dne\n30. 3. 2023 mezi městem a panem\nI. K., a to od\n1. 5. 2023.",
            "[] schvaluje | uzavření předložené smlouvy o nájmu ze dne 30. 3. 2023 mezi městem a panem\nI. K., a to od\n1. 5. 2023.\n",
        ),
        // labels on lines of their own, as a PDF gives them
        (
            "Rada obce:\na)\n\nbere na vědomí zprávu.\n\nb)\n\nschvaluje dar.",
            "[] bere na vědomí | zprávu.\n[] schvaluje | dar.\n",
        ),
        // pasted HTML
        (
            "<ol><li>schvaluje<ol><li><p>rozpočet&nbsp;2026</p></li></ol></li><li>ukládá<ol><li>starostovi<ul><li><p>jednat</p><span class=\"urzUkolTermin\">Termín:&nbsp;5.1.2018</span></li></ul></li></ol></li></ol>",
            "[] schvaluje | \n  1. rozpočet 2026\n[] ukládá | \n  1. starostovi\n    - jednat <starostovi|2018-01-05||||>\n",
        ),
        ("", ""),
    ];
    for (text, expected) in table {
        assert_eq!(outline(&parsed(text)), expected, "{text}");
    }
}

#[test]
fn the_name_of_the_body_and_words_before_the_first_clause_are_the_preamble() {
    let table = [
        ("Rada města Vzorova schvaluje smlouvu", "Rada města Vzorova"),
        ("Zastupitelstvo obce po projednání\nI. schvaluje smlouvu", "Zastupitelstvo obce po projednání"),
        ("Usnesení č. 5\nKulturní komise:\n1. doporučuje radě", "Usnesení č. 5\nKulturní komise"),
        ("pouhá věta bez slovesa", "pouhá věta bez slovesa"),
    ];
    for (text, expected) in table {
        assert_eq!(parsed(text).preamble, expected, "{text}");
    }
}

#[test]
fn proposals_that_did_not_pass_are_no_clauses() {
    let found = parsed(
        "Zastupitelstvo obce schvaluje program.\n\nNEPŘIJATÉ NÁVRHY\nZastupitelstvo obce\na) schvaluje odkup domu.",
    );
    assert_eq!(outline(&found), "[] schvaluje | program.\n");
    assert_eq!(found.not_adopted, "NEPŘIJATÉ NÁVRHY\nZastupitelstvo obce\na) schvaluje odkup domu.");
}

#[test]
fn a_body_adds_its_own_verbs() {
    let verbs = VerbList::standard().with([("dává na zřetel", crate::verbs::VerbKind::Notes)]);
    let found = parse("Komise dává na zřetel stav mostu", &verbs);
    assert_eq!(outline(&found), "[] dává na zřetel | stav mostu\n");
}

#[test]
fn what_is_rendered_is_read_back_the_same() {
    let text = "I. bere na vědomí zprávu\nII. konstatuje, že podmínky jsou splněny\nIII. na návrh tajemníka jmenuje Evu Novou\n\
                IV. schvaluje\n   1. smlouvu\n   2. dodatek\nV. ukládá\n   1. Mgr. Malé\n      1.1 zveřejnit záměr\n         Termín: 1. 2. 2026\n\
                \x20        Kontrolní termín: 5. 2. 2026\n      1.2 jednat\n         Termín: průběžně";
    let first = parsed(text);
    assert!(clause_faults(&first.clauses).is_empty());
    assert_eq!(render(&first.clauses), text);
    assert_eq!(parsed(&render(&first.clauses)), first);
}

/// Pieces of resolutions thrown together reach more of the parser than arbitrary letters.
fn debris() -> impl Strategy<Value = String> {
    let pieces = [
        "I. ",
        "II. ",
        "a) ",
        "b) ",
        "1. ",
        "1.1 ",
        "- ",
        "\n",
        "\n\n",
        " ",
        "schvaluje",
        "ukládá",
        "bere na vědomí",
        "se ",
        "Rada města ",
        "starostovi ",
        "zajistit ",
        "T: ",
        "Termín: ",
        "Z: ",
        "Kontrolní termín: ",
        "Na vědomí: ",
        "1.2.2026",
        "31.2.2026",
        "ihned",
        ":",
        ",",
        ".",
        "na základě ",
        "že ",
        "<li>",
        "</li>",
        "<ol>",
        "</ol>",
        "<p",
        "&nbsp;",
        "&#x10ffff;",
        "<",
        "ž",
        "\u{feff}",
        "İ",
        "ǅ",
    ];
    let piece =
        prop_oneof![4 => proptest::sample::select(pieces.map(str::to_owned).to_vec()), 1 => any::<String>()];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text: String) {
        let found = parsed(&text);
        let _ = (render(&found.clauses), clause_faults(&found.clauses));
    }

    #[test]
    fn no_debris_makes_the_parser_panic_or_lose_the_verb(text in debris()) {
        let found = parsed(&text);
        let _ = (render(&found.clauses), clause_faults(&found.clauses));
        prop_assert!(found.clauses.iter().all(|clause| clause.verb == clause.verb.trim()));
    }

    #[test]
    fn any_day_is_found_however_it_is_written(day in 1i8..=28, month in 1i8..=12, year in 1990i16..2100, before in "[a-zž ]{0,9}") {
        let expected = date(year, month, day);
        for text in [format!("{before} {day}.{month}.{year}"), format!("{before} {day}. {month}. {year}.")] {
            prop_assert_eq!(find_date(&text).map(|found| found.0), Some(expected));
        }
    }
}
