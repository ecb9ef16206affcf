use proptest::prelude::*;

use super::*;

#[test]
fn a_name_is_found_in_every_case() {
    let table = [
        (
            "Petr Novák",
            "Petr Novák|Petra Nováka|Petrovi Novákovi|Petře Nováku|o Petru Novákovi|s Petrem Novákem",
        ),
        ("Jana Malá", "Jana Malá|Jany Malé|Janě Malé|Janu Malou|s Janou Malou|JANA MALÁ|jana mala"),
        ("Eva Dvořáková", "Evy Dvořákové|Evě Dvořákové|Evu Dvořákovou|s Evou Dvořákovou"),
        ("Ivo Svoboda", "Iva Svobody|Ivovi Svobodovi|s Ivem Svobodou|Ivu Svobodovi"),
        ("Karel Němec", "Karla Němce|Karlovi Němcovi|s Karlem Němcem"),
        ("Jiří Krejčí", "Jiřího Krejčího|Jiřímu Krejčímu|s Jiřím Krejčím"),
        ("Ondřej Čech", "Ondřeje Čecha|Ondřejovi Čechovi|s Ondřejem Čechem"),
        ("Lev Tolar", "Lva Tolara|Lvovi Tolarovi|se Lvem Tolarem"),
        ("Olga Mrázová", "Olgy Mrázové|Olze Mrázové|Olgu Mrázovou|s Olgou Mrázovou"),
        ("Emil Švec", "Emila Ševce|Emilovi Ševcovi|Emilu Ševci|s Emilem Ševcem"),
        ("Radim Košťál", "Radima Košťála|Radimovi Košťálovi|s Radimem Košťálem"),
        ("Marie Nová Šetelíková", "Marii Nové Šetelíkové|s Marií Novou Šetelíkovou"),
    ];
    for (name, forms) in table {
        let (given, family) = name.split_once(' ').unwrap();
        let naming = Naming::of(given, family, "");
        for form in forms.split('|') {
            let text = format!("Rada schvaluje smlouvu: {form}, bytem Vzorov.");
            assert!(naming.stands_in([text.as_str()]), "{form}: {:?}", naming.forms());
            assert!(naming.may_stand_in(&text), "{form}");
            assert_eq!(naming.sentences(&text), [text.as_str()], "{form}");
        }
    }
}

#[test]
fn others_are_not_found_and_further_words_narrow() {
    let table = [
        ("Petr Novák", "", "Petra Nováka", true),
        ("Petr Novák", "", "Pavel Novák a Petra Malá", true), // both names stand: a person judges
        ("Petr Novák", "", "Pavel Novák", false),
        ("Petr Novák", "", "Petr Nový", false),
        ("Jana Malá", "", "Tatjana Malá", false),
        ("Petr Novák", "Lipová", "Petr Novák, bytem v Lipové ulici", true),
        ("Petr Novák", "Lipová", "Petr Novák, bytem v Dlouhé ulici", false),
        ("Petr Novák", "3. 5. 1970", "Petr Novák, nar. 03.05.1970", true),
        ("Petr Novák", "3.5.1970", "Petr Novák, nar. 3. května 1970", true),
        ("Petr Novák", "3.5.1970", "Petr Novák, nar. 3. 5. 1971", false),
        ("Petr Novák", "412/7", "Petr Novák, pozemek p. č. 412/7", true),
        ("Petr Novák", "v", "Petr Novák", true),
    ];
    for (name, beside, text, expected) in table {
        let (given, family) = name.split_once(' ').unwrap();
        assert_eq!(Naming::of(given, family, beside).stands_in([text]), expected, "{name} {beside}: {text}");
    }
}

#[test]
fn an_initial_is_a_word_of_its_own() {
    let naming = Naming::of("J.", "Novák", "");
    assert!(naming.stands_in(["souhlasí J. Novák"]) && !naming.stands_in(["Petr Novák je pro"]));
}

#[test]
fn a_cheap_look_turns_away_what_holds_no_such_words() {
    let naming = Naming::of("Karel", "Vomáčka", "412/7");
    let table = [
        ("{\"text\":\"Karlu Vomáčkovi – pozemek 412/7\"}", true),
        ("{\"text\":\"Karlu Vomáčkovi – pozemek 412/8\"}", false),
        ("{\"text\":\"Karlu Novákovi, pozemek 412/7\"}", false),
        ("Vo\u{ad}máčka", true),
        ("Łukasz", true),
    ];
    for (text, expected) in table {
        assert_eq!(naming.may_stand_in(text), expected, "{text}");
    }
}

#[test]
fn words_may_stand_in_several_texts_of_one_thing() {
    let naming = Naming::of("Karel", "Vomáčka", "Lipová");
    assert!(naming.stands_in(["Prodej v Lipové", "kupující Karel Vomáčka"]));
    assert!(!naming.stands_in(["Prodej v Lipové", "kupující Vomáčka"]));
}

#[test]
fn both_names_make_a_naming_whole() {
    let table =
        [("Karel", "Vomáčka", true), ("", "Vomáčka", false), ("Karel", " . ", false), ("", "", false)];
    for (given, family, expected) in table {
        assert_eq!(Naming::of(given, family, "Lipová").is_whole(), expected, "{given} {family}");
    }
}

#[test]
fn of_a_text_go_the_sentences_around_the_name_alone() {
    let text = "Rada projednala žádosti. O pozemek žádá Karel Vomáčka, bytem Lipová 12. Dále žádá Jana Malá.\n\
                Cena pro Ing. Karla Vomáčku je 5. 000 Kč podle § 39 odst. 1 zákona. Paní Malá nesouhlasí.\n\
                Pan Vomáčka souhlasí.";
    let naming = Naming::of("Karel", "Vomáčka", "");
    let expected = [
        // A number before a stop ends no sentence: more is given rather than a half.
        "O pozemek žádá Karel Vomáčka, bytem Lipová 12. Dále žádá Jana Malá.",
        "Cena pro Ing. Karla Vomáčku je 5. 000 Kč podle § 39 odst. 1 zákona.",
    ];
    assert_eq!(naming.sentences(text), expected);
    assert_eq!(naming.family_sentences(text).last().map(String::as_str), Some("Pan Vomáčka souhlasí."));
    assert_eq!(
        naming.sentences("Rada schvaluje prodej panu Karlu Vomáčkovi. Rada ukládá."),
        ["Rada schvaluje prodej panu Karlu Vomáčkovi."]
    );
}

#[test]
fn of_an_endless_sentence_goes_what_is_around_the_name() {
    let text = format!("{} Karel Vomáčka {}", "slovo ".repeat(500), "jiné ".repeat(500));
    let found = Naming::of("Karel", "Vomáčka", "").sentences(&text);
    assert!(found[0].starts_with("… ") && found[0].ends_with(" …") && found[0].contains("Karel Vomáčka"));
    assert!(found[0].chars().count() < 700, "{}", found[0].chars().count());
}

proptest! {
    #[test]
    fn any_text_is_read(given in "\\PC{0,8}", family in "\\PC{0,8}", text in "([abč .\\n!]|\\PC|\\u{301}){0,120}") {
        let naming = Naming::of(&given, &family, &text);
        prop_assert!(!naming.stands_in([text.as_str()]) || naming.may_stand_in(&text));
        for sentence in naming.sentences(&text) {
            prop_assert!(text.contains(sentence.as_str()));
        }
    }
}
