//! Words whose stem changes in ways no rule can tell from ordinary words.

/// The base of a whole folded form.
pub(super) fn word(folded: &str) -> Option<&'static str> {
    Some(match folded {
        // ů → o
        "dum" => "dom",
        "dvur" => "dvor",
        "stul" => "stol",
        "vuz" => "voz",
        "kun" => "kon",
        "sul" => "sol",
        "hul" => "hol",
        "nuz" => "noz",
        "dul" => "dol",
        "hnuj" => "hnoj",
        "rukuv" => "rukov",
        // í → ě
        "snih" => "sneh",
        "vitr" => "vetr",
        "del" => "dil",
        // the fleeting e of short words
        "den" | "dnem" => "dn",
        "ves" => "vs",
        "zed" => "zd",
        "pes" => "ps",
        "her" => "hr",
        "mezd" => "mzd",
        // forms in which -em, -at or -en belongs to the stem
        "zajem" => "zajm",
        "najem" => "najm",
        "podnajem" => "podnajm",
        "pronajem" => "pronajm",
        "prijem" => "prijm",
        "pojem" => "pojm",
        "dojem" => "dojm",
        "firem" => "firm",
        "forem" => "form",
        "norem" => "norm",
        "reforem" => "reform",
        "platforem" => "platform",
        "pisem" => "pism",
        "pasem" => "pasm",
        "telocvicen" => "telocvicn",
        "studen" => "studn",
        "knihoven" => "knihovn",
        "prodejen" => "prodejn",
        "vodaren" => "vodarn",
        "cistiren" => "cistirn",
        "tovaren" => "tovarn",
        "leden" => "ledn",
        "brezen" => "brezn",
        "duben" => "dubn",
        "kveten" => "kvetn",
        "cerven" => "cervn",
        "srpen" => "srpn",
        "rijen" => "rijn",
        "stupen" => "stupn",
        "povoden" => "povodn",
        // people, children, streets and roofs
        "lide" => "lid",
        "cesti" => "cesk",
        "strech" => "stres",
        "sedmi" => "sedm",
        // cares, not the mayor
        "starost" | "starosti" | "starostem" | "starostmi" => "staros",
        _ => return None,
    })
}

/// Verbs whose root is so short that cutting the suffix would leave another word (`vydat`, `podání`, `jednat`).
const SHORT_VERBS: [&str; 7] = ["kon", "vyd", "pod", "zad", "dod", "jedn", "vzd"];

/// What follows the root in their forms once the ending is gone.
const SHORT_VERB_SUFFIXES: [&str; 9] = ["aj", "avan", "avat", "aval", "avaj", "av", "an", "at", "al"];

/// The base of a form whose ending is gone already; nothing more is cut from it but what all stems lose.
pub(super) fn base(stem: &str) -> Option<String> {
    noun(stem).map(str::to_owned).or_else(|| short_verb(stem))
}

fn short_verb(stem: &str) -> Option<String> {
    let (root, rest) = SHORT_VERBS.iter().find_map(|root| Some((root, stem.strip_prefix(root)?)))?;
    SHORT_VERB_SUFFIXES.contains(&rest).then(|| format!("{root}an"))
}

fn noun(stem: &str) -> Option<&'static str> {
    Some(match stem {
        "smlouv" => "smluv",
        "houb" => "hub",
        "troub" => "trub",
        "louk" | "louc" => "luk",
        "strouh" | "strouz" => "struh",
        "boud" => "bud",
        "peniz" => "penez",
        "pratel" => "pritel",
        "strech" => "stres",
        "dit" | "ditet" => "det",
        "clenov" => "clen",
        "synov" => "syn",
        "otcov" => "otc",
        // here the end is no suffix of a verb
        "skolen" => "skolen",
        "zamit" => "zamit",
        "prijet" | "prijmout" | "prijmut" => "prij",
        "prodlen" => "prodlen",
        "vydaj" => "vydaj",
        // naming somebody, not a name
        "jmenuj" | "jmenovat" | "jmenoval" | "jmenovan" => "jmenovan",
        "radovan" => "radovan",
        _ => return None,
    })
}
