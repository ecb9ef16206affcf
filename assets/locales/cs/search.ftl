### Hledat: obrazovka a paleta.

search-nav = Hledat
search-title = Hledat „{ $text }“
search-text = Hledá se ve všech tvarech slova, s háčky i bez nich.
search-found =
    { $count ->
        [one] { $count } výsledek. Hledá se ve všech tvarech slova, s háčky i bez nich.
        [few] { $count } výsledky. Hledá se ve všech tvarech slova, s háčky i bez nich.
       *[other] { $count } výsledků. Hledá se ve všech tvarech slova, s háčky i bez nich.
    }
search-help = Hledá v tiscích, usneseních, přílohách, úkolech, jednáních i lidech. Napište slovo nebo číslo; slova v uvozovkách musí stát vedle sebe. Enter otevře první výsledek, šipka dolů přejde mezi výsledky. Totéž umí paleta (Ctrl+K), po znaku # hledá čísla.
search-label = Co hledáte
search-hint = Slovo, číslo usnesení nebo „slova v uvozovkách“.
search-where = Kde
search-results = Výsledky
search-body = Orgán
search-any-body = Všechny orgány
search-year = Rok
search-any-year = Všechny roky
search-state = Stav
search-any-state = Všechny stavy
search-choice = { $name } ({ $count })
search-kind =
    { $kind ->
        [resolution] Usnesení
        [paper] Tisky
        [paper_version] Starší znění tisků
        [attachment] Přílohy
        [meeting_document] Dokumenty jednání
        [task] Úkoly
        [meeting] Jednání
        [person] Lidé
       *[other] { $kind }
    }
search-kind-one =
    { $kind ->
        [resolution] usnesení
        [paper] tisk
        [paper_version] znění tisku
        [attachment] příloha
        [meeting_document] dokument jednání
        [task] úkol
        [meeting] jednání
        [person] osoba
       *[other] { $kind }
    }
search-hit =
    { $kind ->
        [resolution] Usnesení { $number } – { $title }
        [paper] Tisk { $number } – { $title }
        [paper_version] Znění { $number }: { $title }
       *[other] { $number } – { $title }
    }
# Místo úryvku, kde se slovo našlo v tom, co není pro všechny.
search-withheld = Neveřejné. Text uvidíte po otevření, které se zapíše.
search-everything = Hledat všude
search-more =
    { $rest ->
        [one] Ukázat ještě { $rest }
        [few] Ukázat ještě { $rest }
       *[other] Ukázat další ({ $rest })
    }
search-empty = Napište, co hledáte
search-empty-text = Stačí kus slova: chodník najde i chodníku, Svidova najde i Svídovou.
search-loading = Hledám
search-failed = Hledání se nepodařilo
search-none = „{ $text }“ tu není
search-none-text = Zkuste jiné slovo nebo jen jeho začátek. U čísla stačí část před lomítkem.
search-none-narrowed = Hledalo se jen v části. Zkuste to všude.
search-all-results =
    { $count ->
        [one] Celý výsledek: „{ $text }“ ({ $count })
        [few] Všechny výsledky: „{ $text }“ ({ $count })
       *[other] Všechny výsledky: „{ $text }“ ({ $count })
    }
